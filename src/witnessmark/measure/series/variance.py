"""How much a unit varies without change: its own variance drawn towards its neighbours', and what its memory takes away."""

import numpy as np
from numpy.typing import NDArray

from witnessmark.measure.series.scan import Evidence, differences

Floats = NDArray[np.float64]

NEIGHBOURS = 48
LEAST_UNITS = 20
"""Without which there is no neighbourhood."""


def own_variance(values: Floats, least: int = 3) -> tuple[Floats, Floats]:
    """Variance of each unit that a single lasting change does not swell, and its degrees of freedom.

    Mean of squared differences of successive images, halved (von Neumann 1941): a step enters one difference only, and that
    one, the largest, is left out. For white noise of n images the largest of n - 1 squared differences holds a share of
    about 2 ln(n) / n, which is put back.

    Args:
        values: (units, images), NaN where there is no data.
        least: differences without which a unit has no variance of its own.

    Returns:
        (units,) variance, NaN where there are too few images, and its degrees of freedom.
    """
    steps = squared_steps(values)
    count = np.isfinite(steps).sum(1)
    filled = np.where(np.isfinite(steps), steps, 0)
    total = filled.sum(1) - filled.max(1, initial=0)
    share = largest_share(values.shape[1])
    made = np.full(len(values), np.nan)
    good = count >= least
    made[good] = total[good] / (count[good] * 2 * (1 - share[count[good]]))
    return made, np.where(good, count * 2 / 3, 0.0)


def squared_steps(values: Floats) -> Floats:
    """(units, images - 1) squared differences of successive valid images, NaN where there is none before."""
    if np.isfinite(values).all():
        return np.diff(values, axis=1) ** 2
    filled = np.array(values)
    for image in range(1, values.shape[1]):
        gap = np.isnan(filled[:, image])
        filled[gap, image] = filled[gap, image - 1]
    return np.where(np.isfinite(values[:, 1:]), np.diff(filled, axis=1) ** 2, np.nan)


def largest_share(images: int) -> Floats:
    """(images,) expected share of the largest of so many squared differences in their sum, for white noise (simulated once)."""
    dice = np.random.default_rng(1941)
    shares = np.zeros(images + 1)
    for count in range(2, images):
        steps = np.diff(dice.standard_normal((400, count + 1)), axis=1) ** 2
        shares[count] = (steps.max(1) / steps.sum(1)).mean()
    return shares


