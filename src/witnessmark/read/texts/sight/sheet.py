"""A page's own style sheets, ready to be asked what they declare for an element."""

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from urllib.parse import unquote_to_bytes

from witnessmark.read.texts.sight.css import MAX_BYTES, media_holds, rules_of, unescaped
from witnessmark.read.texts.sight.selectors import Element, Selector, selector, split_list
from witnessmark.read.texts.sight.suspects import Palette, Variables, folded, may_hide, paints

MAX_RULES = 40_000

# Where a sheet may stand, and what must be passed over: a sheet in a comment or a script is none.
_PLACES = re.compile(
    r"<!--|<(?P<tag>style|script|noscript|template|textarea|title|xmp|iframe|noembed|noframes)\b(?P<rest>[^>]{0,2000})>"
    r"|<link\b(?P<link>[^>]{0,200000})>",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"(media|type|href|rel|disabled)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>]+))?", re.IGNORECASE
)
_KEY = re.compile(r"[.#]?(?:[\w-]|[^\x00-\x7f]|\\.){1,200}")
_INLINE = re.compile(r"\bstyle\s*=\s*(?:\"([^\"<>]*)|'([^'<>]*))", re.IGNORECASE)
_TAIL = re.compile(r"[^\s>+~]*$")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\]]*\]")
_DECLARATION = re.compile(r"(?:[^;\"'(]|\"[^\"]*\"|'[^']*'|\((?:[^()]|\([^()]*\))*\)|[\"'(])+")
_IMPORTED = re.compile(r"@import\s+(?:url\()?\s*[\"']?(data:text/css[^\"')]*)", re.IGNORECASE)

Weight = tuple[bool, bool, int, int, int, int]
"""important, inline, ids, classes, tags, place: the later and heavier wins (CSS Cascade 4)."""


Kept = tuple[str, str, int]
"""Selector as written, its block, and its place among all rules."""


@dataclass(slots=True)
class Sheet:
    """The rules of all sheets of a page, by the last name of their selectors.

    Attributes:
        rules: name ("p", ".hid", "#x" or "*") -> all rules.
        suspects: the few among them that could hide text, for a first look.
        drawn: blocks that put words of their own onto the page, with their selectors.
        count: selectors taken in.
    """

    rules: dict[str, list[Kept]] = field(default_factory=lambda: defaultdict(list))
    suspects: dict[str, list[str]] = field(default_factory=dict)
    drawn: list[tuple[str, str]] = field(default_factory=list)
    count: int = 0

    def add(self, css: str) -> None:
        """Take in one sheet."""
        for imported in _IMPORTED.findall(css[:MAX_BYTES]):
            self.add(_data_of(imported))
        for rule in rules_of(css):
            if "content" in rule.body:
                self.drawn.append((rule.selectors, rule.body))
            for one in split_list(rule.selectors):
                self.count += 1
                if self.count <= MAX_RULES:
                    self.rules[_key(one)].append((one, rule.body, self.count))

    def close(self, inline: Sequence[str] = ()) -> None:
        """Find the suspects, when all sheets are in; `inline` are the page's own `style` attributes of note."""
        folds = {body: folded(body) for rules in self.rules.values() for _, body, _ in rules}
        own = [folded(unescape(one)) for one in inline]
        values = Variables((*folds.values(), *own))
        folds = {body: values.filled(fold) for body, fold in folds.items()}
        palette = Palette(fold for fold in (*folds.values(), *own) if paints(fold))
        bad = {
            body
            for body, fold in folds.items()
            if may_hide(fold) or (paints(fold) and palette.may_hide(fold))
        }
        for key, rules in self.rules.items():
            if found := [text for text, body, _ in rules if body in bad]:
                self.suspects[key] = found

    def may_hide(self, element: Element, around: Container[str]) -> bool:
        """Whether any suspect selects an element; only then is its look worked out."""
        for key in ("*", *element.names):
            for text in self.suspects.get(key, ()):
                read = selector(text)
                if read is not None and not read.pseudo and read.matches(element, around):
                    return True
        return False

    def declared(self, element: Element, around: Container[str], inline: str = "") -> dict[str, str]:
        """Property -> value that wins for an element, from its own `style` attribute and every rule that selects it."""
        won: dict[str, tuple[Weight, str]] = {}
        for read, body, place in self._selecting(element, around):
            _take(won, declarations(body), (False, *read.weight, place))
        if inline:
            _take(won, declarations(inline[:20_000]), (True, 0, 0, 0, self.count + 1))
        # From light to heavy: a shorthand sets back what its parts said before it, and not what they say after.
        ordered = sorted(won.items(), key=lambda one: one[1][0])
        return {name: value for name, (_, value) in ordered}

    def _selecting(self, element: Element, around: Container[str]) -> Iterator[tuple[Selector, str, int]]:
        for key in ("*", *element.names):
            for text, body, place in self.rules.get(key, ()):
                read = selector(text)
                if read is not None and not read.pseudo and read.matches(element, around):
                    yield read, body, place


def sheet_of(page: str) -> Sheet:
    """All style sheets that a page carries within itself; sheets it only points at are not there to be read."""
    sheet = Sheet()
    at = 0
    while found := _PLACES.search(page, at):
        at = _after(page, found)
        if found["link"] is not None:
            sheet.add(_linked(found["link"]))
        elif (found["tag"] or "").lower() == "style" and _is_on(found["rest"]):
            sheet.add(page[found.end() : page.rfind("<", found.end(), at) if at < len(page) else at])
    if sheet.count:
        sheet.close(list({one or other for one, other in _INLINE.findall(page)}))
    return sheet


def _after(page: str, found: re.Match[str]) -> int:
    """Where the search goes on: behind a comment, or behind an element whose inside is no markup."""
    if found["link"] is not None:
        return found.end()
    if not found["tag"]:
        end = page.find("-->", found.end() - 2)
        return end + 3 if end >= 0 else len(page)
    closing = _closing_of(found["tag"].lower()).search(page, found.end())
    return closing.end() if closing else len(page)


@lru_cache(maxsize=16)
def _closing_of(tag: str) -> re.Pattern[str]:
    return re.compile(rf"</{tag}(?=[\s/>])", re.IGNORECASE)


def _attributes(text: str) -> dict[str, str]:
    return {name.lower(): unescape(value.strip("\"'")) for name, value in reversed(_ATTRIBUTE.findall(text))}


def _is_on(text: str) -> bool:
    found = _attributes(text) if text.strip() else {}
    kind = found.get("type", "").strip().lower()
    return kind in {"", "text/css"} and media_holds(found.get("media", ""))


def _linked(text: str) -> str:
    """The sheet that a link carries in its own address; "" for all others."""
    if "data:text/css" not in text.lower():
        return ""
    found = _attributes(text)
    is_on = "stylesheet" in found.get("rel", "").lower() and media_holds(found.get("media", ""))
    return _data_of(found.get("href", "")) if is_on else ""


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


def _key(text: str) -> str:
    """The name by which a selector is found again: the id, class or tag that its last compound begins with."""
    text = text.strip()
    tail = _TAIL.search(_BRACKETS.sub("", text) if "(" in text or "[" in text else text)
    found = _KEY.match(tail[0]) if tail and ")" not in tail[0] else None
    if found is None or "\\" in found[0]:
        return "*"
    return found[0] if found[0][0] in ".#" else found[0].lower()


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
