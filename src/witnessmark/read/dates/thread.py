"""A text's dates read once along its thread, and handed out piece by piece: each as it reads in the whole text."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from witnessmark.read.dates.context import DateContext
from witnessmark.read.dates.discourse import Read, read_phrases
from witnessmark.read.dates.find import read_dates
from witnessmark.read.dates.letters import Node
from witnessmark.read.dates.parse import phrases_of
from witnessmark.records.document import Span
from witnessmark.records.time import Timex

_WORDS_AROUND = 16
"""Words on either side of a piece that stay in sight: the tense of a date is told within 14."""


class Thread:
    """The date expressions of one text, found once; what they mean depends on the ground they are read on."""

    def __init__(self, text: str, language: str) -> None:
        """Nothing is read yet; `language` is the two-letter code of the words."""
        self.text = text
        self.language = language

    @cached_property
    def _nodes(self) -> list[Node]:
        return phrases_of(self.text, Span(0, len(self.text)), self.language, eager=False)

    @cached_property
    def _starts(self) -> list[int]:
        return [node.start for node in self._nodes]

    def dates(self, pieces: Sequence[Span], context: DateContext) -> list[tuple[Timex, ...]]:
        """The date expressions of each piece, in the order given, leaning on what the other pieces tell before it.

        Args:
            pieces: parts of the text that lean on one ground; they may lie in one another.
            context: that ground.
        """
        reads = list(read_phrases(self.text, self._told(pieces), context))
        starts = [read.timex.span.start for read in reads]
        return [self._within(piece, reads, starts, context) for piece in pieces]

    def _told(self, pieces: Sequence[Span]) -> list[Node]:
        """The nodes of the pieces with the words around them; dates outside the pieces are only words."""
        ranges = self._ranges(pieces)
        made: list[Node] = []
        done = 0
        for rank, (low, high) in enumerate(ranges):
            after = ranges[rank + 1][0] if rank + 1 < len(ranges) else len(self._nodes)
            first, last = max(done, low - _WORDS_AROUND), min(high + _WORDS_AROUND, after)
            if first > done:
                made.append(Node("|", self._nodes[first].start, self._nodes[first].start))
            made += map(_muted, self._nodes[first:low])
            made += self._nodes[low:high]
            made += map(_muted, self._nodes[high:last])
            done = last
        return made

    def _ranges(self, pieces: Sequence[Span]) -> list[tuple[int, int]]:
        """First node and the one after the last of each run of pieces, without overlap."""
        ranges: list[tuple[int, int]] = []
        for start, end in _merged(pieces):
            low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
            low -= bool(low and self._nodes[low - 1].end > start)
            low = max(low, ranges[-1][1] if ranges else 0)
            if low < high:
                ranges.append((low, high))
        return ranges

    def _within(
        self, piece: Span, reads: Sequence[Read], starts: Sequence[int], context: DateContext
    ) -> tuple[Timex, ...]:
        low, high = bisect_left(starts, piece.start), bisect_left(starts, piece.end)
        inside = reads[low:high]
        cut = bool(inside) and inside[-1].timex.span.end > piece.end
        if not cut and (not low or reads[low - 1].timex.span.end <= piece.start):
            return tuple(read.timex for read in inside)
        return self._alone(piece, reads[low - 1] if low else None, context)

    def _alone(self, piece: Span, before: Read | None, context: DateContext) -> tuple[Timex, ...]:
        """The dates of a piece whose edge cuts an expression: read by itself, after what was told before."""
        if before is not None:
            last = before.timex.when.edtf if before.timex.span.end <= piece.start else ""
            context = context._replace(last=last or context.last, story=context.story or before.ground.story)
        return tuple(read.timex for read in read_dates(self.text, piece, context))


def _muted(node: Node) -> Node:
    return Node("x", node.start, node.end) if node.letter == "P" else node


def _merged(pieces: Sequence[Span]) -> list[tuple[int, int]]:
    """The pieces in text order, those that touch or overlap put together."""
    merged: list[tuple[int, int]] = []
    for piece in sorted(pieces):
        if merged and piece.start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], piece.end))
        else:
            merged.append((piece.start, piece.end))
    return merged
