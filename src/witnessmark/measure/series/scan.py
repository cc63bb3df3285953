"""Was there a change, and between which two images: a likelihood over the unknown date, all series together.

Windows fixed before and after the war lose, because damage falls inside them. Here every gap between two images of the period
is tried. For one gap, each series gives the difference of its means after and before and how sure that is; damage is one
thing seen from several sides, so the differences are taken as one common change and a smaller part of each series' own, both
normal around zero. The evidence of all gaps, weighed by their length, is the score; their shares in it are the date.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from witnessmark.measure.series.table import Floats

CHUNK = 2048
"""Units at a time: their gaps by series stay in the processor's cache."""


@dataclass(frozen=True)
class Evidence:
    """One series, ready to be scanned.

    Attributes:
        day: (images,) days since 1970, ascending.
        values: (units, images) without background and season, NaN where there is no data.
        variance: (units,) of one image, memory from image to image allowed for.
        slow: (units,) variance of the level itself, which no number of images averages away; None for none.
    """

    day: Floats
    values: Floats
    variance: Floats
    slow: Floats | None = None


@dataclass(frozen=True)
class Change:
    """What damage does, from the sensor's profile.

    Attributes:
        common, own: standard deviation of the change all series share, and of each one's own part.
        sign: -1 when damage lowers the values, 1 when it raises them, 0 for either.
        lengths: days a change may last; infinity for one that stays.
    """

    common: float
    own: float
    sign: int = 0
    lengths: tuple[float, ...] = (float("inf"),)


@dataclass(frozen=True)
class Found:
    """What the scan says of each unit.

    Attributes:
        gaps: (gaps, 2) last day before and first day after of each candidate, in days since 1970.
        score: (units,) log of the evidence for one change in the period against none, NaN for one not observed.
        share: (units, gaps) float32, how the evidence is spread over the gaps; rows sum to 1.
        change: (units,) expected common change at the likeliest gap, in the table's unit.
        before, after: (units,) valid images of the best-covered series on both sides of the likeliest gap.
    """

    gaps: Floats
    score: Floats
    share: NDArray[np.float32]
    change: Floats
    before: NDArray[np.int64]
    after: NDArray[np.int64]


def gaps_of(days: Sequence[Floats], start: float, end: float) -> Floats:
    """(gaps, 2) pairs of successive images of any series between which a change inside the period may fall."""
    every = np.unique(np.concatenate(list(days)))
    pairs = np.stack([every[:-1], every[1:]], axis=1)
    pairs = pairs[np.diff(pairs, axis=1)[:, 0] > 1 / 24]
    return pairs[(pairs[:, 1] > start) & (pairs[:, 0] < end)]


def scan(series: Sequence[Evidence], change: Change, gaps: Floats) -> Found:
    """Score and date of every unit.

    Args:
        series: all of one frame of units.
        change: what to look for.
        gaps: the candidates, see `gaps_of`; at least one.
    """
    units = len(series[0].values)
    parts = [_scan_some(series, change, gaps, slice(n, n + CHUNK)) for n in range(0, units, CHUNK)]
    return Found(gaps, *(np.concatenate([part[n] for part in parts]) for n in range(5)))


Some = tuple[Floats, NDArray[np.float32], Floats, NDArray[np.int64], NDArray[np.int64]]


def _scan_some(series: Sequence[Evidence], change: Change, gaps: Floats, which: slice) -> Some:
    """Score, shares, change and images of some units."""
    prior = np.log(np.diff(gaps, axis=1)[:, 0] / np.diff(gaps, axis=1).sum())
    sides = [[differences(one, gaps, length, which) for one in series] for length in change.lengths]
    evidence, means = zip(*(evidence_of(some, change) for some in sides), strict=True)
    weighed = np.stack(evidence) + prior - np.log(len(sides))
    top = weighed.max((0, 2), keepdims=True)
    shares = np.exp(weighed - top)
    total = shares.sum((0, 2))
    best = np.argmax(shares.sum(0), axis=1)
    kind = np.argmax(weighed[:, np.arange(len(best)), best], axis=0)
    at = np.arange(len(best)), best
    before, after = (
        np.max([getattr(one, name)[at] for one in sides[0]], axis=0) for name in ("before", "after")
    )
    score = np.log(total) + top[0, :, 0]
    score[(before < 2) | (after < 1)] = np.nan
    return (
        score,
        (shares.sum(0) / total[:, None]).astype(np.float32),
        np.stack(means)[kind, *at],
        before,
        after,
    )


@dataclass(frozen=True)
class Sides:
    """One series at every gap.

    Attributes:
        before, after: (units, gaps) valid images on both sides.
        mean: (units, gaps) mean after minus mean before, 0 where a side is empty.
        sure: (units, gaps) one over its variance, 0 where a side is empty.
    """

    before: NDArray[np.int64]
    after: NDArray[np.int64]
    mean: Floats
    sure: Floats


def differences(one: Evidence, gaps: Floats, length: float, which: slice) -> Sides:
    """Means of the images after each gap, up to so many days from the first of them, minus those of all images before it."""
    values = one.values[which]
    good = np.isfinite(values)
    zero = np.zeros((len(values), 1))
    sums = np.concatenate([zero, np.cumsum(np.where(good, values, 0), axis=1)], axis=1)
    counts = np.concatenate([zero, np.cumsum(good, axis=1)], axis=1)
    first = np.searchsorted(one.day, gaps.mean(1))
    last = np.searchsorted(one.day, gaps[:, 1] + length, side="right")
    n1, n2 = counts[:, first], counts[:, last] - counts[:, first]
    both = (n1 > 0) & (n2 > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = np.where(both, (sums[:, last] - sums[:, first]) / n2 - sums[:, first] / n1, 0)
        spread = one.variance[which][:, None] * (1 / n1 + 1 / n2)
        if one.slow is not None:
            spread = spread + one.slow[which][:, None]
        sure = np.where(both, 1 / spread, 0)
    return Sides(n1.astype(np.int64), n2.astype(np.int64), mean, np.nan_to_num(sure))


def evidence_of(sides: Sequence[Sides], change: Change) -> tuple[Floats, Floats]:
    """Log evidence of a change against none at every gap, and the expected common change.

    Differences m with precisions p are normal: under no change with variance 1/p; under change with variance
    v = own^2 + 1/p each and a common part of variance c = common^2. Sherman-Morrison gives the determinant
    1 + c sum(1/v) and the quadratic form in closed form.
    """
    common = change.common**2
    if change.sign:  # a difference of the other sign is none that damage makes
        sides = [replace(one, mean=change.sign * np.maximum(change.sign * one.mean, 0)) for one in sides]
    log_ratio, linear, precision = np.zeros((3, *sides[0].mean.shape))
    for one in sides:
        scaled = 1 + change.own**2 * one.sure
        inverse = one.sure / scaled
        log_ratio += 0.5 * (one.mean**2 * (one.sure - inverse) - np.log(scaled))
        linear += inverse * one.mean
        precision += inverse
    widened = 1 + common * precision
    mean = common * linear / widened
    log_ratio += 0.5 * (mean * linear - np.log(widened))
    if change.sign:
        log_ratio += one_sided(change.sign * mean, np.sqrt(common / widened))
    return log_ratio, mean


def one_sided(mean: Floats, deviation: Floats) -> Floats:
    """Log of twice the chance that the common change has the sign that damage has."""
    from scipy.special import log_ndtr

    return np.asarray(np.log(2) + log_ndtr(mean / deviation))
