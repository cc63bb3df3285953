"""Stretches of the calendar: days, weeks, months, seasons, years, decades; moving along it; writing them as EDTF."""

import calendar
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from witnessmark.records.time import Hedge, Part

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "week": 7, "weekend": 7, "workweek": 7, "fortnight": 14}


class Stretch(NamedTuple):
    """One resolved stretch of time.

    Attributes:
        first, last: its days, inclusive; None is an open end.
        grain: day, week, month ...; "span" for anything else.
        edtf: how it is written.
        leans: "stated", "document" or "last mention".
        hedge, mod: what the words say of it; reasons: why so; others: further readings as EDTF.
    """

    first: date | None
    last: date | None
    grain: str
    edtf: str
    leans: str = "stated"
    hedge: Hedge = "asserted"
    mod: str = ""
    reasons: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    def part(self) -> Part:
        """The stretch as a record's part."""
        return Part(
            self.first.isoformat() if self.first else "",
            self.last.isoformat() if self.last else "",
            self.hedge,
        )

    def leaning(self, leans: str, *reasons: str) -> "Stretch":
        """The same stretch, saying what it leans on."""
        first, last, grain, edtf, _, hedge, mod, known, others = self
        return Stretch(first, last, grain, edtf, leans, hedge, mod, known + reasons, others)


def span(first: date, last: date, grain: str = "span") -> Stretch:
    """A stretch from day to day, both inclusive, written as an interval."""
    if first == last:
        return Stretch(first, last, "day", first.isoformat())
    return Stretch(first, last, grain, f"{first.isoformat()}/{last.isoformat()}")


def open_before(day: date) -> Stretch:
    """Any time up to a day, the day among it."""
    return Stretch(None, day, "span", f"../{day.isoformat()}")


def open_after(day: date) -> Stretch:
    """Any time from a day on."""
    return Stretch(day, None, "span", f"{day.isoformat()}/..")


@lru_cache(4096)
def day_of(day: date) -> Stretch:
    """One day."""
    return Stretch(day, day, "day", day.isoformat())


@lru_cache(4096)
def month_of(year: int, month: int) -> Stretch:
    """One calendar month."""
    return Stretch(*_month_days(year, month), "month", f"{year:04d}-{month:02d}")


@lru_cache(1024)
def year_of(year: int) -> Stretch:
    """One calendar year."""
    return Stretch(date(year, 1, 1), date(year, 12, 31), "year", f"{year:04d}")


def months_of(year: int, month: int, count: int, grain: str) -> Stretch:
    """`count` months from one month on, such as a quarter, written month to month."""
    end_year, end_month = divmod(year * 12 + month - 1 + count - 1, 12)
    first, last = _month_days(year, month)[0], _month_days(end_year, end_month + 1)[1]
    return Stretch(first, last, grain, f"{year:04d}-{month:02d}/{end_year:04d}-{end_month + 1:02d}")


def easter_of(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, Nature 13:487, 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    m = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + m - 7 * ((a + 11 * h + 22 * m) // 451) + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth such weekday of a month (Monday is 0); nth -1 is the last."""
    first, last = _month_days(year, month)
    if nth < 0:
        return last - timedelta((last.weekday() - weekday) % 7)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))


def season_of(year: int, season: int) -> Stretch:
    """A northern meteorological season (1 spring to 4 winter); winter is counted to the year it begins in."""
    found = months_of(year, season * 3, 3, "season")
    return found._replace(edtf=f"{year:04d}-{20 + season}")


def decade_of(year: int) -> Stretch:
    """The decade a year lies in: "the 1960s" is 196X."""
    start = year // 10 * 10
    return Stretch(date(max(start, 1), 1, 1), date(start + 9, 12, 31), "decade", f"{start // 10:03d}X")


def century_of(number: int) -> Stretch:
    """A century by its number, as spoken: the 20th is 19XX."""
    start = (number - 1) * 100
    return Stretch(date(max(start, 1), 1, 1), date(start + 99, 12, 31), "century", f"{number - 1:02d}XX")


def unit_around(unit: str, day: date) -> Stretch:
    """The unit of the calendar that holds a day; weeks run Monday to Sunday (ISO 8601)."""
    maker = _UNITS.get(unit)
    return maker(day) if maker else day_of(day)


def _monday(day: date) -> date:
    return day - timedelta(day.weekday())


