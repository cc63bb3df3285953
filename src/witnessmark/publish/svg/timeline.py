"""The timeline: asserted stretches solid, probable ones pale, possible ones hatched and dashed; images and fires below."""

from collections.abc import Iterator
from datetime import date

from witnessmark.publish.days import day
from witnessmark.publish.report import FigureLine, Report, TimeMark
from witnessmark.publish.svg.axis import Axis, axis_over
from witnessmark.publish.svg.canvas import drawing, element, hatch, line, num, rect, shorten, words
from witnessmark.publish.wording import counted

WIDTH, LEFT, ROW, TOP = 960.0, 330.0, 27.0, 34.0
MOST_ROWS = 30
"""Figures beyond these stand in the table under the chart, which always holds all."""
LANES = (("image", "Images taken"), ("fire", "Days with fires seen"), ("damage", "Between two images"))


def timeline_svg(report: Report) -> str:
    """Figures on a line of time, with images and fires under them; "" when nothing is dated."""
    figures = dated_figures(report)
    axis = axis_over(_days(report, figures), LEFT, WIDTH - 12)
    if axis is None:
        return ""
    lanes = [(kind, label) for kind, label in LANES if any(mark.kind == kind for mark in report.marks)]
    foot = TOP + ROW * (len(figures) + len(lanes))
    body = [
        hatch("possible-hatch"),
        *_grid(axis, foot),
        *(part for row, figure in enumerate(figures) for part in _row(figure, axis, TOP + ROW * row)),
        *(part for row, (kind, label) in enumerate(lanes, len(figures))
          for part in _lane(report, kind, label, axis, TOP + ROW * row)),
        line(0, TOP + ROW * len(figures) - 1, WIDTH, TOP + ROW * len(figures) - 1),
        *_legend(foot + 22, report),
    ]  # fmt: skip
    return drawing("timeline", (WIDTH, foot + 36), f"Timeline of {report.title}", _told(figures, axis), *body)


def dated_figures(report: Report) -> list[FigureLine]:
    """Figures with a window, earliest first, at most MOST_ROWS."""
    dated = [figure for figure in report.figures if _ends(figure.parts)]
    return sorted(dated, key=lambda figure: (min(_ends(figure.parts)), figure.our_own))[:MOST_ROWS]


def _ends(parts: tuple[tuple[str, str, str], ...]) -> list[date]:
    return [found for part in parts for found in (day(part[0]), day(part[1])) if found]


def _days(report: Report, figures: list[FigureLine]) -> list[date]:
    stretches = [(mark.start, mark.end, "") for mark in report.marks if mark.kind != "published"]
    days = [when for figure in figures for when in _ends(figure.parts)] + _ends(tuple(stretches))
    low, high = day(f"{report.period[0]}-01-01"[:10]), day(f"{report.period[1]}-01-01"[:10])
    # A background figure of another decade would squeeze the case's months into a dot.
    held = [when for when in days if (not low or when >= low) and (not high or when.year <= high.year)]
    return held or days


def _grid(axis: Axis, foot: float) -> Iterator[str]:
    for x, name in axis.ticks():
        yield line(x, TOP - 10, x, foot)
        yield words(x + 3, TOP - 14, name, look="soft", font_size=11)


def _row(figure: FigureLine, axis: Axis, y: float) -> Iterator[str]:
    yield words(
        0, y + 17, figure.code, look="soft", font_size=10.5, font_family="'DejaVu Sans Mono', monospace"
    )
    yield words(62, y + 17, shorten(figure.said, 40))
    for part in figure.parts:
        span = axis.span(part[0], part[1])
        if span:
            yield from _bar(span, part, y + 6, figure.our_own)


def _bar(span: tuple[float, float], part: tuple[str, str, str], y: float, our_own: bool) -> Iterator[str]:
    left, wide = span[0], max(3.0, span[1] - span[0])
    if our_own:  # a bracket, not a bar: it happened somewhere between two images
        yield element("path", look="ours-line", d=f"M{num(left)} {num(y)}v12M{num(left)} {num(y + 6)}h{num(wide)}"
                      f"M{num(left + wide)} {num(y)}v12")  # fmt: skip
    elif part[2] == "possible":
        yield rect(left + 0.6, y + 0.6, wide - 1.2, 10.8, "dashed", fill="url(#possible-hatch)")
    else:
        yield rect(left, y, wide, 12, "probable" if part[2] == "probable" else "asserted")


def _lane(report: Report, kind: str, label: str, axis: Axis, y: float) -> Iterator[str]:
    yield words(62, y + 17, label, look="soft", font_style="italic")
    marks = [mark for mark in report.marks if mark.kind == kind]
    most = max(mark.count for mark in marks)
    for mark in marks:
        span = axis.span(mark.start, mark.end)
        if span:
            yield _mark(mark, span, y, most)


def _mark(mark: TimeMark, span: tuple[float, float], y: float, most: int) -> str:
    if mark.kind == "fire":
        high = 4 + 14 * mark.count / most
        return rect(span[0], y + 22 - high, max(2.0, span[1] - span[0]), high, "fire")
    if mark.kind == "damage":
        return element("path", look="ours-line", d=f"M{num(span[0])} {num(y + 12)}H{num(span[1])}")
    return element("path", look="ours", d=f"M{num(span[0])} {num(y + 6)}l6 6l-6 6l-6 -6Z")


def _legend(y: float, report: Report) -> Iterator[str]:
    hedges = {part[2] for figure in report.figures for part in figure.parts if not figure.our_own}
    x = 62.0
    keys = (
        ("asserted", "told as a fact"),
        ("probable", "told as probable"),
        ("possible", "told as possible"),
    )
    for hedge, text in keys:
        if hedge in hedges:
            yield from _bar((x, x + 26), ("", "", hedge), y - 10, our_own=False)
            yield words(x + 33, y, text, look="soft", font_size=12)
            x += 60 + 6.6 * len(text)
    if any(figure.our_own and figure.parts for figure in report.figures):
        yield from _bar((x, x + 26), ("", "", ""), y - 10, our_own=True)
        yield words(x + 33, y, "our own: between two images", look="soft", font_size=12)


def _told(figures: list[FigureLine], axis: Axis) -> str:
    hedged = sum(any(part[2] != "asserted" for part in figure.parts) for figure in figures)
    told = f"{counted(len(figures), 'figure')} from {axis.start:%Y-%m} to {axis.end:%Y-%m}"
    return (
        f"{told}, {hedged} of them in part only probable or possible. The table below says the same in words"
    )
