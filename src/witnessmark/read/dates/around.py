"""Dates told by what lies around them: the year to date, the Tuesday before Christmas, the weekend of a feast."""

from dataclasses import dataclass
from datetime import timedelta

from witnessmark.read.dates import stretch as st
from witnessmark.read.dates.lean import Lean
from witnessmark.read.dates.spec import Calendar, Spec
from witnessmark.read.dates.stretch import Stretch


@dataclass(slots=True)
class Until:
    """From the beginning of a unit to the document's day ("year to date"), or on from it to its end ("the rest of the year")."""

    unit: str
    rest: bool = False

    def place(self, lean: Lean) -> Stretch | None:
        """The days on one side of the document's day; None without it."""
        if lean.dct is None:
            return None
        whole = st.unit_around(self.unit, lean.dct)
        low, high = (lean.dct, whole.last) if self.rest else (whole.first, lean.dct)
        found = st.span(low, high) if low and high and low <= high else None
        return found.leaning("document", f"counted from the document's date, {lean.dct}") if found else None


@dataclass(slots=True)
class Beside:
    """The Tuesday before a date, the Monday after it; the date itself is not meant."""

    weekday: int
    way: int
    base: Spec

    def place(self, lean: Lean) -> Stretch | None:
        """The nearest such weekday on that side; None when the base leans on nothing."""
        found = self.base.place(lean)
        edge = (found.first if self.way < 0 else found.last) if found else None
        if found is None or edge is None:
            return None
        off = (edge.weekday() - self.weekday) * -self.way % 7 or 7
        return st.day_of(edge + timedelta(self.way * off)).leaning(found.leans, *found.reasons)


@dataclass(slots=True)
class Off:
    """So many such weekdays before (negative) or after the document's day: "two Sundays ago"."""

    count: int
    weekday: int

    def place(self, lean: Lean) -> Stretch | None:
        """The day; None without a document's day, or where the calendar ends."""
        if lean.dct is None:
            return None
        way = 1 if self.count > 0 else -1
        first = (self.weekday - lean.dct.weekday()) * way % 7 or 7
        try:
            day = lean.dct + timedelta(way * (first + 7 * (abs(self.count) - 1)))
        except OverflowError:
            return None
        return st.day_of(day).leaning("document", f"counted from the document's date, {lean.dct}")


@dataclass(slots=True)
class Weekend:
    """The weekend of a feast: with the feast, where that is the Friday before or the Monday after."""

    feast: Calendar

    def place(self, lean: Lean) -> Stretch | None:
        """Saturday and Sunday nearest to the feast, and the feast."""
        found = self.feast.place(lean)
        if found is None or found.first is None:
            return None
        day = found.first
        saturday = day + timedelta((5 - day.weekday() + 3) % 7 - 3)
        low, high = min(day, saturday), max(day, saturday + timedelta(1))
        if (high - low).days > 2:
            low, high = saturday, saturday + timedelta(1)
        return st.span(low, high, "weekend").leaning(found.leans, *found.reasons)


@dataclass(slots=True)
class Placed:
    """A date already put in its place, as one of several told together."""

    stretch: Stretch

    def place(self, lean: Lean) -> Stretch:  # noqa: ARG002 - every meaning is placed on a ground
        """The stretch as it is."""
        return self.stretch


@dataclass(slots=True)
class Coming:
    """A date that is said of the time to come, whatever the tense around it."""

    base: Spec

    def place(self, lean: Lean) -> Stretch | None:
        """The base, looking forward."""
        return self.base.place(lean.toward(forward=True))
