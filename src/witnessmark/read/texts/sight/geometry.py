"""Boxes that leave nothing on the screen: no size, cut away, turned on edge, or far outside the window."""

import math
import re
from collections.abc import Mapping, Sequence

from witnessmark.read.texts.sight.lengths import SCREEN_HEIGHT_PX, SCREEN_WIDTH_PX, pixels

# A box can hang out of the window by most of its width and still be read in part; past these nothing of it is left.
FAR_LEFT_PX, FAR_UP_PX = -0.7 * SCREEN_WIDTH_PX, -0.7 * SCREEN_HEIGHT_PX
FAR_RIGHT_PX = 2 * SCREEN_WIDTH_PX
FAR_DOWN_PX = 20_000.0
LEAST_SCALE = 0.1
LEAST_BOX_PX = 2.0
"""Boxes up to this size hold no letter that can be read."""

_CALL = re.compile(r"([a-z][\w-]{1,30})\(([^()]{0,400}(?:\([^()]{0,200}\)[^()]{0,400}){0,20})\)")
_CUT = ("hidden", "clip", "scroll", "auto")

Style = Mapping[str, str]


def no_room(style: Style, font_px: float) -> str:
    """Why a box shows nothing for its own sake, "" when it may show something."""
    return (
        _no_size(style, font_px)
        or _cut_away(style, font_px)
        or _turned(style, font_px)
        or _far_out(style, font_px)
    )


def _no_size(style: Style, font_px: float) -> str:
    overflow = " ".join(style.get(name, "") for name in ("overflow", "overflow-x", "overflow-y"))
    contains = any(word in style.get("contain", "") for word in ("paint", "strict", "content"))
    if not contains and not any(word in overflow for word in _CUT):
        return ""
    for name in ("width", "max-width", "height", "max-height", "inline-size", "block-size", "max-inline-size", "max-block-size"):  # fmt: skip
        size = pixels(style.get(name, ""), font_px)
        if size is not None and size <= LEAST_BOX_PX and not _is_padded(style, font_px):
            return f"{name}:{style[name]} with overflow {overflow.strip() or 'contained'}"
    if style.get("line-height") in {"0", "0px", "0%", "0em"}:
        return f"line-height:0 with overflow {overflow.strip()}"
    indent = pixels(style.get("text-indent", ""), font_px)
    if indent is not None and indent >= 0.95 * SCREEN_WIDTH_PX:
        return f"text-indent:{style['text-indent']} with overflow {overflow.strip()}"
    return ""


def _is_padded(style: Style, font_px: float) -> bool:
    """Whether padding gives room to what has no size: the way to keep a picture's proportions."""
    sizes = [
        pixels(part, font_px) or 0.0
        for name, value in style.items()
        if name.startswith("padding")
        for part in value.split()
    ]
    return sum(sizes) > 10 * LEAST_BOX_PX


def _cut_away(style: Style, font_px: float) -> str:
    clip = style.get("clip", "")
    if (
        clip.startswith("rect")
        and style.get("position") in {"absolute", "fixed"}
        and _is_empty_rect(clip, font_px)
    ):
        return f"clip:{clip}"
    for name in ("clip-path", "-webkit-clip-path"):
        value = style.get(name, "")
        if any(_clips_all(call, arguments, font_px) for call, arguments in _CALL.findall(value)):
            return f"{name}:{value[:60]}"
    return _masked(style)


def _is_empty_rect(clip: str, font_px: float) -> bool:
    parts = [pixels(part, font_px) for part in clip[4:].strip("() ").replace(",", " ").split()]
    if len(parts) != 4:
        return False
    top, right, bottom, left = (0.0 if part is None else part for part in parts)
    is_set = parts[1] is not None, parts[2] is not None
    return (is_set[0] and right - left <= LEAST_BOX_PX) or (is_set[1] and bottom - top <= LEAST_BOX_PX)


