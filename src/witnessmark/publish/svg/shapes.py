"""Buildings, marks and fires on a map: filled or hollow, round or pointed, so that colour is never the only sign."""

from collections.abc import Iterator
from dataclasses import dataclass

from witnessmark.publish.report import MapShape, Report
from witnessmark.publish.svg.canvas import element, num, path, rect
from witnessmark.publish.svg.projection import Frame, positions

WORDS = {
    "area": "area examined",
    "building": "buildings nobody read",
    "unmarked": "buildings not marked",
    "intact": "seen intact by people",
    "confirmed": "seen damaged by people",
    "marked": "marked",
    "fire": "fire detections",
}
"""State -> the words of the key, in drawing order: what matters most is drawn last."""
MARKS = ("marked", "marked-2", "marked-3")
"""Looks of layers that mark, each with a shape of its own: two makers who disagree must be told apart."""
SMALLEST_PX = 3.0
"""A building is below a pixel on most maps; drawn to scale it would vanish and the map say "nothing destroyed"."""


@dataclass(frozen=True)
class Group:
    """Shapes that look the same and share a line in the key.

    Attributes:
        most: the largest number one of them stands for; above 1 they are cells, shaded by it.
    """

    look: str
    words: str
    shapes: tuple[MapShape, ...]
    most: int

    def count_in(self, frame: Frame) -> int:
        """How many things of the group lie in the frame."""
        return sum(shape.count for shape in self.shapes if _is_in(shape, frame))


def groups_of(report: Report) -> list[Group]:
    """All shapes by state, and marks also by layer, in drawing order."""
    groups = []
    for state, words in WORDS.items():
        alike = [shape for shape in report.shapes if shape.state == state]
        layers = dict.fromkeys(shape.layer for shape in alike) if state == "marked" else [""] * bool(alike)
        for n, layer in enumerate(layers):
            shapes = tuple(shape for shape in alike if layer in {"", shape.layer})
            most = max(shape.count for shape in shapes)
            look = MARKS[min(n, len(MARKS) - 1)] if state == "marked" else state
            told = (
                f"{words}: {layer}"
                if layer
                else words
                if most == 1 or state == "fire"
                else f"{words}, in cells"
            )
            groups.append(Group(look, told, shapes, most))
    return groups


def draw_shapes(report: Report, frame: Frame) -> Iterator[str]:
    """All shapes in the frame, group by group."""
    for group in groups_of(report):
        for shape in group.shapes:
            if _is_in(shape, frame):
                yield from _draw(shape, group, frame)


def symbol(look: str, x: float, y: float, size: float) -> str:
    """The mark of a look, for the key and for points."""
    if look == "fire":
        up = size * 1.1
        return element(
            "path", look="fire", d=f"M{num(x)} {num(y - up)}l{num(up)} {num(1.8 * up)}h{num(-2 * up)}Z"
        )
    if look in {"ring", "disc", "marked"}:
        return element("circle", look=look, cx=x, cy=y, r=size)
    if look == "marked-2":
        s = num(size * 1.35)
        return element("path", look=look, d=f"M{num(x)} {num(y - size * 1.35)}l{s} {s}l-{s} {s}l-{s} -{s}Z")
    if look == "marked-3":
        long = num(2 * size)
        d = f"M{num(x - size)} {num(y - size)}l{long} {long}m0 -{long}l-{long} {long}"
        return element("path", look=look, d=d)
    return rect(x - size, y - size, 2 * size, 2 * size, look)


def _is_in(shape: MapShape, frame: Frame) -> bool:
    return any(frame.holds(*point) for ring in positions(shape) for point in ring)


def _draw(shape: MapShape, group: Group, frame: Frame) -> Iterator[str]:
    for ring in positions(shape):
        points = [frame.xy(lon, lat) for lon, lat in ring]
        wide = max(x for x, _ in points) - min(x for x, _ in points)
        high = max(y for _, y in points) - min(y for _, y in points)
        if shape.state != "area" and max(wide, high) < SMALLEST_PX:
            x, y = (sum(axis) / len(points) for axis in zip(*points, strict=True))
            size = {"fire": 3.4, "marked": 2.0, "marked-2": 2.2, "marked-3": 2.0}.get(
                group.look, SMALLEST_PX / 2
            )
            yield symbol(group.look, x, y, size)
        else:
            shade = (
                {"fill_opacity": f"{0.12 + 0.8 * (shape.count / group.most) ** 0.5:.2f}"}
                if group.most > 1
                else {}
            )
            yield element("path", look=group.look, d=path(points), **shade)
