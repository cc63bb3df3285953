"""The text of a page as it grows: every piece with the characters it came from, white space folded as on screen."""

import re
from dataclasses import dataclass
from html import unescape

from witnessmark.read.texts.hidden import INVISIBLE

# What does not show as it is written: character references, invisible characters, and white space but for a single
# blank between words, which does.
_SPECIAL = re.compile(
    r" [ \t\n\r\f]+|[\t\n\r\f][ \t\n\r\f]*|&(?:#[0-9]{1,8};?|#[xX][0-9a-fA-F]{1,7};?|[A-Za-z][A-Za-z0-9]{1,31};?)"
    r"|[\u200b\u2060-\u2064\ufeff\U000e0000-\U000e007f]+"
)


@dataclass(slots=True)
class Piece:
    """A run of text and the page's characters it came from; `verbatim` when the two are the same."""

    start: int
    end: int
    page_start: int
    page_end: int
    verbatim: bool


class Canvas:
    """Collects text piece by piece.

    Attributes:
        length: characters so far.
        pieces: the map back to the page, in order.
        unseen: invisible characters met.
        unseen_inside: how many of them stand in a word, right behind one, or in a long run.
    """

    def __init__(self, page: str) -> None:
        self.page = page
        self.length = 0
        self.pieces: list[Piece] = []
        self.unseen: list[str] = []
        self.unseen_inside = 0
        self._parts: list[str] = []
        self._gap: tuple[int, int, str] | None = None

    @property
    def text(self) -> str:
        """All text so far."""
        return "".join(self._parts)

    def join(self, words: str) -> None:
        """Add words of ours between blocks; they came from no byte. An open gap is dropped."""
        self._gap = None
        self._parts.append(words)
        self.length += len(words)

    def take_back_join(self) -> None:
        """Undo the last `join`, when nothing followed it."""
        if self._parts and not (self.pieces and self.pieces[-1].end == self.length):
            self.length -= len(self._parts.pop())

    def text_from(self, start: int) -> str:
        """The text from a character on; short, for it is put together anew."""
        parts, left = [], self.length - start
        for part in reversed(self._parts):
            if left <= 0:
                break
            parts.append(part)
            left -= len(part)
        return "".join(reversed(parts))[-(self.length - start) :] if self.length > start else ""

    def gap(self, start: int, end: int, value: str = " ") -> None:
        """White space that shows as `value` if more text of the same block follows."""
        if self._gap is None:
            self._gap = (start, end, value)
        else:
            self._gap = (self._gap[0], end, "\n" if "\n" in {value, self._gap[2]} else " ")

    def drop_gap(self) -> None:
        """Forget white space at a block's end."""
        self._gap = None

    def words(self, start: int, end: int, *, opens: bool) -> None:
        """Add the page's characters `start` to `end`; `opens` at a block's start, where white space is not shown."""
        at, fresh = start, opens
        for match in _SPECIAL.finditer(self.page, start, end):
            begin, after = match.span()
            if begin > at:
                fresh = self._plain(at, begin, fresh=fresh)
            fresh = self._special(match, fresh=fresh)
            at = after
        if at < end:
            self._plain(at, end, fresh=fresh)

    def _plain(self, start: int, end: int, *, fresh: bool) -> bool:
        """Words with single blanks between them; those at either end wait. Whether nothing shows yet."""
        words = self.page[start:end]
        if words[0] == " ":
            if not fresh:
                self.gap(start, start + 1)
            start, words = start + 1, words[1:]
            if not words:
                return fresh
        closing = words[-1] == " "  # a run of white space is special: one blank at most stands here
        self._put(start, end - closing, words[:-1] if closing else words, verbatim=True)
        if closing:
            self._gap = (end - 1, end, " ")
        return False

    def _special(self, match: re.Match[str], *, fresh: bool) -> bool:
        """White space waits, references are decoded, invisible characters are noted and left out."""
        found = match[0]
        if found[0] in " \t\n\r\f":
            if not fresh:
                self.gap(match.start(), match.end())
            return fresh
        value = unescape(found) if found[0] == "&" else found
        shown = INVISIBLE.sub("", value)
        if shown != value:
            self._unseen(match, value)
        if not shown:
            return fresh
        self._put(match.start(), match.end(), shown, verbatim=shown == found)
        return False

    def _unseen(self, match: re.Match[str], value: str) -> None:
        """Note invisible characters; those at a word's end or on their own are slips of an editor, and common."""
        found = INVISIBLE.findall(value)
        self.unseen += found
        before, after = self.page[match.start() - 1 : match.start()], self.page[match.end() : match.end() + 1]
        is_inside = before.isalnum() and (after.isalnum() or after == " ")
        self.unseen_inside += len(found) if is_inside or len(found) >= 8 else 0

    def _put(self, start: int, end: int, value: str, *, verbatim: bool) -> None:
        if self._gap is not None:
            gap_start, gap_end, shown = self._gap
            self._gap = None
            self._add(gap_start, gap_end, shown, verbatim=self.page[gap_start:gap_end] == shown)
        self._add(start, end, value, verbatim=verbatim)

    def _add(self, start: int, end: int, value: str, *, verbatim: bool) -> None:
        begin = self.length
        self.length = after = begin + len(value)
        self._parts.append(value)
        if self.pieces:
            last = self.pieces[-1]
            if verbatim and last.verbatim and last.page_end == start and last.end == begin:
                last.end = after
                last.page_end = end
                return
        self.pieces.append(Piece(begin, after, start, end, verbatim))
