"""The map: places as the rings the words allow, buildings, marks and fires; never empty where something is known."""

from collections.abc import Iterator

from witnessmark.publish.report import MapPlace, Report
from witnessmark.publish.svg.canvas import drawing, element, num, overlaps, path, rect, shorten, words
from witnessmark.publish.svg.furniture import graticule, legend, north_arrow, scale_bar
from witnessmark.publish.svg.projection import Bounds, Frame, bounds_of, grow, overview, positions, reach
from witnessmark.publish.svg.shapes import draw_shapes, groups_of
from witnessmark.publish.wording import counted

WIDTH = 960.0
DETAIL_WHEN_UNDER = 0.3
"""Shapes that span less than this share of the map's width get a map of their own."""


def map_svg(report: Report) -> str:
    """The overview map, "" when nothing has a position."""
    bounds = overview(report)
    return _map(report, "map", bounds, f"Map of {report.title}") if bounds else ""


def detail_svg(report: Report) -> str:
    """A closer map of the buildings and marks, "" when the overview shows them large enough."""
    whole, near = overview(report), detail_bounds(report)
    return (
        _map(report, "detail", near, f"Detail of {report.title}: buildings and marks")
        if whole and near
        else ""
    )


def detail_bounds(report: Report) -> Bounds | None:
    """The box around all shapes that are no fires, when it is small against the overview; else None."""
    whole = overview(report)
    shapes = [shape for shape in report.shapes if shape.state not in {"fire", "area"}]
    near = bounds_of(point for shape in shapes for ring in positions(shape) for point in ring)
    if not whole or not near or near[2] - near[0] > DETAIL_WHEN_UNDER * (whole[2] - whole[0]):
        return None
    return grow(near, 0.08)


def _map(report: Report, name: str, bounds: Bounds, title: str) -> str:
    frame = Frame(bounds, WIDTH)
    keys, height = legend(report, name, frame)
    clip = element("clipPath", rect(0, 0, frame.width, frame.height, "paper"), id=f"{name}-clip")
    inside = element(
        "g",
        *graticule(frame),
        *_rings(report, frame),
        *draw_shapes(report, frame),
        clip_path=f"url(#{name}-clip)",
    )
    body = [
        element("defs", clip),
        rect(0, 0, frame.width, frame.height, "paper"),
        inside,
        *(_detail_box(report, frame) if name == "map" else ()),
        *_labels(report, frame),
        *_reaches(report, frame),
        scale_bar(frame),
        north_arrow(frame),
        rect(0.5, 0.5, frame.width - 1, frame.height - 1, "frame"),
        keys,
    ]
    return drawing(name, (WIDTH, frame.height + height), title, _told(report, frame), *body)


def _told(report: Report, frame: Frame) -> str:
    places = [place for place in report.places if frame.holds(place.lon, place.lat)]
    shown = [(group.words, group.count_in(frame)) for group in groups_of(report)]
    told = [counted(len(places), "place"), *(f"{count:,} {what}" for what, count in shown if count)]
    return f"It shows {', '.join(told)}. The same stands in the list of places and in the open data"


def _rings(report: Report, frame: Frame) -> Iterator[str]:
    for place in sorted(report.places, key=lambda place: -place.outer_km):
        x, y = frame.xy(place.lon, place.lat)
        outer, inner = place.outer_km * frame.px_per_km, place.inner_km * frame.px_per_km
        if place.kind == "country" or outer < 4 or outer > 2 * frame.width:
            continue
        # A ring with a hole says "around", a disc says "in".
        circles = _circle(x, y, outer) + (_circle(x, y, inner) if inner else "")
        yield element("path", look="ring" if place.inner_km else "disc", d=circles, fill_rule="evenodd")


def _circle(x: float, y: float, radius: float) -> str:
    r = num(radius)
    return (
        f"M{num(x - radius)} {num(y)}a{r} {r} 0 1 0 {num(2 * radius)} 0a{r} {r} 0 1 0 {num(-2 * radius)} 0Z"
    )


def _detail_box(report: Report, frame: Frame) -> Iterator[str]:
    near = detail_bounds(report)
    if near:
        (x1, y1), (x2, y2) = frame.xy(near[0], near[3]), frame.xy(near[2], near[1])
        yield element("path", look="frame", d=path([(x1, y1), (x2, y1), (x2, y2), (x1, y2)]))
        yield words(x1, y1 - 4, "see detail", look="soft", font_size=11, font_style="italic")


def _labels(report: Report, frame: Frame) -> Iterator[str]:
    taken: list[tuple[float, float, float, float]] = []
    named: set[tuple[str, float, float]] = set()
    for place in sorted(report.places, key=lambda place: (-place.mentions, place.name)):
        x, y = frame.xy(place.lon, place.lat)
        key = (place.name, place.lon, place.lat)
        if not frame.holds(place.lon, place.lat) or place.kind == "country" or key in named:
            continue
        named.add(key)
        if not place.inner_km:
            yield element("circle", look="place", cx=x, cy=y, r=2.6)
        text = shorten(place.name, 34)
        for box, at in _spots(place, frame, text):
            if not any(overlaps(box, other) for other in taken) and box[0] > 0 and box[2] < frame.width:
                taken.append(box)
                yield from _label(at, text, place)
                break


def _reaches(report: Report, frame: Frame) -> Iterator[str]:
    """How far each ring and disc reaches, inside its lower edge; at its right edge where that lies off the map."""
    told: set[tuple[float, float, float]] = set()
    for place in report.places:
        x, y = frame.xy(place.lon, place.lat)
        for km in (place.outer_km, place.inner_km):
            far, key = km * frame.px_per_km, (place.lon, place.lat, km)
            if place.kind == "country" or far < 16 or not frame.holds(place.lon, place.lat) or key in told:
                continue
            told.add(key)
            if y + far < frame.height:
                yield words(x, y + far - 5, f"{km:g} km", look="soft", font_size=11, text_anchor="middle")
            elif x + far < frame.width:
                yield words(x + far - 5, y - 5, f"{km:g} km", look="soft", font_size=11, text_anchor="end")


def _spots(
    place: MapPlace, frame: Frame, text: str
) -> Iterator[tuple[tuple[float, float, float, float], tuple[float, float]]]:
    x, y = frame.xy(place.lon, place.lat)
    wide = 7.1 * len(text)
    if place.inner_km:  # the words stand on the ring itself, not at its empty middle
        top = frame.xy(place.lon, reach(place)[3])[1]
        tries = [(x - wide / 2, max(30.0, top + 16)), (x - wide / 2, min(frame.height - 12, 2 * y - top - 8))]
    else:
        tries = [(x + 7, y + 4), (x - 7 - wide, y + 4), (x - wide / 2, y - 8), (x - wide / 2, y + 17)]
    for left, base in tries:
        yield (left, base - 12, left + wide, base + 4), (left, base)


def _label(at: tuple[float, float], text: str, place: MapPlace) -> Iterator[str]:
    halo: dict[str, str | float] = {"stroke_width": 3, "stroke_linejoin": "round", "paint_order": "stroke"}
    style = "italic" if place.inner_km else "normal"
    yield words(at[0], at[1], text, look="label", font_style=style, **halo)
