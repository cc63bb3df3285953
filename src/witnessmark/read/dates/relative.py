"""What relative date words mean: last Wednesday, two weeks ago, the first week of May, late in 2013."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from witnessmark.read.dates import stretch as st
from witnessmark.read.dates.lean import Lean
from witnessmark.read.dates.spec import Calendar, Spec
from witnessmark.read.dates.stretch import Stretch

Lengths = tuple[tuple[float, str], ...]
"""Lengths of time added up: ((3, "month"), (2, "week"))."""

_SHORT = frozenset({"day", "hour", "minute", "second", "weekend", "week", "workday"})
"""Units too short to be counted from a year."""

_FINE = frozenset({"day", "hour", "minute", "second", "weekend", "fortnight", "workday"})
"""Units that lead to a day; the coarser lead to the week, month or year the day lies in."""


def moved(day: date, lengths: Lengths, way: int) -> date:
    """A day moved by several lengths one way, the first length first."""
    for count, unit in lengths:
        day = st.move_day(day, way * count, unit)
    return day


@dataclass(slots=True)
class Weekday:
    """A bare, last, this or next Wednesday; or several named days later within the week of a base."""

    weekday: int
    turn: int | None = None
    base: Spec | None = None
    told: bool = False

    def place(self, lean: Lean) -> Stretch | None:
        """The day: bare means the nearest up to the document's day, or from it on when the words look forward."""
        if self.base is not None:
            within = self.base.place(lean)
            return self._within(within) if within else None
        told = lean.told()
        if told and (lean.dct is None or self.told):
            ahead = told + timedelta((self.weekday - told.weekday()) % 7 or 7 * int(self.told))
            return st.day_of(ahead).leaning("last mention", f"the first such day from {told.isoformat()} on")
        return self._from_document(lean.dct, lean.forward) if lean.dct else None

    def _from_document(self, dct: date, forward: bool) -> Stretch:
        back = dct - timedelta((dct.weekday() - self.weekday) % 7)
        ahead = dct + timedelta((self.weekday - dct.weekday()) % 7)
        in_week = dct + timedelta(self.weekday - dct.weekday())
        if self.turn is None:
            return self._told(ahead, back, dct) if forward else self._told(back, ahead, dct)
        if self.turn == 0:
            return self._told(in_week, in_week, dct)
        if self.turn < 0:  # strictly before; some writers mean the week before
            return self._told(back if back < dct else back - timedelta(7), in_week - timedelta(7), dct)
        return self._told(in_week + timedelta(7), ahead if ahead > dct else ahead + timedelta(7), dct)

    def _told(self, chosen: date, other: date, dct: date) -> Stretch:
        found = st.day_of(chosen).leaning("document", f"counted from the document's date, {dct.isoformat()}")
        return found._replace(others=() if other == chosen else (other.isoformat(),))

    def _within(self, within: Stretch) -> Stretch | None:
        if not within.first:
            return None
        day = within.first + timedelta((self.weekday - within.first.weekday()) % 7)
        return st.day_of(day).leaning(within.leans, *within.reasons)


