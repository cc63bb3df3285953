"""Buildings, marks and fires on a map: filled or hollow, round or pointed, so that colour is never the only sign."""

from collections import Counter
from collections.abc import Iterator

from witnessmark.publish.report import MapShape, Report
from witnessmark.publish.svg.canvas import element, num, path, rect
from witnessmark.publish.svg.projection import Frame, positions

STATES = {
    "area": "area examined",
    "building": "buildings nobody read",
    "unmarked": "buildings not marked",
    "intact": "seen intact by people",
    "confirmed": "seen damaged by people",
    "marked": "marked as damaged",
    "fire": "fire detections",
}
"""State -> the words of the key, in drawing order: what matters most is drawn last."""
SMALLEST_PX = 3.0
"""A building is below a pixel on most maps; drawn to scale it would vanish and the map say "nothing destroyed"."""


def draw_shapes(report: Report, frame: Frame) -> Iterator[str]:
    """All shapes in the frame, state by state; gathered cells are shaded by how many they stand for."""
    for state in STATES:
        most = max((shape.count for shape in report.shapes if shape.state == state), default=1)
        for shape in report.shapes:
            if shape.state == state:
                yield from _draw(shape, frame, most)


def states_shown(report: Report, frame: Frame) -> list[tuple[str, str, int]]:
    """State, words and count of what lies in the frame, in drawing order, counts of gathered cells added up."""
    counts = Counter[str]()
    for shape in report.shapes:
        if any(frame.holds(*point) for ring in positions(shape) for point in ring):
            counts[shape.state] += shape.count
    return [(state, text, counts[state]) for state, text in STATES.items() if counts[state]]


def symbol(state: str, x: float, y: float, size: float) -> str:
    """The mark of a state, for the key and for points."""
    if state == "fire":
        up = size * 1.1
        return element(
            "path", look="fire", d=f"M{num(x)} {num(y - up)}l{num(up)} {num(1.8 * up)}h{num(-2 * up)}Z"
        )
    if state in {"ring", "disc", "marked"}:
        return element("circle", look=state, cx=x, cy=y, r=size)
    return rect(x - size, y - size, 2 * size, 2 * size, state)


def _draw(shape: MapShape, frame: Frame, most: int) -> Iterator[str]:
    for ring in positions(shape):
        points = [frame.xy(lon, lat) for lon, lat in ring]
        wide = max(x for x, _ in points) - min(x for x, _ in points)
        high = max(y for _, y in points) - min(y for _, y in points)
        if shape.state != "area" and max(wide, high) < SMALLEST_PX:
            x, y = (sum(axis) / len(points) for axis in zip(*points, strict=True))
            yield symbol(shape.state, x, y, {"fire": 3.4, "marked": 1.9}.get(shape.state, SMALLEST_PX / 2))
        else:
            shade = (
                {"fill_opacity": f"{0.15 + 0.75 * (shape.count / most) ** 0.5:.2f}"}
                if shape.count > 1
                else {}
            )
            yield element("path", look=shape.state, d=path(points), **shade)
