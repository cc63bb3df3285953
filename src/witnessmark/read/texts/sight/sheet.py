"""A page's own style sheets, ready to be asked what they declare for an element."""

import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import unquote_to_bytes

from witnessmark.read.texts.markup import INSIDE, OPENED, Markup
from witnessmark.read.texts.shape import Shape
from witnessmark.read.texts.sight.css import MAX_BYTES, media_holds, rules_of, unescaped
from witnessmark.read.texts.sight.filing import PLACE, Filed, Filing, names_in
from witnessmark.read.texts.sight.selectors import Element
from witnessmark.read.texts.sight.suspects import Palette, Variables, folded, may_hide, paints, tells

MAX_RULES = 40_000
_LARGE = 8_000
"""Characters of a sheet from which looking up all names on the page costs less than judging every rule."""

# Spelled out letter by letter: so the search jumps from "<" to "<", which it cannot when told to ignore case.
_STYLED = re.compile(r"<[sS][tT][yY][lL][eE]")
_LINKED = re.compile(r"/[cC][sS][sS]")
_WANTED = re.compile(r"[.#](?:[\w-]|[^\x00-\x7f])+")
_DECLARATION = re.compile(r"(?:[^;\"'(]|\"[^\"]*\"|'[^']*'|\((?:[^()]|\([^()]*\))*\)|[\"'(])+")
_IMPORTED = re.compile(r"@import\s+(?:url\()?\s*[\"']?(data:text/css[^\"')]*)", re.IGNORECASE)

Weight = tuple[bool, bool, int, int, int, int]
"""important, inline, ids, classes, tags, place: the later and heavier wins (CSS Cascade 4)."""


@dataclass(slots=True)
class Sheet:
    """The rules of all sheets of a page.

    Attributes:
        rules: (selectors as written, block) in order, of those that could select anything and tell how text looks.
        suspects: the few among them that could hide text, for a first look.
        asked: names that suspects ask for in what an element lies in.
        asks_for_places: whether any selector speaks of an element's place among others.
        shapes: all start tags of the page, for the colours that its elements give themselves.
        drawn: blocks that put words of their own onto the page, with their selectors.
        count: rules taken in.
    """

    rules: list[tuple[str, str]] = field(default_factory=list)
    suspects: Filing = field(default_factory=lambda: Filing(()))
    asked: frozenset[str] = frozenset()
    asks_for_places: bool = False
    drawn: list[tuple[str, str]] = field(default_factory=list)
    count: int = 0
    shapes: Callable[[], Iterable[Shape]] = tuple
    _all: Filing | None = None
    _palette: Palette | None = None
    _has_old_colours: bool | None = None

    def add(self, css: str, names: frozenset[str] | None = None) -> None:
        """Take in one sheet.

        Args:
            css: the sheet.
            names: classes with a dot and ids with a # that the page has; rules that need others are passed over.
        """
        if "@import" in css:
            for imported in _IMPORTED.findall(css[:MAX_BYTES]):
                self.add(_data_of(imported))
        for rule in rules_of(css):
            if "content" in rule.body:
                self.drawn.append((rule.selectors, rule.body))
            self.count += 1
            if self.count <= MAX_RULES and (names is None or _may_select(rule.selectors, names)):
                self.rules.append((rule.selectors, rule.body))

    def close(self) -> None:
        """Find the suspects, when all sheets are in."""
        folds = {body: folded(body) for _, body in self.rules}
        styles = {shape.attributes["style"] for shape in self.shapes() if "style" in shape.attributes}
        own = [folded(style) for style in styles]
        values = Variables((*folds.values(), *own))
        folds = {body: values.filled(fold) for body, fold in folds.items()}
        palette = self._palette = Palette(fold for fold in (*folds.values(), *own) if paints(fold))
        bad = {
            body
            for body, fold in folds.items()
            if may_hide(fold) or (paints(fold) and palette.may_hide(fold))
        }
        self.suspects = Filing(rule for rule in self.rules if rule[1] in bad)
        if self.suspects.names:
            self.asked = frozenset(
                name for text, body in self.rules if tells(body) for name in names_in(text)
            )
        self.asks_for_places = any(PLACE.search(one) for one, body in self.rules if tells(body))

    def paints_alike(self, fold: str) -> bool:
        """Whether an element's own style, folded, could give letters the colour of what lies under them."""
        if self._has_old_colours is None:
            # Those are in no style: where a page has them every painted element is looked at.
            self._has_old_colours = any(map(_has_old_colour, self.shapes()))
        if self._has_old_colours:
            return True
        if self._palette is None:
            self.close()
        return self._palette is None or self._palette.may_hide(fold)

    def selecting(self, element: Element, around: Container[str]) -> tuple[Filed, ...]:
        """The rules that select an element and tell how its text looks, in no order.

        Args:
            element: as it opens.
            around: at least those names of all it lies in that `asked` has.
        """
        if self._all is None:
            self._all = Filing((selectors, body) for selectors, body in self.rules if tells(body))
        return self._all.selecting(element, around)

    def declared(self, rules: Sequence[Filed], inline: str = "") -> dict[str, str]:
        """Property -> value that wins for an element, from its own `style` attribute and the rules that select it."""
        won: dict[str, tuple[Weight, str]] = {}
        for one in rules:
            if one.read is not None:
                _take(won, declarations(one.body), (False, *one.read.weight, one.place))
        if inline:
            _take(won, declarations(inline[:20_000]), (True, 0, 0, 0, self.count + 1))
        # From light to heavy: a shorthand sets back what its parts said before it, and not what they say after.
        ordered = sorted(won.items(), key=lambda one: one[1][0])
        return {name: value for name, (_, value) in ordered}


