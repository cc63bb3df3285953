"""What a date by its parts means before it leans on anything: 1 September 2014, May 16, August, summer 2013."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol

from witnessmark.read.dates import stretch as st
from witnessmark.read.dates.lean import Lean, choose_year, years_around
from witnessmark.read.dates.stretch import Stretch


class Spec(Protocol):
    """A meaning that can be put in its place on the calendar."""

    def place(self, lean: Lean) -> Stretch | None:
        """The stretch meant; None when the words lean on something that is not there."""


@dataclass(slots=True)
class Calendar:
    """A date by its parts, some of them missing: 1 September 2014, May 16, August, 2013, summer 2014, Q3.

    Attributes:
        part: rank within the year for a season, quarter or half, whose name is `grain`.
        swapped: the other reading of a date in digits (dd/mm for mm/dd), as month and day.
        feast: a day with a rule: kind ("easter" or "weekday"), month, weekday
            from 0 (Monday), which one in the month (-1 the last), days after it.
        historic: a year of three digits, read as one only beside others of that age.
    """

    grain: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: int | None = None
    weekday: int | None = None
    turn: int | None = None
    swapped: tuple[int, int] | None = None
    feast: tuple[str, int, int, int, int] | None = None
    historic: bool = False

    def place(self, lean: Lean) -> Stretch | None:
        """The date, its year taken from the ground when it has none."""
        if self.historic and not (lean.last and lean.last.first and lean.last.first.year < 1000):
            return None
        if self.year is not None:
            found = self.in_year(self.year)
            doubtful = self.weekday is not None or self.swapped is not None
            return self._checked(found) if doubtful and found is not None else found
        if self.grain == "day" and self.month is None:
            return self._in_month(lean)
        reach = 8 if self.day == 29 and self.month == 2 else 4 if self.weekday is not None else 1
        readings = [(year, found) for year in years_around(lean, reach) if (found := self.in_year(year))]
        if self.weekday is not None:
            readings = [
                r for r in readings if r[1].first and r[1].first.weekday() == self.weekday
            ] or readings
        if self.grain == "isoweek" and lean.dct and self.turn is None:
            return _turned(readings, 0, lean.dct)
        if self.turn is not None and lean.dct:
            return _turned(readings, self.turn, lean.dct)
        return choose_year(lean, readings)

    def in_year(self, year: int) -> Stretch | None:
        """The date in a year; None when the calendar has no such day (31 April) or year (10000)."""
        try:
            return self._made(year)
        except (ValueError, OverflowError):
            return None

    def _made(self, year: int) -> Stretch | None:
        if self.feast:
            kind, month, weekday, nth, after = self.feast
            base = st.easter_of(year) if kind == "easter" else st.nth_weekday(year, month, weekday, nth)
            return st.day_of(base + timedelta(after))
        if self.grain == "day" and self.month and self.day:
            return st.day_of(date(year, self.month, self.day))
        if self.grain == "month" and self.month:
            return st.month_of(year, self.month)
        if self.part:
            return self._ranked(year, self.part)
        if self.grain == "year":
            return st.year_of(year)
        makers = {"decade": st.decade_of, "century": st.century_of}
        return makers[self.grain](year) if self.grain in makers else None

    def _ranked(self, year: int, part: int) -> Stretch:
        """The season, ISO week, quarter or half of a year with this rank."""
        if self.grain == "season":
            return st.season_of(year, part)
        if self.grain == "isoweek":
            return st.unit_around("week", date.fromisocalendar(year, part, 1))
        length = 3 if self.grain == "quarter" else 6
        return st.months_of(year, (part - 1) * length + 1, length, self.grain)

    def _in_month(self, lean: Lean) -> Stretch | None:
        """A bare day of the month ("on the 4th"): within the month the ground names, or up to the document."""
        told = lean.last.first if lean.last and lean.last.grain in {"day", "month"} else None
        ground = told if told and not lean.forward else lean.dct or told
        if not ground or not self.day:
            return None
        start = ground.replace(day=1)
        readings: list[Stretch] = []
        for months in range(-3, 4) if self.weekday is None else range(-14, 15):
            first = st.move_day(start, months, "month")
            try:
                found = st.day_of(first.replace(day=self.day))
            except ValueError:
                continue
            if self.weekday is None or first.replace(day=self.day).weekday() == self.weekday:
                readings.append(found)
        if self.weekday is not None:  # "Friday the 13th" is the nearest one
            nearest = min(readings, key=lambda found: abs((found.last or ground) - ground), default=None)
            return nearest.leaning("document", f"the nearest to {ground}") if nearest else None
        return choose_year(lean, [(0, found) for found in readings])

    def _checked(self, found: Stretch) -> Stretch:
        """The date with the doubts about it: a weekday that does not fit, a second reading of its digits."""
        if self.swapped and self.year is not None:
            other = replace(self, month=self.swapped[0], day=self.swapped[1], swapped=None).in_year(self.year)
            if other:
                why = f"digits may also mean {other.edtf}: day and month can change places"
                found = found._replace(others=(other.edtf,), reasons=(*found.reasons, why))
        if self.weekday is not None and found.first and found.first.weekday() != self.weekday:
            names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
            why = f"{found.edtf} is a {names[found.first.weekday()]}, the words say {names[self.weekday]}"
            found = found._replace(reasons=(*found.reasons, why))
        return found


def _turned(readings: list[tuple[int, Stretch]], turn: int, dct: date) -> Stretch | None:
    """This, last or next August or summer, counted from the document's date."""
    if turn == 0:
        same = [found for year, found in readings if year == dct.year]
    elif turn < 0:
        same = [found for _, found in readings if found.last and found.last < dct][-1:]
    else:
        same = [found for _, found in readings if found.first and found.first > dct][:1]
    return (
        same[0].leaning("document", f"counted from the document's date, {dct.isoformat()}") if same else None
    )
