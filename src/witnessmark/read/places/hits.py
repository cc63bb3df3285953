"""A place name found in a text, with what its name may mean."""

from dataclasses import dataclass

from witnessmark.records import PlaceCandidate


@dataclass(frozen=True)
class Hit:
    """Words that name a place.

    Attributes:
        start: first code point of the words.
        end: code point after the last.
        name: the words as looked up.
        candidates: of the name, best first; none where only the words around say place.
        is_told: whether the words around say so.
    """

    start: int
    end: int
    name: str
    candidates: tuple[PlaceCandidate, ...]
    is_told: bool = False
