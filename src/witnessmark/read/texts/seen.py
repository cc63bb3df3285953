"""Follows a walk through a page and keeps what of it a person would not see, with the reason."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from html import unescape
from typing import Protocol

from witnessmark.read.language import stops_like_a_sentence
from witnessmark.read.texts.concealed import INTERFACE, LONGEST, MOST, Concealed, lines_of
from witnessmark.read.texts.elements import Node, placed
from witnessmark.read.texts.hidden import invisible_characters
from witnessmark.read.texts.shape import FURNITURE, UNREAD, Shape
from witnessmark.read.texts.sight import PLAIN, Look, Sheet
from witnessmark.read.texts.sight.look import ALIKE, ON_PICTURE, UNKNOWN_GROUND, looked
from witnessmark.read.texts.sight.suspects import folded, may_hide, paints
from witnessmark.read.texts.unshown import comment_words, is_own_note, refreshes_to, sheet_words, stripped

PROSE = 60
"""Characters from which a block counts as running text."""

_NOT_SHOWN = frozenset(["noscript", "template", "noembed", "noframes", "iframe", "textarea", "xmp"])
_CONTROLS = frozenset(["a", "button", "input", "select", "form", "label", "nav"])
_BY_ATTRIBUTE = frozenset(
    ["hidden attribute", "aria-hidden", "popover", "ruby brackets", "closed <details>", "closed <dialog>"]
)
_MARKED = 4
"""How many elements up the page's own names for a part are looked at."""
_OUTSIDE = re.compile(r"<link\b[^>]{0,1000}\brel\s*=\s*[\"']?[^\"'>]{0,60}stylesheet", re.IGNORECASE)


class Shown(Protocol):
    """A block of visible text: its characters and the element it lies in."""

    start: int
    end: int
    node: Node


