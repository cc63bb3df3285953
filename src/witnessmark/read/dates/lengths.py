"""Lengths of time that lead to a date: two weeks ago, a year and two months later, within five days, more than a month ago."""

from typing import cast

from witnessmark.read.dates.around import Off
from witnessmark.read.dates.cascade import Found
from witnessmark.read.dates.makers import TURNS, Item
from witnessmark.read.dates.relative import Lengths, Shift, Turn
from witnessmark.read.dates.spec import Spec


def joined(found: Found) -> tuple[tuple[float, str], ...] | None:
    """Three months, two weeks and two days: a length of time in several units, the coarser first."""
    counts = [node for node in found.nodes if node.letter in "nda"]
    units = [str(node.meaning) for node in found.every("URQCH")]
    if len(counts) != len(units):
        return None
    return tuple((float(node.meaning), unit) for node, unit in zip(counts, units, strict=True))


def how_many(found: Found) -> float | None:
    """How many, in digits, words or as "a"; None for "several" and "a few"."""
    if found.first("v"):
        return None
    node = found.first("nda")
    return float(node.meaning) if node else None


def lengths(found: Found) -> Lengths | None:
    """The length told, in one unit or several; None for "several" and "a few"."""
    joined = found.first("4")
    if joined is not None:
        return cast("Lengths", joined.meaning)
    units, unit = how_many(found), found.meaning("URQCH")
    return None if units is None or unit is None else ((units, str(unit)),)


def shifted(
    found: Found, way: int, *, told: bool = False, exact: bool = False, base: Spec | None = None
) -> Item | None:
    """So long before or after something, "more than" and "less than" kept as bounds."""
    told_lengths = lengths(found)
    if told_lengths is None:
        return None
    (count, unit), *more = told_lengths
    bound = str(found.meaning("5") or "")
    return Item(Shift(way * count, unit, base, told, exact, tuple(more), bound))


def ago(found: Found) -> Item | None:
    """Two weeks ago."""
    return shifted(found, -1)


def halves(found: Found) -> Item:
    """Half a year ago, a year and a half later."""
    units = 1.5 if found.first("&") else 0.5
    way = -1 if found.first("Gg") else 1
    unit = str(found.meaning("U"))
    if unit == "year":
        units, unit = units * 12, "month"
    return Item(Shift(way * units, unit, told=not found.first("GN")))


def weekdays_off(found: Found) -> Item | None:
    """Two Sundays ago, in three Mondays: counted from the document's day."""
    count, weekday = how_many(found), found.meaning("W")
    way = -1 if found.first("G") else 1
    return Item(Off(int(count) * way, int(str(weekday)) - 1)) if count else None


def week_on(found: Found) -> Item | None:
    """Tuesday week: the one after the next."""
    week = found.meaning("U") == "week"
    return Item(Off(2, int(str(found.meaning("W"))) - 1)) if week else None


def ahead(found: Found) -> Item | None:
    """In two months."""
    return shifted(found, 1, exact=True)


def later(found: Found) -> Item | None:
    """Two days later, a week earlier: from the date told before."""
    return shifted(found, -1 if found.first("g") else 1, told=True)


def turn_run(found: Found) -> Item | None:
    """The last three months, the next five days; "the past few weeks" has no number to reckon with."""
    told_lengths = lengths(found)
    turn = TURNS[cast("str", getattr(found.first("LOXY"), "letter", "L"))]
    if told_lengths is None or found.first("a"):
        return None
    (count, unit), *more = told_lengths
    return Item(Turn(unit, turn, max(1, int(count)), more=tuple(more)))


def within(found: Found) -> Item | None:
    """Within five days: the days to come."""
    told_lengths = lengths(found)
    if told_lengths is None or found.meaning("i") != "within":
        return None
    (count, unit), *more = told_lengths
    return Item(Turn(unit, 1, max(1, int(count)), more=tuple(more)))
