"""Walks a page's tags and lays its visible text out in blocks, as a browser would without scripts."""

from collections.abc import Mapping
from dataclasses import dataclass

from witnessmark.read.texts.canvas import Canvas
from witnessmark.read.texts.elements import BLOCK_WALLS, WALLS, Node
from witnessmark.read.texts.head import HeadGatherer
from witnessmark.read.texts.markup import CLOSED, COMMENT, OPENED, WORDS, Markup
from witnessmark.read.texts.seen import Seen
from witnessmark.read.texts.shape import BREAKS, Shape
from witnessmark.read.texts.sight import Sheet

_ROW = frozenset({"tr"})
_BLOCK = BREAKS | frozenset({"html"})
_BLOCK_END_WALLS = {name: WALLS - {name} for name in BREAKS}
_ROOT = Shape("html", {})
MAX_BLOCKS = 50_000
"""More pieces of text than any page made for people has; each costs time in every later step."""


@dataclass(slots=True)
class Rough:
    """A block as found: its characters, the element it lies in, and how many of them are in links."""

    start: int
    end: int
    kind: str
    node: Node
    linked: int = 0
    is_author: bool = False


class Flow:
    """One walk through one page.

    Attributes:
        canvas: the text and its map back to the page.
        blocks: blocks of visible text, in order.
        links: (start, end, href) of text that is a link.
        deepest: the deepest nesting met.
        at: the character of the page where the walk was given up.
        seen: what of the page is hidden, and why.
    """

    def __init__(self, markup: Markup, max_depth: int, sheet: Sheet, *, till_script: bool = True) -> None:
        self.markup = markup
        self.page = page = markup.page
        self.seen = Seen(page, sheet, till_script=till_script)
        self.max_depth = max_depth
        self.canvas = Canvas(page)
        self.gatherer = HeadGatherer(page)
        self.blocks: list[Rough] = []
        self.links: list[tuple[int, int, str]] = []
        self.deepest = self._paragraphs = 0
        self.at = 0
        self._node = Node(_ROOT, None)
        self._open: Rough | None = None
        self._href: tuple[int, str, Node] | None = None
        self._authors: list[tuple[int, Node]] = []
        self._time: tuple[int, Node, Mapping[str, str]] | None = None
        self._broke = False

    def run(self) -> bool:
        """Walk the whole page; False when it is nested too deeply, or cut too small, to go on."""
        words, opened, closed = self.words, self.opened, self.closed
        for what, shape, name, start, end in self.markup:
            if what == WORDS:
                words(start, end)
            elif what == OPENED:
                if not opened(shape, start, end):
                    return False
            elif what == CLOSED:
                closed(name)
            elif what == COMMENT:
                self.comment(start, end)
            else:
                self.raw(shape, start, end)
        self._leave(None)
        self._break()
        return True

    def words(self, start: int, end: int) -> None:
        """A run of text: laid out, or kept apart when it does not show."""
        node = self._node
        if node.concealed is not None:
            self.seen.conceal(start, end, node)
            return
        if node.doubt:
            self.seen.doubt(start, end, node)
        if self._open is not None:
            self.canvas.words(start, end, opens=False)
            self._broke = False
        elif not self.page[start:end].isspace():
            self._first_words(start, end)

    def _first_words(self, start: int, end: int) -> None:
        self._start_block()
        before = self.canvas.length
        self.canvas.words(start, end, opens=True)
        self._broke = False
        if self.canvas.length == before:
            self._take_back()

    def _start_block(self) -> None:
        node = self._node.up_to(_BLOCK) or self._node
        kind = node.kind
        last = self.blocks[-1] if self.blocks else None
        if last and kind == "table" == last.kind and node.up_to(_ROW) is last.node.up_to(_ROW) is not None:
            self.canvas.join(" | ")  # cells of one row are one line
            self._open = self.blocks.pop()
            return
        if self.blocks:
            self.canvas.join("\n\n")
        self._open = Rough(self.canvas.length, self.canvas.length, kind, node)

    def _take_back(self) -> None:
        """Undo a block that turned out to hold nothing that shows."""
        self._open = None
        self.canvas.take_back_join()

    def _break(self) -> None:
        """End the open block."""
        self._broke = False
        self.canvas.drop_gap()
        if self._open is None:
            return
        self._end_link(again=True)
        self._open.end = self.canvas.length
        self.blocks.append(self._open)
        self._open = None

    def opened(self, shape: Shape, start: int, end: int) -> bool:
        """A start tag; False when the page is nested too deeply, or cut too small, to go on."""
        tag = shape.tag
        if shape.is_telling:
            self.gatherer.opened(tag, shape.attributes)
        if tag == "br":
            self.seen.passed(shape, self._node)
            self._line_break(start, end)
            return True
        if shape.is_break:
            self._imply_ends(shape)
            self._break()
        if shape.is_void:
            self.seen.void(shape, self._node)
            return len(self.blocks) <= MAX_BLOCKS or self._stopped(start)
        around = self._node
        node = self._node = Node(shape, around)
        if not (shape.is_quiet and around.is_plain):
            self.seen.opened(node)
        if tag == "p":
            self._paragraphs += 1
        if shape.is_noted:
            self._begin(node)
        if node.depth > self.deepest:
            self.deepest = node.depth
            if node.depth > self.max_depth:
                return self._stopped(start)
        return len(self.blocks) <= MAX_BLOCKS or self._stopped(start)

    def _stopped(self, at: int) -> bool:
        self.at = at
        return False

    def _begin(self, node: Node) -> None:
        """Note where a link, a time or a writer's name begins."""
        attributes = node.shape.attributes
        if node.tag == "a" and attributes.get("href"):
            self._end_link()
            self._href = (self.canvas.length, attributes["href"].strip(), node)
        if node.tag == "time" and self._time is None:
            self._time = (self.canvas.length, node, attributes)
        if node.shape.marks_author:
            self._authors.append((self.canvas.length, node))

    def _line_break(self, start: int, end: int) -> None:
        """One <br> is a line of the same block, two are a new block."""
        if self._broke:
            self._break()
        elif self._open is not None and not self._node.hidden:
            self.canvas.gap(start, end, "\n")
            self._broke = True

    def _imply_ends(self, shape: Shape) -> None:
        """Close what this tag closes without being told: an open paragraph, the last list item or cell."""
        if self._paragraphs:
            self._close_if_open("p", BLOCK_WALLS)
        if shape.closes is not None:
            node: Node | None = self._node
            outermost = None
            while node is not None and node.tag not in WALLS:
                outermost = node if node.tag in shape.closes else outermost
                node = node.parent
            if outermost is not None:
                self._leave(outermost)

    def _close_if_open(self, tag: str, walls: frozenset[str]) -> None:
        node: Node | None = self._node
        while node is not None:
            if node.tag == tag:
                self._leave(node)
                return
            if node.tag in walls:
                return
            node = node.parent

    def closed(self, name: str) -> None:
        """An end tag. An inline one does not close the paragraph it stands in: "<b><p></b>" is common."""
        node = self._node
        if node.tag == name and node.parent is not None:
            self._left(node)
            self._node = node.parent
        elif name in BREAKS:
            self._close_if_open(name, _BLOCK_END_WALLS[name])
            self._break()
        else:
            self._close_if_open(name, BREAKS)

    def _leave(self, node: Node | None) -> None:
        """Leave an element and all that is open in it; None leaves everything."""
        leaving = self._node
        while leaving.parent is not None:
            self._left(leaving)
            self._node = leaving.parent
            if leaving is node:
                return
            leaving = leaving.parent

    def _left(self, node: Node) -> None:
        shape = node.shape
        if shape.asked:
            self.seen.left(node)
        if shape.is_noted:
            self._end(node)
        if shape.is_break:
            self._break()
            self._paragraphs -= node.tag == "p"

    def _end(self, node: Node) -> None:
        """Note where a link, a time or a writer's name ends."""
        if self._href and self._href[2] is node:
            self._end_link()
        if self._authors and self._authors[-1][1] is node:
            self._note_author(self._authors.pop()[0])
        if self._time and self._time[1] is node:
            start, _, attributes = self._time
            self._time = None
            marks = f"{node.marks} {node.parent.marks if node.parent else ''}"
            self.gatherer.time(attributes, self.canvas.text_from(start), marks)

    def _note_author(self, start: int) -> None:
        words = " ".join(self.canvas.text_from(start).split())
        if 0 < len(words) <= 200:
            self.gatherer.authors.append(words)
            if self._open is not None:
                self._open.is_author = True

    def _end_link(self, *, again: bool = False) -> None:
        if self._href is None:
            return
        start, href, node = self._href
        start = max(start, self._open.start if self._open else start)
        words = self.canvas.text_from(start)
        start += len(words) - len(words.lstrip())
        if self._open is not None and self.canvas.length > start:
            self.links.append((start, self.canvas.length, href))
            self._open.linked += self.canvas.length - start
        self._href = (self.canvas.length, href, node) if again else None

    def raw(self, shape: Shape, start: int, end: int) -> None:
        """An element whose inside is not markup."""
        self.gatherer.raw(shape, start, end)
        self.seen.raw(shape, start, end, self._node)

    def comment(self, start: int, end: int) -> None:
        """A comment."""
        self.seen.comment(start, end, self._node)
