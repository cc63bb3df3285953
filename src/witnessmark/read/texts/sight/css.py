"""Style sheets as flat rules: which selector, in what order, says what; conditions judged for an ordinary screen."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from witnessmark.read.texts.sight.lengths import SCREEN_HEIGHT_PX, SCREEN_WIDTH_PX, pixels

MAX_BYTES = 2_000_000
MAX_NESTING = 12

_COMMENT = re.compile(r"/\*.*?(?:\*/|$)", re.DOTALL)
# What a scan must stop at; quoted words and addresses are passed over whole, for "{" in them opens nothing. Their
# closing mark is optional, so that an endless run of opening ones is still walked once only.
_STOP = re.compile(
    r"[{};]|\"(?:[^\"\\\n]|\\.){0,5000}+\"?|'(?:[^'\\\n]|\\.){0,5000}+'?|url\([^)\"']{0,100000}+\)?"
)
# Most rules: nothing nested, nothing in quotes. The others are cut out sign by sign.
_PLAIN = re.compile(r"([^{};@\"']++)\{([^{}\"']*+)\}")
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})[ \t\r\n\f]?|([^\n]))")
_MEDIA_TEST = re.compile(r"\(\s*(min|max)-(?:device-)?(width|height)\s*:\s*([^()]{1,60}(?:\([^()]*\))?)\)")
_MEDIA_RANGE = re.compile(r"\(\s*(width|height)\s*([<>]=?)\s*([^()<>]{1,40})\)")
_KEPT_BLOCKS = ("@media", "@supports", "@layer", "@container", "@scope", "@starting-style", "@document")
_NEVER_ON_SCREEN = re.compile(
    r"^(?:only\s+)?(?:print|speech|aural|braille|embossed|handheld|projection|tty|tv)\b"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """Selectors as written, and the declarations of their block, unread."""

    selectors: str
    body: str


def rules_of(css: str) -> Iterator[Rule]:
    """The rules that hold on a screen, in order; what is no CSS gives none."""
    css = css[:MAX_BYTES]
    if "/*" in css:
        css = _COMMENT.sub(" ", css)
    yield from _rules(css, 0, len(css), "", 0)


def unescaped(text: str) -> str:
    r"""CSS text with its escapes resolved: `\64 isplay` is `display`."""
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(found: re.Match[str]) -> str:
    if found[2] is not None:
        return found[2]
    code = int(found[1], 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _rules(css: str, start: int, end: int, parent: str, depth: int) -> Iterator[Rule]:
    """Rules between two places; `parent` is the selector they are nested in, "" for none."""
    own: list[str] = []
    at = start
    while at < end:
        plain = _PLAIN.match(css, at, end)
        if plain is not None and ("url(" not in plain[0] or _closes_its_addresses(plain[0])):
            selectors, body = plain[1].strip(), plain[2]
            yield Rule(_nested(selectors, parent) if parent else selectors, body)
            at = plain.end()
            continue
        prelude, block, at = _piece(css, at, end)
        if block is None:
            if prelude:
                own.append(prelude)
        elif depth < MAX_NESTING:
            yield from _block(css, prelude.strip(), block, parent, depth)
    if parent and own:
        yield Rule(parent, ";".join(own))


def _closes_its_addresses(rule: str) -> bool:
    """Whether no url( in it could reach over the brace that ends it."""
    last = rule.rfind("url(")
    return rule.find(")", last) >= 0 and "url(" not in rule[: rule.find("{")]


def _block(css: str, prelude: str, block: tuple[int, int], parent: str, depth: int) -> Iterator[Rule]:
    if not prelude.startswith("@"):
        selectors = _nested(prelude, parent) if parent else prelude
        if css.find("{", *block) < 0:
            yield Rule(selectors, css[block[0] : block[1]])
        else:
            yield from _rules(css, *block, selectors, depth + 1)
    elif prelude.lower().startswith(_KEPT_BLOCKS) and _holds(prelude.lower()):
        yield from _rules(css, *block, parent, depth + 1)


def _nested(selectors: str, parent: str) -> str:
    """A nested selector written out (CSS Nesting 1): `&` is the parent, and stands before what has none."""
    around = f":is({parent})"
    return ",".join(
        one.replace("&", around) if "&" in one else f"{around} {one.strip()}" for one in selectors.split(",")
    )


def _piece(css: str, at: int, end: int) -> tuple[str, tuple[int, int] | None, int]:
    """The next declaration (None) or block (where its inside lies) of one level, and where it ends."""
    stop = _next_stop(css, at, end)
    if stop is None:
        return css[at:end].strip() and css[at:end], None, end
    place, sign = stop
    if sign != "{":
        return css[at:place], None, place + 1
    closing = _closing(css, place + 1, end)
    return css[at:place], (place + 1, closing), closing + 1


def _next_stop(css: str, at: int, end: int) -> tuple[int, str] | None:
    for found in _STOP.finditer(css, at, end):
        if found[0] in "{};":
            return found.start(), found[0]
    return None


def _closing(css: str, at: int, end: int) -> int:
    """Where the block that opened before `at` closes; the end of the sheet closes all."""
    open_ = 1
    for found in _STOP.finditer(css, at, end):
        open_ += {"{": 1, "}": -1}.get(found[0], 0)
        if not open_:
            return found.start()
    return end


def _holds(prelude: str) -> bool:
    if prelude.startswith("@media"):
        return media_holds(prelude[6:])
    if prelude.startswith("@supports"):
        # What is asked for is mostly there; "not (...)" asks for old browsers.
        return not prelude[9:].strip().startswith("not")
    return True


def media_holds(query: str) -> bool:
    """Whether a media query holds on the screen that lengths are judged by; an empty one does."""
    return not query.strip() or any(_one_holds(one.strip().lower()) for one in query.split(","))


def _one_holds(query: str) -> bool:
    if query.startswith("not"):
        return not _one_holds(query[3:].strip())
    if _NEVER_ON_SCREEN.match(query) or "prefers-color-scheme: dark" in query.replace(":dark", ": dark"):
        return False
    return all(_size_holds(*found.groups()) for found in _MEDIA_TEST.finditer(query)) and all(
        _size_holds("min" if found[2][0] == ">" else "max", found[1], found[3])
        for found in _MEDIA_RANGE.finditer(query)
    )


def _size_holds(bound: str, axis: str, value: str) -> bool:
    limit = pixels(value.strip())
    size = SCREEN_WIDTH_PX if axis == "width" else SCREEN_HEIGHT_PX
    return limit is None or (size >= limit if bound == "min" else size <= limit)
