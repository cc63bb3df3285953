"""Which blocks of a style sheet could hide text at all: the few that are worth matching against every element."""

import re
from collections.abc import Iterable
from functools import lru_cache

from witnessmark.read.texts.sight.colours import BLACK, WHITE, Rgba, colours_in, is_alike, over

# Wide on purpose: what it lets pass costs time, what it held back would stay unseen.
_HIDING = re.compile(
    r"display:none|visibility:(?!visible)|opacity:(?:0|\.|calc|-|[0-9]%)|content-visibility|text-security|bidi-override|blank"
    r"|font-size:(?:0|\.|[12](?:\.\d{1,9})?(?:px|pt|%|q)|[1-9](?:\.\d{1,9})?%|calc|min|max|clamp)"
    r"|font:(?:[^;]*?[\s:])?(?:0|\.|[12](?:px|pt|%)|calc)|(?:indent|spacing):(?:-|calc|min|1\d{2}|\d{3,})"
    r"|clip|mask|filter:|(?<!text-)transform:|scale:|rotate:|translate:|zoom:|blend-mode:|fill-color|z-index:-|contain:"
    r"|(?:left|right|top|bottom|start|end|inset|margin|block|inline):[^;]*?(?:-\d{3}|-\d{1,4}(?:\.\d{1,9})?(?:[sld]?v|e|r|%|i|cm)|calc|(?<![.\d])\d{4})"
    r"|line-height:0(?![.\d])|(?:width|(?<!line-)height|(?<!font)-size):(?:[012](?:\.\d{0,9})?(?:[a-z%]|;|!|$)|calc|min|\.0)"
)
_INK = re.compile(r"(?<![-\w])(?:color|-webkit-text-fill-color):([^;!]{1,120})")
_GROUND = re.compile(r"background(?:-color|-image)?:([^;!]{1,500})")
_SET = re.compile(r"(--[\w-]{1,100}):([^;]{0,300})")
_USED = re.compile(r"var\(\s*(--[\w-]{1,100})\s*(?:,[^()]{0,200})?\)")
TELLS = re.compile(
    r"color|background|font|display|visibility|opacity|clip|mask|filter|transform|scale|rotate|translate|zoom|mix-blend"
    r"|text-indent|letter-spacing|overflow|contain|position|margin|bidi|unicode|z-index|content-v|left|top|right|bottom|inset"
    r"|width|height|max-|inline-size|block-size|--|-webkit|\\\\|-m"
)
"""Beginnings of the properties that can have a part in hiding text."""


def folded(body: str) -> str:
    """A block of declarations in lower case without idle white space."""
    body = " ".join(body.lower().split())
    return body.replace(": ", ":").replace(" :", ":").replace("; ", ";").replace(" ;", ";").replace(", ", ",")


@lru_cache(maxsize=20_000)
def may_hide(body: str) -> bool:
    """Whether a folded block could hide text by anything but colour."""
    return "var(" in body or "\\" in body or bool(_HIDING.search(body))


@lru_cache(maxsize=20_000)
def tells(body: str) -> bool:
    """Whether any declaration of a block has a part in how text shows."""
    return "\\" in body or any(TELLS.match(piece.strip().lower()) for piece in body.split(";"))


def paints(body: str) -> bool:
    """Whether a folded block says anything of ink or ground."""
    return "color:" in body or "background" in body


class Variables:
    """The values that a page gives its custom properties, wherever it gives them."""

    def __init__(self, bodies: Iterable[str]) -> None:
        self._values: dict[str, set[str]] = {}
        self._known: dict[str, tuple[str, ...]] = {}
        for body in bodies:
            for name, value in _SET.findall(body) if "--" in body else ():
                self._values.setdefault(name, set()).add(value.strip())

    def filled(self, body: str) -> str:
        """A folded block with all that its variables may stand for; those of unknown value keep their `var(`."""
        if "var(" not in body:
            return body
        return ";".join(form for piece in body.split(";") for form in self._forms(piece))

    def _forms(self, piece: str) -> tuple[str, ...]:
        if "var(" not in piece:
            return (piece,)
        if not TELLS.match(piece):
            return ()
        if piece not in self._known:
            self._known[piece] = tuple(self._filled(piece))
        return self._known[piece]

    def _filled(self, piece: str) -> list[str]:
        forms = [piece]
        for _ in range(6):  # a variable may stand for another, and one value may use two
            uses = [(form, _USED.search(form)) for form in forms]
            if not any(use and use[1] in self._values for _, use in uses):
                break
            forms = [
                f"{form[: use.start()]}{value}{form[use.end() :]}" if use else form
                for form, use in uses
                for value in (sorted(self._values.get(use[1], {use[0]})) if use else ("",))
            ][:40]
        return forms


class Palette:
    """The inks and grounds of a page, to see which of them could meet their like."""

    def __init__(self, bodies: Iterable[str]) -> None:
        inks, grounds = {BLACK}, {WHITE}
        for body in bodies:
            inks |= set(_inks(body))
            grounds |= set(_grounds(body))
        self._inks = {
            ink for ink in inks if ink[3] < 0.3 or any(is_alike(over(ink, one), one) for one in grounds)
        }
        self._grounds = {one for one in grounds if any(is_alike(ink, one) for ink in inks)}

    def may_hide(self, body: str) -> bool:
        """Whether a folded block could hide text by its colour."""
        return (
            any(ink in self._inks for ink in _inks(body))
            or any(one in self._grounds for one in _grounds(body))
            or "currentcolor" in body
        )


@lru_cache(maxsize=20_000)
def _inks(body: str) -> tuple[Rgba, ...]:
    return tuple(one for value in _INK.findall(body) for one in colours_in(value))


@lru_cache(maxsize=20_000)
def _grounds(body: str) -> tuple[Rgba, ...]:
    found = [one for value in _GROUND.findall(body) for one in colours_in(value)]
    return tuple(over(one, WHITE) for one in found if one[3] > 0.05)
