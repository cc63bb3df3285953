"""The timeline: asserted stretches solid, probable ones pale, possible ones hatched and dashed; images and fires below."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from witnessmark.publish.days import Stretch, day, last_day
from witnessmark.publish.report import Report, StatementLine, TimeMark
from witnessmark.publish.svg.axis import Axis, axis_over
from witnessmark.publish.svg.canvas import LOOKS, drawing, element, hatch, line, num, rect, shorten, words
from witnessmark.publish.wording import counted, event_noun, listing, sentence, window_words

WIDTH, LEFT, ROW, TOP = 960.0, 330.0, 27.0, 34.0
MOST_ROWS, MOST_EVENTS, MOST_NAMED = 36, 8, 2
"""What is beyond these stands in the table under the chart, which always holds all."""
MONO = "'DejaVu Sans Mono', monospace"
KEYS = (("asserted", "told as a fact"), ("probable", "told as probable"), ("possible", "told as possible"))
LANES = (("image", "Images taken"), ("fire", "Days with fires seen"), ("damage", "Between two images"))


@dataclass(frozen=True)
class Row:
    """One line of the chart: a figure, or an event that statements date without a figure."""

    code: str
    label: str
    parts: tuple[Stretch, ...]
    our_own: bool = False
    simulated: bool = False


def timeline_svg(report: Report) -> str:
    """Figures and dated events on a line of time, with images and fires under them; "" when nothing is dated."""
    rows = dated_rows(report)
    axis = axis_over(_days(report, rows), LEFT, WIDTH - 12)
    if axis is None:
        return ""
    lanes = [(kind, label) for kind, label in LANES if any(mark.kind == kind for mark in report.marks)]
    foot = TOP + ROW * (len(rows) + len(lanes))
    body = [
        hatch("possible-hatch"),
        *_grid(axis, foot),
        *(part for n, row in enumerate(rows) for part in _row(row, axis, TOP + ROW * n)),
        *(part for n, (kind, label) in enumerate(lanes, len(rows))
          for part in _lane(report, kind, label, axis, TOP + ROW * n)),
        line(0, TOP + ROW * len(rows) - 1, WIDTH, TOP + ROW * len(rows) - 1),
        *_legend(foot + 22, rows),
    ]  # fmt: skip
    return drawing("timeline", (WIDTH, foot + 36), f"Timeline of {report.title}", _told(rows, axis), *body)


def dated_rows(report: Report) -> list[Row]:
    """Dated figures, and dated events whose window no figure has; by their first day, at most MOST_ROWS."""
    rows = every_row(report)
    events = [row for row in rows if not row.code][:MOST_EVENTS]
    figures = [row for row in rows if row.code][: MOST_ROWS - len(events)]
    return sorted([*figures, *events], key=lambda row: (min(_ends(row.parts)), row.our_own))


def every_row(report: Report) -> list[Row]:
    """All dated figures, then all dated events whose window no figure has: what the table under the chart holds."""
    rows = [
        Row(figure.code, figure.said, figure.parts, figure.our_own, figure.simulated)
        for figure in report.figures
        if _ends(figure.parts)
    ]
    return rows + _events(report, {row.parts for row in rows})


def _events(report: Report, known: set[tuple[Stretch, ...]]) -> list[Row]:
    told: dict[tuple[Stretch, ...], list[StatementLine]] = {}
    for statement in report.statements:
        if statement.kind == "event" and _ends(statement.parts) and statement.parts not in known:
            told.setdefault(statement.parts, []).append(statement)
    # Windows that carry a hedge come first: "possibly December" must be seen even where no figure stands on it.
    ranked = sorted(
        told.items(), key=lambda one: (all(p[2] == "asserted" for p in one[0]), -len(one[1]), one[0])
    )
    return [Row("", _event_words(said), parts) for parts, said in ranked]


def _event_words(said: list[StatementLine]) -> str:
    """What is told and on whose word: "Destruction, according to Human Rights Watch"."""
    names = list(dict.fromkeys(event_noun(one.event.rpartition(" ")[2].lower()) for one in said))
    origins = list(dict.fromkeys(one.origin for one in said if one.origin))
    whose = listing(origins) if len(origins) <= MOST_NAMED else counted(len(origins), "origin")
    what = sentence(listing(names[:MOST_NAMED])).rstrip(".")
    return f"{what}, according to {whose}" if whose else f"{what}: {counted(len(said), 'statement')}"


def _ends(parts: tuple[Stretch, ...]) -> list[date]:
    return [found for part in parts for found in (day(part[0]), day(part[1])) if found]


def _days(report: Report, rows: list[Row]) -> list[date]:
    stretches = [(mark.start, mark.end, "") for mark in report.marks if mark.kind != "published"]
    days = [when for row in rows for when in _ends(row.parts)] + _ends(tuple(stretches))
    low, high = day(f"{report.period[0]}-01-01"[:10]), day(last_day(report.period[1]))
    # A background figure of another decade would squeeze the case's months into a dot.
    held = [when for when in days if (not low or when >= low) and (not high or when <= high)]
    return held or days


def _grid(axis: Axis, foot: float) -> Iterator[str]:
    for x, name in axis.ticks():
        yield line(x, TOP - 10, x, foot)
        yield words(x + 3, TOP - 14, name, look="soft", font_size=11)


def _row(row: Row, axis: Axis, y: float) -> Iterator[str]:
    yield words(0, y + 17, row.code, look="soft", font_size=10.5, font_family=MONO)
    style, x = ("normal", 62.0) if row.code else ("italic", 0.0)
    label = shorten(row.label, 38 if row.code else 48) + (" †" if row.simulated else "")
    yield words(x, y + 17, label, font_style=style)
    spans = [(axis.span(part[0], part[1]), part) for part in row.parts]
    for span, part in spans:
        if span:
            yield from _bar(span, part, y + 6, row.our_own)
            if part[2] != "asserted" and not row.our_own:
                yield _hedge_words(span, part, y + 27.5)
    if not any(span for span, _ in spans):
        yield words(LEFT + 4, y + 17, window_words(row.parts), look="soft", font_size=11, font_style="italic")


def _hedge_words(span: tuple[float, float], part: Stretch, y: float) -> str:
    # The hedge stands on its own bar in words: a reader must not need the legend to see it.
    text = window_words([part])
    middle = min((span[0] + span[1]) / 2, WIDTH - 3 - 3 * len(text))
    return words(middle, y, text, font_size=10.5, font_style="italic", text_anchor="middle")


def _bar(span: tuple[float, float], part: Stretch, y: float, our_own: bool) -> Iterator[str]:
    left, wide = span[0], max(3.0, span[1] - span[0])
    if our_own:  # a bracket, not a bar: it happened somewhere between two images
        yield element("path", look="ours-line", d=f"M{num(left)} {num(y)}v12M{num(left)} {num(y + 6)}h{num(wide)}"
                      f"M{num(left + wide)} {num(y)}v12")  # fmt: skip
    elif part[2] == "possible":
        yield rect(left + 0.6, y + 0.6, wide - 1.2, 10.8, "dashed", fill="url(#possible-hatch)")
    else:
        yield element(
            "path", look=part[2] if part[2] in LOOKS else "asserted", d=_outline(left, wide, y, part)
        )


def _outline(left: float, wide: float, y: float, part: Stretch) -> str:
    # A blunt end is a day somebody told; a pointed one is open: nobody told when it began or ended.
    head, tail = (0.0 if part[0] else 8.0), (0.0 if part[1] else 8.0)
    right = left + max(wide, head + tail)
    return (
        f"M{num(left)} {num(y + 6)}L{num(left + head)} {num(y)}H{num(right - tail)}L{num(right)} {num(y + 6)}"
        f"L{num(right - tail)} {num(y + 12)}H{num(left + head)}Z"
        if head or tail
        else f"M{num(left)} {num(y)}H{num(right)}V{num(y + 12)}H{num(left)}Z"
    )


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


def _legend(y: float, rows: list[Row]) -> Iterator[str]:
    parts = [part for row in rows if not row.our_own for part in row.parts]
    hedges = {part[2] for part in parts}
    keys = [(("x", "x", hedge), text, False) for hedge, text in KEYS if hedge in hedges]
    keys += [(("x", "", "asserted"), "no end told", False)] if any(not part[1] for part in parts) else []
    keys += [(("", "", ""), "our own: between two images", True)] if any(row.our_own for row in rows) else []
    x = 62.0
    for part, text, ours in keys:
        yield from _bar((x, x + 26), part, y - 10, our_own=ours)
        yield words(x + 33, y, text, look="soft", font_size=12)
        x += 60 + 6.6 * len(text)
    if any(row.simulated for row in rows):
        yield words(x, y, "† simulated", look="soft", font_size=12)


def _told(rows: list[Row], axis: Axis) -> str:
    hedged = sum(any(part[2] != "asserted" for part in row.parts) for row in rows)
    told = f"{counted(len(rows), 'dated figure or event', 'dated figures and events')}"
    return (
        f"{told} from {axis.start:%Y-%m} to {axis.end:%Y-%m}, {hedged} of them in part only probable or possible. "
        "The table below says the same in words"
    )