def _clips_all(call: str, arguments: str, font_px: float) -> bool:
    words = arguments.partition(" round ")[0].replace(",", " ").split()
    # Shares of the box: 100 is all of it, whatever its size.
    sizes = [pixels(word, font_px, 100.0) for word in words]
    first = sizes[0] if sizes else None
    if call == "inset":
        top, right, bottom, left = _four([size or 0.0 for size in sizes])
        is_share = "%" in arguments
        return (
            bool(is_share and (top + bottom >= 99 or left + right >= 99))
            or max(top, right, bottom, left) > 3000
        )
    if call in {"circle", "ellipse"}:
        return first is not None and first <= 1.0
    if call == "polygon":
        return _area([size for size in sizes if size is not None]) < 1.0
    if call == "path":
        return (
            not any(letter in arguments.lower() for letter in "lhvcsqtaz") or len(arguments.strip(" '\"")) < 4
        )
    return call == "rect" and len(sizes) == 4 and _is_empty_rect(f"rect({arguments})", font_px)


def _four(sizes: Sequence[float]) -> tuple[float, float, float, float]:
    """Top, right, bottom and left of one to four values, as CSS fills them in."""
    top = sizes[0] if sizes else 0.0
    right = sizes[1] if len(sizes) > 1 else top
    return top, right, sizes[2] if len(sizes) > 2 else top, sizes[3] if len(sizes) > 3 else right


def _area(numbers: Sequence[float]) -> float:
    corners = list(zip(numbers[::2], numbers[1::2], strict=False))
    turned = zip(corners, corners[1:] + corners[:1], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in turned)) / 2


def _masked(style: Style) -> str:
    from witnessmark.read.texts.sight.colours import colours_in

    for name in ("mask", "mask-image", "-webkit-mask", "-webkit-mask-image"):
        value = style.get(name, "")
        stops = colours_in(value) if "gradient" in value else []
        if stops and all(stop[3] < 0.05 for stop in stops):
            return f"{name} that lets nothing through"
    return ""


def _turned(style: Style, font_px: float) -> str:
    for name in (
        "transform",
        "-webkit-transform",
        "-ms-transform",
        "-moz-transform",
        "scale",
        "rotate",
        "translate",
        "zoom",
    ):
        value = style.get(name, "")
        if value and value != "none" and _moves_away(name, value, font_px):
            return f"{name}:{value[:60]}"
    return ""


def _moves_away(name: str, value: str, font_px: float) -> bool:
    if name in {"scale", "zoom"}:
        return any((size := _plain(word)) is not None and abs(size) < LEAST_SCALE for word in value.split())
    if name == "rotate":
        return any(axis in value.split() for axis in ("x", "y")) and _is_edge(value.rsplit(maxsplit=1)[-1])
    if name == "translate":
        return _is_shifted(value.split(), font_px)
    return any(
        _call_moves(call, arguments.replace(",", " ").split(), font_px)
        for call, arguments in _CALL.findall(value)
    )


def _call_moves(call: str, words: Sequence[str], font_px: float) -> bool:
    if not words:
        return False
    if call.startswith("scale"):
        # A third number is depth, and letters have none.
        sizes = [_plain(word) for word in (words[:2] if call == "scale3d" else words)]
        return call != "scalez" and any(size is not None and abs(size) < LEAST_SCALE for size in sizes)
    if call in {"rotatex", "rotatey"}:
        return _is_edge(words[0])
    if call == "rotate3d" and len(words) == 4:
        return words[2] in {"0", "0.0"} and _is_edge(words[3])
    if call.startswith("translate"):
        places = {"translatey": ["0", words[0]], "translatez": ["0", "0"]}.get(call, list(words))
        return _is_shifted(places, font_px)
    return call.startswith("matrix") and _matrix_moves([_plain(word) or 0.0 for word in words])


