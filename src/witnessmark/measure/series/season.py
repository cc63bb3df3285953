"""What is no change: rain on the whole region, and the year's own round.

A plain break test on forest found nothing (AUC 0.36-0.47, Bago) until the yearly cycle was taken out: a season term is not
optional where the surface has one. It is learned from the time before the period alone, so that damage is no part of it.
"""

import numpy as np
from numpy.typing import NDArray

from witnessmark.measure.series.table import Series

Floats = NDArray[np.float64]

YEAR = 365.25
LEAST_YEARS = 1.0
"""Of baseline for a yearly wave of a unit's own: with less than one round, wave and slow change are one and the same."""

SAME_SEASON_DAYS = 12.0
LEAST_SEASONS = 3

LEAST_IMAGES = 6
"""Before the period, to learn from them alone."""

MOST_LEARNED, LEAST_LEARNED = 20_000, 200
"""Units looked at to learn how the background shows in them; with fewer, its weather is taken off whole and its year not."""


def without_background(series: Series, open_share: Floats, start: float) -> Floats:
    """Units minus what their background does, as far as it does it to them too.

    Grass has a season and roofs have none; a roof takes up rain in part; but half of what a 10 m pixel shows of a house is the
    ground beside it. So the background is split into its yearly wave and its weather, and how much of each a unit shows is
    learned from all units together, as a straight line in the share of open ground under it, from images before the period
    alone: no damage is in it.

    Args:
        series: one geometry and band.
        open_share: (units,) part of each unit's pixels that no footprint covers.
        start: day on which the period begins.
    """
    values, background = (np.asarray(one, np.float64) for one in (series.values, series.background))
    if not np.isfinite(background).any():
        return values
    yearly = wave(background, series.day, np.isfinite(background))
    terms = [yearly - yearly.mean(1, keepdims=True), np.nan_to_num(background - yearly)]
    terms += [one * (open_share - 0.5)[:, None] for one in terms]
    before = series.day < start
    used = before if before.sum() >= LEAST_IMAGES else np.ones_like(before)
    parts = learned(values[:, used], [one[:, used] for one in terms])
    return np.asarray(values - sum(part * one for part, one in zip(parts, terms, strict=True)))


def learned(values: Floats, terms: list[Floats]) -> Floats:
    """(terms,) least squares of values, each unit's own level taken out, on terms treated alike."""
    known = np.isfinite(values).all(1) & np.isfinite(np.sum(terms, axis=0)).all(1)
    some = np.flatnonzero(known)[:: max(1, int(known.sum()) // MOST_LEARNED)]
    if len(some) < LEAST_LEARNED:
        return np.array([0.0, 1.0, *[0.0] * (len(terms) - 2)])
    centred = [(one[some] - one[some].mean(1, keepdims=True)).ravel() for one in (*terms, values)]
    table = np.stack(centred[:-1], axis=1)
    gram = table.T @ table
    return np.asarray(
        np.linalg.solve(gram + np.eye(len(gram)) * 1e-9 * max(np.trace(gram), 1e-9), table.T @ centred[-1])
    )


def wave(values: Floats, day: Floats, used: NDArray[np.bool_]) -> Floats:
    """(units, images) mean and yearly wave fitted to the values in use; the mean alone when they span under half a year.

    Least squares with a light hand on the wave (as if one more image had said it is nothing), for every unit at once.
    """
    turn = 2 * np.pi * day / YEAR
    terms = np.stack([np.ones_like(turn), np.cos(turn), np.sin(turn)], axis=1)
    if day[-1] - day[0] < YEAR / 2:
        terms = terms[:, :1]
    weight = used.astype(np.float64)
    gram = np.einsum("un,na,nb->uab", weight, terms, terms, optimize=True)
    gram += np.diag([1e-9, 1.0, 1.0][: terms.shape[1]])
    right = np.where(used, np.nan_to_num(values), 0) @ terms
    return np.asarray(np.linalg.solve(gram, right[..., None])[..., 0] @ terms.T)


def without_season(values: Floats, day: Floats, start: float) -> Floats:
    """Values minus the round of the years before `start`: images of the same season when there are enough, else a wave.

    Args:
        values: (units, images).
        day: (images,) days since 1970.
        start: day on which the period begins; what comes after is not learned from.

    Returns:
        (units, images); the values themselves when the baseline is shorter than LEAST_YEARS.
    """
    before = day < start
    if not before.any() or start - day[0] < LEAST_YEARS * YEAR:
        return values
    used = np.isfinite(values) & before
    paired = same_season(values, day, used)
    return values - (wave(values, day, used) if paired is None else paired)


def same_season(values: Floats, day: Floats, used: NDArray[np.bool_]) -> Floats | None:
    """(units, images) mean of the used images of other years within SAME_SEASON_DAYS of the same day; None when too few years.

    An image's own year is left out, so that a baseline image is held against others as a later one will be.
    """
    years = np.round((day[:, None] - day) / YEAR)
    apart = np.abs(day[:, None] - day - years * YEAR)
    alike = ((apart <= SAME_SEASON_DAYS) & (years != 0)).astype(np.float64)
    count = used.astype(np.float64) @ alike.T
    if np.median(count) < LEAST_SEASONS:
        return None
    total = np.where(used, np.nan_to_num(values), 0) @ alike.T
    return np.asarray(
        np.divide(total, count, out=np.full_like(total, np.nan), where=count >= LEAST_SEASONS - 1), np.float64
    )
