"""Plain text to a Draft: the file's own characters unchanged, cut into title, byline, paragraphs and the rest.

A file saved from a page carries the page's furniture: labels, buttons, photo credits. What is furniture is told
by shape and place (short, without a full stop, before the first long paragraph or after the last), never by words
of one site. Nothing is taken out of the text; furniture is marked `main=False`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from witnessmark.errors import UnreadError
from witnessmark.read.language import stops_like_a_sentence
from witnessmark.read.texts.decode import decode
from witnessmark.read.texts.draft import Draft
from witnessmark.read.texts.hidden import invisible_characters
from witnessmark.read.texts.lines import is_bullet, is_byline, is_credit, is_dateline
from witnessmark.records import Block, Segment, Span

READER = "plain text 1"
MAX_BYTES = 20_000_000

_BLANK_LINE = re.compile(r"(?:\r\n|\n|\r)[ \t\f\v\u00a0\u200e\u200f]{0,400}(?=\r\n|\n|\r)")
_LINE = re.compile(r"[^\r\n]+")


@dataclass(frozen=True)
class _Piece:
    """A stretch between blank lines: where it is, its words, and what its shape says."""

    start: int
    end: int
    text: str

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def is_long(self) -> bool:
        """Whether it reads like running text: a paragraph, or at least a whole sentence of some length."""
        return not is_credit(self.text) and (
            self.words >= 25
            or (self.words >= 10 and stops_like_a_sentence(self.text) and not is_bullet(self.text))
        )


def read_plain(data: bytes, name: str) -> Draft:
    """A text file as a Draft whose text is the decoded file, code point for code point.

    Raises:
        UnreadError: no text in it, too large, or not text at all.
    """
    if len(data) > MAX_BYTES:
        raise UnreadError(
            f"{name}: {len(data):,} bytes; texts are read up to {MAX_BYTES:,}. Split it and put the parts in the inbox."
        )
    decoded = decode(data, name)
    pieces = _pieces(decoded.text)
    if not pieces:
        raise UnreadError(
            f"{name}: {len(data)} bytes and not one word. Check that it was saved whole and put it in the inbox again."
        )
    cuts = [0, *(piece.start for piece in pieces[1:]), len(decoded.text)]
    raw = list(decoded.byte_offsets(cuts))
    spans = zip(cuts, cuts[1:], raw, raw[1:], strict=False)
    return Draft(
        text=decoded.text,
        blocks=_blocks(pieces),
        segments=tuple(Segment(*one) for one in spans),
        reader=f"{READER} ({decoded.encoding})",
        hidden=invisible_characters(decoded.text),
    )


def _pieces(text: str) -> list[_Piece]:
    """Stretches between blank lines; single lines where the file puts one paragraph on each line."""
    cuts = [0, *(match.end() for match in _BLANK_LINE.finditer(text)), len(text)]
    pieces = []
    for start, end in pairwise(cuts):
        lines = [
            _Piece(start + m.start(), start + m.end(), m[0])
            for m in _LINE.finditer(text[start:end])
            if m[0].strip()
        ]
        pieces += _joined(lines, text) if _is_wrapped(lines) else lines
    return [_trimmed(piece) for piece in pieces]


def _is_wrapped(lines: Sequence[_Piece]) -> bool:
    """Whether these lines are one paragraph broken at a fixed width: all but the last about equally long."""
    if len(lines) < 2 or any(is_bullet(line.text) for line in lines):
        return False
    lengths = [len(line.text) for line in lines]
    longest = max(lengths)
    return 40 <= longest <= 120 and all(length >= 0.6 * longest for length in lengths[:-1])


def _joined(lines: Sequence[_Piece], text: str) -> list[_Piece]:
    start, end = lines[0].start, lines[-1].end
    return [_Piece(start, end, text[start:end])]


def _trimmed(piece: _Piece) -> _Piece:
    left = len(piece.text) - len(piece.text.lstrip())
    words = piece.text.strip()
    return _Piece(piece.start + left, piece.start + left + len(words), words)


def _blocks(pieces: Sequence[_Piece]) -> tuple[Block, ...]:
    """Each piece with its kind, and whether it belongs to the article."""
    first = next((n for n, piece in enumerate(pieces) if piece.is_long), len(pieces))
    last = max((n for n, piece in enumerate(pieces) if piece.is_long), default=-1)
    title = _title(pieces[:first])
    kinds = [
        _kind_before(n, piece, title) if n < first else _kind_inside(piece, after_last=n > last)
        for n, piece in enumerate(pieces)
    ]
    return tuple(
        Block(Span(piece.start, piece.end), kind, main)
        for piece, (kind, main) in zip(pieces, kinds, strict=True)
    )


def _title(before: Sequence[_Piece]) -> int:
    """Index of the title among the pieces before the first paragraph; -1 for none.

    The first line of three words or more that is no bullet, byline, date or credit; a shorter one only when
    it stands alone ("Iran" above a headline is a section label).
    """
    lines = [
        (n, piece)
        for n, piece in enumerate(before)
        if not (
            is_bullet(piece.text) or is_byline(piece.text) or is_dateline(piece.text) or is_credit(piece.text)
        )
    ]
    real = [n for n, piece in lines if piece.words >= 3]
    return real[0] if real else (lines[0][0] if len(lines) == 1 else -1)


def _kind_before(number: int, piece: _Piece, title: int) -> tuple[str, bool]:
    if number == title:
        return "title", True
    if is_byline(piece.text) or is_dateline(piece.text):
        return "byline", False
    if is_bullet(piece.text):
        return "list", False
    # A line under the title is its subtitle; above it, a label of the page.
    return "heading", 0 <= title < number and piece.words >= 4


def _kind_inside(piece: _Piece, *, after_last: bool) -> tuple[str, bool]:
    if is_credit(piece.text):
        return "caption", False
    if is_byline(piece.text) or is_dateline(piece.text):
        return "byline", False
    if piece.text.startswith(">"):
        return "quote", True
    if is_bullet(piece.text):
        return "list", not after_last
    if piece.is_long or stops_like_a_sentence(piece.text):
        return "paragraph", True
    return "heading", not after_last
