"""What the same scan finds where nothing was done, at placebo places, and the false rate that was measured there.

A formula's p-value is not believed here: on real radar without known damage a nominal 5 % was 23 to 30 %. A score is held
against scores of quiet places of the same series; how often that is wrong is measured on quiet places left out in turn, whole
blocks at a time, because neighbours share their pixels and their weather.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from witnessmark.measure.series.table import Floats

LEAST_PLACEBO = 1000
"""Placebo units without which no p-value is given: below, 0.1 % cannot even be looked at, and 1 % rests on a handful."""

LEAST_BLOCKS = 4
NOMINAL = (0.05, 0.01, 0.001)


@dataclass(frozen=True)
class Rate:
    """One nominal rate and what became of it.

    Attributes:
        nominal: the rate asked for.
        measured: share of quiet units above the threshold that the other blocks set, 0 to 1.
        low, high: the block-to-block spread of that share: 2.5th and 97.5th percentile over blocks drawn anew.
    """

    nominal: float
    measured: float
    low: float
    high: float


@dataclass(frozen=True)
class Null:
    """The null of a series.

    Attributes:
        placebo: (placebo units,) scores, ascending.
        blocks: how many blocks they come from.
        rates: measured false rates, () when there is too little to measure.
        reason: why no p-value is given, "" when there is one.
    """

    placebo: Floats
    blocks: int
    rates: tuple[Rate, ...]
    reason: str = ""


def null_of(score: Floats, quiet: NDArray[np.bool_], block: NDArray[np.int64]) -> Null:
    """The null from quiet units.

    Args:
        score: (units,) of the scan, NaN for one not observed.
        quiet: (units,) which lie where nothing was done.
        block: (units,) the piece of land each belongs to, such as its village or its square of the map.
    """
    used = quiet & np.isfinite(score)
    placebo, blocks = score[used], block[used]
    count = len(np.unique(blocks))
    if len(placebo) < LEAST_PLACEBO:
        reason = (
            f"only {len(placebo):,} quiet buildings were measured; {LEAST_PLACEBO:,} are needed for a rate"
        )
        return Null(np.sort(placebo), count, (), reason)
    if count < LEAST_BLOCKS:
        reason = f"the quiet buildings stand in {count} blocks; {LEAST_BLOCKS} are needed to leave one out"
        return Null(np.sort(placebo), count, (), reason)
    return Null(np.sort(placebo), count, tuple(left_out(placebo, blocks, one) for one in NOMINAL))


def left_out(placebo: Floats, block: NDArray[np.int64], nominal: float) -> Rate:
    """The false rate of a block's units under the threshold that all other blocks set, over all blocks."""
    names, of = np.unique(block, return_inverse=True)
    wrong = np.zeros(len(names))
    size = np.bincount(of)
    for number in range(len(names)):
        mine = of == number
        wrong[number] = (p_values(np.sort(placebo[~mine]), placebo[mine]) <= nominal).sum()
    dice = np.random.default_rng(5)
    drawn = dice.integers(0, len(names), (1000, len(names)))
    spread = wrong[drawn].sum(1) / size[drawn].sum(1)
    low, high = np.quantile(spread, [0.025, 0.975])
    return Rate(nominal, float(wrong.sum() / size.sum()), float(low), float(high))


def p_values(placebo: Floats, score: Floats) -> Floats:
    """Share of placebo scores at least as high, itself counted among them; NaN where there is no score.

    Args:
        placebo: ascending.
        score: (units,).
    """
    above = len(placebo) - np.searchsorted(placebo, score, side="left")
    return np.where(np.isfinite(score), (1 + above) / (1 + len(placebo)), np.nan)


def squares(middle_m: Floats, side_m: float) -> NDArray[np.int64]:
    """(units,) number of the square of land each lies in: blocks for places without villages."""
    place = np.floor(np.nan_to_num(middle_m) / side_m).astype(np.int64)
    _, number = np.unique(place, axis=0, return_inverse=True)
    return np.asarray(number.ravel(), np.int64)
