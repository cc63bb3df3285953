"""What a map needs to be read: a graticule, a scale in kilometres, north, and a key of its marks."""

import math
from collections.abc import Iterator

from witnessmark.publish.report import Report
from witnessmark.publish.svg.canvas import element, line, rect, words
from witnessmark.publish.svg.projection import Frame
from witnessmark.publish.svg.shapes import groups_of, symbol

_NICE = (1, 2, 5, 10)


def nice_below(value: float) -> float:
    """The largest of 1, 2, 5 times a power of ten that is no more than `value`."""
    power = 10 ** math.floor(math.log10(value))
    return float(max(step * power for step in _NICE if step * power <= value * 1.0001))


def graticule(frame: Frame) -> Iterator[str]:
    """Meridians and parallels, three to six each, with their degrees at the frame's edge."""
    west, south, east, north = frame.bounds
    step = nice_below((east - west) / 3)
    digits = max(0, -math.floor(math.log10(step)))
    for index in range(math.ceil(west / step), math.floor(east / step) + 1):
        x = frame.xy(index * step, north)[0]
        yield line(x, 0, x, frame.height)
        yield words(x + 3, 12, _degrees(index * step, digits, "EW"), look="soft", font_size=10)
    for index in range(math.ceil(south / step), math.floor(north / step) + 1):
        y = frame.xy(west, index * step)[1]
        yield line(0, y, frame.width, y)
        yield words(4, y - 3, _degrees(index * step, digits, "NS"), look="soft", font_size=10)


def _degrees(value: float, digits: int, sides: str) -> str:
    return f"{abs(value):.{digits}f}° {sides[0] if value >= 0 else sides[1]}"


def scale_bar(frame: Frame) -> str:
    """A bar of a round length, about a fifth of the map, in the lower right corner."""
    km = nice_below(frame.width / 5 / frame.px_per_km)
    long = km * frame.px_per_km
    x, y = frame.width - long - 16, frame.height - 14
    label = f"{km:g} km" if km >= 1 else f"{km * 1000:g} m"
    return element(
        "g",
        rect(x - 8, y - 22, long + 16, 30, "paper", fill_opacity="0.8"),
        rect(x, y - 4, long / 2, 4, "ink"),
        rect(x + long / 2, y - 4, long / 2, 4, "unmarked"),
        words(x + long, y - 9, label, font_size=11, text_anchor="end"),
    )


def north_arrow(frame: Frame) -> str:
    """A small arrow: up is north on every map here."""
    x, y = frame.width - 24, 20
    arrow = element("path", look="ink", d=f"M{x} {y}l5 14l-5 -4l-5 4Z")
    return element("g", arrow, words(x, y + 26, "N", font_size=11, text_anchor="middle"))


def legend(report: Report, name: str, frame: Frame) -> tuple[str, float]:
    """The key under the map, and its height: only what this map shows, with how many of each."""
    shown = [(group, group.count_in(frame)) for group in groups_of(report)]
    entries = [(group.look, f"{group.words} ({count:,})", group.most > 1) for group, count in shown if count]
    if any(place.inner_km for place in report.places) and name == "map":
        entries.append(("ring", "somewhere in this ring (“around”)", False))
    entries += [("disc", "a place and its reach", False)] if report.places and name == "map" else []
    parts, x, y = [], 4.0, frame.height + 24
    for look, text, in_cells in entries:
        wide = 30 + 6.6 * len(text)
        if x + wide > frame.width and x > 4:
            x, y = 4.0, y + 22
        sign = rect(x + 3, y - 9, 10, 10, look) if in_cells else symbol(look, x + 8, y - 4, 5)
        parts += [sign, words(x + 20, y, text, look="soft", font_size=12)]
        x += wide
    return element("g", *parts) if parts else "", (y - frame.height + 12 if parts else 0.0)
