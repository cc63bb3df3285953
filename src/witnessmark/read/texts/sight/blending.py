"""Filters and blend modes that take the ink out of letters."""

import re

from witnessmark.read.texts.sight.colours import Rgba
from witnessmark.read.texts.sight.lengths import pixels

MOST_BLUR_PX = 8.0
"""Half a letter of body text: past this no word can be read."""

_CALL = re.compile(r"([a-z-]{3,20})\(\s*([^()]{0,60})\)")


def filtered_away(value: str) -> str:
    """The filter after which nothing can be read, "" for none."""
    for name, argument in _CALL.findall(value):
        share = _share(argument)
        if name in {"opacity", "contrast"} and share < 0.1:
            return f"filter:{name}({argument})"
        if name == "blur" and (pixels(argument) or 0.0) >= MOST_BLUR_PX:
            return f"filter:{name}({argument})"
    return ""


def blended(letters: Rgba, ground: Rgba, mode: str) -> Rgba:
    """The colour that is seen where letters are blended with their ground (W3C Compositing 1, section 10)."""
    mix = [_one(mode, a, b) for a, b in zip(letters[:3], ground[:3], strict=True)]
    return mix[0], mix[1], mix[2], 1.0


def _one(mode: str, ink: float, ground: float) -> float:
    return {
        "screen": ink + ground - ink * ground,
        "lighten": max(ink, ground),
        "color-dodge": 1.0
        if ground > 0 and ink >= 1
        else (0.0 if ground <= 0 else min(1.0, ground / max(1e-9, 1 - ink))),
        "plus-lighter": min(1.0, ink + ground),
        "multiply": ink * ground,
        "darken": min(ink, ground),
        "color-burn": 1.0 if ground >= 1 else (0.0 if ink <= 0 else 1 - min(1.0, (1 - ground) / ink)),
        "difference": abs(ink - ground),
        "exclusion": ink + ground - 2 * ink * ground,
        "overlay": 2 * ink * ground if ground <= 0.5 else 1 - 2 * (1 - ink) * (1 - ground),
        "hard-light": 2 * ink * ground if ink <= 0.5 else 1 - 2 * (1 - ink) * (1 - ground),
    }.get(mode, ink)


def _share(argument: str) -> float:
    try:
        return float(argument[:-1]) / 100 if argument.endswith("%") else float(argument)
    except ValueError:
        return 1.0
