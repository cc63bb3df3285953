"""One start tag as it is written: what all elements that are written alike have in common, worked out once."""

import re
from collections.abc import Collection, Mapping
from html import unescape

RAW = frozenset(
    ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript", "template"]
)
"""Elements whose inside is not markup, or is not shown: taken as one run."""

BREAKS = frozenset(
    ["address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "caption", "option", "select", "button", "label", "legend", "amp-story"]
)  # fmt: skip
"""Elements that begin and end a block of text."""

VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)  # fmt: skip

UNREAD = frozenset(
    ["svg", "math", "object", "canvas", "audio", "video", "select", "datalist", "map", "applet", "frameset", "amp-ad", "amp-analytics"]
)  # fmt: skip
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

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_KINDS = {
    "li": "list", "dd": "list", "dt": "list", "td": "table", "th": "table", "figcaption": "caption", "caption": "caption",
    "blockquote": "quote", "aside": "note", "figure": "caption",
}  # fmt: skip
_CAPTION = re.compile(
    r"(?<!has-)(?<!with-)(?<!no-)caption(?:[-_]*(?:text|full|remote|content|body|inner))?(?=\s|$)"
)
_NOTE_WORDS = re.compile(r"footnote|endnote|references")

_NAME = re.compile(r"[a-zA-Z][^\s/>]{0,100}+")
_ATTRIBUTE = re.compile(r"""([^\s/>=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]*+)))?""")
_NOTHING: Mapping[str, str] = {}
# Attributes and tags that can change whether text shows; all others need not be looked at.
_MAY_HIDE = frozenset({"style", "hidden", "aria-hidden", "popover", "srcdoc", "bgcolor", "background"})
_HIDERS = frozenset({"font", "body", "bdo", "details", "dialog", "rp"}) | UNREAD
_SILENT = VOID - {"meta", "link", "base", "input", "br"}
_TELLING_TAGS = frozenset({"html", "link", "base", "meta"})
_AUTHOR_MARKS = re.compile(r"(?:^|[\s_-])(?:author|byline|writer|contributor)(?:$|[\s_-])")
_NO_AUTHOR = re.compile(r"bio|avatar|box|image|photo|social|comment|link-list|about")


class Shape:
    """A start tag as written.

    Attributes:
        tag: its name in lower case.
        attributes: by lower-case name; the first of a name wins, as in browsers.
        marks: its class, id and role, in lower case.
        is_raw, is_void, is_break: what the standard says of its element.
        may_hide: whether its own attributes or its tag could hide text; a style sheet may add to that.
        is_telling: whether it can say something about the page as a whole.
        marks_author: whether it is marked as naming the writer.
        own_kind: what a block in it is by its tag or its names, "" when that is left to what it lies in.
        is_furniture: whether it holds the page's own controls.
        closes: open elements that it closes without being told, None for nearly all.
        is_noted: whether a link, a time or a writer's name begins with it.
        is_watched: `may_hide`, or a style sheet has a rule for it that could hide; None until somebody asked.
        is_quiet: whether nothing need be asked about its elements where all around them is plain.
        asked: those of its names that such rules ask for in what an element lies in.
    """

    def __init__(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.is_raw = tag in RAW
        self.is_void = tag in VOID
        self.is_break = tag in BREAKS
        self.is_watched: bool | None = None
        self.is_quiet = False
        self.asked: Collection[str] = ()
        self._names: frozenset[str] | None = None
        self._keys: tuple[str, ...] | None = None
        self.marks, self.marks_author, self.is_telling = "", False, False
        self.may_hide = tag in _HIDERS
        if attributes:
            self._look_into(attributes)
        self.own_kind = _own_kind(tag, self.marks)
        self.is_furniture = tag in FURNITURE
        self.closes = CLOSES.get(tag)
        self.is_noted = self.marks_author or tag == "time" or (tag == "a" and bool(attributes.get("href")))

    def _look_into(self, attributes: Mapping[str, str]) -> None:
        marks = ""
        if "class" in attributes or "id" in attributes or "role" in attributes:
            marks = f"{attributes.get('class', '')} {attributes.get('id', '')}".lower()
            self.marks = f"{marks} {attributes.get('role', '').lower()}"[:300]
        self.may_hide = self.may_hide or not _MAY_HIDE.isdisjoint(attributes)
        self.is_telling = self.tag in _TELLING_TAGS or "content" in attributes or "datetime" in attributes
        if marks or "rel" in attributes or "itemprop" in attributes:
            self.marks_author = _marks_author(attributes, marks[:200])

    @property
    def names(self) -> frozenset[str]:
        """Its tag, its classes with a dot, its id with a #, as selectors ask for them."""
        if self._names is None:
            names = [self.tag, *(f".{name}" for name in self.attributes.get("class", "").split()[:50])]
            if "id" in self.attributes:
                names.append(f"#{self.attributes['id'].strip()}")
            self._names = frozenset(names)
        return self._names

    @property
    def keys(self) -> tuple[str, ...]:
        """Names under which a style sheet files what may select it."""
        if self._keys is None:
            self._keys = ("*", *self.names, *(f"[{name}" for name in self.attributes))
        return self._keys

    def kind_in(self, around: str) -> str:
        """What a block in this element is, given what it would be around it: the nearest that says so decides."""
        own = self.own_kind
        if around == "paragraph" or own == "heading":
            return own or around
        if around in {"heading", "note"}:
            return around
        if self.tag == "p" and around == "table":
            return own or "paragraph"  # a table that holds paragraphs lays out the page
        return own or around


class _Silent(Shape):
    """A tag that stands for no text and says nothing of any: its attributes are read only when a selector asks."""

    def __init__(self, tag: str, inside: str) -> None:
        super().__init__(tag, _NOTHING)
        self._inside = inside

    @property
    def names(self) -> frozenset[str]:
        """As of any shape."""
        if not self.attributes:
            self.attributes = attributes_of(self._inside)
        return super().names


def shape_of(tag: str) -> Shape:
    """The shape of a start tag from "<" to ">"."""
    name = _NAME.match(tag, 1)
    if name is None:
        raise ValueError(f'{tag[:40]!r} is no start tag: it must begin with "<" and a letter.')
    inside = tag[name.end() :].removesuffix(">")
    lower = name[0].lower()
    if lower in _SILENT and "content" not in inside and "datetime" not in inside:
        return _Silent(lower, inside)
    return Shape(lower, attributes_of(inside) if inside.strip(" /") else _NOTHING)


def attributes_of(inside: str) -> Mapping[str, str]:
    """Attributes of a tag, from the words behind its name."""
    found: dict[str, str] = {}
    for name, quoted, in_single, bare in _ATTRIBUTE.findall(inside):
        lower = name.lower()
        if lower not in found:
            value = quoted or in_single or bare
            found[lower] = unescape(value) if "&" in value else value
    return found


def _own_kind(tag: str, marks: str) -> str:
    if tag in HEADINGS:
        return "heading"
    if marks and _NOTE_WORDS.search(marks):
        return "note"
    return "caption" if "caption" in marks and _CAPTION.search(marks) else _KINDS.get(tag, "")


def _marks_author(attributes: Mapping[str, str], marks: str) -> bool:
    """Whether an element is marked as naming the writer."""
    if "rel" in attributes and "author" in attributes["rel"].lower().split():
        return True
    if "itemprop" in attributes and attributes["itemprop"].lower() == "author":
        return True
    return len(marks) > 5 and bool(_AUTHOR_MARKS.search(marks)) and not _NO_AUTHOR.search(marks)