@dataclass(slots=True)
class Turn:
    """This, last or next week, month, year; today and yesterday are turns of the day.

    Attributes:
        count: how many units: "the last three months" is 3.
        told: True for "the same day", "that year", which lean on the date told before.
        this: True where "this" is said: "this weekend" is to come unless the words are of the past.
        more: further units of the run: "the last three months and two weeks".
    """

    unit: str
    turn: int
    count: int = 1
    told: bool = False
    more: Lengths = ()
    this: bool = False

    def place(self, lean: Lean) -> Stretch | None:
        """The unit, or the run of units, counted from the ground."""
        told = lean.told(self.unit)
        ground, leans = (told, "last mention") if self.told else (lean.dct, "document")
        if ground is None:
            ground, leans = (told, "last mention") if not self.told else (lean.dct, "document")
        if ground is None:
            return None
        why = f"counted from {'the date told before' if leans == 'last mention' else 'the document’s date'}, {ground}"
        try:
            found = self._run(ground) if self.count > 1 or self.more else self._one(ground)
            if (
                self.unit == "weekend"
                and not self.turn
                and not (lean.forward or (self.this and not lean.past))
                and found.first
                and found.first > ground
            ):
                found = st.unit_around("weekend", ground - timedelta(7))  # "over the weekend" looks back
        except (ValueError, OverflowError):
            return None
        return found.leaning(leans, why) if found else None

    def _one(self, ground: date) -> Stretch:
        if self.unit in {"hour", "minute", "second"}:
            return st.day_of(ground)
        return st.unit_around(self.unit, st.move_day(ground, self.turn, self.unit))

    def _run(self, ground: date) -> Stretch:
        if self.unit == "quarter":
            return self._quarters(ground)
        far = moved(ground, ((self.count, self.unit), *self.more), self.turn)
        if self.turn < 0:
            return st.span(far, ground)
        return st.span(ground + timedelta(1), far) if far > ground else st.day_of(ground)

    def _quarters(self, ground: date) -> Stretch:
        """Whole quarters before or after the one the ground lies in."""
        steps = -self.count if self.turn < 0 else 1
        start = st.move_day(ground.replace(day=1), 3 * steps, "month")
        return st.months_of(start.year, (start.month - 1) // 3 * 3 + 1, 3 * self.count, "quarter")


@dataclass(slots=True)
class Shift:
    """So many units before or after something: "three weeks ago", "two days later", "a month after Sept. 1".

    Attributes:
        count: negative for before; a whole number of units, or a half.
        base: what it is counted from; None leans on the document, or on the date told before when `told`.
        exact: the day itself rather than the unit it falls in ("in two months", "from tomorrow").
        more: further lengths the same way: "a year and two months ago".
        bound: MORE_THAN or LESS_THAN, as in "more than two weeks ago".
    """

    count: float
    unit: str
    base: Spec | None = None
    told: bool = False
    exact: bool = False
    more: Lengths = ()
    bound: str = ""

    def place(self, lean: Lean) -> Stretch | None:
        """The unit reached: a day for days, the week, month or year for the coarser units."""
        ground, leans, reasons = self._ground(lean)
        if ground is None:
            return None
        try:
            day = moved(st.move_day(ground, self.count, self.unit), self.more, -1 if self.count < 0 else 1)
        except (ValueError, OverflowError, KeyError):
            return None
        if self.bound:
            return self._bounded(ground, day).leaning(leans, *reasons, f"counted from {ground.isoformat()}")
        fine = self.exact or bool(self.more) or self.unit in _FINE
        found = st.day_of(day) if fine else st.unit_around(self.unit, day)
        others = () if fine else (day.isoformat(),)
        why = f"{abs(self.count):g} {self.unit}{'' if abs(self.count) == 1 else 's'}"
        way = "before" if self.count < 0 else "after"
        return found._replace(others=others).leaning(leans, *reasons, f"{why} {way} {ground.isoformat()}")

    def _bounded(self, ground: date, day: date) -> Stretch:
        """More than two weeks before: any day further off; less: the days on this side of it."""
        way = timedelta(-1 if self.count < 0 else 1)
        if self.bound == "MORE_THAN":
            return st.open_before(day + way) if self.count < 0 else st.open_after(day + way)
        edge = day - way
        return st.span(min(ground, edge), max(ground, edge))

    def _ground(self, lean: Lean) -> tuple[date | None, str, tuple[str, ...]]:
        if self.base is not None:
            found = self.base.place(lean)
            return (found.first, found.leans, found.reasons) if found else (None, "", ())
        if self.told and lean.last:
            # "Six minutes later" is said of the day told last, not of a year named in between.
            short = self.unit in _SHORT and lean.last.grain in {"year", "decade", "century"}
            told = lean.day if short and lean.day else lean.last
            return told.first if self.count < 0 else told.last, "last mention", ()
        return lean.dct, "document", ()


@dataclass(slots=True)
class Run:
    """So many units from a day on: "two weeks starting May 20th"."""

    count: float
    unit: str
    base: Spec

    def place(self, lean: Lean) -> Stretch | None:
        """From the first day of the base to the last day of the run; None where the calendar ends."""
        found = self.base.place(lean)
        if found is None or found.first is None:
            return None
        try:
            after = st.move_day(found.first, self.count, self.unit)
        except (ValueError, OverflowError, KeyError):
            return None
        last = max(found.first, after - timedelta(1))
        return st.span(found.first, last).leaning(found.leans, *found.reasons)


@dataclass(slots=True)
class Nth:
    """The first week of January 2015, the last day of the month, the second Monday of next month, the week of April 10."""

    rank: int  # from 1; -1 is the last; 0 is the one that holds the base
    unit: str
    base: Spec
    weekday: int | None = None
    count: int = 1

    def place(self, lean: Lean) -> Stretch | None:
        """The unit within its base, or a run of them; None when the base has no such one."""
        base = self.base.place(lean)
        if base is None or base.first is None or base.last is None:
            return None
        try:
            found = self._within(base.first, base.last)
        except (ValueError, OverflowError):
            return None
        return found.leaning(base.leans, *base.reasons) if found else None

    def _within(self, first: date, last: date) -> Stretch | None:
        if self.rank == 0:
            return st.unit_around(self.unit, first)
        if self.count > 1:
            return self._run(first, last)
        if self.weekday is not None:
            start = first + timedelta((self.weekday - first.weekday()) % 7)
            end = last - timedelta((last.weekday() - self.weekday) % 7)
            day = end if self.rank < 0 else start + timedelta(7 * (self.rank - 1))
            return st.day_of(day) if first <= day <= last else None
        if self.rank < 0:
            return st.unit_around(self.unit, last)
        start = _first_week(first) if self.unit == "week" else first
        day = st.move_day(start, self.rank - 1, self.unit)
        return st.unit_around(self.unit, day) if day <= last else None

    def _run(self, first: date, last: date) -> Stretch:
        """The first three weeks, the last four months: counted off from the beginning or the end."""
        if self.rank < 0:
            after = st.move_day(last + timedelta(1), -self.count, self.unit)
            return st.span(max(first, after), last)
        if self.unit == "week":
            monday = _first_week(first) - timedelta(3)
            return st.span(monday, monday + timedelta(7 * self.count - 1))
        return st.span(first, min(last, st.move_day(first, self.count, self.unit) - timedelta(1)))


def _first_week(first: date) -> date:
    """The Thursday of the first week from a day on: a week belongs to the month that holds its Thursday (ISO 8601)."""
    return first + timedelta((3 - first.weekday()) % 7)


@dataclass(slots=True)
class InYear:
    """A day, month or season of a year that another expression names: "August last year"."""

    date: Calendar
    year: Spec

    def place(self, lean: Lean) -> Stretch | None:
        """The date within that year; None when the year leans on nothing."""
        year = self.year.place(lean)
        if year is None or year.first is None:
            return None
        found = replace(self.date, year=year.first.year).place(lean)
        return found.leaning(year.leans, *year.reasons) if found else None


@dataclass(slots=True)
class Edge:
    """Early, mid or late in something; `mod` is TimeML's START, MID or END."""

    mod: str
    base: Spec
    until: str = ""

    def place(self, lean: Lean) -> Stretch | None:
        """The base with its days narrowed and its EDTF kept; `until` is the second edge of "mid-to-late"."""
        found = self.base.place(lean)
        if found is None or not self.until:
            return st.edge_of(found, self.mod) if found else None
        first, last = st.edge_of(found, self.mod).first, st.edge_of(found, self.until).last
        whole = first is None or last is None or first > last or {self.mod, self.until} == {"START", "END"}
        return (
            found
            if whole
            else found._replace(first=first, last=last, mod=self.until if self.mod == "MID" else self.mod)
        )
