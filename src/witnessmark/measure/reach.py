"""Which rows of a layer stand for which units: the nearest footprint within reach, or every point within reach.

Every answer is one yes or no per row or per unit, never a list of pairs: a list geocoded to one town centre would
pair each of its rows with each of the others.
"""

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import shapely
from numpy.typing import NDArray

from witnessmark.measure.sphere import local_metres

Flags = NDArray[np.bool_]
"""(rows,) or (units,): yes or no for each."""


class Reach(Protocol):
    """How a layer's rows and the units find each other."""

    def units_with(self, rows: Flags) -> Flags:
        """The units that one of these rows stands for."""

    def rows_with(self, units: Flags) -> Flags:
        """The rows that stand for one of these units."""


@dataclass(frozen=True)
class Same:
    """Rows and units are the same rows of the same file."""

    def units_with(self, rows: Flags) -> Flags:
        """Each row is its own unit."""
        return rows

    def rows_with(self, units: Flags) -> Flags:
        """Each unit is its own row."""
        return units


@dataclass(frozen=True)
class Points:
    """Units are points, which do not tell how far their building goes: all within reach are meant.

    Attributes:
        rows, units: shapes in local metres.
        reach_m: how far a row may lie from its unit.
    """

    rows: Any
    units: Any
    reach_m: float

    def units_with(self, rows: Flags) -> Flags:
        """Units with one of these rows within reach."""
        return near(self.units, self.rows[rows], self.reach_m)

    def rows_with(self, units: Flags) -> Flags:
        """Rows with one of these units within reach."""
        return near(self.rows, self.units[units], self.reach_m)


@dataclass(frozen=True)
class Footprints:
    """Units are footprints: a row stands for the nearest, 0 m inside it, and for all that are as near.

    A footprint drawn twice is as near as itself, so each outline is looked for once.

    Attributes:
        row, outline: (pairs,) numbers of a row and of one of its outlines.
        outline_of: (units,) number of each unit's outline.
        size: how many rows there are.
    """

    row: NDArray[np.int64]
    outline: NDArray[np.int64]
    outline_of: NDArray[np.int64]
    size: int

    def units_with(self, rows: Flags) -> Flags:
        """Footprints that are nearest to one of these rows."""
        return flags(self.outline[rows[self.row]], len(self.outline_of))[self.outline_of]

    def rows_with(self, units: Flags) -> Flags:
        """Rows whose nearest footprint is one of these."""
        outlines = flags(self.outline_of[units], len(self.outline_of))
        return flags(self.row[outlines[self.outline]], self.size)


def reach_of(table: Any, units: Any, reach_m: float) -> Reach:
    """How the rows of one clean table reach those of another, the units.

    Args:
        table: the rows.
        units: the buildings they may stand for.
        reach_m: how far a row may lie from its unit, in metres, above 0.
    """
    lat0 = float(np.mean(units["lat"].to_numpy()))
    rows, places = (local_metres(shapes_of(one), lat0) for one in (table, units))
    if "geometry" not in units.column_names:
        return Points(rows, places, reach_m)
    outlines, outline_of = np.unique(shapely.to_wkb(places), return_inverse=True)
    row, outline = shapely.STRtree(shapely.from_wkb(outlines)).query_nearest(rows, max_distance=reach_m)
    return Footprints(row, outline, outline_of, len(rows))


def near(of: Any, to: Any, reach_m: float) -> Flags:
    """For each shape, whether one of the others lies within reach."""
    if not len(to):
        return np.zeros(len(of), np.bool_)
    places = shapely.from_wkb(np.unique(shapely.to_wkb(to)))
    found, _ = shapely.STRtree(places).query_nearest(of, max_distance=reach_m, all_matches=False)
    return flags(found, len(of))


def flags(numbers: NDArray[np.int64], size: int) -> Flags:
    """Yes for each of these numbers, no for the rest."""
    made = np.zeros(size, np.bool_)
    made[numbers] = True
    return made


def shapes_of(table: Any) -> Any:
    """The geometries of a clean table as a shapely array; points where it has none."""
    if "geometry" in table.column_names:
        return shapely.from_wkb(table["geometry"].to_pylist())
    return shapely.points(table["lon"].to_numpy(), table["lat"].to_numpy())
