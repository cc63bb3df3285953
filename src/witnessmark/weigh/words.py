"""Texts as words with their places: what reuse is found in."""

import re
from dataclasses import dataclass

from witnessmark.records import Document, Span

WORD = re.compile(r"\w+(?:[.,'’-]\w+)*")
"""A word or number; "3,200" and "31-page" stay whole. Each part must begin with a word sign, so it cannot backtrack far."""

QUOTED = re.compile(r"[“«„\"]([^“”«»„\"]{1,2000})[”»\"]")
"""What stands between quotation marks, up to 2,000 characters."""


NOTE = re.compile(r"^\[[^\]]{40,2000}\]?$", re.MULTILINE)
"""A paragraph in square brackets: a note on the text, which is no part of it."""


@dataclass(frozen=True)
class Words:
    """A document's words in order.

    Attributes:
        document: the document's id.
        words: case-folded, one kind of apostrophe.
        places: the characters of the document's text at which each begins and ends.
    """

    document: str
    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]

    def span(self, first: int, end: int) -> Span:
        """The characters from word `first` to the one before word `end`."""
        return Span(self.places[first][0], self.places[end - 1][1])


def split_words(document: Document) -> Words:
    """The words of a document's main blocks; of the whole text when it names no blocks."""
    text = document.text
    stretches = [block.span for block in document.blocks if block.main] or [Span(0, len(text))]
    found = [match for part in stretches for match in WORD.finditer(text, part.start, part.end)]
    notes = [match.span() for match in NOTE.finditer(text)]
    if notes:
        found = [match for match in found if not any(start <= match.start() < end for start, end in notes)]
    return Words(
        document.id,
        tuple([match.group().replace("’", "'").casefold() for match in found]),
        tuple([match.span() for match in found]),
    )
