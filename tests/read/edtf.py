"""A strict reader of EDTF (ISO 8601-2:2019, levels 0 to 2 as far as Witnessmark writes them), written from the standard.

It shares nothing with the code under test: it says only whether a value is one the standard allows.
"""

import calendar
import re

_QUALIFIER = r"[?~%]?"
_YEAR = r"(?:\d{4}|\d{3}X|\d{2}XX)"
_SEASON = r"2[1-4]"  # level 1: spring to winter
_DATE = re.compile(rf"(?P<year>{_YEAR})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?{_QUALIFIER}", re.ASCII)

_SEASONS = {"21": ("03", "05"), "22": ("06", "08"), "23": ("09", "11"), "24": ("12", "02")}
"""First and last month of each season, northern; winter ends in the year after."""


def is_edtf(value: str) -> bool:
    """Whether a value is a date, an interval, a list or a choice of dates."""
    for left, right in ("{}", "[]"):
        if value.startswith(left) and value.endswith(right):
            return all(map(_is_member, value[1:-1].split(",")))
    return is_interval(value) if "/" in value else is_date(value)


def is_interval(value: str) -> bool:
    """Two ends joined by a slash, at most one of them open, the first not after the second."""
    low, _, high = value.partition("/")
    if not (low == ".." or is_date(low)) or not (high == ".." or is_date(high)):
        return False
    if low == high == "..":
        return False
    return ".." in {low, high} or _first_day(low) <= _last_day(high)


def is_date(value: str) -> bool:
    """A year, decade, century, month, season or day of the calendar, at most one qualifier behind it."""
    found = _DATE.fullmatch(value)
    if found is None:
        return False
    year, month, day = found["year"], found["month"], found["day"]
    if month is None:
        return True
    if not year.isdigit():
        return False
    if re.fullmatch(_SEASON, month):
        return day is None
    if not 1 <= int(month) <= 12:
        return False
    return day is None or 1 <= int(day) <= calendar.monthrange(int(year) or 4, int(month))[1]


def _is_member(value: str) -> bool:
    """A member of a set: a date, or a run of dates "2014-10..2014-12", which may be open."""
    if ".." not in value:
        return is_date(value)
    low, _, high = value.partition("..")
    return (low or high) != "" and all(not one or is_date(one) for one in (low, high))


def _first_day(value: str) -> str:
    """The first day a date may mean, as far as it can be compared as words."""
    plain = value.rstrip("?~%").replace("X", "0")
    return plain[:5] + _SEASONS[plain[5:]][0] if plain[5:] in _SEASONS else plain


def _last_day(value: str) -> str:
    """The last day a date may mean: every part left open is the highest."""
    plain = value.rstrip("?~%").replace("X", "9")
    if plain[5:] in _SEASONS:
        year, month = int(plain[:4]), _SEASONS[plain[5:]][1]
        return f"{year + (month == '02'):04d}-{month}-99"
    return plain + "-99-99"[len(plain) - 10 :] if len(plain) < 10 else plain
