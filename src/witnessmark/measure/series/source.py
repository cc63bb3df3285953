"""Rows of one image of a series as numbers: from our own int16 cache, or from a GeoTIFF of our own making.

What was received is opened in the box alone (unpack.py), which writes the cache; this file reads only what we wrote.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from witnessmark.errors import MeasureError

NO_DATA = -32768
"""Of the cache."""

DB_PER_NEPER = 10 / np.log(10)


@dataclass(frozen=True)
class Source:
    """One band of one image, on the series' grid.

    Attributes:
        path: a .i16 file of the cache, or a GeoTIFF.
        series: which series it belongs to, such as "r072:VV".
        day: days since 1970, with the time of day as a fraction.
        scale: "linear" or "amplitude" are turned into dB; "dB" and "index" stay.
        steps: whole numbers per unit in the cache.
    """

    path: str
    series: str
    day: float
    scale: Literal["linear", "amplitude", "dB", "index"]
    steps: int = 100


def read_rows(
    source: Source, top: int, rows: int, width: int, buffer: NDArray[np.float32] | None = None
) -> NDArray[np.float32]:
    """(rows, width) values as they stand, NaN for no data.

    Args:
        source: the image.
        top: first row.
        rows: how many.
        width: of the grid.
        buffer: where to put them, for a reader that goes through many.
    """
    made = np.empty((rows, width), np.float32) if buffer is None else buffer[:rows]
    if source.path.endswith(".i16"):
        return from_cache(source, top, made)
    return from_geotiff(source, top, made)


def from_cache(source: Source, top: int, made: NDArray[np.float32]) -> NDArray[np.float32]:
    """Rows of the cache, already in the table's unit."""
    from witnessmark.measure.series.cache import read_strips

    steps = read_strips(Path(source.path), top, made.shape[0], made.shape[1])
    np.multiply(steps, np.float32(1 / source.steps), out=made)
    made[steps == NO_DATA] = np.nan
    return made


def from_geotiff(source: Source, top: int, made: NDArray[np.float32]) -> NDArray[np.float32]:
    """Rows of a GeoTIFF; opened anew each time: 240 handles kept open by two threads cost 500 MB."""
    import rasterio
    from rasterio.windows import Window

    with rasterio.Env(GDAL_CACHEMAX=16, GDAL_NUM_THREADS=1), rasterio.open(source.path) as dataset:
        dataset.read(1, window=Window(0, top, made.shape[1], made.shape[0]), out=made)
        nodata = dataset.nodata
    if nodata is not None and not np.isnan(nodata):
        made[made == np.float32(nodata)] = np.nan
    return made


def to_unit(values: NDArray[np.float32], scale: str) -> NDArray[np.float32]:
    """Values in the table's unit, in place: power and amplitude become dB, and what is not above 0 becomes NaN."""
    if scale in {"dB", "index"}:
        return values
    if scale not in {"linear", "amplitude"}:
        raise MeasureError(f'No scale is called "{scale}". Use linear, amplitude, dB or index.')
    with np.errstate(divide="ignore", invalid="ignore"):
        np.log(values, out=values)
    values *= np.float32(DB_PER_NEPER * (2 if scale == "amplitude" else 1))
    return values


def infinite_as_missing(values: NDArray[np.float32]) -> NDArray[Any]:
    """(…) which values are numbers; minus infinity is the log of nothing."""
    return np.isfinite(values)
