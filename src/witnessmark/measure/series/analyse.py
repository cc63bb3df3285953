"""From the table to a score and a date for every unit: background, season, variance, scan, neighbours, in this order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from witnessmark.errors import MeasureError
from witnessmark.measure.series import season, variance
from witnessmark.measure.series.dates import DateSet, date_set
from witnessmark.measure.series.profile import LEAST_INDEX, Profile
from witnessmark.measure.series.scan import Change, Evidence, Found, gaps_of, scan
from witnessmark.measure.series.table import Floats, Series
from witnessmark.measure.series.together import together

PULSE_DAYS = (32.0, 96.0, float("inf"))
"""How long soot or a burn may show: two 16-day composites, a season, or to the end of the series."""

SIGNS = {"down": -1, "up": 1, "either": 0}


@dataclass(frozen=True)
class Units:
    """What is known of the units beside their series.

    Attributes:
        cover: (units,) covered pixels, 0 for one outside the grid.
        open_share: (units,) part of its pixels that no footprint covers.
        middle: (units, 2) column and row of its middle; NaN for one outside the grid.
        pixel_m: side of a pixel in metres.
    """

    cover: Floats
    open_share: Floats
    middle: Floats
    pixel_m: float


@dataclass(frozen=True)
class Answer:
    """What the series say.

    Attributes:
        found: of the scan; its `share` is of each unit alone.
        share: (units, gaps) evidence by gap with what the neighbours show.
        dates: the date sets made from it.
        memory: series -> correlation from image to image.
    """

    found: Found
    share: NDArray[np.float32]
    dates: DateSet
    memory: dict[str, float]


def analyse(series: Sequence[Series], units: Units, profile: Profile, period: tuple[float, float]) -> Answer:
    """Score and date of every unit.

    Args:
        series: all series of one sensor over the same units.
        units: see `Units`.
        profile: the sensor's.
        period: first and last day in which a change is looked for, in days since 1970.

    Raises:
        MeasureError: no two images lie on both sides of a day of the period.
    """
    memory: dict[str, float] = {}
    near = variance.neighbours(units.middle)
    evidence = [evidence_of(one, (units, near), profile, period, memory) for one in series]
    gaps = gaps_of([one.day for one in evidence], *period)
    if not len(gaps):
        raise MeasureError(
            f"No pair of images of {', '.join(one.name for one in series)} has a day of the period between them. "
            "Add images from before and after, or set [period] in case.toml to where they are."
        )
    found = scan(evidence, change_of(profile), gaps)
    share = together(gaps, found.score, found.share, units.middle * units.pixel_m)
    return Answer(found, share, date_set(gaps, share), memory)


def change_of(profile: Profile) -> Change:
    """What to look for, from the sensor's profile."""
    lengths = PULSE_DAYS if profile.shape == "pulse" else (float("inf"),)
    return Change(profile.change, profile.own, SIGNS[profile.sign], lengths)


def evidence_of(
    one: Series,
    where: tuple[Units, NDArray[np.int64]],
    profile: Profile,
    period: tuple[float, float],
    memory: dict[str, float],
) -> Evidence:
    """A series of units with these neighbours, ready to be scanned; its memory is written into `memory`."""
    units, near = where
    start = period[0]
    values = season.without_background(in_ratio(one, profile), units.open_share, start)
    if profile.season:
        values = season.without_season(values, one.day, start)
    own, freedom = variance.own_variance(values)
    drawn = np.maximum(variance.shrunk(own, freedom, units.cover, near), profile.noise**2)
    drawn = np.where(np.isfinite(drawn), drawn, profile.change**2)
    kept = memory[one.name] = variance.lag_one(values)
    # With a lag-1 memory r, n images are worth n (1 - r) / (1 + r) (Bayley and Hammersley 1946).
    single = drawn * (1 + kept) / (1 - kept)
    plain = Evidence(one.day, values, single)
    return replace(plain, slow=variance.slow_variance(plain, period, near, profile.slow**2))


def in_ratio(one: Series, profile: Profile) -> Series:
    """The series itself, or its logarithm where changes are parts of what was there."""
    if not profile.ratio:
        return one
    values, background = (
        np.log(np.maximum(part, np.float32(LEAST_INDEX))) for part in (one.values, one.background)
    )
    return Series(one.name, one.day, values, background)
