"""HTML as a flat run of tags and texts, each with its place in the characters of the page.

Own, because evidence needs what no parser gives: where every character came from. It follows the HTML standard's
tokenizer where that changes what is text (comments, raw text, attributes); it builds no tree, so depth costs nothing.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from witnessmark.read.texts.shape import RAW, Shape, shape_of

# One match is one tag, with its attributes: quoted values may hold ">". A tag that never ends is the rest of the page.
# All repeats are possessive: nothing is walked twice, whatever the page holds.
_MARKUP = re.compile(
    r"""<(?:[a-zA-Z](?P<inside>(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?)*+)(?:>|\Z)"""
    r"""|/(?P<closed>[a-zA-Z][^\s/>]{0,100}+)?[^>]*+(?:>|\Z)|(?P<sign>!--|!\[CDATA\[|[!?]))"""
)
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in RAW}
_MOST_SHAPES = 20_000
_MOST_KEPT = 200_000
"""Parts of a page kept from one walk to the next; a page that has more is read anew each time, and costs no memory."""

WORDS, OPENED, CLOSED, INSIDE, COMMENT = range(5)
"""A run of text, a start tag, an end tag, the inside of an element that is not markup, the inside of a comment."""

Part = tuple[int, Shape, str, int, int]
"""What it is, its shape (of OPENED and INSIDE), its name (of CLOSED), and where it lies in the characters of the page."""

_NONE = Shape("", {})


class Markup:
    """All tags and texts of a page, in order; may be walked more than once. Every string is some page."""

    def __init__(self, page: str) -> None:
        self.page = page
        self._shapes = _Shapes()
        self._kept = list(islice(self._parts(), _MOST_KEPT + 1))
        self._is_whole = len(self._kept) <= _MOST_KEPT and not self._shapes.is_thinned

    def __iter__(self) -> Iterator[Part]:
        """Parts of the page in order."""
        return iter(self._kept if len(self._kept) <= _MOST_KEPT else self._parts())

    def shapes(self) -> Iterable[Shape]:
        """Every start tag that is written on the page, at least once."""
        return self._shapes.values() if self._is_whole else (shape for _, shape, _, _, _ in self)

    def _parts(self) -> Iterator[Part]:
        page, shapes, search = self.page, self._shapes, _MARKUP.search
        at = 0
        while found := search(page, at):
            start, end = found.span()
            if start > at:
                yield WORDS, _NONE, "", at, start
            what = found.lastgroup
            if what == "inside":
                shape = shapes[found[0]]
                if shape.is_raw:
                    start, end, at = end, *_raw(page, shape, end)
                    yield INSIDE, shape, "", start, end
                    continue
                yield OPENED, shape, "", start, end
            elif what == "closed":
                yield CLOSED, _NONE, found["closed"].lower(), start, end
            elif what == "sign":
                end = _remark(page, start, found["sign"])
                if found["sign"] == "!--":
                    yield COMMENT, _NONE, "", start + 4, end
            at = end
        if at < len(page):
            yield WORDS, _NONE, "", at, len(page)


class _Shapes(dict[str, Shape]):
    """Shapes by start tag as written; a page writes most of its tags more than once."""

    is_thinned = False

    def __missing__(self, tag: str) -> Shape:
        if len(self) > _MOST_SHAPES:
            self.is_thinned = True
            self.clear()
        shape = self[tag] = shape_of(tag)
        return shape


def _raw(page: str, shape: Shape, start: int) -> tuple[int, int]:
    """Where the inside of an element that is not markup ends, and where its end tag does."""
    closing = _RAW_END[shape.tag].search(page, start)
    end = closing.start() if closing else len(page)
    after = page.find(">", end)
    return end, after + 1 if after >= 0 else len(page)


def _remark(page: str, start: int, sign: str) -> int:
    """Where a comment ends, or what browsers treat as one."""
    closing = {"!--": "-->", "![CDATA[": "]]>"}.get(sign, ">")
    end = page.find(closing, start + 1 + len(sign))
    return end + len(closing) if end >= 0 else len(page)
