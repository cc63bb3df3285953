"""One picture of a series as its file tells it: band, time, geometry, grid. What the box says of a file, before any pixel."""

import datetime as dt
import math
import re
from dataclasses import dataclass

from witnessmark.errors import UnreadError
from witnessmark.measure.series.grid import Grid, check_grid

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
MOST_FRAMES = 20_000
"""In one file: ten years of daily images in five bands."""

CLOCK = re.compile(r"(?<!\d)(\d{4})-?(\d\d)-?(\d\d)(?:[T_](\d\d):?(\d\d):?(\d\d))?(?!\d)")


@dataclass(frozen=True)
class Frame:
    """One band of one image.

    Attributes:
        variable: of a NetCDF file; "" in a GeoTIFF.
        index: along time in a NetCDF file, or the band's number, from 1, in a GeoTIFF.
        day: days since 1970, UTC, with the time of day as a fraction; NaN is never sent, -1e9 means it is not told.
        geometry: relative orbit, path and row, tile; "" when not told.
        band: the sensor's band, or the mask; "" when not told.
        grid: where its pixels lie.
        simulated: whether the file calls itself simulated.
    """

    variable: str
    index: int
    day: float
    geometry: str
    band: str
    grid: Grid
    simulated: bool = False


UNTOLD = -1e9


def check_frames(name: str, frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """The frames themselves, once their numbers can be believed.

    Raises:
        UnreadError: there are none or too many, or a grid or a time is none.
    """
    if not 0 < len(frames) <= MOST_FRAMES:
        raise UnreadError(
            f"{name}: holds {len(frames):,} pictures; 1 to {MOST_FRAMES:,} are read. Split it, or take it out of [[series]]."
        )
    for one in frames:
        check_grid(name, one.grid)
        if not math.isfinite(one.day):
            raise UnreadError(f"{name}: a picture's time is {one.day}. Mend its time and drop it in again.")
    return frames


def day_in(text: str) -> float:
    """Days since 1970 of the first date, with time when told, in a text; UNTOLD when there is none of the calendar."""
    for found in CLOCK.finditer(text):
        year, month, day, *clock = (int(part or 0) for part in found.groups())
        try:
            moment = dt.datetime(year, month, day, clock[0], clock[1], clock[2], tzinfo=dt.UTC)
        except ValueError:
            continue
        return (moment - EPOCH).total_seconds() / 86_400
    return UNTOLD


def iso_day(day: float) -> str:
    """ISO day of days since 1970; "" for what is no day of the calendar."""
    try:
        return (EPOCH + dt.timedelta(days=float(day))).date().isoformat()
    except (OverflowError, ValueError):
        return ""