def _days_from_monday(first: int, last: int, grain: str) -> Callable[[date], Stretch]:
    """A maker for a run of days within the week of a day, counted from its Monday."""

    def make(day: date) -> Stretch:
        monday = _monday(day)
        return span(monday + timedelta(first), monday + timedelta(last), grain)

    return make


_UNITS: dict[str, Callable[[date], Stretch]] = {
    "week": _days_from_monday(0, 6, "week"),
    "fortnight": _days_from_monday(-7, 6, "fortnight"),
    "weekend": _days_from_monday(5, 6, "weekend"),
    "workweek": _days_from_monday(0, 4, "week"),
    "month": lambda day: month_of(day.year, day.month),
    "quarter": lambda day: months_of(day.year, (day.month - 1) // 3 * 3 + 1, 3, "quarter"),
    "half": lambda day: months_of(day.year, 1 if day.month < 7 else 7, 6, "half"),
    "year": lambda day: year_of(day.year),
    "decade": lambda day: decade_of(day.year),
    "century": lambda day: century_of(day.year // 100 + 1),
}


def move_day(day: date, count: float, unit: str) -> date:
    """A day moved by so many units; the last of a month stays within the month it lands in.

    Raises:
        ValueError: the day would lie outside the years 1 to 9999 (OverflowError for wild counts).
    """
    if unit in {"hour", "minute", "second"}:
        hours = count / {"hour": 1, "minute": 60, "second": 3600}[unit]
        return day + timedelta(int(hours / 24))
    if unit in _DAYS:
        return day + timedelta(round(count * _DAYS[unit]))
    if unit == "season":
        return move_day(day, count * 3, "month")
    if unit == "workday":
        return _move_workdays(day, round(count))
    index = day.year * 12 + day.month - 1 + round(count * _MONTHS[unit])
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        raise ValueError(f"The year {year} is outside 1..9999; give the date in full.")
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _move_workdays(day: date, count: int) -> date:
    """A day moved by so many working days, Monday to Friday; feasts are not known here."""
    weeks, rest = divmod(abs(count), 5)
    step = timedelta(1 if count > 0 else -1)
    day += 7 * weeks * step
    while rest or day.weekday() > 4:
        day += step
        rest -= day.weekday() < 5
        if rest < 0:  # began on a weekend with nothing left to count
            break
    return day


def edge_of(stretch: Stretch, mod: str) -> Stretch:
    """The early, middle or late part of a stretch; its EDTF stays, its days shrink to a half (MID: the middle third)."""
    if not stretch.first or not stretch.last:
        return stretch._replace(mod=mod)
    length = (stretch.last - stretch.first).days + 1
    half, third = length // 2, length // 3
    if length == 1:
        return stretch._replace(mod=mod)
    whole_year = stretch.grain == "year" and length > 364
    if whole_year:  # by months: 1-6, 5-8, 7-12
        half = (date(stretch.first.year, 7, 1) - stretch.first).days
        third = (date(stretch.first.year, 5, 1) - stretch.first).days
    middle = stretch.last - timedelta(third)
    if stretch.grain == "month" and length > 27:
        middle = stretch.first + timedelta(19)  # the middle ten days of any month
        third = 10
    if whole_year:
        middle = date(stretch.first.year, 8, 31)
    if stretch.grain == "decade":  # by years: 0-4, 4-6, 5-9
        year = stretch.last.year - 9
        half = (date(year + 5, 1, 1) - stretch.first).days
        third = (date(year + 4, 1, 1) - stretch.first).days
        middle = date(year + 6, 12, 31)
    first, last = {
        "START": (stretch.first, stretch.first + timedelta(half - 1)),
        "MID": (stretch.first + timedelta(third), middle),
        "END": (stretch.first + timedelta(half), stretch.last),
    }[mod]
    return stretch._replace(first=first, last=last, mod=mod)


@lru_cache(1024)
def read_edtf(value: str) -> Stretch | None:
    """A day, month, year or interval of days written as EDTF; None when it is none of these."""
    try:
        if "/" in value:
            first, last = (read_edtf(half) for half in value.split("/", 1))
            return span(first.first, last.last) if first and last and first.first and last.last else None
        year, *rest = (int(part) for part in value.strip("?~%")[:10].split("-"))
        if not rest:
            return year_of(year)
        return month_of(year, rest[0]) if len(rest) == 1 else day_of(date(year, *rest))
    except (ValueError, TypeError):
        return None


def _month_days(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