def lag_one(values: Floats) -> float:
    """Memory from image to image, pooled over units, 0 to 0.9; each unit's own level, and a step in it, taken out first.

    The median over units of the lag-1 autocorrelation of values minus a running median of half the series, with the small-sample
    bias of about -1/n put back (Marriott and Pope 1954).
    """
    from scipy.ndimage import median_filter

    images = values.shape[1]
    if images < 8:
        return 0.0
    known = values[np.isfinite(values).all(1)][:4000]
    if len(known) < 20:
        return 0.0
    centred = known - median_filter(known, size=(1, images // 2 | 1), mode="nearest")
    centred -= centred.mean(1, keepdims=True)
    power = (centred**2).mean(1)
    product = (centred[:, 1:] * centred[:, :-1]).mean(1)
    found = float(np.median(product / np.maximum(power, 1e-12))) + 1 / images
    return float(np.clip(found, 0.0, 0.9))


def shrunk(variance: Floats, freedom: Floats, cover: Floats, near: NDArray[np.int64]) -> Floats:
    """Each unit's variance drawn towards that of its NEIGHBOURS, as far as the neighbours agree with each other.

    The strength is found from the spread of log variances beyond what their degrees of freedom explain (Smyth 2004, limma).
    A small house varies more than a large one: the dependence on cover is fitted first.

    Args:
        variance: (units,) of each alone, NaN where unknown.
        freedom: (units,) its degrees of freedom, 0 where unknown.
        cover: (units,) covered pixels.
        near: (units, neighbours) see `neighbours`.
    """
    from scipy.special import digamma

    known = np.isfinite(variance) & (variance > 0)
    if known.sum() < LEAST_UNITS or near.shape[1] < LEAST_UNITS:
        return np.where(known, variance, np.nanmean(variance[known]) if known.any() else np.nan)
    half = np.maximum(freedom, 1) / 2
    logs = np.log(np.where(known, variance, 1)) - digamma(half) + np.log(half)
    size = np.log(np.maximum(cover, 1e-3))
    slope = float(np.polyfit(size[known], logs[known], 1)[0]) if np.ptp(size[known]) > 0.1 else 0.0
    local = near_mean(np.where(known, logs - slope * size, np.nan), near) + slope * size
    local = np.where(np.isfinite(local), local, np.median(logs[known]))
    prior = prior_freedom((logs - local)[known], half[known])
    own, weight = np.where(known, variance, 0), np.where(known, freedom, 0)
    return np.asarray((weight * own + prior * np.exp(local)) / (weight + prior), np.float64)


def prior_freedom(spread: Floats, half: Floats) -> float:
    """Degrees of freedom that the neighbourhood is worth: solves trigamma(x / 2) = excess variance of the logs."""
    from scipy.optimize import brentq
    from scipy.special import polygamma

    excess = float(np.var(spread) * NEIGHBOURS / (NEIGHBOURS - 1) - polygamma(1, half).mean())
    if excess <= polygamma(1, 500.0):
        return 1000.0
    if excess >= polygamma(1, 0.5):
        return 1.0
    return 2 * float(brentq(lambda x: polygamma(1, x) - excess, 0.5, 500.0))


LEAST_GAPS = 6
"""Placebo gaps before the period without which nothing is said of slow changes."""

NEIGHBOURS_WORTH, USUAL_WORTH = 4.0, 2.0
"""Years that the neighbours' slow variance, and the sensor's usual one, count for beside a unit's own."""


def slow_variance(
    one: Evidence, window: tuple[float, float], near: NDArray[np.int64], usual: float = 0.0
) -> Floats:
    """(units,) variance of the level itself from season to season, which no number of images averages away.

    Crops, drought and a badly fitted season move slowly: images close in time agree, half years do not. So the same
    differences are made at gaps before the period, where nothing was done: what their squares are on average beyond what the
    images' variance explains is the slow part. A unit's own is drawn towards its neighbours' and towards the usual.

    Args:
        one: the series, without background and season.
        window: first and last day of the period.
        near: (units, neighbours) see `neighbours`.
        usual: the sensor's; it stands alone where the time before the period is too short to tell.
    """
    before, length = one.day < window[0], window[1] - window[0]
    gaps = np.stack([one.day[before][:-1], one.day[before][1:]], axis=1)
    late = gaps[:, 0] > one.day[0] + (window[0] - one.day[0]) / 3
    gaps = gaps[late & (gaps[:, 1] < window[0] - length / 3)]
    if len(gaps) < LEAST_GAPS:
        return np.full(len(one.values), usual)
    excess = excess_squares(Evidence(one.day[before], one.values[:, before], one.variance), gaps, length)
    # A year is one draw of its weather, however many images it has.
    years = max(1.0, (gaps[-1, 1] - gaps[0, 0]) / 365.25)
    local = np.nan_to_num(near_mean(excess, near, cut=0.1))
    own = np.where(np.isfinite(excess), excess, local)
    known = years * own + NEIGHBOURS_WORTH * local + USUAL_WORTH * usual
    drawn = known / (years + NEIGHBOURS_WORTH + USUAL_WORTH)
    return np.asarray(np.maximum(drawn, 0.0), np.float64)


def excess_squares(one: Evidence, gaps: Floats, length: float) -> Floats:
    """(units,) mean over gaps of the squared difference beyond its images' variance, NaN where no gap has both sides."""
    sides = differences(one, gaps, length, slice(None))
    with np.errstate(divide="ignore", invalid="ignore"):
        excess = np.where(sides.sure > 0, sides.mean**2 - 1 / sides.sure, np.nan)
    known = np.isfinite(excess)
    total = np.where(known, excess, 0).sum(1)
    return np.asarray(total / np.maximum(known.sum(1), 1) + np.where(known.any(1), 0.0, np.nan), np.float64)


def neighbours(middle: Floats) -> NDArray[np.int64]:
    """(units, up to NEIGHBOURS) the nearest units of each, itself among them, nearest first.

    Args:
        middle: (units, 2) where each is, in pixels; one that is NaN has others' neighbours, and is nobody's.
    """
    from scipy.spatial import cKDTree

    inside = np.asarray(np.isfinite(middle).all(axis=1))
    count = min(NEIGHBOURS, int(inside.sum()))
    if not count:
        return np.zeros((len(middle), 0), np.int64)
    near = np.asarray(cKDTree(middle[inside]).query(np.where(inside.reshape(-1, 1), middle, 0.0), k=count)[1])
    return np.asarray(np.flatnonzero(inside)[near.reshape(len(middle), count)], np.int64)


def near_mean(values: Floats, near: NDArray[np.int64], cut: float = 0.0) -> Floats:
    """(units,) mean of the neighbours' values that are known, a share `cut` of the highest left out; NaN where few are."""
    if near.shape[1] < LEAST_UNITS:
        return np.full(len(values), np.nan)
    there = values[near]
    if cut:
        there = np.sort(there, axis=1)[:, : near.shape[1] - int(near.shape[1] * cut)]
    known = np.isfinite(there)
    count = known.sum(1)
    total = np.where(known, there, 0).sum(1)
    return np.asarray(np.where(count >= LEAST_UNITS / 2, total / np.maximum(count, 1), np.nan), np.float64)
