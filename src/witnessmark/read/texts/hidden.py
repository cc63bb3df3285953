"""Text a person would not see: what a style hides, and characters without a shape."""

import re
from collections import Counter
from collections.abc import Mapping

# Zero-width and tag characters carry words past a reader's eye. The joiners U+200C and U+200D are left out of the
# list: Persian and emoji need them. The soft hyphen is invisible but ordinary.
INVISIBLE = re.compile("[\u200b\u2060\u2061-\u2064\ufeff\U000e0000-\U000e007f]")
_TAG = re.compile("[\U000e0020-\U000e007e]+")

_HIDING = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|font-size:0(?:\.0{1,4})?(?:px|pt|em|rem|%)?(?:;|$|!)"
    r"|text-indent:-\d{3,6}|(?:left|top|right|margin-left|margin-top):-\d{4,6}|clip:rect\((?:0(?:px)?,?){4}\)|clip-path:inset\((?:50|100)%\)"
)
_FADED = re.compile(r"opacity:0(?:\.0{1,4})?(?:;|$|!)")
_COLOUR = re.compile(r"(?:^|;)color:([^;!]{1,40})")
_BACKGROUND = re.compile(r"(?:^|;)background(?:-color)?:([^;!]{1,40})")


def hides(attributes: Mapping[str, str], *, till_script: bool = True) -> bool:
    """Whether an element's own attributes hide it and all that is in it.

    Args:
        attributes: of its start tag, by lower-case name.
        till_script: count also what scripts usually undo once the page has loaded (`hidden`, opacity 0).
    """
    if ("hidden" in attributes and till_script) or attributes.get(
        "aria-hidden", ""
    ).strip().lower() == "true":
        return True
    style = attributes.get("style", "")[:2000]
    return bool(style) and _style_hides("".join(style.lower().split()), till_script=till_script)


def _style_hides(style: str, *, till_script: bool) -> bool:
    if _HIDING.search(style) or (till_script and _FADED.search(style)):
        return True
    colour, background = _COLOUR.search(style), _BACKGROUND.search(style)
    return bool(colour and background and colour[1] == background[1])


def invisible_characters(text: str) -> tuple[str, ...]:
    """One line for each kind of invisible character in a text, with how often; tag characters spelled out."""
    counted = Counter(INVISIBLE.findall(text))
    spelled = ["".join(chr(ord(one) - 0xE0000) for one in run) for run in _TAG.findall(text)]
    plain = {one: n for one, n in counted.items() if not _TAG.fullmatch(one)}
    return tuple(f"U+{ord(one):04X} {n} times" for one, n in sorted(plain.items())) + tuple(
        f'tag characters that spell "{words}"' for words in spelled
    )
