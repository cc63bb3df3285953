"""The record's drawings for paper and books: source tree, timeline and maps, each with a heading and words for it."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from witnessmark.errors import PublishError
from witnessmark.publish.report import Report
from witnessmark.publish.svg import detail_svg, map_svg, timeline_svg, tree_svg

MOST_RATIO = 1.1
"""Height over width of a drawing that fills a page under its heading."""
OVERLAP = 0.04
"""Of the width: what two parts of a drawing share, about one row."""


@dataclass(frozen=True)
class Drawing:
    """An SVG drawing.

    Attributes:
        alt: the words that stand for it, as the drawing itself gives them.
        heading: "" when it goes on from the drawing before it.
        width, height: of its canvas, in its own units.
    """

    name: str
    svg: str
    heading: str
    alt: str
    caption: str
    width: float
    height: float


_WANTED: tuple[tuple[str, str, Callable[[Report], str], str], ...] = (
    ("tree", "Who relays whom", tree_svg, "Origins on the left; each line is one source passing on another's word."),
    ("timeline", "Timeline", timeline_svg, "Windows as told. What is only possible stays marked as possible."),
    ("map", "Map", map_svg, "A ring says “around”, a disc says “in”. Fires date and place; they never count buildings."),
    ("detail", "Map, closer", detail_svg, "Marks are a statement of whoever made the list, until a person has read an image."),
)  # fmt: skip


def drawings(report: Report) -> tuple[Drawing, ...]:
    """Every drawing that has something to show, in reading order; one too tall for a page in several parts."""
    made = ((name, heading, draw(report), caption) for name, heading, draw, caption in _WANTED)
    whole = (as_drawing(name, heading, svg, caption) for name, heading, svg, caption in made if svg)
    return tuple(part for drawing in whole for part in parts(drawing))


def as_drawing(name: str, heading: str, svg: str, caption: str) -> Drawing:
    """The SVG with the words and size that its root element gives.

    Raises:
        PublishError: it says nothing in words, or has no size.
    """
    root = _root(svg)
    alt = (root.get("aria-label") or "").strip()
    box = [float(number) for number in (root.get("viewBox") or "").split()]
    if not alt or len(box) != 4 or box[2] <= 0 or box[3] <= 0:
        raise PublishError(
            f'The drawing "{name}" has words {alt!r} and canvas {box}: both are needed by readers who cannot see it. '
            "Leave out pdf and epub under [publish] until it has them."
        )
    return Drawing(name, svg, heading, alt, caption, box[2], box[3])


def parts(drawing: Drawing) -> tuple[Drawing, ...]:
    """The drawing cut across into windows no taller than a page, each a little over the last, so that no row is lost."""
    tall = MOST_RATIO * drawing.width
    if drawing.height <= tall * 1.1:
        return (drawing,)
    step = tall - OVERLAP * drawing.width
    count = math.ceil((drawing.height - OVERLAP * drawing.width) / step)
    return tuple(_part(drawing, number, count, step) for number in range(count))


def _part(drawing: Drawing, number: int, count: int, step: float) -> Drawing:
    top = number * step
    height = min(MOST_RATIO * drawing.width, drawing.height - top)
    words = f"part {number + 1} of {count}"
    return replace(
        drawing,
        name=f"{drawing.name}-{number + 1}",
        svg=window(drawing.svg, (0.0, round(top, 1), drawing.width, round(height, 1))),
        heading=drawing.heading if number == 0 else "",
        alt=f"{drawing.alt} ({words})",
        caption=f"{drawing.caption} ({words})".strip(),
        height=height,
    )


def window(svg: str, box: tuple[float, float, float, float]) -> str:
    """The same SVG, showing only a box (left, top, width, height) of its canvas."""
    from lxml import etree

    root = _root(svg)
    root.set("viewBox", " ".join(f"{side:g}" for side in box))
    root.set("width", f"{box[2]:g}")
    root.set("height", f"{box[3]:g}")
    return str(etree.tostring(root, encoding="unicode"))


def _root(svg: str) -> Any:
    from lxml import etree

    return etree.fromstring(svg.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