def _matrix_moves(numbers: Sequence[float]) -> bool:
    if len(numbers) == 6:
        a, b, c, d, right, down = numbers
    elif len(numbers) == 16:
        a, b, c, d, right, down = (numbers[n] for n in (0, 1, 4, 5, 12, 13))
    else:
        return False
    return (
        abs(a * d - b * c) < LEAST_SCALE**2 or right < FAR_LEFT_PX or down < FAR_UP_PX or right > FAR_RIGHT_PX
    )


def _is_edge(angle: str) -> bool:
    """Whether a turn leaves the letters on edge: 90 or 270 degrees about a line in the page."""
    unit = {"turn": 360.0, "rad": 180 / math.pi, "grad": 0.9}.get(angle.lstrip("+-0123456789."), 1.0)
    number = _plain(angle.rstrip("abcdefghijklmnopqrstuvwxyz"))
    return number is not None and abs(math.cos(math.radians(number * unit))) < LEAST_SCALE / 2


def _is_shifted(words: Sequence[str], font_px: float) -> bool:
    # A share is of the box itself, about as wide as the window and of unknown height: a whole one moves it out to the left.
    right = pixels(words[0], font_px, SCREEN_WIDTH_PX) if words else None
    down = pixels(words[1], font_px, SCREEN_HEIGHT_PX) if len(words) > 1 else None
    return _is_out(right, down)


def _is_out(right: float | None, down: float | None) -> bool:
    return (right is not None and (right < FAR_LEFT_PX or right >= FAR_RIGHT_PX)) or (
        down is not None and (down < FAR_UP_PX or down >= FAR_DOWN_PX)
    )


def _far_out(style: Style, font_px: float) -> str:
    """Placed outside the window. Margins move any box, offsets only one that is positioned."""
    for name, value in _offsets(style).items():
        size = pixels(value, font_px, SCREEN_HEIGHT_PX if name in {"top", "bottom"} else SCREEN_WIDTH_PX)
        if size is None:
            continue
        is_margin = name.startswith("margin")
        if not is_margin and style.get("position") not in {"absolute", "fixed", "relative", "sticky"}:
            continue
        opposite = (
            name in {"right", "bottom", "inset-inline-end", "inset-block-end"} or name == "margin-right"
        )
        if not _leads_out(name, size, opposite=opposite):
            continue
        return f"{name}:{value}"
    return ""


def _leads_out(name: str, size: float, *, opposite: bool) -> bool:
    is_upright = name.endswith(("top", "bottom")) or "block" in name
    if name == "margin-right":
        return False  # pulls in what follows, and moves nothing out
    if opposite:
        return size < -FAR_RIGHT_PX / 2 if not is_upright else size < -FAR_DOWN_PX or size > FAR_DOWN_PX
    return (
        size < FAR_UP_PX or size > FAR_DOWN_PX if is_upright else size < FAR_LEFT_PX or size >= FAR_RIGHT_PX
    )


def _offsets(style: Style) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in ("left", "top", "right", "bottom", "margin-left", "margin-top", "inset-inline-start", "inset-block-start",
                 "inset-inline-end", "inset-block-end", "margin-inline-start", "margin-block-start"):  # fmt: skip
        if name in style:
            found[name] = style[name]
    for shorthand, prefix in (("inset", ""), ("margin", "margin-")):
        words = (
            style.get(shorthand, "").split() if "(" not in style.get(shorthand, "") else [style[shorthand]]
        )
        if words:
            sides = dict(zip(("top", "right", "bottom", "left"), _four_words(words), strict=True))
            found |= {
                f"{prefix}{side}": value for side, value in sides.items() if f"{prefix}{side}" not in found
            }
    return found


def _four_words(words: Sequence[str]) -> tuple[str, str, str, str]:
    top = words[0]
    right = words[1] if len(words) > 1 else top
    return top, right, words[2] if len(words) > 2 else top, words[3] if len(words) > 3 else right


def _plain(word: str) -> float | None:
    """A bare number or a percentage as a share; None for anything else."""
    try:
        return float(word[:-1]) / 100 if word.endswith("%") else float(word)
    except ValueError:
        return None
