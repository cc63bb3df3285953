"""When the sun stood so: the set of dates and hours that fit a shadow's direction, its length, or both.

Positions by pvlib (NREL's Solar Position Algorithm, Reda and Andreas 2004); held against the JPL ephemeris in the tests.
The answer is always a set. The sun passes the same place in the sky twice a year, and a direction read off a picture is
some degrees off: one time would be a claim that no shadow can carry.
"""

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from witnessmark.errors import MeasureError

if TYPE_CHECKING:
    import pandas as pd  # type: ignore[import-untyped]

Array = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

MOST_DAYS = 3_700
"""Ten years, minute by minute, are five million positions: 40 seconds."""

AT_ONCE_DAYS = 100
"""Computed at once: 100 days take 100 MB."""

SLACK_DEG = 0.02
"""Added to every error bar: twice what pvlib was found to differ from the ephemeris, refraction included."""

LEAST_ELEVATION_DEG = 0.0
"""Below it the sun throws no shadow."""


@dataclass(frozen=True)
class Shadow:
    """What was read off a picture, with its error bars.

    Attributes:
        azimuth_deg: the direction in which the shadow points away from the thing, clockwise from true north; None when
            it could not be read.
        azimuth_error_deg: how far off that may be, either way.
        ratio: length of the shadow over height of the thing that throws it, on level ground; None when not read.
        ratio_error: how far off that may be, either way.
    """

    azimuth_deg: float | None = None
    azimuth_error_deg: float = 5.0
    ratio: float | None = None
    ratio_error: float = 0.0


@dataclass(frozen=True)
class Where:
    """Where the shadow lies, WGS84 degrees, and the hours by which its days are told (such as +3 for Iraq)."""

    lon: float
    lat: float
    utc_offset_h: float = 0.0


@dataclass(frozen=True)
class Stretch:
    """Minutes of one day, by the offset of Where: from the beginning of `start` to the end of `end`, 0 to 1440."""

    start: int
    end: int


@dataclass(frozen=True)
class Day:
    """A day with the stretches of it that fit, in order."""

    date: dt.date
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True)
class SunSet:
    """Every day of the period with what fits of it.

    Attributes:
        days: those of the period that fit at some minute.
        looked: how many days the period has.
        by_azimuth, by_ratio: the same for the direction alone and for the length alone; () when it was not read.
    """

    days: tuple[Day, ...]
    looked: int
    by_azimuth: tuple[Day, ...]
    by_ratio: tuple[Day, ...]


def sun_set(shadow: Shadow, where: Where, first: dt.date, last: dt.date) -> SunSet:
    """The dates and hours at which the sun throws such a shadow.

    A minute fits when the sun's whole way through it touches what the error bars allow, so that nothing that fits is
    left out; at the edges up to one minute too much is in.

    Args:
        shadow: direction, length ratio, or both.
        where: the place.
        first: the first day of the period.
        last: its last day.

    Raises:
        MeasureError: neither direction nor length is given, a value is out of its range, or pvlib is not installed.
    """
    _check(shadow, where, first, last)
    count = (last - first).days + 1
    found = SunSet((), count, (), ())
    for start in range(0, count, AT_ONCE_DAYS):
        days = min(AT_ONCE_DAYS, count - start)
        part = _part(shadow, where, first + dt.timedelta(days=start), days)
        found = SunSet(
            found.days + part.days, count, found.by_azimuth + part.by_azimuth, found.by_ratio + part.by_ratio
        )
    return found


def _part(shadow: Shadow, where: Where, first: dt.date, count: int) -> SunSet:
    azimuth, elevation = sun_positions(_moments(where, first, count), where)
    up = np.maximum(elevation[:-1], elevation[1:]) > LEAST_ELEVATION_DEG
    by_azimuth = by_ratio = up
    if shadow.azimuth_deg is not None:
        by_azimuth = up & _fits_azimuth(azimuth, shadow)
    if shadow.ratio is not None:
        by_ratio = up & _fits_ratio(elevation, shadow)
    return SunSet(
        _days(by_azimuth & by_ratio, first, count),
        count,
        _days(by_azimuth, first, count) if shadow.azimuth_deg is not None else (),
        _days(by_ratio, first, count) if shadow.ratio is not None else (),
    )


def sun_positions(moments: "pd.DatetimeIndex", where: Where) -> tuple[Array, Array]:
    """Azimuth (clockwise from true north) and elevation (as seen, through the air) of the sun's centre, in degrees.

    Args:
        moments: with a time zone.
        where: the place.

    Raises:
        MeasureError: pvlib is not installed.
    """
    position = _library().get_solarposition(moments, where.lat, where.lon, method="nrel_numpy")
    return position["azimuth"].to_numpy(float), position["apparent_elevation"].to_numpy(float)


