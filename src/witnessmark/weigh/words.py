"""Texts as words with their places: what reuse is found in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

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
        text: the document's text.
        stretches: the characters of it that were read, start and end of each.
    """

    document: str
    words: tuple[str, ...]
    text: str
    stretches: tuple[tuple[int, int], ...]

    @cached_property
    def places(self) -> tuple[tuple[int, int], ...]:
        """The characters at which each word begins and ends; made only for texts that share something."""
        found = (WORD.finditer(self.text, start, end) for start, end in self.stretches)
        return tuple(match.span() for matches in found for match in matches)

    def span(self, first: int, end: int) -> Span:
        """The characters from word `first` to the one before word `end`."""
        return Span(self.places[first][0], self.places[end - 1][1])


def split_words(document: Document) -> Words:
    """The words of a document's main blocks; of the whole text when it names no blocks."""
    text, stretches = document.text, tuple(_stretches(document))
    found = [word for start, end in stretches for word in WORD.findall(text, start, end)]
    # All at once, since no word holds a line's end: word by word this was a third of the search for copies.
    words = "\n".join(found).replace("’", "'").casefold().split("\n") if found else ()
    return Words(document.id, tuple(words), text, stretches)


def _stretches(document: Document) -> Iterator[tuple[int, int]]:
    """What is read of a text, without the notes on it."""
    notes = [match.span() for match in NOTE.finditer(document.text)] if "[" in document.text else []
    whole = [Span(0, len(document.text))]
    for part in [block.span for block in document.blocks if block.main] or whole:
        start = part.start
        for begins, ends in notes:
            if begins < part.end and ends > start:
                yield start, max(start, begins)
                start = ends
        if start < part.end:
            yield start, part.end
