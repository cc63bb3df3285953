"""Open elements of a page: what each lies in, which close which, and what that makes of the text in them."""

from collections.abc import Mapping

from witnessmark.read.texts.concealed import Concealed
from witnessmark.read.texts.shape import BREAKS, Shape
from witnessmark.read.texts.sight import Look

WALLS = frozenset(["table", "ul", "ol", "dl", "body", "html"])
"""Elements that an implied end tag does not reach across."""

BLOCK_WALLS = BREAKS - {"p"}


class Node:
    """An element: its shape, what it lies in, and what that makes of the text in it.

    Most of it is the same for nearly all elements and stands in the class: a page has a thousand.

    Attributes:
        shape: its start tag as written.
        depth: 1 for the outermost.
        kind: what a block of text in here is: heading, table, caption, quote, list, note or paragraph.
        is_furniture: whether it lies in navigation, a footer or a form control.
        hidden: why its text is not shown, "" when it is.
        unread: the element whose inside is no text of the page, "" for none.
        is_plain: whether nothing that hides or is in doubt is at work here.
        look: how text in it looks, None while nothing asked.
        doubt: why its text, which is kept, may not be seen as it is written.
        concealed: what it hides together with the rest of the same hidden part, None when it shows.
        before, last: the element before it in its parent, and its own last; kept only where a style sheet asks.
        index, index_of_type: its place among its parent's elements, from 1; kept only where a style sheet asks.
        blocks: blocks of visible text in it, down to two steps; known when the page is over.
        prose_near, prose: those of running text, down to one step and to two.
    """

    hidden = ""
    unread = ""
    is_plain = True
    look: Look | None = None
    doubt = ""
    concealed: Concealed | None = None
    before: "Node | None" = None
    last: "Node | None" = None
    index = 0
    index_of_type = 0
    blocks = 0
    prose_near = 0
    prose = 0

    def __init__(self, shape: Shape, parent: "Node | None") -> None:
        self.shape = shape
        self.tag = shape.tag
        self.parent = parent
        if parent is None:
            self.depth, self.kind, self.is_furniture = 0, "paragraph", False
        else:
            self.depth = parent.depth + 1
            is_left_open = not shape.own_kind and parent.kind == "paragraph"
            self.kind = "paragraph" if is_left_open else shape.kind_in(parent.kind)
            self.is_furniture = parent.is_furniture or shape.is_furniture

    @property
    def attributes(self) -> Mapping[str, str]:
        """Of its start tag."""
        return self.shape.attributes

    @property
    def marks(self) -> str:
        """Its class, id and role, in lower case."""
        return self.shape.marks

    @property
    def names(self) -> frozenset[str]:
        """Its tag, its classes with a dot, its id with a #."""
        return self.shape.names

    @property
    def keys(self) -> tuple[str, ...]:
        """Names under which a style sheet files what may select it."""
        return self.shape.keys

    def up_to(self, tags: frozenset[str]) -> "Node | None":
        """The nearest element of these tags, itself included."""
        node: Node | None = self
        while node is not None and node.tag not in tags:
            node = node.parent
        return node


def placed(node: Node, parent: Node) -> None:
    """Count an element among its parent's, for the selectors that ask."""
    node.before, parent.last = parent.last, node
    node.index = node.before.index + 1 if node.before else 1
    twin = node.before
    for _ in range(50):  # a thousand list items are looked back over once each, not each over all
        if twin is None or twin.tag == node.tag:
            break
        twin = twin.before
    node.index_of_type = twin.index_of_type + 1 if twin and twin.tag == node.tag else 1
