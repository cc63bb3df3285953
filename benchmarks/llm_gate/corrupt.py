"""Ways a model's reply goes wrong, one at a time: each takes a faithful offer and gives one that is not, None where it cannot.

MEANING changes what is said; VALUES adds to what it is said to hold; SHAPE breaks the reply itself; HARMLESS changes
nothing that a reader of the text would call a change.
"""

import json
import re
from collections.abc import Callable, Mapping
from random import Random

Change = Callable[[dict, Random, list[dict]], dict | None]
"""An offer, a source of chance, and all faithful offers, to an offer that went wrong."""

SMALL = {
    "one": "nine",
    "two": "ten",
    "three": "five",
    "four": "seven",
    "six": "eight",
    "zwei": "drei",
    "drei": "fünf",
    "vier": "acht",
}
NOT = re.compile(r"\b(?:not|never|no|nicht|kein|keine|nie)\b ?|n['’]t\b")
HEDGE = re.compile(
    r"\b(?:may|might|could|possibly|probably|likely|perhaps|allegedly|reportedly|believed|könnte|könnten|vermutlich|wahrscheinlich|möglicherweise|angeblich)\b ?"
)
BOUND = re.compile(
    r"\b(?:at least|more than|about|around|nearly|up to|mindestens|mehr als|rund|etwa|fast|bis zu)\b ?"
)
VERBS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|ist|sind|war|waren|hat|haben|werde|wird|sei)\b"
)


def digits(offer: dict, chance: Random, _: list[dict]) -> dict | None:
    """One digit is another: "3,200" is "3,800"."""
    places = [found.start() for found in re.finditer(r"\d", offer["quote"])]
    return (
        replaced(offer, chance.choice(places), 1, lambda old: str((int(old) + 1 + chance.randrange(8)) % 10))
        if places
        else None
    )


def digit_more(offer: dict, chance: Random, _: list[dict]) -> dict | None:
    """One digit is doubled: "12" is "122"."""
    places = [found.start() for found in re.finditer(r"\d", offer["quote"])]
    return replaced(offer, chance.choice(places), 1, lambda old: old * 2) if places else None


def number_word(offer: dict, _: Random, __: list[dict]) -> dict | None:
    """A number word is another: "two" is "ten"."""
    found = re.search(rf"\b(?:{'|'.join(SMALL)})\b", offer["quote"])
    return replaced(offer, found.start(), len(found[0]), SMALL.__getitem__) if found else None


def negation_gone(offer: dict, _: Random, __: list[dict]) -> dict | None:
    """A "not" is left out."""
    return without(offer, NOT)


def hedge_gone(offer: dict, _: Random, __: list[dict]) -> dict | None:
    """A "may", a "reportedly" is left out."""
    return without(offer, HEDGE)


def bound_gone(offer: dict, _: Random, __: list[dict]) -> dict | None:
    """An "at least" is left out."""
    return without(offer, BOUND)


def negation_more(offer: dict, _: Random, __: list[dict]) -> dict | None:
    """A "not" is put behind a verb."""
    found = VERBS.search(offer["quote"])
    return replaced(offer, found.end(), 0, lambda _: " not") if found else None


def prefix(offer: dict, chance: Random, _: list[dict]) -> dict | None:
    """A word gets an "un" in front."""
    found = list(re.finditer(r"\b[a-zäöü]{5,}\b", offer["quote"]))
    return replaced(offer, chance.choice(found).start(), 0, lambda _: "un") if found else None


def name(offer: dict, chance: Random, others: list[dict]) -> dict | None:
    """A capitalised word is one from another offer."""
    here = list(re.finditer(r"(?<=\w )[A-ZÄÖÜ]\w{3,}", offer["quote"]))
    there = [
        word
        for other in chance.sample(others, 5)
        for word in re.findall(r"(?<=\w )[A-ZÄÖÜ]\w{3,}", other["quote"])
    ]
    there = [word for word in there if word not in offer["quote"]]
    if not (here and there):
        return None
    old = chance.choice(here)
    return replaced(offer, old.start(), len(old[0]), lambda _: chance.choice(there))


def name_letter(offer: dict, chance: Random, _: list[dict]) -> dict | None:
    """A letter inside a name is another: "Amerli" is "Amarli"."""
    found = list(re.finditer(r"(?<=\w )[A-ZÄÖÜ][a-zäöü]{4,}", offer["quote"]))
    if not found:
        return None
    return replaced(offer, chance.choice(found).start() + 2, 1, lambda old: "x" if old != "x" else "z")


def word(offer: dict, chance: Random, others: list[dict]) -> dict | None:
    """A word is one from another offer."""
    here = list(re.finditer(r"\b[a-zäöü]{4,}\b", offer["quote"]))
    there = re.findall(r"\b[a-zäöü]{4,}\b", chance.choice(others)["quote"])
    there = [one for one in there if one not in offer["quote"]]
    if not (here and there):
        return None
    old = chance.choice(here)
    return replaced(offer, old.start(), len(old[0]), lambda _: chance.choice(there))


def word_gone(offer: dict, chance: Random, _: list[dict]) -> dict | None:
    """A word inside is left out."""
    words = offer["quote"].split()
    if len(words) < 5:
        return None
    del words[chance.randrange(1, len(words) - 1)]
    return offer | {"quote": " ".join(words)}


