"""Where the map's footprints lie on the images: maps are often 5 to 10 m off, a whole pixel of 10 m radar.

Houses differ from the ground beside them in the mean of many images. So the picture of the footprints' cover is moved over that
mean, and where the two agree best is where the houses are: once per square of land, from the images before the period alone, so
that damage is no part of it. A square in which nothing agrees clearly is left where the map has it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from witnessmark.measure.series.grid import Grid
from witnessmark.measure.series.source import Source, reading, strips, to_unit
from witnessmark.measure.series.surround import middles
from witnessmark.measure.series.weights import Weights, weights_of

Floats = NDArray[np.float64]
Picture = NDArray[np.float32]

SQUARE = 64
"""Pixels a side; with its neighbours, about 2 km of land on 10 m pixels, over which a map's offset is the same."""

PLACES = tuple(n / 2 for n in range(-3, 4))
"""Moves that are tried each way, in pixels. Houses in rows agree again a plot farther on, so no more is believed."""

MOST_IMAGES = 24
"""Of a series whose mean is taken: the speckle of 24 lies below the houses' contrast."""

LEAST_AGREEMENT = 250.0
"""Squared correlation times the number of pixels, mean of the series. Moved onto the simulated stack's open land, where there are
no houses, half of 205 squares reached 11 and the highest 116; on houses it is thousands."""

SMOOTHING = np.array([[1.0, 2.0, 1.0], [2.0, 4.0, 2.0], [1.0, 2.0, 1.0]]) / 4
NEAR = 3
"""Pixels around a footprint that are compared with it."""


@dataclass(frozen=True)
class Moved:
    """By how much footprints are moved.

    Attributes:
        pixels: (buildings, 2) to the east and to the south, in pixels.
        squares, moved: squares of land with footprints, and those that were moved.
    """

    pixels: Floats
    squares: int
    moved: int


def register(grid: Grid, shapes: Any, sources: Sequence[Source], start: float) -> Moved:
    """The move of every building.

    Args:
        grid: of the stack.
        shapes: (buildings,) shapely geometries in WGS84 degrees.
        sources: the images, by series.
        start: first day of the period; images before it are looked at.
    """
    still = weights_of(grid, shapes)
    square = np.floor(np.nan_to_num(middles(grid, still)) / SQUARE).astype(np.int64)
    with reading():
        means = [mean_of(some, grid) for some in baselines(sources, start)]
    if not means or not still.pixel.size:
        return Moved(np.zeros((len(square), 2)), 0, 0)
    agreement, there = agreements(means, near_houses(grid, still), covers(grid, shapes))
    moves = best_moves(agreement, there)
    column, row = square.T
    return Moved(moves[row, column], int(there.sum()), int((moves != 0).any(-1).sum()))


def baselines(sources: Sequence[Source], start: float) -> list[list[Source]]:
    """The last images before the period, series by series; none for a series that has none."""
    names = dict.fromkeys(one.series for one in sources)
    found = [
        [one for one in sources if one.series == name and one.day < start][-MOST_IMAGES:] for name in names
    ]
    return [some for some in found if some]


def mean_of(sources: Sequence[Source], grid: Grid) -> Picture:
    """(height, width) mean of images in the table's unit; the mean of all where none has data."""
    total, count = np.zeros((2, grid.height, grid.width), np.float32)
    for source in sources:
        for first, found in strips(source, 0, grid.height, grid.width):
            values, rows = to_unit(found, source.scale), slice(first, first + len(found))
            good = np.isfinite(values)
            total[rows] += np.where(good, values, 0)
            count[rows] += good
    known = count > 0
    mean = np.asarray(total / np.maximum(count, 1), np.float32)
    mean[~known] = mean[known].mean() if known.any() else 0
    return mean


def near_houses(grid: Grid, still: Weights) -> Picture:
    """(height, width) 1 within NEAR pixels of a footprint, 0 elsewhere."""
    from scipy.ndimage import maximum_filter

    return np.asarray(maximum_filter(cover_of(grid, still) > 0, 2 * NEAR + 1), np.float32)


