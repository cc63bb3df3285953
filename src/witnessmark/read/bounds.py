"""How much of one text is read in a go, and that its reader is heard from meanwhile."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from witnessmark.records import Document, Span

MOST_CHARACTERS = 1_000_000
"""Of the main text: 170,000 words, a report of five hundred pages. It takes a minute or two with the model."""

EVERY = 400
"""Sentences between two words on how far a text is read: some seconds."""

Note = Callable[[str], None]
Thing = TypeVar("Thing")


def silent(_: str) -> None:
    """Nobody listens."""


def aloud(things: Iterable[Thing], total: int, what: str, note: Note) -> Iterator[Thing]:
    """The things themselves; every few hundred of them `note` is told how far they are."""
    for number, thing in enumerate(things):
        if number and number % EVERY == 0:
            note(f"{what} {number:,} of {total:,}")
        yield thing


def bounded(document: Document) -> tuple[Document, str]:
    """The document up to where its main text is read in a go, and a sentence on what stays unread, "" for nothing.

    The record that is kept is the whole one. What is handed to the reader ends at a word's end.
    """
    main = [block.span for block in document.blocks if block.main]
    size = sum(span.end - span.start for span in main)
    if size <= MOST_CHARACTERS:
        return document, ""
    end = _end(document.text, main)
    told = (
        f"{document.name}: its main text has {size:,} characters, of which {MOST_CHARACTERS:,} are read in a go. What "
        f"follows character {end:,} is kept as text and stays unread. Put it into inbox/ as a file of its own to have it read."
    )
    return _cut(document, end), told


def _end(text: str, main: Iterable[Span]) -> int:
    """Where as much of the main text ends as is read, at the white space before; a text without any is cut in a word."""
    left = MOST_CHARACTERS
    for span in sorted(main):
        if span.end - span.start > left:
            place = span.start + left
            near = max(text.rfind(" ", place - 1000, place), text.rfind("\n", place - 1000, place))
            return near if near > span.start else place
        left -= span.end - span.start
    return len(text)


def _cut(document: Document, end: int) -> Document:
    inside = (block for block in document.blocks if block.span.start < end)
    blocks = (replace(one, span=Span(one.span.start, min(one.span.end, end))) for one in inside)
    links = tuple(link for link in document.links if link.span.end <= end)
    return replace(document, text=document.text[:end], blocks=tuple(blocks), links=links)
