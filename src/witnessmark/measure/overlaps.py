"""Two layers held against each other, unit by unit: what one marks, does the other mark it too?

A unit is a building of the frame, or a row of the second layer where the case has no frame. A row is matched to the
nearest footprint within reach (0 m inside it); where units are mere points, to every one within reach, because a
point does not tell how far its building goes.
"""

import re
from dataclasses import dataclass
from typing import Any

import numpy as np

from witnessmark.case import LayerConfig
from witnessmark.measure.intervals import share_interval
from witnessmark.measure.reach import Reach, Same, reach_of
from witnessmark.measure.words import done, percent, plural
from witnessmark.records import Layer, Overlap, identify


@dataclass(frozen=True)
class Side:
    """One layer in a comparison: what case.toml says of it, its record, its clean table."""

    spec: LayerConfig
    layer: Layer
    table: Any


def hold_against(first: Side, second: Side, frame: Side | None, reach_m: float) -> Overlap | None:
    """How many of what `first` marks `second` marks too; None when they have no unit in common.

    A second layer that also lists unmarked rows states what it looked at, and only there is its silence an answer;
    for one of marks alone the box around its marks stands for where it looked.

    Args:
        first: the layer whose marks are looked up.
        second: the layer they are looked up in.
        frame: the buildings, None when the case has none.
        reach_m: how far a row may lie from its unit, in metres.
    """
    units = frame or second
    marks = second.table["damaged"].to_numpy()
    theirs = reach(second, second.table, units, reach_m)
    looked, marked = theirs.units_with(np.ones(len(marks), np.bool_)), theirs.units_with(marks)
    mine = first.table.filter(first.table["damaged"])
    mine = in_box(mine, second.table) if marks.all() else mine
    if not mine.num_rows:
        return None
    ours = reach(first, mine, units, reach_m)
    asked = mine.num_rows if marks.all() else int(ours.rows_with(looked).sum())
    if not asked:
        return None
    return overlap(first, second, (int(ours.rows_with(marked).sum()), asked, mine.num_rows), reach_m)


def reach(side: Side, table: Any, units: Side, reach_m: float) -> Reach:
    """How rows of a side reach the units; by their numbers where they are the same rows of the same file."""
    is_same = side.layer.item == units.layer.item and table["row"].equals(units.table["row"])
    return Same() if is_same else reach_of(table, units.table, reach_m)


def in_box(table: Any, around: Any) -> Any:
    """The rows of a table that lie in the box around another's rows."""
    import pyarrow.compute as pc

    inside = [
        pc.and_(
            pc.greater_equal(table[axis], pc.min(around[axis])),
            pc.less_equal(table[axis], pc.max(around[axis])),
        )
        for axis in ("lon", "lat")
    ]
    return table.filter(pc.and_(*inside))


def overlap(first: Side, second: Side, counts: tuple[int, int, int], reach_m: float) -> Overlap:
    """The record: both, asked and found rows of the first layer, with its exact interval and its sentence."""
    both, asked, _ = counts
    low, high = share_interval(both, asked)
    same = is_one_origin(first.layer, second.layer)
    return Overlap(
        identify("ov", first.layer.id, second.layer.id, *counts),
        first.layer.id, second.layer.id, "same origin" if same else "disagreement",
        asked, both, round(both / asked, 6), round(low, 6), round(high, 6),
        sentence(first, second, counts, reach_m) + because(first, second),
    )  # fmt: skip


def sentence(first: Side, second: Side, counts: tuple[int, int, int], reach_m: float) -> str:
    """The comparison in words, with the miss rate it measures."""
    both, asked, rows = counts
    low, high = share_interval(both, asked)
    things = plural(first.spec.thing, asked)
    left = rows - asked
    apart = f" {left:,} more have no counterpart within {reach_m:g} m." if left else ""
    return (
        f"Of {asked:,} {things} marked in “{first.layer.name}” ({first.layer.origin}), “{second.layer.name}” "
        f"({second.layer.origin}) marks {both:,} as {done(second.spec.act)}: {percent(both / asked)} "
        f"(95 % interval {low * 100:.1f} to {high * 100:.1f} %); "
        f"it does not mark {asked - both:,} ({percent(1 - both / asked)}).{apart}"
    )


def because(first: Side, second: Side) -> str:
    """Why two layers are one origin, in words; "" when they are not."""
    if same_name(first.layer.origin, second.layer.origin):
        return f" Both come from {first.layer.origin}: one origin, not two."
    for one, other in ((first, second), (second, first)):
        count, rows = names_other(one.layer, other.layer.origin)
        if count:
            plain = "one origin, not two" if count * 2 >= rows else "in part not independent"
            return f" {count:,} of {rows:,} rows of “{one.layer.name}” name {other.layer.origin} as their source: {plain}."
    return ""


def is_one_origin(one: Layer, other: Layer) -> bool:
    """Whether two layers have one maker, or half the rows of one name the other's maker as their source."""
    ways = (names_other(one, other.origin), names_other(other, one.origin))
    return same_name(one.origin, other.origin) or any(count * 2 >= rows > 0 for count, rows in ways)


def names_other(layer: Layer, origin: str) -> tuple[int, int]:
    """How many of a layer's rows name an origin as their source, and how many rows there are."""
    return sum(count for name, count in layer.named_origins if same_name(name, origin)), layer.rows


def same_name(one: str, other: str) -> bool:
    """Whether two names mean one maker: equal but for case, blanks and signs, or one begins with the other."""
    short, long = sorted((re.sub(r"[\W_]+", "", name.casefold()) for name in (one, other)), key=len)
    return len(short) >= 3 and long.startswith(short)