def _may_select(selectors: str, names: frozenset[str]) -> bool:
    """Whether a page with these classes and ids can hold an element that a list of selectors selects."""
    if "\\" in selectors or "(" in selectors or "[" in selectors:
        return True  # names in there are not all asked for
    return any(names.issuperset(_WANTED.findall(one)) for one in selectors.split(","))


def _has_old_colour(shape: Shape) -> bool:
    """Whether a tag gives a colour in an attribute of its own."""
    tag, attributes = shape.tag, shape.attributes
    return "bgcolor" in attributes or tag == "font" or (tag == "body" and "text" in attributes)


def sheet_of(markup: Markup) -> Sheet:
    """All style sheets that a page carries within itself; sheets it only points at are not there to be read."""
    page = markup.page
    sheet = Sheet(shapes=markup.shapes)
    if not _STYLED.search(page) and not _LINKED.search(page):
        return sheet
    names: frozenset[str] | None = None
    for what, shape, _, start, end in markup:
        if what == OPENED and shape.tag == "link":
            if css := _linked(shape.attributes):
                sheet.add(css)
        elif what == INSIDE and shape.tag == "style" and _is_on(shape.attributes):
            if names is None and end - start > _LARGE:
                names = frozenset().union(*(one.names for one in markup.shapes()))
            sheet.add(page[start:end], names)
    if sheet.count:
        sheet.close()
    return sheet


def _is_on(found: Mapping[str, str]) -> bool:
    kind = found.get("type", "").strip().lower()
    return kind in {"", "text/css"} and media_holds(found.get("media", ""))


def _linked(found: Mapping[str, str]) -> str:
    """The sheet that a link carries in its own address; "" for all others."""
    if "data:text/css" not in found.get("href", "").lower():
        return ""
    is_on = "stylesheet" in found.get("rel", "").lower() and media_holds(found.get("media", ""))
    return _data_of(found["href"]) if is_on else ""


def _data_of(address: str) -> str:
    import base64
    import binascii

    head, _, body = address.strip().partition(",")
    data = unquote_to_bytes(body)
    if head.lower().endswith(";base64"):
        try:
            data = base64.b64decode(data, validate=False)
        except (binascii.Error, ValueError):
            return ""
    return data.decode("utf-8", "replace")


@lru_cache(maxsize=20_000)
def declarations(body: str) -> tuple[tuple[str, str, bool], ...]:
    """(property, value, important) of a block, in order, lower case, white space folded, escapes resolved."""
    found = []
    for piece in _DECLARATION.findall(body) if "(" in body or '"' in body or "'" in body else body.split(";"):
        name, colon, value = piece.partition(":")
        if not colon:
            continue
        name = unescaped(name.strip())
        name = name if name.startswith("--") else name.lower()
        value = " ".join(unescaped(value).split())
        value = value if name == "content" or name.startswith("--") else value.lower()
        important = value.lower().replace(" ", "").endswith("!important")
        found.append((name, value[: value.rfind("!")].rstrip() if important else value, important))
    return tuple(found)


def _take(
    won: dict[str, tuple[Weight, str]],
    found: tuple[tuple[str, str, bool], ...],
    weight: tuple[bool, int, int, int, int],
) -> None:
    for name, value, important in found:
        whole: Weight = (important, *weight)
        if name not in won or won[name][0] <= whole:
            won.pop(name, None)  # the order of shorthands and their parts is the order they were said in
            won[name] = (whole, value)
