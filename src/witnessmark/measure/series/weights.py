"""How much of which pixel each footprint covers: exact shares, worked out once, kept sparse.

A centre rule loses one simulated house of 7 to 15 m in ten on 10 m pixels. Shares here are exact for any outline, holes included.
"""

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from witnessmark.measure.series.coverage import Entries, of_polygons
from witnessmark.measure.series.grid import Grid, to_grid

LEAST_SHARE = 1e-6


@dataclass(frozen=True)
class Weights:
    """A sparse table of shares, ordered by unit, then pixel.

    Attributes:
        starts: (units + 1,) where each unit's entries begin.
        pixel: (entries,) flat number of the pixel on the grid, row after row.
        share: (entries,) float64, covered part of the pixel, above 0 up to 1.
    """

    starts: NDArray[np.int64]
    pixel: NDArray[np.int64]
    share: NDArray[np.float64]

    @property
    def units(self) -> int:
        """How many units there are, those outside the grid included."""
        return len(self.starts) - 1

    @property
    def unit(self) -> NDArray[np.int64]:
        """(entries,) number of each entry's unit."""
        return np.repeat(np.arange(self.units), np.diff(self.starts))

    def covered(self) -> NDArray[np.float64]:
        """(units,) pixels covered by each, 0 for one outside the grid."""
        return np.asarray(np.bincount(self.unit, self.share, self.units), np.float64)

    def digest(self) -> str:
        """sha256 over all of it."""
        made = hashlib.sha256()
        for part in (self.starts, self.pixel, self.share):
            made.update(np.ascontiguousarray(part).tobytes())
        return made.hexdigest()


def weights_of(grid: Grid, shapes: Any, moved_by: NDArray[np.float64] | None = None) -> Weights:
    """Shares of pixels that shapes cover.

    Args:
        grid: the series' grid.
        shapes: (units,) shapely geometries in WGS84 degrees; a point stands for the pixel it lies in, a line for none.
        moved_by: (units, 2) pixels to the east and south by which each is moved first (see register.py); None for none.

    Returns:
        Weights over all units in order; a unit outside the grid has no entries.
    """
    moved = to_grid(grid, np.asarray(shapes, dtype=object))
    if moved_by is not None:
        moved = shifted(moved, moved_by)
    pieces = [of_points(moved), of_polygons((grid.width, grid.height), moved)]
    unit, x, y, share = (np.concatenate(part) for part in zip(*pieces, strict=True))
    good = (x >= 0) & (y >= 0) & (x < grid.width) & (y < grid.height)
    pixel = y[good] * grid.width + x[good]
    return ordered(unit[good], pixel, share[good], len(moved))


def shifted(moved: Any, by: NDArray[np.float64]) -> Any:
    """Shapes each moved by its own step."""
    import shapely

    points, of = shapely.get_coordinates(moved, return_index=True)
    return shapely.set_coordinates(moved.copy(), points + by[of])


def of_points(moved: Any) -> Entries:
    """Unit, column, row and share of points: the whole pixel each lies in."""
    import shapely

    which = np.flatnonzero(shapely.get_type_id(moved) == 0)
    xy = shapely.get_coordinates(moved[which])
    finite = np.isfinite(xy).all(1) & (np.abs(xy) < 2**31).all(1)
    at = np.floor(xy[finite]).astype(np.int64)
    return which[finite], at[:, 0], at[:, 1], np.ones(len(at))


def ordered(unit: Any, pixel: Any, share: Any, units: int) -> Weights:
    """Entries in any order -> Weights; a pair that stands several times (parts of one unit) is added up."""
    key = unit * (int(pixel.max(initial=0)) + 1) + pixel
    pairs, first, of = np.unique(key, return_index=True, return_inverse=True)
    total = np.asarray(np.bincount(of, share, len(pairs)), np.float64)
    keep = total > LEAST_SHARE
    unit, pixel, total = unit[first][keep], pixel[first][keep], np.minimum(total[keep], 1.0)
    starts = np.searchsorted(unit, np.arange(units + 1))
    return Weights(starts.astype(np.int64), pixel.astype(np.int64), total)


def kept_weights(
    folder: Path, grid: Grid, shapes: Any, moved_by: NDArray[np.float64] | None = None
) -> Weights:
    """The same, read from the folder when these very shapes were worked out on this very grid before."""
    import shapely

    made = hashlib.sha256(repr(grid).encode())
    made.update(b"".join(shapely.to_wkb(np.asarray(shapes, dtype=object))))
    made.update(b"" if moved_by is None else np.ascontiguousarray(moved_by).tobytes())
    path = folder / f"weights-{made.hexdigest()[:32]}.npz"
    if path.is_file():
        with np.load(path) as there:
            return Weights(there["starts"], there["pixel"], there["share"])
    weights = weights_of(grid, shapes, moved_by)
    buffer = io.BytesIO()
    np.savez(buffer, starts=weights.starts, pixel=weights.pixel, share=weights.share)
    folder.mkdir(parents=True, exist_ok=True)
    path.write_bytes(buffer.getvalue())
    return weights
