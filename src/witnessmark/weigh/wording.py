"""Figures in words: the source's own qualifier and hedge, who, on whose word, and by which relay."""

import re
from collections.abc import Iterable, Sequence

from witnessmark.nouns import things
from witnessmark.records import Quantity, Voice
from witnessmark.weigh.mentions import Mention
from witnessmark.weigh.names import joined, normal_name

QUALIFIERS = {
    "EQUAL_OR_MORE": "at least", "MORE_THAN": "more than", "EQUAL_OR_LESS": "at most", "LESS_THAN": "fewer than",
    "APPROX": "about", "NEARLY": "nearly", "VAGUE": "roughly",
}  # fmt: skip

HEDGES = {"probable": "likely ", "possible": "possibly "}

VERBS = {
    "burn": "burned", "destroy": "destroyed", "damage": "damaged", "demolish": "blown up or demolished",
    "loot": "looted", "raid": "raided", "abduct": "abducted", "kill": "killed", "wound": "wounded",
    "release": "released", "displace": "displaced", "trap": "trapped", "arrest": "arrested", "examine": "examined",
    "visit": "visited", "interview": "interviewed", "torture": "tortured", "detain": "detained",
}  # fmt: skip
"""Acts as participles: "were burned"."""

LIMIT = re.compile(
    r"(?:in|of|across|within|around|near|among|over|from|at(?! least| most)|between|inside|outside|with)\s",
    re.IGNORECASE,
)
"""How a scope begins that reads well after its noun."""

WHOLE = re.compile(r"(?:the |these |those |all )?\d")
"""How the whole of a part begins that can be said after it: "30 of the 35 villages"."""

LOOSE_END = re.compile(
    r"\s(?:taken|made|done|carried|dated|between|from|on|of|and|the|by|that|which|to)$", re.IGNORECASE
)
"""What is left of a clause that a scope was cut from."""

QUOTED = 150
"""Characters of a sentence that a row quotes where its figure tells nothing by itself."""

SHOWN = 3
"""Relays a sentence names; the rest are counted."""


SMALL = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)

WIDE_KM = 10
"""A case wider than this looks around a place rather than in it."""


def number_words(value: float) -> str:
    """3200.0 as "3,200"; at most three decimals."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.3f}".rstrip("0")


def count_words(quantity: Quantity, number: float) -> str:
    """The number with its qualifier: the text's own words where a reader of English can read them."""
    if quantity.mod == "RANGE" and quantity.lower is not None and quantity.upper is not None:
        return f"{number_words(quantity.lower)} to {number_words(quantity.upper)}"
    if quantity.mod == "EQUAL":
        return number_words(number)
    if quantity.mod == "VAGUE" and quantity.qualifier.isascii() and quantity.qualifier:
        return quantity.qualifier.casefold()
    own = quantity.qualifier.casefold() if quantity.qualifier.isascii() and quantity.mod != "VAGUE" else ""
    return f"{own or QUALIFIERS.get(quantity.mod, '')} {number_words(number)}".strip()


def figure_words(mention: Mention) -> str:
    """A figure as a clause: "at least 3,200 buildings were burned", "over 75 percent of buildings were destroyed"."""
    return f"{amount_words(mention)}{act_words(mention.act, mention.quantity.hedge, mention.number)}"


def noun_words(mention: Mention) -> str:
    """The same as a noun: "at least 3,200 buildings burned"."""
    done = act_words(mention.act, mention.quantity.hedge, mention.number)
    return (
        bare_words(mention) + done.replace(" were ", " ", 1).replace(" was ", " ", 1) + limit_words(mention)
    )


def amount_words(mention: Mention) -> str:
    """The count with what is counted and its limits: "over 75 percent of buildings in at least 18 villages"."""
    return bare_words(mention) + limit_words(mention)


def limit_words(mention: Mention) -> str:
    """The limits of a count, where they read well after it: " in at least 18 villages"."""
    scope = scope_words(mention)
    return f" {scope}" if scope and scope.isascii() else ""


def scope_words(mention: Mention) -> str:
    """The limits of a count in the text's words, "" where what was read as one is no limit in English."""
    scope = mention.quantity.scope
    return LOOSE_END.sub("", scope) if LIMIT.match(scope) or not scope.isascii() else ""


def bare_words(mention: Mention) -> str:
    """The count with what is counted: "over 75 percent of buildings"."""
    quantity = mention.quantity
    what = things(mention.thing, mention.number)
    if mention.thing == "percent":
        what = f"percent of {quantity.of if quantity.of and quantity.of.isascii() else 'what is counted'}"
    elif WHOLE.match(quantity.of) and quantity.of.isascii():
        what = f"of {quantity.of}"
    return f"{count_words(quantity, mention.number)} {what}"


def act_words(act: str, hedge: str, number: float) -> str:
    """What was done: " were likely burned"; "" when the thing is only there."""
    were = "was" if number == 1 else "were"
    if act == "missing":
        return f" {were} {HEDGES.get(hedge, '')}missing"
    if act == "witness":
        return " bore witness"
    return f" {were} {HEDGES.get(hedge, '')}{VERBS[act]}" if act in VERBS else (f" ({act})" if act else "")


