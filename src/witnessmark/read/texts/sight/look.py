"""What text in an element looks like, and in which words it does not show at all."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from witnessmark.read.texts.sight.blending import blended, filtered_away
from witnessmark.read.texts.sight.colours import (
    BLACK,
    WHITE,
    Rgba,
    colour,
    colours_in,
    contrast,
    is_alike,
    over,
)
from witnessmark.read.texts.sight.geometry import no_room
from witnessmark.read.texts.sight.lengths import BODY_FONT_PX, SCREEN_WIDTH_PX, pixels

LEAST_FONT_PX = 3.0
"""Letters up to this height are dots: the smallest print in use, on medicine, is 5 px."""
LEAST_OPACITY = 0.1
ALIKE = "colour of its background"
UNKNOWN_GROUND = "colour of its background, unless a style sheet that is not here says otherwise"
ON_PICTURE = "colour of its background, but for a picture that is not looked at"

TELLING = frozenset(
    ["display", "visibility", "opacity", "content-visibility", "filter", "-webkit-filter", "color", "background",
     "background-color", "background-image", "background-clip", "-webkit-background-clip", "-webkit-text-fill-color", "font",
     "font-size", "font-family", "text-indent", "letter-spacing", "mix-blend-mode", "unicode-bidi", "-webkit-text-security",
     "z-index", "position", "overflow", "overflow-x", "overflow-y", "contain", "clip", "clip-path", "-webkit-clip-path",
     "mask", "mask-image", "-webkit-mask", "-webkit-mask-image", "transform", "-webkit-transform", "-ms-transform",
     "-moz-transform", "scale", "rotate", "translate", "zoom", "margin", "margin-left", "margin-top", "margin-inline-start",
     "margin-block-start"]
)  # fmt: skip
"""Properties without which nothing is hidden: sizes hide only with overflow, offsets only with a position."""

_NAMED_SIZES = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0, "xx-large": 32.0,
    "xxx-large": 48.0, "initial": 16.0,
}  # fmt: skip
_RELATIVE_SIZES = {"smaller": 1 / 1.2, "larger": 1.2, "inherit": 1.0, "unset": 1.0}
_FONT_SIZE = re.compile(r"(?:^|\s)((?:[\d.]{1,12}|\.\d{1,6})[a-z%]{0,4}|calc\([^()]{1,60}\))(?:\s*/|\s)")
_VARIABLE = re.compile(
    r"var\(\s*(--[\w-]{1,100})\s*(?:,([^()]{0,300}(?:\([^()]{0,200}\)[^()]{0,100}){0,3}))?\)"
)
_RESETS = frozenset({"inherit", "unset", "revert", "revert-layer"})


@dataclass(frozen=True, slots=True)
class Look:
    """What decides whether text in an element shows.

    Attributes:
        hidden: why it does not, in the words of its style; "" when it shows.
        gone: the same when nothing inside can undo it.
        doubt: why it may not show; it is kept as text and flagged.
        colour, ground: of the letters, and of what lies under them.
        on_picture: whether a picture that is not looked at lies over the ground.
        till_script: whether scripts usually undo what hides it once the page has loaded.
    """

    hidden: str = ""
    gone: str = ""
    doubt: str = ""
    colour: Rgba = BLACK
    fill: Rgba | None = None
    ground: Rgba = WHITE
    on_picture: bool = False
    clipped_ground: bool = False
    font_px: float = BODY_FONT_PX
    opacity: float = 1.0
    is_visible: bool = True
    squeezed: str = ""
    blend: str = ""
    family: str = ""
    till_script: bool = False
    variables: Mapping[str, str] = field(default_factory=dict)


PLAIN = Look()


def looked(parent: Look, declared: Mapping[str, str]) -> Look:
    """How an element looks inside `parent`.

    Args:
        parent: the look of what it lies in.
        declared: property -> value that holds for it, lower case.
    """
    if parent.gone or (not declared.keys() & TELLING and not any(name.startswith("--") for name in declared)):
        return parent
    variables = _variables(parent.variables, declared)
    style = {
        name: _resolved(value, variables) for name, value in declared.items() if not name.startswith("--")
    }
    font_px = _font_px(style, parent.font_px)
    gone = _gone(style, font_px, parent)
    if gone:
        return replace(
            parent, gone=gone, hidden=gone, variables=variables, till_script=gone.startswith("opacity")
        )
    made = _painted(replace(parent, font_px=font_px, variables=variables), style)
    hidden = _unseen(made, style)
    doubt = _doubt(style) or (parent.doubt if not hidden else "")
    if hidden == ALIKE and made.on_picture:
        hidden, doubt = "", ON_PICTURE
    return replace(made, hidden=hidden, doubt=doubt)


def _gone(style: Mapping[str, str], font_px: float, parent: Look) -> str:
    if style.get("display") == "none" or style.get("content-visibility") == "hidden":
        return "display:none" if style.get("display") == "none" else "content-visibility:hidden"
    share = _share(style.get("opacity", "1")) * parent.opacity
    if share < LEAST_OPACITY:
        return f"opacity:{style.get('opacity', share)}"
    return filtered_away(style.get("filter", "") or style.get("-webkit-filter", "")) or no_room(
        style, font_px
    )


def _painted(look: Look, style: Mapping[str, str]) -> Look:
    """The same with this element's own ink and ground."""
    letters = _colour(style.get("color", ""), look.colour, look.colour)
    fill = look.fill
    if "-webkit-text-fill-color" in style:
        fill = _colour(style["-webkit-text-fill-color"], letters, letters)
    ground, on_picture = _ground(style, letters, look)
    clips = "text" in style.get("background-clip", "") + style.get("-webkit-background-clip", "")
    visibility = style.get("visibility", "")
    is_visible = look.is_visible if visibility in {"", *_RESETS} else visibility not in {"hidden", "collapse"}
    return replace(
        look, colour=letters, fill=fill, ground=look.ground if clips else ground, on_picture=on_picture, clipped_ground=look.clipped_ground or clips,
        opacity=look.opacity * _share(style.get("opacity", "1")), is_visible=is_visible,
        squeezed=_squeezed(style, look), blend=style.get("mix-blend-mode", look.blend),
        family=style.get("font-family", "") or (style.get("font", "") if "font" in style else look.family),
    )  # fmt: skip


