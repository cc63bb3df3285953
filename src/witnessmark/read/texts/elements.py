"""HTML's elements: which break the flow, which stand alone, which close which, and what a block inside them is."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from witnessmark.read.texts.concealed import Concealed
from witnessmark.read.texts.sight import Look

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

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_KINDS = {
    "li": "list", "dd": "list", "dt": "list", "td": "table", "th": "table", "figcaption": "caption", "caption": "caption",
    "blockquote": "quote", "aside": "note", "figure": "caption",
}  # fmt: skip
_NOTE_WORDS = ("footnote", "endnote", "references")


@dataclass(eq=False, slots=True)
class Node:
    """An open element: its tag, what it is in, and what that makes of the text in it.

    Attributes:
        marks: its class, id and role, in lower case.
        kind: what a block of text in here is: heading, table, caption, quote, list, note or paragraph.
        is_furniture: whether it lies in navigation, a footer or a form control.
        hidden: why its text is not shown, "" when it is.
        unread: the element whose inside is no text of the page, "" for none.
        depth: 1 for the outermost.
        look: how text in it looks, None while nothing asked.
        doubt: why its text, which is kept, may not be seen as it is written.
        concealed: what it hides together with the rest of the same hidden part, None when it shows.
        names: its tag, its classes with a dot, its id with a #; kept only where a style sheet asks.
        index, index_of_type: its place among its parent's elements, from 1; kept only where a style sheet asks.
        before: the element before it in its parent.
        blocks: blocks of visible text in it, down to two steps; known when the page is over.
        prose_near, prose: those of running text, down to one step and to two.
    """

    tag: str
    parent: "Node | None"
    marks: str
    kind: str = "paragraph"
    is_furniture: bool = False
    hidden: str = ""
    unread: str = ""
    depth: int = 0
    look: Look | None = None
    doubt: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    concealed: Concealed | None = None
    index: int = 0
    index_of_type: int = 0
    before: "Node | None" = None
    last: "Node | None" = None
    blocks: int = 0
    prose_near: int = 0
    prose: int = 0

    def up_to(self, tags: frozenset[str]) -> "Node | None":
        """The nearest element of these tags, itself included."""
        node: Node | None = self
        while node is not None and node.tag not in tags:
            node = node.parent
        return node


def opened(tag: str, attributes: Mapping[str, str], parent: Node) -> Node:
    """The node of a start tag inside `parent`, as yet without a look of its own."""
    marks = f"{attributes.get('class', '')} {attributes.get('id', '')} {attributes.get('role', '')}"[
        :300
    ].lower()
    return Node(
        tag,
        parent,
        marks,
        kind=_kind(tag, marks, parent.kind),
        is_furniture=parent.is_furniture or tag in FURNITURE,
        unread=parent.unread or (tag if tag in UNREAD else ""),
        depth=parent.depth + 1,
        doubt=parent.doubt,
        attributes=attributes,
    )


def placed(node: Node, parent: Node) -> None:
    """Name an element and count it among its parent's, for the selectors that ask."""
    names = [node.tag, *(f".{name}" for name in node.attributes.get("class", "").split()[:50])]
    node.names = frozenset(
        [*names, f"#{node.attributes['id'].strip()}"] if "id" in node.attributes else names
    )
    node.before, parent.last = parent.last, node
    node.index = node.before.index + 1 if node.before else 1
    twin = node.before
    for _ in range(50):  # a thousand list items are looked back over once each, not each over all
        if twin is None or twin.tag == node.tag:
            break
        twin = twin.before
    node.index_of_type = twin.index_of_type + 1 if twin and twin.tag == node.tag else 1


def _kind(tag: str, marks: str, around: str) -> str:
    """What a block in this element is, given what it would be around it: the nearest element that says so decides."""
    if tag in HEADINGS:
        return "heading"
    if around in {"heading", "note"} or any(word in marks for word in _NOTE_WORDS):
        return "heading" if around == "heading" else "note"
    if tag == "p" and around == "table":
        return "paragraph"  # a table that holds paragraphs lays out the page
    return _KINDS.get(tag, around)
