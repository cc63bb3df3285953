"""Whether an accepted offer stands in the text, judged without a line of the gate's own code."""

import re
import unicodedata

TURNING = frozenset(
    [
        "not",
        "no",
        "never",
        "nor",
        "neither",
        "nobody",
        "nothing",
        "without",
        "may",
        "might",
        "could",
        "possibly",
        "probably",
        "likely",
        "perhaps",
        "allegedly",
        "reportedly",
        "nicht",
        "kein",
        "keine",
        "nie",
        "ohne",
        "könnte",
        "vermutlich",
        "wahrscheinlich",
        "möglicherweise",
        "angeblich",
    ]
)


def letters(text: str) -> str:
    """Letters and digits alone, in their plain form."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text))


def words(text: str) -> list[str]:
    """Words in their plain form."""
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text))


def stands(offer: dict, span: str, whole: str) -> bool:
    """Whether an accepted span is what the offer quotes, and holds all that the offer names.

    Args:
        offer: as the model gave it.
        span: the text's own words where the gate put the quote.
        whole: the whole text.
    """
    said = letters(span)
    values = (*offer.get("numbers", ()), *offer.get("dates", ()))
    names = said + letters(offer.get("source", ""))
    return (
        (letters(offer["quote"]) == said or is_slip(words(offer["quote"]), words(span)))
        and all(letters(value) in said for value in values)
        and all(letters(name) in names for name in offer.get("names", ()))
        and all(letters(offer.get(one, "")) in letters(whole) for one in ("source", "cue"))
    )


def is_slip(one: list[str], other: list[str]) -> bool:
    """Word by word the same, but for a letter inside plain words."""
    return len(one) == len(other) and all(
        a == b or is_plain_slip(a, b) for a, b in zip(one, other, strict=True)
    )


def is_plain_slip(one: str, other: str) -> bool:
    both = one + other
    if any(letter.isdigit() or letter.isupper() for letter in both) or {one, other} & TURNING:
        return False
    shorter, longer = sorted((one, other), key=len)
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) <= 1
    return len(longer) - len(shorter) == 1 and shorter in {
        longer[:n] + longer[n + 1 :] for n in range(len(longer))
    }
