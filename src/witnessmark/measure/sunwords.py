"""The set of dates and hours that fit a shadow, in words and as a chart of letters."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from witnessmark.measure.sun import Day, Shadow, Stretch, SunSet, Where

MOST_COLUMNS = 61
MINUTES_ROW = 30


@dataclass(frozen=True)
class Run:
    """Days in a row whose fitting hours hang together: first and last day, earliest start and latest end of each."""

    first: dt.date
    last: dt.date
    stretches: tuple[Stretch, ...]


def runs_of(days: Sequence[Day]) -> list[Run]:
    """Days of one month put together while they follow each other and have as many stretches.

    A run over the whole autumn would say "between 14:04 and 17:12" where each day fits forty minutes.
    """
    runs: list[Run] = []
    for day in days:
        is_next = runs and runs[-1].last == day.date - dt.timedelta(days=1) and day.date.day > 1
        if is_next and len(runs[-1].stretches) == len(day.stretches):
            joined = zip(runs[-1].stretches, day.stretches, strict=True)
            wider = tuple(Stretch(min(one.start, two.start), max(one.end, two.end)) for one, two in joined)
            runs[-1] = Run(runs[-1].first, day.date, wider)
        else:
            runs.append(Run(day.date, day.date, day.stretches))
    return runs


def told(found: SunSet, shadow: Shadow, where: Where, most_runs: int = 14) -> Iterator[str]:
    """Lines for the screen: what was read, how many days fit, and when."""
    yield f"Read off the picture: {read_words(shadow)}, at lon {where.lon:g}, lat {where.lat:g}."
    if not found.days:
        yield f"No minute of the {found.looked:,} days fits. {_mend(found)}"
        return
    runs = runs_of(found.days)
    yield f"It fits on {len(found.days):,} of {found.looked:,} days ({zone_words(where)}):"
    yield from (f"  {_run(run)}" for run in runs[:most_runs])
    if len(runs) > most_runs:
        yield f"  and {len(runs) - most_runs:,} more stretches of days; --svg draws them all."
    if found.by_azimuth and found.by_ratio:
        alone = f"by direction alone {len(found.by_azimuth):,}, by length alone {len(found.by_ratio):,}"
        yield f"Days that fit {alone}."
    yield (
        "This is a set, never one time: it holds as far as the error bars, level ground, an upright thing and the place do."
    )


def read_words(shadow: Shadow) -> str:
    """What was read off the picture, with its error bars."""
    parts = []
    if shadow.azimuth_deg is not None:
        parts.append(
            f"shadow towards {shadow.azimuth_deg:g}\u00b0 \u00b1 {shadow.azimuth_error_deg:g}\u00b0 from true north"
        )
    if shadow.ratio is not None:
        parts.append(f"{shadow.ratio:g} \u00b1 {shadow.ratio_error:g} times as long as its thing is high")
    return ", ".join(parts)


def _mend(found: SunSet) -> str:
    if found.by_azimuth and found.by_ratio:
        return "Direction and length each fit some, but never together: one of the two, the place, or the ground is other than said."
    return "Look again at the picture, the place and which way is north, or give wider error bars."


def _run(run: Run) -> str:
    days = f"{run.first}" if run.first == run.last else f"{run.first} to {run.last}"
    return f"{days}: {' and '.join(f'{clock(one.start)}-{clock(one.end)}' for one in run.stretches)}"


def clock(minute: int) -> str:
    """Hours and minutes of a minute of the day, 0 to 1440."""
    return f"{minute // 60:02}:{minute % 60:02}"


def zone_words(where: Where) -> str:
    """The offset by which the days are told, such as UTC+03:00."""
    sign, minutes = ("+" if where.utc_offset_h >= 0 else "-"), round(abs(where.utc_offset_h) * 60)
    return f"UTC{sign}{clock(minutes)}" if minutes else "UTC"


def chart(found: SunSet, first: dt.date) -> list[str]:
    """The set in letters: dates across, half hours down; # where some minute fits, . where none does."""
    if not found.days:
        return []
    days_each = -(-found.looked // MOST_COLUMNS)
    columns = -(-found.looked // days_each)
    low = min(one.start for day in found.days for one in day.stretches) // MINUTES_ROW
    high = (max(one.end for day in found.days for one in day.stretches) - 1) // MINUTES_ROW
    cells = [["."] * columns for _ in range(high - low + 1)]
    for day in found.days:
        column = (day.date - first).days // days_each
        for one in day.stretches:
            for row in range(one.start // MINUTES_ROW, (one.end - 1) // MINUTES_ROW + 1):
                cells[row - low][column] = "#"
    rows = [f"{clock((low + n) * MINUTES_ROW)} {''.join(row)}" for n, row in enumerate(cells)]
    return [f"      {_months(first, columns, days_each)}".rstrip(), *rows]


def _months(first: dt.date, columns: int, days_each: int) -> str:
    """Names of months above the columns in which they begin, where there is room."""
    line = [" "] * (columns + 8)
    last, free = 0, 0
    for column in range(columns):
        date = first + dt.timedelta(days=column * days_each)
        if date.month != last and column >= free:
            name = date.strftime("%b") + (f" {date.year}" if last == 0 else "")
            line[column : column + len(name)] = name
            free = column + len(name) + 1
            last = date.month
    return "".join(line[: columns + 8])
