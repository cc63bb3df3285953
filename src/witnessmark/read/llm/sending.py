"""What of a document is sent to a model: title and main text as a person sees them, in parts of bounded size."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from witnessmark.read.attribution.outline import blocks_to_read
from witnessmark.read.texts.hidden import INVISIBLE
from witnessmark.records import Document, Span

PART = 6_000
"""Characters of one question: small local models lose the thread of longer ones."""

MOST_PARTS = 40
"""Questions for one document; what lies beyond is not asked about, and said so."""

_DOUBTED = re.compile(r'^perhaps not seen[^"]{0,200}"(.*)"$', re.DOTALL)
_SAID_OF = re.compile(r"^(?:hidden by|U\+|tag characters|elements nested|shown by)")


@dataclass(frozen=True)
class Part:
    """A stretch of a document that goes into one question.

    Attributes:
        blocks: spans of the document's text, in order.
        text: their words as sent: invisible characters taken out, a blank line between blocks.
    """

    blocks: tuple[Span, ...]
    text: str


def parts_of(document: Document) -> tuple[Part, ...]:
    """The parts of a document that would be sent, in text order; words hidden from people, or perhaps hidden, are in none."""
    return tuple(_joined(document.text, group) for group in _groups(shown_blocks(document)))


def shown_blocks(document: Document) -> Iterator[Span]:
    """Title and main blocks without those that hold a passage flagged as hidden, long ones cut at white space."""
    flagged = tuple(_passages(document.hidden))
    for block in blocks_to_read(document):
        words = _squeezed(block.span.of(document.text))
        if words and not any(passage in words for passage in flagged):
            yield from _cut(document.text, block.span)


def _passages(hidden: Iterable[str]) -> Iterator[str]:
    """The flagged words themselves, of lines such as 'perhaps not seen, ...: "words"'."""
    for line in hidden:
        doubted = _DOUBTED.match(line)
        words = _squeezed(doubted[1] if doubted else "" if _SAID_OF.match(line) else line)
        if words:
            yield words


def _squeezed(text: str) -> str:
    return " ".join(INVISIBLE.sub("", text).split())


def _cut(text: str, block: Span) -> Iterator[Span]:
    start = block.start
    while block.end - start > PART:
        space = text.rfind(" ", start + PART // 2, start + PART)
        end = space if space > 0 else start + PART
        yield Span(start, end)
        start = end
    yield Span(start, block.end)


def _groups(blocks: Iterable[Span]) -> Iterator[list[Span]]:
    group: list[Span] = []
    size = 0
    for block in blocks:
        if group and size + block.end - block.start > PART:
            yield group
            group, size = [], 0
        group.append(block)
        size += block.end - block.start
    if group:
        yield group


def _joined(text: str, blocks: list[Span]) -> Part:
    return Part(tuple(blocks), "\n\n".join(INVISIBLE.sub("", block.of(text)) for block in blocks))
