"""The record's drawings for paper and books: source tree, timeline and maps, each with a heading and words for it."""

from collections.abc import Callable
from dataclasses import dataclass

from witnessmark.errors import PublishError
from witnessmark.publish.report import Report
from witnessmark.publish.svg import detail_svg, map_svg, timeline_svg, tree_svg


@dataclass(frozen=True)
class Drawing:
    """An SVG drawing.

    Attributes:
        alt: the words that stand for it, as the drawing itself gives them.
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
    """Every drawing that has something to show, in reading order."""
    made = ((name, heading, draw(report), caption) for name, heading, draw, caption in _WANTED)
    return tuple(as_drawing(name, heading, svg, caption) for name, heading, svg, caption in made if svg)


def as_drawing(name: str, heading: str, svg: str, caption: str) -> Drawing:
    """The SVG with the words and size that its root element gives.

    Raises:
        PublishError: it says nothing in words, or has no size.
    """
    from lxml import etree

    root = etree.fromstring(svg.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    alt = (root.get("aria-label") or "").strip()
    box = [float(number) for number in (root.get("viewBox") or "").split()]
    if not alt or len(box) != 4 or box[2] <= 0 or box[3] <= 0:
        raise PublishError(
            f'The drawing "{name}" has words {alt!r} and canvas {box}: both are needed by readers who cannot see it. '
            "Leave out pdf and epub under [publish] until it has them."
        )
    return Drawing(name, svg, heading, alt, caption, box[2], box[3])