def turned(offer: dict, chance: Random, _: list[dict]) -> dict | None:
    """Two neighbouring words change places."""
    words = offer["quote"].split()
    if len(words) < 4:
        return None
    place = chance.randrange(len(words) - 1)
    words[place : place + 2] = reversed(words[place : place + 2])
    return offer | {"quote": " ".join(words)}


def spliced(offer: dict, chance: Random, others: list[dict]) -> dict | None:
    """Its first half goes on in another's second half."""
    one, other = offer["quote"].split(), chance.choice(others)["quote"].split()
    return offer | {"quote": " ".join(one[: len(one) // 2 + 1] + other[len(other) // 2 :])}


def invented(offer: dict, chance: Random, _: list[dict]) -> dict | None:
    """A sentence that nobody wrote."""
    place = chance.choice(("Granby", "Oldmere", "Tessin Vale"))
    return offer | {"quote": f"at least {chance.randrange(100, 9999):,} houses were burned in {place}"}


def cut_word(offer: dict, chance: Random, _: list[dict]) -> dict | None:
    """It ends inside a word."""
    ends = [one.end() - 2 for one in re.finditer(r"\b\w{5,}\b", offer["quote"])]
    return offer | {"quote": offer["quote"][: chance.choice(ends)]} if ends else None


def other_source(offer: dict, chance: Random, others: list[dict]) -> dict | None:
    """Its source is another text's."""
    return offer | {"source": chance.choice(others)["source"]}


def invented_cue(offer: dict, chance: Random, _: list[dict]) -> dict | None:
    """Its cue is a word nobody used."""
    return offer | {"cue": chance.choice(("confirmed beyond doubt", "swore", "beschwor", "leaked"))}


def number_more(offer: dict, chance: Random, _: list[dict]) -> dict | None:
    """It names a number that its words do not hold."""
    return offer | {"numbers": [*offer.get("numbers", []), str(chance.randrange(10_000, 99_999))]}


def date_more(offer: dict, chance: Random, _: list[dict]) -> dict | None:
    """It names a date that its words do not hold."""
    return offer | {
        "dates": [*offer.get("dates", []), chance.choice(("31 February", "May 1871", "2031-01-01"))]
    }


def name_more(offer: dict, chance: Random, _: list[dict]) -> dict | None:
    """It names somebody whom its words do not hold."""
    return offer | {"names": [*offer.get("names", []), chance.choice(("Granby", "Oldmere", "Tessin Vale"))]}


MEANING: Mapping[str, Change] = {
    "digit changed": digits, "digit doubled": digit_more, "number word changed": number_word, "negation gone": negation_gone,
    "negation put in": negation_more, "prefix un-": prefix, "hedge gone": hedge_gone, "bound gone": bound_gone,
    "name changed": name, "letter of a name": name_letter, "word changed": word, "word gone": word_gone, "words turned": turned,
    "two spliced": spliced, "invented": invented, "cut in a word": cut_word,
}  # fmt: skip
VALUES: Mapping[str, Change] = {
    "another's source": other_source, "invented cue": invented_cue, "number put in": number_more, "date put in": date_more,
    "name put in": name_more,
}  # fmt: skip


def curly(text: str) -> str:
    return text.replace("'", "’").replace('"', "”")


def spaced(text: str) -> str:
    return text.replace(" ", "\u00a0 ")


def slip(text: str) -> str:
    """A letter left out inside the longest plain word, where the text is long enough for that to be a slip."""
    longest = max(re.findall(r"\b[a-zäöü]{7,}\b", text), key=len, default="")
    return text.replace(longest, longest[:3] + longest[4:], 1) if longest and len(text) > 60 else text


HARMLESS: Mapping[str, Callable[[str], str]] = {
    "typography": curly,
    "spaces": spaced,
    "slip of the pen": slip,
}


def reply(offer: dict) -> bytes:
    """A whole reply with one offer."""
    content = json.dumps({"statements": [offer]}, ensure_ascii=False)
    return json.dumps({"choices": [{"message": {"content": content}, "finish_reason": "stop"}]}).encode()


def flipped(data: bytes, chance: Random) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + bytes([data[place] ^ (1 << chance.randrange(8))]) + data[place + 1 :]


def gapped(data: bytes, chance: Random) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + data[place + chance.randrange(1, 40) :]


SHAPE: Mapping[str, Callable[[bytes, Random], bytes]] = {
    "truncated": lambda data, chance: data[: chance.randrange(len(data))],
    "byte flipped": flipped,
    "bytes left out": gapped,
    "twice": lambda data, _: data + data,
    "another charset": lambda data, _: data.decode().encode("utf-16"),
    "other schema": lambda data, _: data.replace(b"statements", b"claims"),
    "prose around": lambda data, _: b"Here is what you asked for:\n" + data,
}


def replaced(offer: dict, place: int, length: int, new: Callable[[str], str]) -> dict:
    """The offer with a stretch of its quote made anew."""
    quote = offer["quote"]
    return offer | {"quote": quote[:place] + new(quote[place : place + length]) + quote[place + length :]}


def without(offer: dict, pattern: re.Pattern[str]) -> dict | None:
    """The offer with one found stretch left out of its quote."""
    found = pattern.search(offer["quote"])
    return replaced(offer, found.start(), len(found[0]), lambda _: "") if found else None
