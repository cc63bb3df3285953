"""A GeoTIFF as pictures of a series, and its pixels as whole numbers. Runs in the box."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from witnessmark.errors import UnreadError
from witnessmark.measure.gdal import open_geotiff
from witnessmark.measure.scenes import says_simulated
from witnessmark.measure.series.frame import UNTOLD, Frame, day_in
from witnessmark.measure.series.grid import Grid
from witnessmark.measure.series.profile import Profile

ROWS = 512
MOST_WARPED = 100_000_000
"""Pixels of a picture that is brought onto another grid: it is held in memory whole."""


def frames_in(data: bytes, name: str, profile: Profile, mask: str) -> tuple[Frame, ...]:
    """All its bands as frames; a band says its name in its description, else the file does in its own.

    Raises:
        UnreadError: no GeoTIFF, or no north-up grid.
    """
    with open_geotiff(name, data) as dataset:
        grid = grid_of(name, dataset)
        tags = {key.casefold(): str(value) for key, value in dataset.tags().items()}
        tag = tags.get("tifftag_datetime", "").replace(":", "-", 2)
        day = day_in(tag) if tag else UNTOLD
        day = day_in(name) if day == UNTOLD else day
        several = dataset.count > 1
        words = [f"{dataset.descriptions[n] or ''}" for n in range(dataset.count)]
    bands = [
        band_of(word, profile, mask) or ("" if several else band_of(name, profile, mask)) for word in words
    ]
    return tuple(
        Frame("", n + 1, day, profile.geometry(name), band, grid, says_simulated(tags))
        for n, band in enumerate(bands)
    )


def band_of(text: str, profile: Profile, mask: str) -> str:
    """The band or the mask that a text names."""
    import re

    words = re.split(r"[^A-Za-z0-9]+", text.casefold())
    return mask if mask and mask.casefold() in words else profile.band_in(text)


def grid_of(name: str, dataset: Any) -> Grid:
    """A dataset's grid; UnreadError for a turned one, and for one without a coordinate system."""
    place = dataset.transform
    if dataset.crs is None or place.b or place.d or place.e >= 0:
        raise UnreadError(
            f"{name}: is not laid out north-up in a coordinate system (Sentinel-1 products as delivered are not). "
            "Calibrate and terrain-correct it first, and export it as GeoTIFF."
        )
    return Grid(dataset.crs.to_wkt(), place.c, place.f, place.a, -place.e, dataset.width, dataset.height)


def values_in(data: bytes, name: str, index: int, grid: Grid, warp: str) -> NDArray[np.float32]:
    """(height, width) of a band on a grid, NaN where there is no data.

    Raises:
        UnreadError: its pixels lie on another grid and nothing says how to bring them over, or they cannot be decoded.
    """
    from rasterio.errors import RasterioError

    with open_geotiff(name, data) as dataset:
        if not 1 <= index <= dataset.count or np.dtype(dataset.dtypes[index - 1]).kind not in "iuf":
            raise UnreadError(
                f"{name}: band {index} of {dataset.count} holds no plain numbers. Name the right files in [[series]]."
            )
        place = grid.place_of(grid_of(name, dataset))
        try:
            if place is not None:
                return pasted(dataset, index, grid, place)
            return warped(name, dataset, index, grid, warp)
        except (RasterioError, MemoryError) as error:
            raise UnreadError(
                f"{name}: its pixels cannot be read ({' '.join(str(error).split())[:160]}). Fetch the image again."
            ) from None


def pasted(dataset: Any, index: int, grid: Grid, place: tuple[int, int]) -> NDArray[np.float32]:
    """The part of a dataset that lies on a grid whose pixels fall together with its own."""
    from rasterio.windows import Window

    made = np.full((grid.height, grid.width), np.nan, np.float32)
    row, column = place
    left, right = max(column, 0), min(column + dataset.width, grid.width)
    top, bottom = max(row, 0), min(row + dataset.height, grid.height)
    if left >= right:
        return made
    for start in range(top, bottom, ROWS):
        stop = min(start + ROWS, bottom)
        window = Window(left - column, start - row, right - left, stop - start)
        made[start:stop, left:right] = known(dataset, index, dataset.read(index, window=window))
    return made


def known(dataset: Any, index: int, pixels: NDArray[Any]) -> NDArray[np.float32]:
    """Pixels as floats by the band's own scale and offset, NaN for its nodata."""
    values = pixels.astype(np.float32)
    nodata = dataset.nodatavals[index - 1]
    if nodata is not None:
        values[pixels == nodata] = np.nan
    scale, offset = dataset.scales[index - 1], dataset.offsets[index - 1]
    return values if (scale, offset) == (1.0, 0.0) else values * np.float32(scale) + np.float32(offset)


def warped(name: str, dataset: Any, index: int, grid: Grid, warp: str) -> NDArray[np.float32]:
    """A band brought onto another grid; only when case.toml says how.

    Raises:
        UnreadError: it does not say, or the picture is too large to be held whole.
    """
    if not warp:
        raise UnreadError(
            f"{name}: its pixels do not fall together with those of the series ({dataset.width:,} x {dataset.height:,} of "
            f'{dataset.transform.a:g}). Nothing is resampled in silence: write warp = "nearest" or "bilinear" in [[series]], or take it out.'
        )
    if dataset.width * dataset.height > MOST_WARPED:
        raise UnreadError(
            f"{name}: {dataset.width:,} x {dataset.height:,} pixels are too many to resample. Cut it to the case's area."
        )
    from rasterio.enums import Resampling
    from rasterio.transform import from_origin
    from rasterio.warp import reproject

    made = np.full((grid.height, grid.width), np.nan, np.float32)
    reproject(
        known(dataset, index, dataset.read(index)), made, src_transform=dataset.transform, src_crs=dataset.crs,
        dst_transform=from_origin(grid.west, grid.north, grid.step_x, grid.step_y), dst_crs=grid.crs,
        src_nodata=np.nan, dst_nodata=np.nan, resampling=Resampling[warp],
    )  # fmt: skip
    return made
