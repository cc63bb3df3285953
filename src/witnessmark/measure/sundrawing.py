"""The set of dates and hours that fit a shadow as a drawing (SVG): dates across, hours down."""

import datetime as dt
from collections.abc import Iterator, Sequence

from witnessmark.measure.sun import Day, Shadow, SunSet, Where
from witnessmark.measure.sunwords import read_words, zone_words

DAY_PX, HOUR_PX = 3.0, 18.0
LEFT_PX, TOP_PX = 60.0, 42.0
INK = {"azimuth": "#c9d8ea", "ratio": "#eadfc9", "both": "#a03020"}
"""Pale for one reading alone, strong for all that was read; told apart in grey print, too."""


def drawing(found: SunSet, shadow: Shadow, where: Where, first: dt.date) -> str:
    """The set as SVG: dates across, hours down, the whole day; pale where one reading alone fits, red where all do."""
    width, height = LEFT_PX + found.looked * DAY_PX + 20, TOP_PX + 24 * HOUR_PX + 70
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}">',
        '<g font-family="sans-serif" font-size="11">',
        f"<title>Dates and hours that fit: {read_words(shadow)}</title>",
        f'<rect width="{width:g}" height="{height:g}" fill="#fff"/>',
        f'<text x="{LEFT_PX:g}" y="16">{read_words(shadow)}; lon {where.lon:g}, lat {where.lat:g}; {zone_words(where)}</text>',
    ]
    if found.by_azimuth and found.by_ratio:
        parts += [
            *_cells(found.by_azimuth, first, INK["azimuth"]),
            *_cells(found.by_ratio, first, INK["ratio"]),
        ]
    parts += _cells(found.days, first, INK["both"])
    parts += [*_hours(width), *_month_lines(found.looked, first), *_legend(found, height), "</g></svg>"]
    return "\n".join(parts) + "\n"


def _cells(days: Sequence[Day], first: dt.date, ink: str) -> Iterator[str]:
    for day in days:
        x = LEFT_PX + (day.date - first).days * DAY_PX
        for one in day.stretches:
            y, high = TOP_PX + one.start * HOUR_PX / 60, max(1.0, (one.end - one.start) * HOUR_PX / 60)
            yield f'<rect x="{x:g}" y="{y:.2f}" width="{DAY_PX:g}" height="{high:.2f}" fill="{ink}"/>'


def _hours(width: float) -> Iterator[str]:
    for hour in range(0, 25, 3):
        y = TOP_PX + hour * HOUR_PX
        yield f'<line x1="{LEFT_PX:g}" x2="{width - 20:g}" y1="{y:g}" y2="{y:g}" stroke="#0003"/>'
        yield f'<text x="{LEFT_PX - 6:g}" y="{y + 4:g}" text-anchor="end">{hour:02}:00</text>'


def _month_lines(looked: int, first: dt.date) -> Iterator[str]:
    free = 0.0
    for number in range(looked):
        date = first + dt.timedelta(days=number)
        if date.day != 1 and number:
            continue
        x, bottom = LEFT_PX + number * DAY_PX, TOP_PX + 24 * HOUR_PX
        yield f'<line x1="{x:g}" x2="{x:g}" y1="{TOP_PX:g}" y2="{bottom + 5:g}" stroke="#0003"/>'
        if x >= free:
            yield f'<text x="{x + 2:g}" y="{bottom + 16:g}">{date.strftime("%b %Y" if number == 0 or date.month == 1 else "%b")}</text>'
            free = x + (56 if number == 0 or date.month == 1 else 28)


def _legend(found: SunSet, height: float) -> Iterator[str]:
    shown = [("all that was read", "both")]
    if found.by_azimuth and found.by_ratio:
        shown += [("direction alone", "azimuth"), ("length alone", "ratio")]
    for number, (words, ink) in enumerate(shown):
        x = LEFT_PX + number * 130
        yield f'<rect x="{x:g}" y="{height - 34:g}" width="12" height="12" fill="{INK[ink]}"/>'
        yield f'<text x="{x + 17:g}" y="{height - 24:g}">{words}</text>'
    yield f'<text x="{LEFT_PX:g}" y="{height - 8:g}">A set, never one time: it holds as far as error bars, level ground, an upright thing and the place do.</text>'
