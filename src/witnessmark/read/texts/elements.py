"""HTML's elements: which break the flow, which stand alone, which close which, and what a block inside them is."""

from collections.abc import Mapping
from dataclasses import dataclass

from witnessmark.read.texts.hidden import hides

BREAKS = frozenset(
    ["address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "caption", "option", "select", "button", "label", "legend", "amp-story"]
)  # fmt: skip
"""Elements that begin and end a block of text."""

VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)

UNREAD = frozenset(
    [
        "svg",
        "math",
        "object",
        "canvas",
        "audio",
        "video",
        "select",
        "datalist",
        "map",
        "applet",
        "frameset",
        "amp-ad",
        "amp-analytics",
    ]
)
"""Elements whose inside is no text of the page."""

FURNITURE = frozenset(["nav", "footer", "button", "form", "label", "menu", "dialog"])
"""Elements that hold the page's own controls."""

# An opening tag closes an open element of these kinds first (HTML standard, "optional tags").
CLOSES: Mapping[str, frozenset[str]] = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "tbody": frozenset({"thead", "tbody", "tr", "td", "th"}),
    "option": frozenset({"option"}),
}
WALLS = frozenset(["table", "ul", "ol", "dl", "body", "html"])
"""Elements that an implied end tag does not reach across."""

_KINDS = {
    "li": "list", "dd": "list", "dt": "list", "td": "table", "th": "table", "figcaption": "caption", "caption": "caption",
    "blockquote": "quote", "aside": "note", "figure": "caption",
}  # fmt: skip
_NOTE_WORDS = ("footnote", "endnote", "references")


@dataclass(eq=False, slots=True)
class Node:
    """An open element: its tag, what it is in, and what that makes of the text in it."""

    tag: str
    parent: "Node | None"
    marks: str
    hidden: bool
    unread: bool
    depth: int

    @property
    def kind(self) -> str:
        """What a block of text in here is: heading, table, caption, quote, list, note or paragraph."""
        node: Node | None = self
        found = "paragraph"
        while node is not None:
            if node.tag[0] == "h" and node.tag[1:].isdecimal():
                return "heading"
            if (
                found == "paragraph"
                and node.tag in _KINDS
                and not (node.tag in {"td", "th"} and self.tag == "p")
            ):
                found = _KINDS[node.tag]
            if any(word in node.marks for word in _NOTE_WORDS):
                found = "note"
            node = node.parent
        return found

    @property
    def is_furniture(self) -> bool:
        """Whether it lies in navigation, a footer or a form control."""
        node: Node | None = self
        while node is not None:
            if node.tag in FURNITURE:
                return True
            node = node.parent
        return False

    def up_to(self, tags: frozenset[str]) -> "Node | None":
        """The nearest element of these tags, itself included."""
        node: Node | None = self
        while node is not None and node.tag not in tags:
            node = node.parent
        return node


def opened(tag: str, attributes: Mapping[str, str], parent: Node | None, *, till_script: bool = True) -> Node:
    """The node of a start tag inside `parent`; `till_script` as in `hides`."""
    marks = f"{attributes.get('class', '')} {attributes.get('id', '')} {attributes.get('role', '')}"[
        :300
    ].lower()
    hidden = (parent is not None and parent.hidden) or hides(attributes, till_script=till_script)
    unread = (parent is not None and parent.unread) or tag in UNREAD
    return Node(tag, parent, marks, hidden, unread, parent.depth + 1 if parent else 1)
