"""HTML as a flat run of tags and texts, each with its place in the characters of the page.

Own, because evidence needs what no parser gives: where every character came from. It follows the HTML standard's
tokenizer where that changes what is text (comments, raw text, attributes); it builds no tree, so depth costs nothing.
"""

import re
from typing import Protocol

from witnessmark.read.texts.shape import RAW, Shape, shape_of

# One match is one tag, with its attributes: quoted values may hold ">". A tag that never ends is the rest of the page.
# All repeats are possessive: nothing is walked twice, whatever the page holds.
_MARKUP = re.compile(
    r"""<(?:[a-zA-Z](?P<inside>(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?)*+)(?:>|\Z)"""
    r"""|/(?P<closed>[a-zA-Z][^\s/>]{0,100}+)?[^>]*+(?:>|\Z)|(?P<sign>!--|!\[CDATA\[|[!?]))"""
)
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in RAW}
_MOST_SHAPES = 20_000


class Listener(Protocol):
    """What is told of a page, in order; places are characters of the page."""

    def words(self, start: int, end: int) -> None:
        """A run of text, not yet unescaped."""

    def opened(self, shape: Shape, start: int, end: int) -> bool:
        """A start tag; False ends the walk."""

    def closed(self, name: str) -> None:
        """An end tag."""

    def raw(self, shape: Shape, start: int, end: int) -> None:
        """The inside of an element that is not markup."""

    def comment(self, start: int, end: int) -> None:
        """The inside of a comment."""


def walk(page: str, listener: Listener) -> bool:
    """Tell a listener all tags and texts of a page; False when it wanted no more. Every string is some page."""
    words, opened, closed = listener.words, listener.opened, listener.closed
    shapes = _Shapes()
    search = _MARKUP.search
    at = 0
    while found := search(page, at):
        start, end = found.span()
        if start > at:
            words(at, start)
        what = found.lastgroup
        if what == "inside":
            shape = shapes[found[0]]
            if shape.is_raw:
                end = _raw(page, shape, end, listener)
            elif not opened(shape, start, end):
                return False
        elif what == "closed":
            closed(found["closed"].lower())
        elif what == "sign":
            end = _remark(page, start, found["sign"], listener)
        at = end
    if at < len(page):
        words(at, len(page))
    return True


class _Shapes(dict[str, Shape]):
    """Shapes by start tag as written; a page writes most of its tags more than once."""

    def __missing__(self, tag: str) -> Shape:
        if len(self) > _MOST_SHAPES:
            self.clear()
        shape = self[tag] = shape_of(tag)
        return shape


def _raw(page: str, shape: Shape, start: int, listener: Listener) -> int:
    closing = _RAW_END[shape.tag].search(page, start)
    end = closing.start() if closing else len(page)
    listener.raw(shape, start, end)
    after = page.find(">", end)
    return after + 1 if after >= 0 else len(page)


def _remark(page: str, start: int, sign: str, listener: Listener) -> int:
    """A comment, or what browsers treat as one; returns where it ends."""
    closing = {"!--": "-->", "![CDATA[": "]]>"}.get(sign, ">")
    end = page.find(closing, start + 1 + len(sign))
    end = end + len(closing) if end >= 0 else len(page)
    if sign == "!--":
        listener.comment(start + 4, end)
    return end
