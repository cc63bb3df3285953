"""What a date expression leans on: the document's day, the last date told, and whether the words look forward."""

from datetime import date
from typing import NamedTuple

from witnessmark.read.dates.stretch import Stretch


class Lean(NamedTuple):
    """The ground under a relative date.

    Attributes:
        dct: the document's day; for a document dated to a month or year, that stretch's last day.
        last: the last date told before, when there is one.
        forward: True when the words around speak of what is to come.
        near: True when `last` was told in the same sentence.
        past: True when the words around speak of what is past.
        running: True when the sentence has words and none of them is of the past: what ends, ends ahead.
        day: the last date told that is a day, for "that night" and "the next morning".
        story: True when the text tells of years gone by, or stands under a heading that is a year.
    """

    dct: date | None = None
    last: Stretch | None = None
    forward: bool = False
    near: bool = False
    story: bool = False
    past: bool = False
    running: bool = False
    day: Stretch | None = None

    def toward(self, forward: bool) -> "Lean":
        """The same ground, looking the given way."""
        return self._replace(forward=forward)

    def begun(self) -> date | None:
        """The day, told in the same sentence or just before in a story, on which what ends may have begun: "opened
        January 12 and runs through March 2".
        """
        told = self.last if self.near or self.story else None
        fine = told is not None and told.grain in {"day", "month", "season", "week"}
        return told.first if told is not None and fine else None

    def leads_on(self) -> bool:
        """Whether the date told before says which year is meant: a day or month of the past, or a year just named."""
        if self.last is None or self.forward or not self.last.first:
            return False
        if self.last.grain in {"decade", "century"}:
            return False
        if self.dct is not None and self.last.first >= self.dct and not self.story:
            return False  # the document's own day, as over its text, says no more than the document does
        return self.near or self.story or self.last.grain in {"day", "month", "week", "season"}

    def told(self, unit: str = "") -> date | None:
        """The day the last date told begins on; for "that day" the last day told, not a month or year after it."""
        last = self.day if unit == "day" and self.day else self.last
        return last.first if last else None


def choose_year(lean: Lean, candidates: list[tuple[int, Stretch]]) -> Stretch | None:
    """One reading of a date without a year, out of the same date in several years.

    With a date told before, the nearest to it that is not after the document; else the last one up to
    the document's day, or the next one when the words look forward. None without any ground.
    """
    readings = [reading for _, reading in candidates]
    told = lean.told()
    if told and lean.last and lean.leads_on():
        found = _nearest(lean.last, readings, lean.dct)
        if found:
            why = f"leans on the date told before it, {lean.last.edtf}"
            return found.leaning("last mention", why)
    if lean.dct is None:
        return None
    if told and lean.near and told > lean.dct:  # a plan told month by month goes on forward
        ahead = next((r for r in readings if r.first and r.first >= told), None)
        return (
            ahead.leaning("last mention", f"the next one after the date told before it, {told}")
            if ahead
            else None
        )
    return _by_direction(lean.dct, readings, lean)


def _nearest(last: Stretch, readings: list[Stretch], dct: date | None) -> Stretch | None:
    told = last.first or date.min
    if dct is not None and told > dct:
        dct = None  # a page told on after it was made: its first day bounds nothing
    possible = [r for r in readings if r.first and (dct is None or r.first <= dct)]
    if last.grain == "year":
        possible = [r for r in possible if r.first and r.first.year == told.year] or possible
    # A story goes on more often than it goes back: looking back costs a third more.
    return min(possible, key=lambda r: _distance(told, r), default=None)


def _distance(told: date, reading: Stretch) -> float:
    assert reading.first is not None and reading.last is not None  # noqa: PT018 - readings are whole units
    if reading.first <= told <= reading.last:
        return 0
    ahead = (reading.first - told).days
    return ahead if ahead > 0 else -1.34 * ahead


def _by_direction(dct: date, readings: list[Stretch], lean: Lean) -> Stretch | None:
    past = [r for r in readings if r.first and r.first <= dct]
    coming = [r for r in readings if r.last and r.last >= dct]
    forward = lean.forward or (not lean.past and _is_stale(dct, past, coming))
    pick, other = (coming[:1], past[-1:]) if forward else (past[-1:], coming[:1])
    if not pick:
        pick, other = other, []
    if not pick:
        return None
    others = tuple([r.edtf for r in other if r.edtf != pick[0].edtf])
    way = "the next one after" if forward else "the last one up to"
    chosen = pick[0]._replace(others=others) if others else pick[0]
    return chosen.leaning("document", f"{way} the document's date, {dct.isoformat()}")


def _is_stale(dct: date, past: list[Stretch], coming: list[Stretch]) -> bool:
    """Whether a day without a year lies some ten months back and within two months ahead: writers who mean
    a day that long ago name its year.
    """
    if not coming or coming[0].grain != "day" or not coming[0].first or (past and past[-1].last == dct):
        return False
    return (coming[0].first - dct).days <= 60 and bool(
        past and past[-1].first and (dct - past[-1].first).days > 300
    )


def years_around(lean: Lean, reach: int) -> list[int]:
    """The years a date without a year may lie in, earliest first, so many each way."""
    told = lean.told()
    if lean.dct is None or told is None:
        ground = lean.dct or told
        return list(_years_about(ground.year, reach)) if ground else []
    return sorted({*_years_about(lean.dct.year, reach), *_years_about(told.year, reach)})


def _years_about(year: int, reach: int) -> range:
    return range(max(1, year - reach), min(9998, year + reach) + 1)
