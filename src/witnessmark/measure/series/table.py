"""The small table all statistics run on: per series, units by images, with the background beside them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]


@dataclass(frozen=True)
class Series:
    """One geometry and band: pictures that may be compared with each other.

    Attributes:
        name: such as "r072:VV".
        day: (images,) days since 1970, ascending, with the time of day as a fraction.
        values: (units, images) in dB or as an index, NaN where there is no data.
        background: (units, images) of the land outside the settlement, in the same unit; NaN where there is none.
    """

    name: str
    day: Floats
    values: Singles
    background: Singles


def merged_days(day: Floats, values: Floats, background: Floats) -> tuple[Floats, Floats, Floats]:
    """Images of one pass taken together: two frames within an hour cover a place in part, so their mean is one image."""
    order = np.argsort(day, kind="stable")
    day = day[order]
    first = np.concatenate([[True], np.diff(day) > 1 / 24])
    of = np.cumsum(first) - 1
    return day[first], *(_mean_over(part[:, order], of) for part in (values, background))


def _mean_over(values: Floats, of: NDArray[np.int64]) -> Floats:
    """(units, passes) mean of the valid images of each pass."""
    count = int(of[-1]) + 1
    total, number = np.zeros((len(values), count)), np.zeros((len(values), count))
    for image, one in enumerate(of):
        good = np.isfinite(values[:, image])
        total[:, one] += np.where(good, values[:, image], 0)
        number[:, one] += good
    return np.divide(total, number, out=np.full_like(total, np.nan), where=number > 0)
