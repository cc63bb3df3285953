"""When: the shortest run of gaps between images that holds most of the evidence, as last day before and first day after."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from witnessmark.measure.series.table import Floats

LEVEL = 0.9


@dataclass(frozen=True)
class DateSet:
    """An interval of time for each unit, open at both ends: after one image, before another.

    Attributes:
        first, last: (units,) numbers of its first and last gap.
        start, end: (units,) days since 1970 of the last image before and the first image after.
        held: (units,) share of the evidence it holds.
    """

    first: NDArray[np.int64]
    last: NDArray[np.int64]
    start: Floats
    end: Floats
    held: Floats


def date_set(gaps: Floats, share: NDArray[np.float32], level: float = LEVEL) -> DateSet:
    """The run of gaps around the likeliest one whose evidence comes nearest to `level`.

    Grown from the likeliest gap towards the side that holds more, so that it is one interval that a sentence can say; it
    stops where one gap more would lie farther above the level than it now lies below.

    Args:
        gaps: (gaps, 2) days of the images on both sides of each.
        share: (units, gaps) evidence, rows sum to 1.
        level: how much of it to hold, above 0 and below 1.
    """
    rows = np.arange(len(share))
    first = np.argmax(share, axis=1)
    last = first.copy()
    held = share[rows, first].astype(np.float64)
    padded = np.pad(np.asarray(share, np.float64), ((0, 0), (1, 1)), constant_values=-1.0)
    for _ in range(share.shape[1] - 1):
        left, right = padded[rows, first], padded[rows, last + 2]
        more = np.maximum(left, right)
        grow = (held < level) & (more >= 0) & (held + more - level <= level - held)
        if not grow.any():
            break
        to_left = grow & (left >= right)
        first -= to_left
        last += grow & ~to_left
        held += np.where(grow, more, 0)
    return DateSet(first, last, gaps[first, 0], gaps[last, 1], held)
