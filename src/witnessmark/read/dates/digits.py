"""Dates written in digits: ISO 8601, day-month and month-day orders, decades; both readings where both are days."""

import re

from witnessmark.read.dates.spec import Calendar


def read_digits(word: str, kind: str, month_first: bool = True) -> Calendar | None:
    """The date a token of digits means; None when it is no day of the calendar.

    Args:
        word: the token, such as "2014-09-01", "01/09/2014", "9/2014", "1960s".
        kind: "date" or "decade".
        month_first: whether 3/4/2014 is 4 March (United States) rather than 3 April. Either way the
            other reading is kept as the alternative.
    """
    if kind == "decade":
        digits = int("".join(filter(str.isdigit, word)))
        return Calendar("decade", year=digits if digits >= 100 else 1900 + digits)
    if "w" in word:  # 2014-W05, a week of ISO 8601
        year, _, week = word.partition("-w")
        return Calendar("isoweek", int(year), part=int(week)) if 1 <= int(week) <= 53 else None
    numbers = [int(part) for part in re.split(r"[-/.]", word)]
    if len(numbers) == 3:
        return _full(numbers, word, month_first)
    return _short(numbers, month_first)


def _full(numbers: list[int], word: str, month_first: bool) -> Calendar | None:
    if len(word.partition("-")[0].partition("/")[0].partition(".")[0]) == 4:
        year, month, day = numbers
        return Calendar("day", year, month, day) if _is_day(month, day) else None
    one, two, year = numbers
    if year < 100:
        year += 2000 if year < 30 else 1900  # reports look back: split where spreadsheets do, at 30
    # Dots are the European order; slashes the American one only where the language says so.
    return _ordered(one, two, year, month_first and "." not in word)


def _short(numbers: list[int], month_first: bool) -> Calendar | None:
    one, two = numbers
    if one > 999:
        return Calendar("month", one, two)
    if two > 999:
        return Calendar("month", two, one)
    return _ordered(one, two, None, month_first)


def _ordered(one: int, two: int, year: int | None, month_first: bool) -> Calendar | None:
    readings = [(one, two), (two, one)] if month_first else [(two, one), (one, two)]
    possible = [(month, day) for month, day in readings if _is_day(month, day)]
    if not possible:
        return None
    swapped = possible[1] if len(possible) > 1 and possible[1] != possible[0] else None
    return Calendar("day", year, *possible[0], swapped=swapped)


def _is_day(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31
