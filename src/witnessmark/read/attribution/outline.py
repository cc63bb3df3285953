"""A document as paragraphs of sentences, each with its quotations, attributions and pieces."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter

from witnessmark.read.annotate import Annotator, Sentence
from witnessmark.read.attribution.clauses import Piece, cut_sentence
from witnessmark.read.attribution.finder import find_frames
from witnessmark.read.attribution.frames import Frame
from witnessmark.read.cues import Words
from witnessmark.read.sentences import quotes_by_block, split_sentences
from witnessmark.records import Block, Document, Span

MAX_SENTENCE = 3000
"""Longer runs without a full stop are tables or lists gone flat; they are read in slices of this many characters."""

_START, _END = attrgetter("start"), attrgetter("end")


@dataclass(frozen=True)
class Line:
    """A sentence with what was found in it."""

    sentence: Sentence
    quotes: tuple[Span, ...]
    frames: tuple[Frame, ...]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Paragraph:
    """A block of the document that is read; `kind` is the block's."""

    span: Span
    kind: str
    lines: tuple[Line, ...]


def outline(document: Document, annotator: Annotator, words: Words) -> tuple[Paragraph, ...]:
    """Title and main blocks, in text order; the annotator is given all their sentences at once."""
    text, blocks = document.text, blocks_to_read(document)
    quotes = quotes_by_block(text, [block.span for block in blocks])
    spans = [_sentences_of(text, block, words) for block in blocks]
    annotated = annotator.annotate(text, [span for part in spans for span in part], words)
    return tuple(
        _paragraph(block, own, tuple(islice(annotated, len(part))), words)
        for block, own, part in zip(blocks, quotes, spans, strict=True)
    )


def blocks_to_read(document: Document) -> tuple[Block, ...]:
    """The title and every main block; the title is looked up in the text where no block marks it."""
    read = [block for block in document.blocks if block.main or block.kind == "title"]
    at = document.text.find(document.title) if document.title else -1
    if at >= 0 and not any(block.kind == "title" for block in read):
        title = Block(Span(at, at + len(document.title)), "title")
        read = [block for block in read if block.span.end <= at or block.span.start >= title.span.end]
        read.append(title)
    return tuple(sorted(read, key=lambda block: block.span))


def _sentences_of(text: str, block: Block, words: Words) -> list[Span]:
    spans = (block.span,) if block.kind == "title" else split_sentences(text, block.span, words)
    return [part for span in spans for part in _slices(span)]


def _paragraph(
    block: Block, quotes: tuple[Span, ...], sentences: tuple[Sentence, ...], words: Words
) -> Paragraph:
    lines = (_line(one, quotes, words) for one in sentences if one.tokens)
    return Paragraph(block.span, block.kind, tuple(lines))


def _slices(span: Span) -> list[Span]:
    starts = range(span.start, max(span.end, span.start + 1), MAX_SENTENCE)
    return [Span(start, min(start + MAX_SENTENCE, span.end)) for start in starts]


def _line(sentence: Sentence, quotes: tuple[Span, ...], words: Words) -> Line:
    first = bisect_right(quotes, sentence.span.start, key=_END)  # quotations stand in text order, apart
    own = quotes[first : bisect_left(quotes, sentence.span.end, key=_START)]
    frames = find_frames(sentence, own, words)
    return Line(sentence, own, frames, cut_sentence(sentence, frames, own, words))
