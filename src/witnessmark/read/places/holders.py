"""What a name is said to lie in: "Paris, Texas", "Aleppo's Bustan district", "the Syrian town of Zarqun"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from witnessmark.read.places.hits import Hit

_NOUNS = (
    "suburb|district|neighbou?rhood|quarter|town|village|city|area|region|borough|province|governorate|county|hamlet"
    "|township|municipality|port|camp|island|oblast|state|settlement|subdistrict|commune|parish"
)
_COMMA = re.compile(r",\s(?:in\s|the\s){0,1}|\s{1,2}\(|\s{1,3}in (?:the )?")
_BESIDE = re.compile(r",?\s(?:near|outside|close to|just outside|not far from)\s(?:the\s)?")
_APPOSED = re.compile(
    rf",\s(?:an?|the)\s(?:\w{{1,15}}\s){{0,2}}(?:{_NOUNS})\s(?:in|of|outside|near)\s(?:the\s)?"
)
_OWNED = re.compile(r"['’]s?\s(?:\w{1,12}ern\s)?")
_NOUN_OF = re.compile(rf"\s(?:\w{{1,15}}\s)?(?:{_NOUNS})s?\sof\s(?:the\s)?")
_LONGEST = 60


@dataclass(frozen=True)
class Holder:
    """A place that a name is written together with.

    Attributes:
        hit: the place.
        is_beside: the name lies near it, not in it.
        is_plain: the words say so outright, and not a comma alone, which may part two places of a list.
    """

    hit: Hit
    is_beside: bool = False
    is_plain: bool = False


def find_holders(hits: Sequence[Hit], text: str) -> list[Holder | None]:
    """For each hit what it is said to lie in: the place right after it, else the one right before."""
    before, after = [None, *hits], [*hits[1:], None]
    return [
        _after(hit, one, text) or _before(hit, other, text)
        for hit, one, other in zip(hits, after, before, strict=False)
    ]


def _after(hit: Hit, holder: Hit | None, text: str) -> Holder | None:
    gap = text[hit.end : holder.start] if holder and holder.start - hit.end <= _LONGEST else ""
    if not holder or not gap:
        return None
    if _COMMA.fullmatch(gap):
        return Holder(holder)
    if _BESIDE.fullmatch(gap):
        return Holder(holder, is_beside=True)
    return Holder(holder, is_beside=True, is_plain=True) if _APPOSED.fullmatch(gap) else None


def _before(hit: Hit, holder: Hit | None, text: str) -> Holder | None:
    gap = text[holder.end : hit.start] if holder and hit.start - holder.end <= _LONGEST else ""
    if not holder or not gap:
        return None
    is_said = bool(_OWNED.fullmatch(gap) or _NOUN_OF.fullmatch(gap))
    return Holder(holder, is_beside=" suburb" in gap, is_plain=True) if is_said else None
