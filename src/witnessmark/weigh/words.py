"""Texts as words with their places: what reuse is found in."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from witnessmark.records import Document, Span

WORD = re.compile(r"\w++(?:[.,'’-]\w++)*+")
"""A word or number; "3,200" and "31-page" stay whole. No part can be read in two ways, so nothing is ever tried twice."""

QUOTED = re.compile(r"[“«„\"]([^“”«»„\"]{1,2000})[”»\"]")
"""What stands between quotation marks, up to 2,000 characters."""


NOTE = re.compile(r"^\[[^\]]{40,2000}\]?$", re.MULTILINE)
"""A paragraph in square brackets: a note on the text, which is no part of it."""


_FOLDS_TO_A_LETTER = "\u0345"
"""The one sign of Unicode that is no word sign until its case is folded: with it a text cannot be folded before it is split."""


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
        found = chain.from_iterable(WORD.finditer(self.text, start, end) for start, end in self.stretches)
        return tuple([match.span() for match in found])

    def span(self, first: int, end: int) -> Span:
        """The characters from word `first` to the one before word `end`."""
        return Span(self.places[first][0], self.places[end - 1][1])


def split_words(document: Document) -> Words:
    """The words of a document's main blocks; of the whole text when it names no blocks."""
    text, stretches = document.text, tuple(_stretches(document))
    folded = _fold(text)
    if len(folded) == len(text) and _FOLDS_TO_A_LETTER not in text:
        return Words(document.id, tuple(_words(folded, stretches)), text, stretches)
    words = (_fold(word) for word in _words(text, stretches))
    return Words(document.id, tuple(words), text, stretches)


def _fold(text: str) -> str:
    return text.replace("’", "'").casefold()


def _words(text: str, stretches: Iterable[tuple[int, int]]) -> Iterator[str]:
    return chain.from_iterable(WORD.findall(text, start, end) for start, end in stretches)


def _stretches(document: Document) -> Iterator[tuple[int, int]]:
    """What is read of a text, without the notes on it."""
    if not document.blocks and "[" not in document.text:
        yield 0, len(document.text)
        return
    notes = [match.span() for match in NOTE.finditer(document.text)]
    whole = [Span(0, len(document.text))]
    for part in [block.span for block in document.blocks if block.main] or whole:
        start = part.start
        for begins, ends in notes:
            if begins < part.end and ends > start:
                yield start, max(start, begins)
                start = ends
        if start < part.end:
            yield start, part.end
