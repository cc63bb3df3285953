"""Rows of one image of a series as numbers: from our own int16 cache, or from a GeoTIFF of our own making.

What was received is opened in the box alone (unpack.py), which writes the cache; this file reads only what we wrote.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from witnessmark.errors import MeasureError
from witnessmark.measure.series.cache import strips_of

Singles = NDArray[np.float32]
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


STRIP = 512
"""Rows that are read at a time: the block size of most cloud-optimised GeoTIFFs, so that no block is unpacked twice."""


def strips(source: Source, top: int, rows: int, width: int) -> Iterator[tuple[int, Singles]]:
    """A picture's rows, STRIP at a time: how many rows below `top` each begins, and (strip, width) values as they stand.

    NaN is no data. The values lie in one buffer, which the next strip overwrites.

    Args:
        source: the image.
        top: first row.
        rows: how many.
        width: of the grid.
    """
    buffer = np.empty((min(STRIP, rows), width), np.float32)
    places = [(first, buffer[: min(STRIP, rows - first)]) for first in range(0, rows, STRIP)]
    if source.path.endswith(".i16"):
        return from_cache(source, top, places)
    return from_geotiff(source, top, places)


Places = list[tuple[int, Singles]]


def from_cache(source: Source, top: int, places: Places) -> Iterator[tuple[int, Singles]]:
    """Strips of the cache, already in the table's unit."""
    for first, made in places:
        for below, steps in strips_of(Path(source.path), top + first, made.shape[0], made.shape[1]):
            rows = slice(below, below + len(steps))
            made[rows] = from_steps(source, steps)
        yield first, made


def from_steps(source: Source, steps: NDArray[np.int16]) -> Singles:
    """Whole numbers of the cache in the table's unit, NaN for no data."""
    values = steps * np.float32(1 / source.steps)
    values[steps == NO_DATA] = np.nan
    return values


def from_geotiff(source: Source, top: int, places: Places) -> Iterator[tuple[int, Singles]]:
    """Strips of a GeoTIFF; opened anew for each tile: 240 handles kept open by two threads cost 500 MB. See `reading`."""
    import rasterio
    from rasterio.windows import Window

    with rasterio.open(source.path) as dataset:
        nodata = dataset.nodata
        for first, made in places:
            dataset.read(1, window=Window(0, top + first, made.shape[1], made.shape[0]), out=made)
            if nodata is not None and not np.isnan(nodata):
                made[made == np.float32(nodata)] = np.nan
            yield first, made


@contextmanager
def reading() -> Iterator[None]:
    """Around all reading of GeoTIFFs: a block cache of 16 MB instead of a twentieth of the machine's memory."""
    import rasterio

    with rasterio.Env(GDAL_CACHEMAX=16, GDAL_NUM_THREADS=1):
        yield


def to_unit(values: Singles, scale: str) -> Singles:
    """Values in the table's unit, in place: power and amplitude become dB; what is not above 0 becomes NaN or minus infinity."""
    logarithm(values, scale)
    if unit_of(scale) != 1:
        values *= np.float32(unit_of(scale))
    return values


def logarithm(values: Singles, scale: str) -> Singles:
    """Power and amplitude become their natural logarithm, in place; dB and indices stay.

    Raises:
        MeasureError: no scale has this name.
    """
    if scale in {"dB", "index"}:
        return values
    if scale not in {"linear", "amplitude"}:
        raise MeasureError(f'No scale is called "{scale}". Use linear, amplitude, dB or index.')
    with np.errstate(divide="ignore", invalid="ignore"):
        np.log(values, out=values)
    return values


def unit_of(scale: str) -> float:
    """What a logarithm is multiplied by to be in the table's unit."""
    return float({"linear": DB_PER_NEPER, "amplitude": 2 * DB_PER_NEPER}.get(scale, 1.0))
