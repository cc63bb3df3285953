"""Which buildings a series can tell apart: those under a pixel's size that share their pixels are scored as one group."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from witnessmark.measure.series.weights import Weights, ordered

LEAST_ALONE = 0.5
"""A building whose own pixels are covered by others to more than a half is not identifiable."""


@dataclass(frozen=True)
class Units:
    """What is scored: buildings, or groups of them.

    Attributes:
        weights: of the units.
        unit_of: (buildings,) number of each building's unit, -1 for one outside the grid.
        alone: (buildings,) share of its weight that a building has to itself, 0 to 1.
        size: (units,) buildings in each.
    """

    weights: Weights
    unit_of: NDArray[np.int64]
    alone: NDArray[np.float64]
    size: NDArray[np.int64]


def alone_share(weights: Weights) -> NDArray[np.float64]:
    """(buildings,) how much of the covered parts of its pixels is its own, weighted by its cover; 0 outside the grid."""
    cover = np.bincount(weights.pixel, weights.share, int(weights.pixel.max(initial=-1)) + 1)
    own = weights.share**2 / np.maximum(cover[weights.pixel], 1e-12)
    total = weights.covered()
    return np.divide(
        np.bincount(weights.unit, own, weights.units), total, out=np.zeros(weights.units), where=total > 0
    )


def open_share(units: Weights, buildings: Weights) -> NDArray[np.float64]:
    """(units,) part of each unit's pixels, weighted by its cover, that no footprint covers."""
    cover = np.bincount(
        buildings.pixel,
        buildings.share,
        int(max(units.pixel.max(initial=-1), buildings.pixel.max(initial=-1))) + 1,
    )
    free = units.share * (1 - np.minimum(cover[units.pixel], 1))
    total = units.covered()
    return np.divide(
        np.bincount(units.unit, free, units.units), total, out=np.zeros(units.units), where=total > 0
    )


def units_of(weights: Weights) -> Units:
    """Buildings that can be told apart as units of their own, the others grouped by the pixel most of them lies in."""
    alone = alone_share(weights)
    there = weights.covered() > 0
    key = np.where(alone >= LEAST_ALONE, np.arange(weights.units), weights.units + main_pixel(weights))
    unit_of = np.full(weights.units, -1)
    _, unit_of[there] = np.unique(key[there], return_inverse=True)
    entry_unit = unit_of[weights.unit]
    count = int(unit_of.max(initial=-1)) + 1
    return Units(
        ordered(entry_unit, weights.pixel, weights.share, count), unit_of, alone,
        np.bincount(unit_of[there], minlength=count),
    )  # fmt: skip


def main_pixel(weights: Weights) -> NDArray[np.int64]:
    """(buildings,) the pixel each covers most, the first of equals; 0 outside the grid."""
    order = np.lexsort((weights.pixel, -weights.share, weights.unit))
    found = np.zeros(weights.units, np.int64)
    there = np.diff(weights.starts) > 0
    found[there] = weights.pixel[order][weights.starts[:-1][there]]
    return found
