"""SVG elements as text: escaped at the last moment, numbers rounded the same on every machine."""

from html import escape
from itertools import pairwise

from witnessmark.publish.characters import carry

INK, SOFT, LINE, PAPER = "#1d1c1a", "#5b5751", "#cbc5b9", "#fdfcf9"
LOSS, FIRE, OURS, PLACE = "#96301f", "#b4540a", "#1d5876", "#59708a"
VIOLET, GREEN = "#5d2f86", "#0f5f4c"
SERIF = "'Noto Serif', Charter, Georgia, serif"

LOOKS: dict[str, dict[str, str]] = {
    "ink": {"fill": INK},
    "soft": {"fill": SOFT},
    "label": {"fill": INK, "stroke": PAPER},
    "rule": {"fill": "none", "stroke": LINE, "stroke-width": "1"},
    "edge": {"fill": "none", "stroke": SOFT, "stroke-width": "1.2"},
    "copy": {"fill": "none", "stroke": LOSS, "stroke-width": "1.6", "stroke-dasharray": "2 3"},
    "paper": {"fill": PAPER},
    "frame": {"fill": "none", "stroke": SOFT, "stroke-width": "1"},
    "asserted": {"fill": LOSS},
    "probable": {"fill": LOSS, "fill-opacity": "0.45"},
    "dashed": {"fill": "none", "stroke": LOSS, "stroke-width": "1.2", "stroke-dasharray": "4 3"},
    "hatching": {"fill": "none", "stroke": LOSS, "stroke-width": "1.2"},
    "ours": {"fill": OURS},
    "ours-line": {"fill": "none", "stroke": OURS, "stroke-width": "1.5"},
    "fire": {"fill": FIRE},
    "place": {"fill": PLACE},
    "ring": {"fill": PLACE, "fill-opacity": "0.1", "stroke": PLACE, "stroke-width": "1.2", "stroke-dasharray": "5 4"},
    "disc": {"fill": PLACE, "fill-opacity": "0.16", "stroke": PLACE, "stroke-width": "1"},
    "marked": {"fill": LOSS, "stroke": LOSS, "stroke-width": "0.6"},
    "marked-2": {"fill": VIOLET, "stroke": PAPER, "stroke-width": "0.5"},
    "marked-3": {"fill": "none", "stroke": GREEN, "stroke-width": "1.4"},
    "confirmed": {"fill": OURS, "stroke": OURS, "stroke-width": "0.6"},
    "intact": {"fill": PAPER, "stroke": OURS, "stroke-width": "1"},
    "building": {"fill": "#e4dfd4", "stroke": SOFT, "stroke-width": "0.6"},
    "unmarked": {"fill": PAPER, "stroke": SOFT, "stroke-width": "0.7"},
    "area": {"fill": "none", "stroke": INK, "stroke-width": "1.2", "stroke-dasharray": "8 3 2 3"},
    "node": {"fill": PAPER, "stroke": SOFT, "stroke-width": "1"},
    "root": {"fill": INK},
    "ghost": {"fill": "none", "stroke": SOFT, "stroke-width": "1", "stroke-dasharray": "3 3"},
    "on-root": {"fill": PAPER},
}  # fmt: skip
"""Class name -> its look on paper."""


def num(value: float) -> str:
    """A coordinate with one decimal at most."""
    return f"{value:.1f}".removesuffix(".0").replace("-0", "0" if round(value, 1) == 0 else "-0")


def element(name: str, *inner: str, look: str = "", **attributes: str | float) -> str:
    """One element; `look` is a class of LOOKS, underscores in attribute names become hyphens."""
    own = {key.replace("_", "-"): num(value) if isinstance(value, int | float) else value
           for key, value in attributes.items()}  # fmt: skip
    full = ({"class": look} | LOOKS[look] if look else {}) | own
    text = "".join(f' {key}="{escape(value)}"' for key, value in full.items())
    return f"<{name}{text}>{''.join(inner)}</{name}>" if inner else f"<{name}{text}/>"


def words(x: float, y: float, text: str, look: str = "ink", **attributes: str | float) -> str:
    """A line of text with its baseline at x, y; 13 px unless told."""
    placed: dict[str, str | float] = {"x": x, "y": y, "font_size": 13}
    return element("text", escape(carry(text)), look=look, **placed | attributes)


def line(x1: float, y1: float, x2: float, y2: float, look: str = "rule") -> str:
    """A straight line."""
    return element("line", look=look, x1=x1, y1=y1, x2=x2, y2=y2)


def rect(x: float, y: float, width: float, height: float, look: str, **attributes: str | float) -> str:
    """A rectangle."""
    placed: dict[str, str | float] = {"x": x, "y": y, "width": width, "height": height}
    return element("rect", look=look, **placed | attributes)


def drawing(name: str, size: tuple[float, float], title: str, description: str, *body: str) -> str:
    """A whole picture with its title and description for those who do not see it.

    Args:
        name: sets its ids apart from those of other pictures on the page.
        size: width and height in px.
        title: what it shows.
        description: what it says.
        body: elements.
    """
    width, height = (num(one) for one in size)
    told = f"<title>{escape(carry(title))}</title><desc>{escape(carry(description))}</desc>"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{name}" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-label="{escape(carry(f"{title}. {description}"))}" '
        f'font-family="{escape(SERIF)}">{told}{"".join(body)}</svg>'
    )


def hatch(name: str) -> str:
    """The pattern that stands for "possible": slanted lines; fill with `url(#NAME)`."""
    stripe = element("path", look="hatching", d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5")
    return element(
        "defs", element("pattern", stripe, id=name, width=6, height=6, patternUnits="userSpaceOnUse")
    )


def shorten(text: str, room: int) -> str:
    """The text, or its beginning with an ellipsis when it has more than `room` letters."""
    text = carry(text)
    return text if len(text) <= room else f"{text[: room - 1].rstrip()}…"


def overlaps(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    """Whether two boxes (left, top, right, bottom) share a point."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def path(points: list[tuple[float, float]]) -> str:
    """A closed outline as path data; repeated points are left out."""
    kept = points[:1] + [later for before, later in pairwise(points) if later != before]
    return "M" + "L".join(f"{num(x)} {num(y)}" for x, y in kept) + "Z"