def place_words(mentions: Iterable[Mention]) -> str:
    """Where: " around Amerli" or " at or near Yengija"; "" when only a coarse place, or none, is told."""
    best = next((one for one in mentions if one.place is not None), None)
    if best is None or best.place is None or best.place_name in best.quantity.scope:
        return ""
    is_around = best.place.inner_km > 0 or best.place.outer_km > 10
    return f" {'around' if is_around else 'at or near'} {best.place_name}"


def word_of(mentions: Sequence[Mention]) -> str:
    """On whose word one number stands: "according to Human Rights Watch by way of The Long War Journal (one relay)"."""
    named = {one.path.origin: None for one in mentions if one.path.origin}
    if not named:
        return "though no text tells on whose word"
    origins = f"according to {joined(list(named)[:SHOWN])}"
    cited = joined(list(dict.fromkeys(_witnesses(mentions)))[:2])
    origins += f", citing {cited}," if cited else ""
    relays = innermost_relays(mentions)
    if not relays or any(not one.path.relayers for one in mentions):
        return origins.rstrip(",")
    shown = [_title(mentions, name) for name in relays[:SHOWN]]
    way = mentions[0].path.relayers
    if len(way) > 1 and len({mention.document for mention in mentions}) == 1:
        shown = [f"{_title(mentions, normal_name(way[0]))}, relaying {shown[0]}"]
    if len(relays) > SHOWN:
        shown = [*shown[:-1], f"{len(relays) - SHOWN + 1} others"]
    return f"{origins} by way of {joined(shown)}{relay_note(mentions)}"


def relay_note(mentions: Sequence[Mention]) -> str:
    """The note "(one relay and its copies)" where one relay is all there is, else nothing."""
    if len(innermost_relays(mentions)) != 1 or any(not one.path.relayers for one in mentions):
        return ""
    copies = len({one.document for one in mentions})
    return " (one relay and its copies)" if copies > 1 else " (one relay)"


def innermost_relays(mentions: Iterable[Mention]) -> list[str]:
    """Normal names of the relays nearest to the origin, by first appearance: copies of one of them add none."""
    return list(dict.fromkeys(normal_name(one.path.relayers[-1]) for one in mentions if one.path.relayers))


def _witnesses(mentions: Iterable[Mention]) -> Iterable[str]:
    for mention in mentions:
        chain = [voice for voice in mention.statement.attribution if voice.name]
        names = [normal_name(voice.name) for voice in chain]
        origin = normal_name(mention.path.origin)
        if origin in names:
            yield from (crowd_words(voice) for voice in chain[names.index(origin) + 1 :])


def crowd_words(voice: Voice) -> str:
    """A voice inside a sentence: "Key witnesses", as a text begins with them, are key witnesses there."""
    is_common = voice.kind in {"group", "evidence"} and voice.name[1:] == voice.name[1:].casefold()
    return voice.name[:1].casefold() + voice.name[1:] if is_common else voice.name


def quoted_words(mention: Mention) -> str:
    """The sentence around a figure, at most QUOTED characters of it; "" where a reader of English cannot read it."""
    text = " ".join(mention.statement.text.split()).strip("“”").rstrip(". ")
    if not text or sum(letter.isascii() for letter in text) < 0.9 * len(text):
        return ""
    if len(text) <= QUOTED:
        return text
    at = max(text.find(mention.quantity.text), 0)
    start = max(0, min(at - QUOTED // 3, len(text) - QUOTED))
    cut = text[start : start + QUOTED]
    cut = cut if start == 0 else "… " + cut.partition(" ")[2]
    return cut if start + QUOTED >= len(text) else cut.rpartition(" ")[0] + " …"


def _title(mentions: Iterable[Mention], key: str) -> str:
    for mention in mentions:
        for voice in mention.statement.attribution:
            for name in (voice.outlet, voice.name):
                if normal_name(name) == key:
                    return name
        for name in mention.path.names:
            if normal_name(name) == key:
                return name
    return key


def counted(count: int, noun: str) -> str:
    """A count with its noun, small ones in words: "one origin", "14 documents"."""
    amount = SMALL[count] if count < len(SMALL) else number_words(count)
    return f"{amount} {noun if count == 1 or not noun else noun + 's'}"


def region_words(name: str, radius_km: float) -> str:
    """Where a case looks: " around Amerli", " in the valley"; "" when it has no name."""
    if not name or name.casefold().startswith(("around ", "near ", "in ")):
        return f" {name}" if name else ""
    return f" {'around' if radius_km > WIDE_KM else 'in'} {name}"


def sentence(text: str) -> str:
    """The text with a capital and one full stop, inside the quotation where that ends with one."""
    told = f"{text[:1].upper()}{text[1:]}".strip()
    if told.endswith((".”", "!”", "?”", "!", "?")):
        return told
    return told.rstrip(".") + "."