def elevations(ratio: float, error: float) -> tuple[float, float]:
    """The sun's elevation in degrees, lowest and highest, for a shadow of ratio +- error times its thing's height."""
    longest, shortest = ratio + error, max(0.0, ratio - error)
    return math.degrees(math.atan2(1.0, longest)), math.degrees(math.atan2(1.0, shortest))


def _fits_azimuth(azimuth: Array, shadow: Shadow) -> Flags:
    """For each minute whether the sun's azimuth touches the opposite of the shadow's within its error."""
    wanted = (shadow.azimuth_deg or 0.0) + 180.0
    off = (azimuth - wanted + 180.0) % 360.0 - 180.0
    allowed = shadow.azimuth_error_deg + SLACK_DEG
    step = (off[1:] - off[:-1] + 180.0) % 360.0 - 180.0
    low, high = np.minimum(off[:-1], off[:-1] + step), np.maximum(off[:-1], off[:-1] + step)
    # Through the zenith the azimuth swings around within a minute: any direction is passed on the way.
    touches = (low <= allowed) & (high >= -allowed)
    around = (low + 360.0 <= allowed) | (high - 360.0 >= -allowed)
    return np.asarray(touches | around | (np.abs(step) > 90.0))


def _fits_ratio(elevation: Array, shadow: Shadow) -> Flags:
    low, high = elevations(shadow.ratio or 0.0, shadow.ratio_error)
    lowest = np.minimum(elevation[:-1], elevation[1:])
    highest = np.maximum(elevation[:-1], elevation[1:])
    return np.asarray((lowest <= high + SLACK_DEG) & (highest >= low - SLACK_DEG))


def _days(flags: Flags, first: dt.date, count: int) -> tuple[Day, ...]:
    table = flags.reshape(count, 1440)
    found = []
    for number in np.flatnonzero(table.any(axis=1)):
        edges = np.flatnonzero(np.diff(np.concatenate(([False], table[number], [False])).astype(np.int8)))
        stretches = tuple(Stretch(int(start), int(end)) for start, end in edges.reshape(-1, 2))
        found.append(Day(first + dt.timedelta(days=int(number)), stretches))
    return tuple(found)


def _moments(where: Where, first: dt.date, days: int) -> "pd.DatetimeIndex":
    """Every minute of some days by the offset of the place, its end included, as UTC."""
    import pandas as pd

    midnight = dt.datetime.combine(first, dt.time(), dt.UTC) - dt.timedelta(hours=where.utc_offset_h)
    # Nanoseconds said aloud: an index of microseconds made another sun library 20 degrees wrong without a word.
    return pd.date_range(midnight, periods=days * 1440 + 1, freq="min", tz="UTC", unit="ns")


def _library() -> Any:
    try:
        from pvlib import solarposition  # type: ignore[import-untyped]
    except ImportError:
        raise MeasureError(
            'The sun\'s position needs pvlib, which is not installed. Install it with: pip install "witnessmark[media]".'
        ) from None
    return solarposition


def _check(shadow: Shadow, where: Where, first: dt.date, last: dt.date) -> None:
    if shadow.azimuth_deg is None and shadow.ratio is None:
        raise MeasureError(
            "Neither azimuth nor ratio is given (None and None), and any minute of the year would fit. "
            "Read the shadow's direction off the picture, or its length over the height of what throws it."
        )
    ranges: Sequence[tuple[str, float, float, float]] = (
        ("lon", where.lon, -180, 180), ("lat", where.lat, -90, 90), ("utc offset", where.utc_offset_h, -14, 14),
        ("azimuth", shadow.azimuth_deg or 0.0, 0, 360), ("azimuth error", shadow.azimuth_error_deg, 0.1, 90),
        ("ratio", 1.0 if shadow.ratio is None else shadow.ratio, 0.01, 100),
        ("ratio error", shadow.ratio_error, 0 if shadow.ratio is None else 0.001, 100),
    )  # fmt: skip
    for name, value, low, high in ranges:
        if not low <= value <= high:  # NaN lands here too: it compares false with everything
            raise MeasureError(f"{name} is {value:g}. Give a number from {low:g} to {high:g}.")
    days = (last - first).days + 1
    if not 1 <= days <= MOST_DAYS:
        raise MeasureError(
            f"The period {first} to {last} has {days:,} days. Give one of 1 to {MOST_DAYS:,} days."
        )
