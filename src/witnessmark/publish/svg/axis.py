"""Days to drawing points, with ticks a reader counts in: days, months, quarters or years."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from witnessmark.publish.days import MONTHS, day

MOST_TICKS = 16


@dataclass(frozen=True)
class Axis:
    """A stretch of days drawn from `left` to `right`; days outside it are held at its ends."""

    start: date
    end: date
    left: float
    right: float

    def x(self, when: date) -> float:
        """Where a day begins."""
        share = (when - self.start).days / max(1, (self.end - self.start).days)
        return self.left + min(1.0, max(0.0, share)) * (self.right - self.left)

    def span(self, start: str, end: str) -> tuple[float, float] | None:
        """Left and right of a stretch of ISO days, ends included; None when it lies wholly outside."""
        first, last = day(start) or self.start, day(end) or self.end
        if last < self.start or first >= self.end or last < first:
            return None
        return self.x(first), self.x(date.fromordinal(min(last.toordinal() + 1, date.max.toordinal())))

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Where periods begin and what they are called, at most MOST_TICKS of them."""
        months = (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1
        if months <= 1:
            yield from self._days()
            return
        step = next((step for step in (1, 3, 12, 60, 120) if months / step <= MOST_TICKS), 1200)
        first = self.start.year * 12 + self.start.month - 1
        for month in range(first, self.end.year * 12 + self.end.month - 1):
            if month % step == 0:
                named = month == first or month % 12 == 0 or step > 1
                yield self.x(date(month // 12, month % 12 + 1, 1)), _name(month, step, named)

    def _days(self) -> Iterator[tuple[float, str]]:
        for number in range(self.start.toordinal(), self.end.toordinal() + 1):
            when = date.fromordinal(number)
            if when.day % 5 == 1 and when.day < 30:
                yield self.x(when), f"{when.day} {MONTHS[when.month - 1][:3]}"


def axis_over(days: list[date], left: float, right: float) -> Axis | None:
    """An axis of whole months around days; None for none."""
    if not days:
        return None
    start, last = min(days).replace(day=1), max(days)
    year, month = (last.year, last.month + 1) if last.month < 12 else (last.year + 1, 1)
    end = date(year, month, 1) if year <= 9999 else last
    return Axis(start, end, left, right)


def _name(month: int, step: int, with_year: bool) -> str:
    year, index = divmod(month, 12)
    if step >= 12:
        return str(year)
    # The year stands where a reader needs it: at the first tick, at each January, at every quarter.
    return f"{MONTHS[index][:3]} {year}" if with_year else MONTHS[index][:3]
