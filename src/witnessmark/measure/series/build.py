"""The table of a stack: weights, tiles, sums, background, passes taken together - everything between pixels and statistics."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from witnessmark.errors import MeasureError
from witnessmark.measure.series import surround
from witnessmark.measure.series.analyse import Units as Known
from witnessmark.measure.series.executors import each
from witnessmark.measure.series.grid import Grid, pixel_m, to_grid
from witnessmark.measure.series.groups import Units, open_share, units_of
from witnessmark.measure.series.reduce import Sums, reduce, save_weights, specs_of
from witnessmark.measure.series.register import Moved, register
from witnessmark.measure.series.source import Source
from witnessmark.measure.series.table import Series, merged_days
from witnessmark.measure.series.weights import kept_weights

MARGIN = 2 * surround.BLOCK
"""Pixels around the buildings, so that the outermost have a background too."""

MOST_PIXELS = 800_000_000
"""Of a series' grid: a Sentinel-1 scene of 25,000 x 17,000 fits twice."""


@dataclass(frozen=True)
class How:
    """How a table is built.

    Attributes:
        executor: serial, threads, processes or dask.
        limits: least and most that a pixel may be.
        after: for each image whether it is after, for the map; () for no map.
        start: first day of the period, when footprints are moved to where the images before it show them; None to leave them.
    """

    executor: str = "serial"
    limits: tuple[float, float] = (-60.0, 30.0)
    after: tuple[bool | None, ...] = ()
    start: float | None = None


@dataclass(frozen=True)
class Built:
    """A stack as a table.

    Attributes:
        units: buildings and groups, and which building is in which.
        known: what is known of the units beside their series.
        series: the table.
        sums: of the units, images in the sources' order; its `pixels` are the map.
        weights: name of the weights that went in, made from their digests.
        moved: by how much footprints were moved; None when they were left where the map has them.
    """

    units: Units
    known: Known
    series: list[Series]
    sums: Sums
    weights: str
    moved: Moved | None = None


def window_of(grid: Grid, shapes: Any) -> Grid:
    """The part of a grid's pixels, extended where need be, that holds all shapes and their background.

    Raises:
        MeasureError: they lie so far apart that it would have too many pixels.
    """
    import shapely

    west, north, east, south = shapely.total_bounds(to_grid(grid, np.asarray(shapes, dtype=object)))
    if not np.isfinite([west, north, east, south]).all():
        raise MeasureError(
            "The buildings do not lie where the images' coordinate system is defined. Check both."
        )
    left, top = int(np.floor(west)) - MARGIN, int(np.floor(north)) - MARGIN
    width, height = int(np.ceil(east)) + MARGIN - left, int(np.ceil(south)) + MARGIN - top
    if width * height > MOST_PIXELS:
        raise MeasureError(
            f"The buildings lie {width:,} x {height:,} pixels apart; up to {MOST_PIXELS:,} pixels are measured at once. Split the frame."
        )
    return grid.window(left, top, width, height)


def build(grid: Grid, shapes: Any, sources: Sequence[Source], folder: Path, how: How) -> Built:
    """The table of a stack.

    Args:
        grid: of the stack.
        shapes: (buildings,) shapely geometries in WGS84 degrees.
        sources: the images, by series, then day.
        folder: where weights are kept.
        how: see `How`.
    """
    moved = None if how.start is None else register(grid, shapes, sources, how.start)
    buildings = kept_weights(folder, grid, shapes, None if moved is None else moved.pixels)
    units, size = units_of(buildings), pixel_m(grid)
    blocks = surround.blocks_of(grid, buildings, size)
    path = folder / f"tiles-{units.weights.digest()[:16]}-{blocks.weights.digest()[:16]}.npz"
    count = save_weights(path, units.weights, blocks.weights)
    sums = reduce(specs_of(grid, sources, path, how.after, how.limits), count, partial(each, how.executor))
    middle, of = surround.middles(grid, units.weights), units.weights.units
    known = Known(units.weights.covered(), open_share(units.weights, buildings), middle, size)
    own, around = sums.of(slice(of)), sums.of(slice(of, None))
    land = surround.at_units(
        blocks, around.sums.T, np.broadcast_to(around.shares, around.sums.shape).T, middle
    )
    return Built(units, known, series_of(sources, own, land), own, path.stem, moved)


def series_of(sources: Sequence[Source], sums: Sums, land: NDArray[np.float64]) -> list[Series]:
    """The table by series; a unit needs half of its weight valid in an image, or the image does not count for it."""
    names = [one.series for one in sources]
    day = np.array([one.day for one in sources])
    values = sums.means().T.astype(np.float64)
    made = []
    for name in dict.fromkeys(names):
        which = np.array([one == name for one in names])
        merged = merged_days(day[which], values[:, which], land[:, which])
        made.append(Series(name, merged[0], merged[1].astype(np.float32), merged[2].astype(np.float32)))
    return made
