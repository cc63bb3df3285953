"""CSS lengths in pixels of one ordinary screen, sums of calc() included."""

import math
import operator
import re
from collections.abc import Callable, Sequence
from functools import lru_cache

SCREEN_WIDTH_PX, SCREEN_HEIGHT_PX = 1280.0, 900.0
"""The window a page is judged in: the most common laptop, less the browser's own bars."""
BODY_FONT_PX = 16.0

_UNITS = {
    "px": 1.0, "": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 9.6 / 2.54, "q": 2.4 / 2.54,
    "rem": BODY_FONT_PX, "vw": SCREEN_WIDTH_PX / 100, "vh": SCREEN_HEIGHT_PX / 100, "vmin": SCREEN_HEIGHT_PX / 100,
    "vmax": SCREEN_WIDTH_PX / 100, "vi": SCREEN_WIDTH_PX / 100, "vb": SCREEN_HEIGHT_PX / 100,
    **{f"{kind}{axis}": (SCREEN_WIDTH_PX if axis in {"vw", "vi", "vmax"} else SCREEN_HEIGHT_PX) / 100
       for kind in "sld" for axis in ("vw", "vh", "vi", "vb", "vmin", "vmax")},
}  # fmt: skip
_TO_FONT = {"em": 1.0, "ex": 0.5, "ch": 0.5, "ic": 1.0, "lh": 1.2, "cap": 0.7, "rlh": 1.2}
_LENGTH = re.compile(r"([+-]?(?:\d{1,15}\.?\d{0,10}|\.\d{1,10})(?:e[+-]?\d{1,2})?)([a-z]{0,4}|%)")
_TOKEN = re.compile(rf"\s*(?:({_LENGTH.pattern})|([-+*/(),])|(calc|min|max|clamp|abs)(?=\())", re.IGNORECASE)
_OPERATIONS: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
}


@lru_cache(maxsize=8192)
def pixels(value: str, font_px: float = BODY_FONT_PX, whole_px: float = SCREEN_WIDTH_PX) -> float | None:
    """A length in pixels; None for a keyword or what is no length.

    Args:
        value: one length or calc(), min(), max(), clamp() of lengths, lower case.
        font_px: what 1em is.
        whole_px: what 100% is.
    """
    value = value.strip()
    if found := _LENGTH.fullmatch(value):
        return _simple(found[1], found[2], font_px, whole_px)
    if not value.startswith(("calc(", "min(", "max(", "clamp(", "-webkit-calc(")) or len(value) > 200:
        return None
    return _Sum(value.removeprefix("-webkit-"), font_px, whole_px).result()


def _simple(digits: str, unit: str, font_px: float, whole_px: float) -> float | None:
    number = float(digits)
    if unit == "%":
        return number / 100 * whole_px
    if unit in _TO_FONT:
        return number * _TO_FONT[unit] * font_px
    return number * _UNITS[unit] if unit in _UNITS else None


class _Sum:
    """A calc() expression, evaluated from left to right with brackets; anything odd gives None."""

    def __init__(self, value: str, font_px: float, whole_px: float) -> None:
        self.tokens: list[float | str] = []
        at = 0
        while at < len(value.rstrip()):
            token = _TOKEN.match(value, at)
            if token is None:
                self.tokens = []
                return
            length = _simple(token[2], token[3], font_px, whole_px) if token[1] else None
            self.tokens.append(length if length is not None else (token[4] or token[5] or "?"))
            at = token.end()
        self.at = 0

    def result(self) -> float | None:
        """The sum in pixels."""
        try:
            found = self._sum() if self.tokens else math.nan
        except (IndexError, ValueError, ZeroDivisionError, OverflowError):
            return None
        return found if math.isfinite(found) and self.at == len(self.tokens) else None

    def _sum(self) -> float:
        found = self._product()
        while self.at < len(self.tokens) and self.tokens[self.at] in ("+", "-"):
            sign = str(self._next())
            found = _OPERATIONS[sign](found, self._product())
        # "10px -5px" has no sign of its own between the two: not CSS, and refused by the length of the tokens.
        return found

    def _product(self) -> float:
        found = self._value()
        while self.at < len(self.tokens) and self.tokens[self.at] in ("*", "/"):
            sign = self._next()
            other = self._value()
            found = found * other if sign == "*" else found / other
        return found

    def _value(self) -> float:
        sign = self._next()
        if isinstance(sign, float):
            return sign
        if sign == "-":
            return -self._value()
        name = sign if sign in ("calc", "min", "max", "clamp", "abs") else ""
        if name:
            sign = self._next()
        if sign != "(":
            raise ValueError(sign)
        return _called(name, self._arguments())

    def _arguments(self) -> list[float]:
        found = [self._sum()]
        while (sign := self._next()) == ",":
            found.append(self._sum())
        if sign != ")":
            raise ValueError(sign)
        return found

    def _next(self) -> float | str:
        self.at += 1
        return self.tokens[self.at - 1]


def _called(name: str, values: Sequence[float]) -> float:
    if name == "clamp" and len(values) == 3:
        return max(values[0], min(values[1], values[2]))
    if name == "abs":
        return abs(values[0])
    return min(values) if name == "min" else max(values) if name == "max" else values[0]
