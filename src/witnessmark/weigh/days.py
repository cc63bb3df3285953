"""Dates held against each other: the first and last day an EDTF value or a When allows."""

import re
from calendar import monthrange
from dataclasses import dataclass

from witnessmark.records import When

FIRST, LAST = "0000-01-01", "9999-12-31"
"""Open ends."""

_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@dataclass(frozen=True)
class Stretch:
    """ISO days from `start` to `end`, inclusive; `FIRST` and `LAST` are open."""

    start: str
    end: str

    @property
    def is_open(self) -> bool:
        """Whether an end is not told."""
        return self.start == FIRST or self.end == LAST


def overlaps(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches share a day."""
    return one.start <= other.end and other.start <= one.end


def first_day(edtf: str) -> str:
    """The first day an EDTF value allows, `FIRST` when it is open or not told."""
    return _day(edtf.partition("/")[0], is_last=False) or FIRST


def last_day(edtf: str) -> str:
    """The last day an EDTF value allows, `LAST` when it is open or not told."""
    return _day(edtf.rsplit("/", maxsplit=1)[-1], is_last=True) or LAST


def stretch_of(when: When | None) -> Stretch | None:
    """All days a When allows, possible ones too; None when it tells no day."""
    if when is None or not (when.parts or when.edtf):
        return None
    starts = [part.start or FIRST for part in when.parts] or [first_day(when.edtf)]
    ends = [part.end or LAST for part in when.parts] or [last_day(when.edtf)]
    found = Stretch(min(starts), max(ends))
    return None if found.start == FIRST and found.end == LAST else found


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def day_words(iso: str) -> str:
    """A day or month in words: "11 April 2019", "April 2019"; anything else as it is."""
    match = _DAY.fullmatch(iso)
    if not match or not match[2] or not 1 <= int(match[2]) <= 12:
        return iso
    month = f"{MONTHS[int(match[2]) - 1]} {match[1]}"
    return f"{int(match[3])} {month}" if match[3] else month


def between_words(first: str, last: str) -> str:
    """Two days in words: "on 11 April 2019", "between 11 April and 18 May 2019"."""
    if first == last:
        return f"on {day_words(first)}"
    start, end = day_words(first), day_words(last)
    same = f" {end.partition(' ')[2]}" if first[:7] == last[:7] else end[-5:]
    return f"between {start.removesuffix(same)} and {end}"


def months_of(stretch: Stretch) -> list[str]:
    """The months of a closed stretch as "2014-09", at most 1,200 of them; empty when an end is open."""
    if stretch.is_open:
        return []
    year, month = int(stretch.start[:4]), int(stretch.start[5:7])
    months: list[str] = []
    while f"{year:04}-{month:02}" <= stretch.end[:7] and len(months) < 1200:
        months.append(f"{year:04}-{month:02}")
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return months


def is_before(one: str, other: str) -> bool:
    """Whether a date lies wholly before another; dates that are not told, or overlap, do not."""
    return bool(one and other) and last_day(one) < first_day(other)


def _day(edtf: str, *, is_last: bool) -> str:
    match = _DAY.match(edtf.strip())
    if not match:
        return ""
    year, month, day = match.groups()
    month = month or ("12" if is_last else "01")
    if not 1 <= int(month) <= 12 or int(year) == 0:
        return ""
    return f"{year}-{month}-{day or (f'{monthrange(int(year), int(month))[1]:02}' if is_last else '01')}"
