"""Received images on their way into a series: looked at, then unpacked to whole numbers. These functions run in the box."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from witnessmark.errors import UnreadError
from witnessmark.measure.gdal import TIFF
from witnessmark.measure.series import geotiff, netcdf, profile
from witnessmark.measure.series.frame import Frame
from witnessmark.measure.series.grid import Grid
from witnessmark.measure.series.source import NO_DATA, to_unit

LOOK = "witnessmark.measure.series.unpack:look_in"
TOLD = "witnessmark.measure.series.stac:told_in"
UNPACK = "witnessmark.measure.series.unpack:pixels_in"
WARM = (
    "numpy", "rasterio.io", "rasterio.warp", "rasterio.windows", "rasterio.enums", "rasterio.transform", "pyproj", "h5py",
    *(f"witnessmark.measure.series.profiles.{one.replace('-', '_')}" for one in profile.names()),
)  # fmt: skip


@dataclass(frozen=True)
class Wanted:
    """Which pictures of a file, and as what.

    Attributes:
        variable, indexes: as in Frame.
        grid: the series' own.
        scale: what the values are.
        factor: multiplied onto them first.
        steps: whole numbers per unit.
        floor, ceiling: values outside are no data, in the table's unit.
        warp: how another grid is brought over; "" refuses it.
    """

    variable: str
    indexes: tuple[int, ...]
    grid: Grid
    scale: str
    factor: float
    steps: int
    floor: float
    ceiling: float
    warp: str


def look_in(data: bytes, name: str, sensor: str, mask: str) -> tuple[Frame, ...]:
    """The pictures a file holds.

    Raises:
        UnreadError: it is neither GeoTIFF nor NetCDF-4, or says not where it lies.
    """
    known = profile.load(sensor)
    if data.startswith(netcdf.MAGIC):
        return netcdf.frames_in(data, name, known, mask)
    if data.startswith(b"CDF"):
        raise UnreadError(
            f"{name}: is NetCDF-3 (classic). Turn it into NetCDF-4 (nccopy -k nc4) and drop it in again."
        )
    if not data.startswith(TIFF) and not data.lstrip().startswith(b"<"):
        raise UnreadError(
            f"{name}: begins with bytes {data[:4].hex(' ') or '(none)'}: neither GeoTIFF nor NetCDF-4. Take it out of files in [[series]]."
        )
    return geotiff.frames_in(data, name, known, mask)


def pixels_in(data: bytes, name: str, wanted: Wanted) -> tuple[bytes, ...]:
    """Each picture as (height, width) int16, little-endian, row after row; NO_DATA where there is none.

    Raises:
        UnreadError: its pixels cannot be decoded, or lie on another grid.
    """
    if data.startswith(netcdf.MAGIC):
        pictures = netcdf.values_in(data, name, wanted.variable, wanted.indexes, wanted.grid)
    else:
        pictures = (
            geotiff.values_in(data, name, index, wanted.grid, wanted.warp) for index in wanted.indexes
        )
    return tuple(in_steps(one, wanted).tobytes() for one in pictures)


def in_steps(values: NDArray[np.float32], wanted: Wanted) -> NDArray[np.int16]:
    """Values in the table's unit as whole numbers."""
    if wanted.factor != 1:
        values *= np.float32(wanted.factor)
    values = to_unit(values, wanted.scale)
    with np.errstate(invalid="ignore"):
        good = (values >= wanted.floor) & (values <= wanted.ceiling)
        steps = np.clip(np.rint(values * np.float32(wanted.steps)), -32767, 32767)
    return np.where(good, steps, NO_DATA).astype("<i2")


def warm_up() -> None:
    """Learn every sensor and coordinate systems once, so that no worker has to."""
    from pyproj import CRS

    for name in profile.names():
        profile.load(name)
    CRS.from_epsg(32638).is_exact_same(CRS.from_epsg(4326))
