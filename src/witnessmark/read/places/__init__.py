"""Place names of a text as mentions with ranked candidates and footprints.

A name is looked up in the case's gazetteer first. Where a text speaks of a place that no list knows ("the town of
Foo"), the mention is kept without a candidate: "cannot tell".
"""

from dataclasses import dataclass
from functools import lru_cache

from witnessmark.read.contract import Gazetteer
from witnessmark.read.places.footprint import bend_all
from witnessmark.read.places.hits import Hit
from witnessmark.read.places.inside import is_building
from witnessmark.read.places.ranking import rank
from witnessmark.read.places.scan import scan
from witnessmark.records import PlaceMention, Span

__all__ = ["find_places"]


def find_places(text: str, start: int, end: int, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Mentions of places within `text[start:end]`, in text order; the rest of the text helps to rank them.

    Args:
        text: a whole document's text.
        start: the first code point of the stretch whose mentions are wanted.
        end: the code point after its last.
        gazetteer: where names lie; the same object for all calls on one text, for a text is scanned once.

    Returns:
        One mention a name, with spans in `text`. Adjectives of countries ("Iraqi") are mentions of the country with
        a lower score and say so in their reasons.
    """
    hits = (hit for hit in _hits(text, _Same(gazetteer)) if start <= hit.start and hit.end <= end)
    return tuple(_mention(hit, text) for hit in hits)


@dataclass(frozen=True, eq=False)
class _Same:
    """A gazetteer that equals itself only, whatever it is made of."""

    gazetteer: Gazetteer

    def __hash__(self) -> int:
        return id(self.gazetteer)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.gazetteer is self.gazetteer


@lru_cache(maxsize=4)
def _hits(text: str, known: _Same) -> tuple[Hit, ...]:
    ranked = rank(scan(text, known.gazetteer), text)
    # A building that no town of the text can hold says nothing about where: it is left to the actors.
    return tuple(hit for hit in ranked if hit.candidates or not is_building(hit.name))


def _mention(hit: Hit, text: str) -> PlaceMention:
    candidates = bend_all(hit.candidates, text, hit.start)
    return PlaceMention(Span(hit.start, hit.end), text[hit.start : hit.end], candidates)
