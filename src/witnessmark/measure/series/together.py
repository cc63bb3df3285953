"""Dates lean on each other: houses of one place that fall in one raid date one another; the score does not lean on neighbours.

The evidence of a single house spreads over the gaps beside the true one. What its neighbours show, weighed by how surely each
changed at all, says which of these gaps is likely here. A house's own part is left out of what it is told, and a part of the
chance stays spread over all gaps, so that one house that fell alone, and shows it, keeps its own date.
"""

import numpy as np
from numpy.typing import NDArray

from witnessmark.measure.series.table import Floats

REACH_M = 250.0
ROUNDS = 4
LEAST_OWN = 0.05
"""Of the chance that is always spread by length of gap: no run of neighbours can rule a gap out."""

USUAL = 0.1
"""Share of units thought changed before anything is seen; sets only how much a doubtful neighbour counts."""


def together(
    gaps: Floats, score: Floats, share: NDArray[np.float32], middle_m: Floats
) -> NDArray[np.float32]:
    """Evidence per gap with what the neighbours show.

    Args:
        gaps: (gaps, 2) days.
        score: (units,) log evidence for a change.
        share: (units, gaps) of each alone.
        middle_m: (units, 2) where each is, in metres; NaN where unknown.

    Returns:
        (units, gaps) rows that sum to 1.
    """
    length = np.diff(gaps, axis=1)[:, 0]
    spread = length / length.sum()
    known = np.isfinite(score) & np.isfinite(middle_m).all(1)
    odds = np.exp(np.clip(score[known], -50, 50)) * USUAL / (1 - USUAL)
    changed = odds / (1 + odds)
    # share = spread * likelihood / evidence: the likelihood alone, up to a factor.
    likelihood = share[known].astype(np.float64) / spread
    near = Near(middle_m[known])
    told = share[known].astype(np.float64)
    for _ in range(ROUNDS):
        around, heard = near.sums(told * changed[:, None])
        trust = heard / (heard + 1.0) * (1 - LEAST_OWN)
        prior = trust[:, None] * around + (1 - trust)[:, None] * spread
        told = likelihood * prior
        told /= told.sum(1, keepdims=True)
    made = share.copy()
    made[known] = told
    return made


class Near:
    """Units on a grid of REACH_M / 2; neighbours are those of five by five cells."""

    def __init__(self, middle_m: Floats) -> None:
        cell = np.floor(middle_m / (REACH_M / 2)).astype(np.int64)
        cell -= cell.min(0, initial=0) if len(cell) else 0
        self.shape = tuple((cell.max(0) + 1).tolist()) if len(cell) else (1, 1)
        self.places, self.of = np.unique(cell[:, 0] * self.shape[1] + cell[:, 1], return_inverse=True)

    def sums(self, values: Floats) -> tuple[Floats, Floats]:
        """(units, gaps) shares by gap among each unit's neighbours, itself left out, and how many changed ones these are."""
        here = np.zeros((len(self.places), values.shape[1]))
        np.add.at(here, self.of, values)
        around = np.zeros_like(here)
        row, column = np.divmod(self.places, self.shape[1])
        for down in range(-2, 3):
            for right in range(-2, 3):
                other = (row + down) * self.shape[1] + column + right
                at = np.minimum(np.searchsorted(self.places, other), len(self.places) - 1)
                good = (self.places[at] == other) & (column + right >= 0) & (column + right < self.shape[1])
                around[good] += here[at[good]]
        heard = around[self.of] - values
        total = np.maximum(heard.sum(1), 0)
        return np.maximum(heard, 0) / np.maximum(total, 1e-12)[:, None], total