def _unseen(look: Look, style: Mapping[str, str]) -> str:
    """Why text of this look does not show, "" when it does."""
    if not look.is_visible:
        return f"visibility:{style.get('visibility', 'hidden')}"
    if look.font_px < LEAST_FONT_PX:
        return f"font-size {look.font_px:.3g}px"
    if style.get("-webkit-text-security", "none") != "none":
        return f"-webkit-text-security:{style['-webkit-text-security']}"
    return look.squeezed or _colourless(look) or ("a font of blanks" if "blank" in look.family else "")


def _colourless(look: Look) -> str:
    letters = look.fill if look.fill is not None else look.colour
    if look.clipped_ground:
        return ""  # the ground shows through the letters
    if letters[3] * look.opacity < LEAST_OPACITY:
        return "colour without substance"
    seen = blended(over(letters, look.ground, look.opacity), look.ground, look.blend)
    return ALIKE if is_alike(seen, look.ground) else ""


def _doubt(style: Mapping[str, str]) -> str:
    """Why text that shows may be covered, or read in another order than it is written."""
    depth = style.get("z-index", "").strip()
    if depth.startswith("-") and style.get("position", "static") != "static":
        return f"z-index:{depth}, under whatever lies there"
    return "letters shown in reverse order" if "override" in style.get("unicode-bidi", "") else ""


