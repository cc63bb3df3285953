"""CSS colours as numbers, and whether text of one colour can be told from a ground of another."""

import re
from functools import lru_cache

from PIL import ImageColor

Rgba = tuple[float, float, float, float]
"""Red, green, blue and opacity, each 0 to 1."""

BLACK: Rgba = (0.0, 0.0, 0.0, 1.0)
WHITE: Rgba = (1.0, 1.0, 1.0, 1.0)
CLEAR: Rgba = (0.0, 0.0, 0.0, 0.0)
LEAST_CONTRAST = 1.2
"""Below this ratio nobody reads: WCAG 2.2 asks for 4.5, and #eee on white has 1.16."""

_FUNCTION = re.compile(r"(rgba?|hsla?|hwb)\(([^()]{0,120})\)")
_PARTS = re.compile(r"-?[\d.]{1,20}(?:e-?\d{1,2})?(?:%|deg|turn|rad)?|none")
_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})(?![0-9a-z])")
_ANY = re.compile(rf"{_FUNCTION.pattern}|{_HEX.pattern}|\b[a-z]{{3,30}}\b")
# The system's own colours, in a light theme (CSS Color 4, section 10).
_SYSTEM = {
    "canvas": WHITE,
    "canvastext": BLACK,
    "field": WHITE,
    "fieldtext": BLACK,
    "white": WHITE,
    "black": BLACK,
}


@lru_cache(maxsize=4096)
def colour(value: str) -> Rgba | None:
    """A colour from its CSS words in lower case; None for what is no colour, or one not computed here."""
    value = value.strip()
    if value == "transparent":
        return CLEAR
    if value in _SYSTEM:
        return _SYSTEM[value]
    if found := _FUNCTION.fullmatch(value):
        return _from_function(found[1], _PARTS.findall(found[2]))
    if not (_HEX.fullmatch(value) or value in ImageColor.colormap):
        return None
    red, green, blue, *rest = ImageColor.getrgb(value)
    return red / 255, green / 255, blue / 255, (rest[0] / 255 if rest else 1.0)


def colours_in(value: str) -> list[Rgba]:
    """Every colour named in a value, such as a gradient's stops, in order."""
    found = (colour(match[0]) for match in _ANY.finditer(value))
    return [one for one in found if one is not None]


def over(front: Rgba, ground: Rgba, opacity: float = 1.0) -> Rgba:
    """What is seen where `front` is painted on an opaque ground."""
    share = front[3] * opacity
    mixed = [share * a + (1 - share) * b for a, b in zip(front[:3], ground[:3], strict=True)]
    return mixed[0], mixed[1], mixed[2], 1.0


def contrast(one: Rgba, other: Rgba) -> float:
    """Contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def is_alike(one: Rgba, other: Rgba) -> bool:
    """Whether text of one colour on a ground of the other is lost on a reader: alike in light and in hue."""
    if abs(one[0] - other[0]) >= 0.25 or abs(one[1] - other[1]) >= 0.25 or abs(one[2] - other[2]) >= 0.25:
        return False
    return contrast(one, other) < LEAST_CONTRAST


@lru_cache(maxsize=4096)
def _luminance(one: Rgba) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in one[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _from_function(name: str, parts: list[str]) -> Rgba | None:
    if len(parts) < 3:
        return None
    alpha = _number(parts[3], 1.0) if len(parts) > 3 else 1.0
    if name.startswith("rgb"):
        red, green, blue = (_number(part, 255.0) for part in parts[:3])
        return _held(red), _held(green), _held(blue), _held(alpha)
    turn = _turn(parts[0])
    second, third = _number(parts[1], 100.0), _number(parts[2], 100.0)
    return (*(_hwb if name == "hwb" else _hsl)(turn, _held(second), _held(third)), _held(alpha))


def _hsl(turn: float, saturation: float, light: float) -> tuple[float, float, float]:
    import colorsys

    return colorsys.hls_to_rgb(turn % 1, light, saturation)


def _hwb(turn: float, white: float, black: float) -> tuple[float, float, float]:
    import colorsys

    if white + black >= 1:
        grey = white / (white + black)
        return grey, grey, grey
    pure = colorsys.hsv_to_rgb(turn % 1, 1, 1)
    red, green, blue = (one * (1 - white - black) + white for one in pure)
    return red, green, blue


def _number(part: str, full: float) -> float:
    """A part as a share of `full`; a percentage is already one."""
    digits = part.rstrip("%abcdefghijklmnopqrstuvwxyz")
    try:
        return float(digits) / (100 if part.endswith("%") else full)
    except ValueError:
        return 0.0


def _turn(part: str) -> float:
    size = {"turn": 1.0, "rad": 6.283185307179586}.get(part.lstrip("-0123456789.e"), 360.0)
    return _number(part.rstrip("%"), size)


def _held(share: float) -> float:
    return min(1.0, max(0.0, share))
