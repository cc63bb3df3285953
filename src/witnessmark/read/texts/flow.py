"""Walks a page's tags and lays its visible text out in blocks, as a browser would without scripts."""

from collections.abc import Mapping
from dataclasses import dataclass

from witnessmark.read.texts.canvas import Canvas
from witnessmark.read.texts.elements import BREAKS, CLOSES, VOID, WALLS, Node, opened
from witnessmark.read.texts.head import HeadGatherer, marks_author
from witnessmark.read.texts.markup import Closed, Comment, Opened, Raw, Words, events
from witnessmark.read.texts.seen import Seen
from witnessmark.read.texts.sight import Sheet

_ROW = frozenset({"tr"})
_BLOCK = BREAKS | frozenset({"html"})
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
    is_time: bool = False


class Flow:
    """One walk through one page.

    Attributes:
        canvas: the text and its map back to the page.
        blocks: blocks of visible text, in order.
        links: (start, end, href) of text that is a link.
        deepest: the deepest nesting met.
        tags: start tags met.
        at: the character of the page last looked at.
        seen: what of the page is hidden, and why.
    """

    def __init__(self, page: str, max_depth: int, sheet: Sheet, *, till_script: bool = True) -> None:
        self.page = page
        self.seen = Seen(page, sheet, till_script=till_script)
        self.max_depth = max_depth
        self.canvas = Canvas(page)
        self.gatherer = HeadGatherer(page)
        self.blocks: list[Rough] = []
        self.links: list[tuple[int, int, str]] = []
        self.deepest = self.tags = 0
        self.at = 0
        self._node = Node("html", None, "")
        self._open: Rough | None = None
        self._href: tuple[int, str, Node] | None = None
        self._authors: list[tuple[int, Node]] = []
        self._time: tuple[int, Node, Mapping[str, str]] | None = None
        self._broke = False

    def run(self) -> bool:
        """Walk the whole page; False when it is nested too deeply, or cut too small, to go on."""
        for event in events(self.page):
            if isinstance(event, Words):
                self.at = event.start
                self._words(event.start, event.end)
            elif isinstance(event, Opened):
                self.at = event.start
                self.tags += 1
                self._opened(event)
                if self.deepest > self.max_depth or len(self.blocks) > MAX_BLOCKS:
                    return False
            elif isinstance(event, Closed):
                self._closed(event.name)
            elif isinstance(event, Comment):
                self.seen.comment(event, self._node)
            else:
                self._raw(event)
        self._leave(None)
        self._break()
        return True

    def _words(self, start: int, end: int) -> None:
        if self._node.concealed is not None:
            self.seen.conceal(start, end, self._node)
            return
        if self._node.doubt:
            self.seen.doubt(start, end, self._node)
        if self._open is None and self.page[start:end].isspace():
            return
        opens = self._open is None
        before = self.canvas.length
        if opens:
            self._start_block()
            before = self.canvas.length
        self.canvas.words(start, end, opens=opens)
        self._broke = False
        if opens and self.canvas.length == before:
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
        self.canvas.drop_gap()
        self._broke = False
        if self._open is None:
            return
        self._end_link(again=True)
        self._open.end = self.canvas.length
        self.blocks.append(self._open)
        self._open = None

    def _opened(self, event: Opened) -> None:
        name, attributes = event.name, event.attributes
        self.gatherer.opened(name, attributes)
        if name == "br":
            self.seen.passed(name, attributes, self._node)
            self._line_break(event)
            return
        if name in BREAKS:
            self._imply_ends(name)
            self._break()
        if name in VOID:
            self.seen.void(name, attributes, self._node)
            return
        self._node = self.seen.opened(opened(name, attributes, self._node))
        self.deepest = max(self.deepest, self._node.depth)
        if name == "a" and attributes.get("href"):
            self._end_link()
            self._href = (self.canvas.length, attributes["href"].strip(), self._node)
        if name == "time" and self._time is None:
            self._time = (self.canvas.length, self._node, attributes)
        if marks_author(attributes):
            self._authors.append((self.canvas.length, self._node))

    def _line_break(self, event: Opened) -> None:
        """One <br> is a line of the same block, two are a new block."""
        if self._broke:
            self._break()
        elif self._open is not None and not self._node.hidden:
            self.canvas.gap(event.start, event.end, "\n")
            self._broke = True

    def _imply_ends(self, name: str) -> None:
        """Close what this tag closes without being told: an open paragraph, the last list item or cell."""
        self._close_if_open(frozenset({"p"}), BREAKS - {"p"})
        if name in CLOSES:
            node: Node | None = self._node
            outermost = None
            while node is not None and node.tag not in WALLS:
                outermost = node if node.tag in CLOSES[name] else outermost
                node = node.parent
            if outermost is not None:
                self._leave(outermost)

    def _close_if_open(self, tags: frozenset[str], walls: frozenset[str]) -> None:
        node: Node | None = self._node
        while node is not None and node.tag not in walls:
            if node.tag in tags:
                self._leave(node)
                return
            node = node.parent

    def _closed(self, name: str) -> None:
        # An inline end tag does not close the paragraph it stands in: "<b><p></b>" is common.
        walls = WALLS - {name} if name in BREAKS else BREAKS
        self._close_if_open(frozenset({name}), walls - {name})
        if name in BREAKS:
            self._break()

    def _leave(self, node: Node | None) -> None:
        """Leave an element and all that is open in it; None leaves everything."""
        leaving: Node | None = self._node
        while leaving is not None and leaving.parent is not None:
            self._left(leaving)
            self._node = leaving.parent
            if leaving is node:
                return
            leaving = leaving.parent

    def _left(self, node: Node) -> None:
        self.seen.left(node)
        if self._href and self._href[2] is node:
            self._end_link()
        if self._authors and self._authors[-1][1] is node:
            self._note_author(self._authors.pop()[0])
        if self._time and self._time[1] is node:
            start, _, attributes = self._time
            self._time = None
            marks = f"{node.marks} {node.parent.marks if node.parent else ''}"
            self.gatherer.time(attributes, self.canvas.text_from(start), marks)
        if node.tag in BREAKS:
            self._break()

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

    def _raw(self, event: Raw) -> None:
        self.gatherer.raw(event)
        self.seen.raw(event, self._node)