def _ground(style: Mapping[str, str], letters: Rgba, look: Look) -> tuple[Rgba, bool]:
    """What lies under the letters, and whether a picture lies on that. Of a gradient the stop that shows them best."""
    said = _ground_said(style)
    if not said:
        return look.ground, look.on_picture
    if "gradient(" in said and _is_drawn_small(style):
        said = style.get("background-color", "")
    found = [letters] if "currentcolor" in said else colours_in(said)
    if "gradient(" in said and found:
        return max(
            (over(stop, look.ground) for stop in found), key=lambda one: contrast(one, over(letters, one))
        ), False
    is_picture = "url(" in said or "image-set(" in said
    if not found:  # "background: none" is no ground of its own: what is below shows
        return look.ground, look.on_picture or is_picture
    ground = over(found[-1], look.ground)
    return ground, is_picture or (look.on_picture and found[-1][3] < 0.9)


def _ground_said(style: Mapping[str, str]) -> str:
    """What is said of the ground, in the order of the cascade: the shorthand sets its parts back."""
    said: dict[str, str] = {}
    for name, value in style.items():
        if name == "background":
            said = {name: value}
        elif name in {"background-color", "background-image"}:
            said[name] = value
    if "background-color" in said and "background" in said and "gradient(" not in said["background"]:
        said["background"] = "url(x)" if "url(" in said["background"] else ""  # its colour is set anew
    return " ".join(said.values())


def _is_drawn_small(style: Mapping[str, str]) -> bool:
    """Whether a gradient is no ground but a line: underlines of links are drawn so."""
    return (
        "background-size" in style
        or "no-repeat" in style.get("background", "")
        or "/" in style.get("background", "")
    )


def _colour(value: str, own: Rgba, before: Rgba) -> Rgba:
    """A colour value; `own` for currentcolor, `before` where nothing is said or nothing understood."""
    if value == "currentcolor":
        return own
    if value == "initial":
        return BLACK
    return (colour(value) or before) if value else before


def _squeezed(style: Mapping[str, str], look: Look) -> str:
    """Letters moved off their line, or onto each other; both are inherited."""
    indent = pixels(style.get("text-indent", "").split(" ")[0], look.font_px)
    if indent is not None:
        return f"text-indent:{style['text-indent']}" if indent <= -0.4 * SCREEN_WIDTH_PX else ""
    spacing = pixels(style.get("letter-spacing", ""), look.font_px)
    if spacing is not None:
        return f"letter-spacing:{style['letter-spacing']}" if spacing <= -0.45 * look.font_px else ""
    return look.squeezed


def _font_px(style: Mapping[str, str], around: float) -> float:
    value = style.get("font-size", "")
    if "font" in style and not _said_later(style, "font-size", "font"):
        found = _FONT_SIZE.search(f"{style['font']} ")
        value = found[1] if found else value
    if value in _NAMED_SIZES:
        return _NAMED_SIZES[value]
    size = pixels(value, around, around)
    return size if size is not None else around * _RELATIVE_SIZES.get(value, 1.0)


def _said_later(style: Mapping[str, str], name: str, other: str) -> bool:
    """Whether `name` was said after `other`: a dict keeps the order of what won."""
    names = list(style)
    return name in style and names.index(name) > names.index(other)


def _share(value: str) -> float:
    try:
        found = float(value[:-1]) / 100 if value.endswith("%") else float(value)
    except ValueError:
        found_px = pixels(value)
        found = 1.0 if found_px is None else found_px
    return min(1.0, max(0.0, found))


def _variables(around: Mapping[str, str], declared: Mapping[str, str]) -> Mapping[str, str]:
    own = {name: value for name, value in declared.items() if name.startswith("--")}
    return {**around, **own} if own else around


def _resolved(value: str, variables: Mapping[str, str]) -> str:
    """A value with its custom properties put in, a few levels deep."""
    for _ in range(5):
        if "var(" not in value or len(value) > 2000:
            break
        value = _VARIABLE.sub(lambda found: variables.get(found[1], (found[2] or "").strip()), value).lower()
    return value.strip()
