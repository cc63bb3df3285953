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
        spans: where each stands in the document's text.
        quoted: whether each stands between quotation marks.
    """

    document: str
    words: tuple[str, ...]
    spans: tuple[Span, ...]
    quoted: tuple[bool, ...]


def split_words(document: Document) -> Words:
    """The words of a document's main blocks; of the whole text when it names no blocks."""
    text = document.text
    stretches = [block.span for block in document.blocks if block.main] or [Span(0, len(text))]
    found = [match for part in stretches for match in WORD.finditer(text, part.start, part.end)]
    notes = [match.span() for match in NOTE.finditer(text)]
    found = [match for match in found if not any(start <= match.start() < end for start, end in notes)]
    marks = [Span(*match.span(1)) for match in QUOTED.finditer(text)]
    return Words(
        document.id,
        tuple(match.group().replace("’", "'").casefold() for match in found),
        tuple(Span(*match.span()) for match in found),
        _inside([match.start() for match in found], marks),
    )


def _inside(starts: list[int], marks: list[Span]) -> tuple[bool, ...]:
    answer, at = [], 0
    for start in starts:
        while at < len(marks) and marks[at].end <= start:
            at += 1
        answer.append(at < len(marks) and marks[at].start <= start)
    return tuple(answer)