def cover_of(grid: Grid, weights: Weights) -> Picture:
    """(height, width) share of each pixel that footprints cover, at most 1."""
    cover = np.minimum(np.bincount(weights.pixel, weights.share, grid.size), 1)
    return cover.reshape(grid.height, grid.width).astype(np.float32)


def covers(grid: Grid, shapes: Any) -> Iterator[tuple[int, int, Picture]]:
    """Place south and place east (numbers in PLACES) and the cover moved there: exact at half pixels, rolled by whole ones."""
    phases = {
        (down, right): cover_of(grid, weights_of(grid, shapes, np.tile([right, down], (len(shapes), 1))))
        for down in (0.0, 0.5)
        for right in (0.0, 0.5)
    }
    for row, south in enumerate(PLACES):
        for column, east in enumerate(PLACES):
            whole = int(np.floor(south)), int(np.floor(east))
            yield row, column, np.roll(phases[south % 1, east % 1], whole, (0, 1))


def agreements(
    means: Sequence[Picture], near: Picture, moved: Iterable[tuple[int, int, Picture]]
) -> tuple[Floats, NDArray[np.bool_]]:
    """How well the covers agree with the means, by square of land with its neighbours.

    Returns:
        (down, across, places, places) squared correlations times the number of pixels, mean over the series; and (down, across)
        whether there are footprints at all.
    """
    count = in_squares(near)
    several = np.maximum(count, 1)
    totals = [in_squares(near * mean) for mean in means]
    spreads = [in_squares(near * mean**2) - one**2 / several for mean, one in zip(means, totals, strict=True)]
    made = np.zeros((*count.shape, len(PLACES), len(PLACES)))
    for row, column, cover in moved:
        inside = near * cover
        x = in_squares(inside)
        spread = in_squares(inside * cover) - x**2 / several
        for mean, total, own in zip(means, totals, spreads, strict=True):
            both = in_squares(inside * mean) - x * total / several
            made[..., row, column] += count * both**2 / np.maximum(spread * own, 1e-6)
    return made / len(means), count > 0


def in_squares(values: Picture) -> Floats:
    """(down, across) sums over squares of land, each with its eight neighbours."""
    from scipy.ndimage import convolve

    height, width = (-(-one // SQUARE) * SQUARE for one in values.shape)
    padded = np.zeros((height, width), np.float32)
    padded[: values.shape[0], : values.shape[1]] = values
    sums = padded.reshape(height // SQUARE, SQUARE, width // SQUARE, SQUARE).sum((1, 3), dtype=np.float64)
    return np.asarray(convolve(sums, SMOOTHING, mode="constant"))


def best_moves(agreement: Floats, there: NDArray[np.bool_]) -> Floats:
    """(down, across, 2) move east and south to where the agreement peaks; 0 where it is not clear."""
    last = len(PLACES) - 1
    flat = agreement.reshape(*agreement.shape[:2], -1)
    row, column = np.divmod(np.argmax(flat, axis=-1), len(PLACES))
    moves = np.zeros((*agreement.shape[:2], 2))
    for y, x in np.argwhere(there & (flat.max(-1) > LEAST_AGREEMENT)):
        at = row[y, x], column[y, x]
        east, south = (PLACES[one] for one in (at[1], at[0]))
        if 0 < at[0] < last:
            south += peak(agreement[y, x, at[0] - 1 : at[0] + 2, at[1]]) / 2
        if 0 < at[1] < last:
            east += peak(agreement[y, x, at[0], at[1] - 1 : at[1] + 2]) / 2
        moves[y, x] = east, south
    return moves


def peak(three: Floats) -> float:
    """Where a parabola through three values, the middle one the largest, has its top: -0.5 to 0.5 steps."""
    bend = three[0] - 2 * three[1] + three[2]
    return 0.0 if bend >= 0 else float(np.clip((three[0] - three[2]) / (2 * bend), -0.5, 0.5))
