"""Stretches of days in words a reader uses: whole months and years where the days make them."""

from calendar import monthrange
from datetime import date

Stretch = tuple[str, str, str]
"""ISO start and end, inclusive, "" open; and how sure: asserted, probable, possible."""

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def stretch_words(part: Stretch, year_said: str = "") -> str:
    """One stretch: "September to November 2014", "3 to 9 September 2014", "until 5 May 2022".

    Args:
        part: the stretch; what is no ISO day is said as it is.
        year_said: a year just named before it, left out when the stretch lies in it.
    """
    start, end = day(part[0]), day(part[1])
    if start is None or end is None:
        return _open(part[0], part[1])
    words = _months(start, end) if _is_whole_months(start, end) else _days(start, end)
    return words.removesuffix(f" {year_said}") if year_said and start.year == end.year else words


def day_words(iso: str) -> str:
    """The day in words: "2014-09-01" as "1 September 2014", "2014-09" as "September 2014"; anything else as it is."""
    found = day(iso)
    if found:
        return f"{found.day} {MONTHS[found.month - 1]} {found.year}"
    month = day(f"{iso}-01")
    return f"{MONTHS[month.month - 1]} {month.year}" if month else iso


def day(iso: str) -> date | None:
    """The day of an ISO date or time, None when it is none."""
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None


def last_day(edtf: str) -> str:
    """The last ISO day of a plain EDTF date or interval, "" when it has none: "2015-03" gives 2015-03-31."""
    end = edtf.rsplit("/", maxsplit=1)[-1].strip("?~% ")
    if len(end) == 4 and end.isdigit():
        return f"{end}-12-31"
    month = day(f"{end}-01") if len(end) == 7 else None
    if month:
        return f"{end}-{monthrange(month.year, month.month)[1]:02}"
    found = day(end)
    return found.isoformat() if found else ""


def _open(start: str, end: str) -> str:
    if not start and not end:
        return "at an unstated time"
    if not start:
        return f"until {day_words(end)}"
    return f"from {day_words(start)} on" if not end else f"{day_words(start)} to {day_words(end)}"


def _is_whole_months(start: date, end: date) -> bool:
    return start.day == 1 and end.day == monthrange(end.year, end.month)[1] and start <= end


def _months(start: date, end: date) -> str:
    first, last = MONTHS[start.month - 1], MONTHS[end.month - 1]
    if (start.month, end.month) == (1, 12):
        return f"{start.year}" if start.year == end.year else f"{start.year} to {end.year}"
    if start.year != end.year:
        return f"{first} {start.year} to {last} {end.year}"
    if start.month == end.month:
        return f"{first} {start.year}"
    return f"{first} {'and' if end.month - start.month == 1 else 'to'} {last} {end.year}"


def _days(start: date, end: date) -> str:
    last = f"{end.day} {MONTHS[end.month - 1]} {end.year}"
    if start == end:
        return last
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {last}"
    first = f"{start.day} {MONTHS[start.month - 1]}"
    return f"{first} to {last}" if start.year == end.year else f"{first} {start.year} to {last}"