class Seen:
    """What is hidden on one page.

    Attributes:
        hidden_length: characters of text that were not laid out because something hides them.
        faded_length, faded: characters and passages among them that only opacity or visibility hides.
    """

    def __init__(self, page: str, sheet: Sheet, *, till_script: bool) -> None:
        self.page = page
        self.sheet = sheet
        self.till_script = till_script
        self.hidden_length = self.faded_length = self.faded = 0
        self._parts: list[tuple[Concealed, Node]] = []
        self._outside = bool(_OUTSIDE.search(page))
        self._doubts: list[tuple[str, str, Node]] = []
        self._notes: list[str] = []
        self._open: Counter[str] = Counter()
        self._looks: dict[object, tuple[Look, Look]] = {}

    def opened(self, node: Node) -> None:
        """An element that opens: note whether and why it is hidden."""
        parent, shape = node.parent or node, node.shape
        if self.sheet.asks_for_places:
            placed(node, parent)
        if shape.is_watched is None:
            self._meet(shape)
        if shape.asked:
            self._open.update(shape.asked)
        if shape.is_watched or not parent.is_plain:
            self._look_at(node, parent)

    def _meet(self, shape: Shape) -> None:
        """Ask the sheets what there is to ask about all elements of a shape."""
        shape.is_watched = shape.may_hide
        if self.sheet.suspects.names:
            shape.is_watched = shape.may_hide or not self.sheet.suspects.names.isdisjoint(shape.keys)
            shape.asked = self.sheet.asked & shape.names
        shape.is_quiet = not (shape.is_watched or shape.asked or self.sheet.asks_for_places)

    def _look_at(self, node: Node, parent: Node) -> None:
        """Judge an element that may be hidden."""
        shape = node.shape
        node.unread = parent.unread or (shape.tag if shape.tag in UNREAD else "")
        node.doubt = parent.doubt
        if "srcdoc" in shape.attributes:
            self._aside(
                stripped(shape.attributes["srcdoc"]), "<iframe srcdoc>, which is shown and not read", node
            )
        node.hidden = self._hiding(node, parent)
        if node.hidden or node.unread:
            node.concealed = parent.concealed or self._part(node.hidden or f"<{node.unread}>, not read", node)
            node.concealed.controls += node.tag in _CONTROLS
        is_gone = node.look is not None and bool(node.look.gone)
        node.is_plain = not (node.hidden or node.doubt or node.unread or is_gone)

    def left(self, node: Node) -> None:
        """An element that closes."""
        for name in node.shape.asked:
            if self._open[name] > 1:
                self._open[name] -= 1
            else:
                del self._open[name]

    def void(self, shape: Shape, node: Node) -> None:
        """An element without an inside."""
        self.passed(shape, node)
        if node.concealed is not None:
            node.concealed.controls += shape.tag == "input"
        elif shape.tag == "meta" and (address := refreshes_to(shape.attributes)):
            self._notes.append(f"the page sends its reader on to {address[:200]}")

    def conceal(self, start: int, end: int, node: Node) -> None:
        """Words that are hidden, from the page's characters."""
        part = node.concealed
        if part is None or node.tag in {"desc", "metadata"}:
            return  # what a drawing says of itself is drawn nowhere
        length = part.add(self.page[start:end])
        if not part.how.startswith("<"):
            self.hidden_length += length
        if length and part.how.startswith(("opacity", "visibility")):
            self.faded_length += length
            self.faded += 1

    def doubt(self, start: int, end: int, node: Node) -> None:
        """Words that are kept as text although a person may not see them so."""
        words = " ".join(unescape(self.page[start:end]).split())
        if words:
            self._doubts.append((node.doubt, words, node))

    def passed(self, shape: Shape, parent: Node) -> None:
        """An element without an inside of its own: a rule may speak of what stands beside it."""
        if self.sheet.asks_for_places:
            placed(Node(shape, parent), parent)

    def raw(self, shape: Shape, start: int, end: int, node: Node) -> None:
        """An element whose inside is not markup."""
        self.passed(shape, node)
        if shape.tag in _NOT_SHOWN:
            if shape.attributes.get("srcdoc"):
                self._aside(stripped(shape.attributes["srcdoc"]), "<iframe srcdoc>, shown and not read", node)
            words = stripped(self.page[start:end])
            if shape.tag != "iframe" or not is_own_note(words):
                self._aside(words, f"<{shape.tag}>, not read", node, shape.attributes)

    def comment(self, start: int, end: int, node: Node) -> None:
        """A comment, when it holds sentences."""
        if words := comment_words(self.page[start:end]):
            self._aside(words, "a comment", node)

    def told(
        self, text: str, removed: str, blocks: Iterable[Shown]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """(flagged, folded) as in Document, in page order.

        Args:
            text: what was read as visible.
            removed: invisible characters taken out of it that are worth a word.
            blocks: its blocks with the elements they lie in.
        """
        shown = " ".join(text.split())
        for block in blocks:
            _count(block.node, text[block.start : block.end])
        for part, around in self._parts:
            near = _showing(around)
            part.beside_prose = (near.prose_near if part.is_folding else near.prose) > 0
            part.marks = f"{part.marks} {_marks(around)}"
        hidden, folded = lines_of([part for part, _ in self._parts], shown)
        doubts = [f'perhaps not seen, {why}: "{words[:LONGEST]}"' for why, words in self._doubted().items()]
        drawn = [
            f'shown by a style sheet only: "{words}"'
            for words in sheet_words(self.sheet)
            if words not in shown
        ]
        told = (*hidden, *doubts, *drawn[:MOST], *self._notes[:MOST], *invisible_characters(text, removed))
        return tuple(dict.fromkeys(told)), folded

    def _doubted(self) -> dict[str, str]:
        """Reason -> words that may not be seen as they are written, labels of a word or two left out."""
        found: dict[str, str] = {}
        for why, words, node in self._doubts:
            around = node.parent or node
            count = len(words.split())
            if why == UNKNOWN_GROUND and not (around.prose_near and stops_like_a_sentence(words)):
                continue  # a button, or a whole part of the page that is white on what the absent sheet colours
            if why == ON_PICTURE and not stops_like_a_sentence(words):
                continue  # a label on a banner
            if count >= 8 or (count >= 3 and (around.prose or node.prose)):
                found[why] = f"{found.get(why, '')} {words}".strip()
        return found

    def _hiding(self, node: Node, parent: Node) -> str:
        """Why an element's text does not show, "" when it does."""
        if parent.hidden in _BY_ATTRIBUTE and not _opens(node, parent):
            return parent.hidden  # no style shows what an attribute folds away
        if parent.look is not None and parent.look.gone:
            node.look = parent.look
        elif parent.hidden or parent.doubt or self._may_hide(node):
            look = self._look(node)
            node.doubt = look.doubt
            if look.hidden:
                return look.hidden
        return _by_attribute(node.tag, node.attributes, till_script=self.till_script) or (
            node.look.hidden if node.look else ""
        )

    def _may_hide(self, node: Node) -> bool:
        """Whether anything that is said of an element could hide it."""
        style = node.attributes.get("style", "")
        if (style and self._is_suspect(style)) or _hints(node):
            return True
        return bool(self.sheet.suspects.selecting(node, self._open))

    def _is_suspect(self, style: str) -> bool:
        """Whether an element's own style could hide its text."""
        fold = folded(style[:20_000])
        return may_hide(fold) or (paints(fold) and self.sheet.paints_alike(fold))

    def _look(self, node: Node) -> Look:
        """The look of an element; those of all it lies in are worked out on the way."""
        waiting = []
        at: Node | None = node
        while at is not None and at.look is None:
            waiting.append(at)
            at = at.parent
        look = at.look if at is not None and at.look is not None else PLAIN
        for one in reversed(waiting):
            look = one.look = self._inside(one, look)
        return look

    def _inside(self, node: Node, around: Look) -> Look:
        """The look of an element in another; elements that the same rules select in the same look are alike."""
        hints, style = _hints(node), node.attributes.get("style", "")
        rules = self.sheet.selecting(node, self._open)
        if not (hints or style or rules or around.hidden):
            return around
        key = (id(around), rules, style, tuple(hints.items()), _is_control(node))
        if key not in self._looks:
            self._looks[key] = around, self._made(around, hints | self.sheet.declared(rules, style), node)
        return self._looks[key][1]

    def _made(self, around: Look, declared: dict[str, str], node: Node) -> Look:
        if not self.till_script:
            declared = {
                name: value for name, value in declared.items() if name not in {"opacity", "visibility"}
            }
        look = looked(around, declared)
        if (
            look.hidden == ALIKE
            and self._outside
            and not any(name.startswith("background") for name in declared)
        ):
            # A sheet that is not here may give it a ground: white words often lie on what only that sheet knows.
            return replace(look, hidden="", doubt="" if _is_control(node) else UNKNOWN_GROUND)
        return look

    def _part(self, how: str, node: Node) -> Concealed:
        parent = node.parent or node
        # A dialog that is closed has buttons to be one; a piece of text in <dialog> has none.
        part = Concealed(how, node.marks, parent.is_furniture or node.tag in FURNITURE - {"dialog"})
        part.controls = 100 if node.tag == "select" else 0
        self._parts.append((part, parent))
        return part

    def _aside(self, words: str, how: str, node: Node, attributes: Mapping[str, str] | None = None) -> None:
        """A passage that is hidden on its own."""
        if not words:
            return
        part = node.concealed
        if part is None:
            part = Concealed(how, f"{' '.join((attributes or {}).values())[:300].lower()}", node.is_furniture)
            self._parts.append((part, node))
        part.add(words)


def _is_control(node: Node | None) -> bool:
    """Whether an element is a link or button, or lies in one."""
    for _ in range(_MARKED):
        if node is None:
            return False
        if node.tag in {"a", "button", "input", "label"} or INTERFACE.search(node.marks):
            return True
        node = node.parent
    return False


def _opens(node: Node, parent: Node) -> bool:
    """Whether an element shows although what it lies in is closed."""
    return parent.tag == "details" and node.tag == "summary"


def _marks(around: Node | None) -> str:
    """What the page calls the parts that something lies in, up to the first that shows running text."""
    found = []
    for _ in range(_MARKED):
        if around is None or around.prose or around.tag in {"body", "html", "main", "article"}:
            break
        found.append(around.marks)
        around = around.parent
    return " ".join(found)


def _hints(node: Node) -> dict[str, str]:
    """What old attributes say about the look, below every style sheet (HTML standard, "presentational hints")."""
    tag, attributes = node.tag, node.attributes
    found: dict[str, str] = {}
    if "bgcolor" in attributes:
        found["background-color"] = _old_colour(attributes["bgcolor"])
    if "background" in attributes:
        found["background-image"] = "url(picture)"
    if tag == "font" and "color" in attributes:
        found["color"] = _old_colour(attributes["color"])
    if tag == "body" and "text" in attributes:
        found["color"] = _old_colour(attributes["text"])
    if tag == "bdo":
        found["unicode-bidi"] = "bidi-override"
    return found


def _old_colour(value: str) -> str:
    value = value.strip().lower()
    return f"#{value}" if len(value) in {3, 6} and all(one in "0123456789abcdef" for one in value) else value


def _count(node: Node, words: str) -> None:
    """Count a block of visible text in the elements around it, and whether it is running text."""
    is_prose = len(words) >= PROSE or (stops_like_a_sentence(words) and words.count(" ") >= 3)
    is_prose = (
        is_prose and node.doubt != UNKNOWN_GROUND
    )  # what may not be seen is no proof that text is shown here
    around: Node | None = node
    for near in (True, True, False):
        if around is None:
            return
        around.blocks += 1
        around.prose_near += near and is_prose
        around.prose += is_prose
        around = around.parent


def _showing(around: Node) -> Node:
    """The nearest element that shows anything: a hidden part often has a wrapper of its own."""
    for _ in range(_MARKED):
        if around.blocks or around.parent is None:
            break
        around = around.parent
    return around


def _by_attribute(tag: str, attributes: Mapping[str, str], *, till_script: bool) -> str:
    if "hidden" in attributes and till_script:
        return "hidden attribute"
    if attributes.get("aria-hidden", "").strip().lower() == "true":
        return "aria-hidden"
    if tag in {"details", "dialog"} and "open" not in attributes:
        return f"closed <{tag}>"
    if "popover" in attributes:
        return "popover"
    return "ruby brackets" if tag == "rp" else ""
