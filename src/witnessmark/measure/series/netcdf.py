"""A NetCDF-4 file (HDF5) as pictures of a series, and its pixels as numbers. Runs in the box.

HDF5 can point to other files: by external links, external storage and virtual datasets. In the box there are none to find;
here each is refused by name. Filters other than the library's own are not loaded.
"""

import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from numpy.typing import NDArray

from witnessmark.errors import UnreadError
from witnessmark.measure.scenes import says_simulated
from witnessmark.measure.series.frame import EPOCH, UNTOLD, Frame, day_in
from witnessmark.measure.series.grid import Grid
from witnessmark.measure.series.profile import Profile

os.environ["HDF5_PLUGIN_PATH"] = "/nonexistent"  # here, since h5py is loaded only after this module

MAGIC = b"\x89HDF\r\n\x1a\n"
MAX_CHUNK_BYTES = 256 * 2**20
SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400}
AXES = {"y": ("y", "lat", "latitude", "ydim"), "x": ("x", "lon", "longitude", "xdim")}


@contextmanager
def opened(name: str, data: bytes) -> Iterator[Any]:
    """The file, from its bytes alone; UnreadError for what is none, or is not installed to be read."""
    try:
        import h5py  # type: ignore[import-untyped]
    except ImportError:
        raise UnreadError(
            f"{name}: NetCDF needs h5py. Install it (pip install h5py), or export GeoTIFF."
        ) from None
    try:
        with h5py.File(io.BytesIO(data), "r") as file:
            yield file
    except (OSError, RuntimeError, KeyError, ValueError, TypeError, UnicodeDecodeError) as error:
        raise UnreadError(
            f"{name}: cannot be read as NetCDF-4: {' '.join(str(error).split())[:160]}. It may be cut short; ask its source for it again."
        ) from None


def variable(name: str, file: Any, wanted: str) -> Any:
    """A variable that lies in this very file; UnreadError for a link, a virtual one, or one of huge chunks."""
    import h5py

    link = file.get(wanted, getlink=True)
    found = file[wanted] if isinstance(link, h5py.HardLink) else None
    if not isinstance(found, h5py.Dataset) or found.is_virtual or found.external:
        raise UnreadError(
            f"{name}: {wanted[:60]} points outside this file and is never followed. Export it whole."
        )
    size = int(np.prod(found.chunks or found.shape or (1,), dtype=np.int64)) * found.dtype.itemsize
    if size > MAX_CHUNK_BYTES and found.ndim > 1:
        raise UnreadError(
            f"{name}: one chunk of {wanted[:60]} unpacks to {size:,} bytes; up to {MAX_CHUNK_BYTES:,} are read. Export it in smaller chunks."
        )
    return found


def frames_in(data: bytes, name: str, profile: Profile, mask: str) -> tuple[Frame, ...]:
    """Every image of every variable that the sensor has, or that is the mask.

    Raises:
        UnreadError: no NetCDF-4, no time, y and x, no coordinate system, or no variable of the sensor.
    """
    with opened(name, data) as file:
        grid, days = grid_of(name, file), days_of(name, file)
        geometry = geometries(name, file, profile, len(days))
        tags = {key.casefold(): text(value) for key, value in file.attrs.items()}
        simulated = says_simulated(tags) or "simulated" in tags.get("title", "").casefold()
        found = []
        for wanted in file:
            band = mask if mask and wanted == mask else profile.band_in(wanted)
            if band and is_stack(file, wanted, (len(days), grid.height, grid.width)):
                variable(name, file, wanted)
                found += [
                    Frame(wanted, n, float(day), geometry[n], band, grid, simulated)
                    for n, day in enumerate(days)
                ]
        there = ", ".join(list(file)[:20])
    if not found:
        raise UnreadError(
            f"{name}: no variable over time, y and x is one of {', '.join(profile.bands)}. It holds {there}. Name the sensor in [[series]]."
        )
    return tuple(found)


def is_stack(file: Any, wanted: str, shape: tuple[int, int, int]) -> bool:
    """Whether a name stands for numbers over time, y and x."""
    found = file.get(wanted)
    return getattr(found, "shape", None) == shape and found.dtype.kind in "iuf"


def days_of(name: str, file: Any) -> NDArray[np.float64]:
    """Days since 1970 of its images (CF: "seconds since 2014-10-12 23:32:01")."""
    if "time" not in file:
        raise UnreadError(f"{name}: has no variable called time. Export it with CF coordinates (time, y, x).")
    told = variable(name, file, "time")
    unit = re.match(r"(second|minute|hour|day)s? since (.+)", text(told.attrs.get("units", "")))
    start = day_in(unit[2].replace(" ", "T", 1)) if unit else UNTOLD
    if unit is None or start == UNTOLD or told.ndim != 1:
        raise UnreadError(
            f'{name}: its time is in "{text(told.attrs.get("units", ""))[:60]}", which is not understood. '
            f'Write it as CF does: "days since {EPOCH:%Y-%m-%d}".'
        )
    return np.asarray(start + told[:].astype(np.float64) * SECONDS[unit[1]] / 86_400)


def grid_of(name: str, file: Any) -> Grid:
    """The grid that its y and x say, which must be even; rows may run either way in the file, north first here."""
    axes = []
    for axis in ("y", "x"):
        there = next((one for one in file if one.casefold() in AXES[axis]), "")
        values = variable(name, file, there)[:].astype(np.float64) if there else np.zeros(0)
        if values.ndim != 1 or len(values) < 2 or np.ptp(np.diff(values)) > 1e-3 * abs(values[1] - values[0]):
            raise UnreadError(
                f"{name}: has no even {axis} axis. Export it on a regular grid with CF coordinates."
            )
        axes.append((float(values[0]), float(values[-1] - values[0]) / (len(values) - 1), len(values)))
    (y, dy, height), (x, dx, width) = axes
    if dy > 0 or dx < 0:
        raise UnreadError(
            f"{name}: its rows run from the south or its columns from the east. Export it north-up."
        )
    return Grid(crs_of(name, file), x - dx / 2, y - dy / 2, dx, -dy, width, height)


def crs_of(name: str, file: Any) -> str:
    """Its coordinate system: of a grid mapping, else of the file, else degrees where the axes are called so."""
    for holder in (*(file[one] for one in ("crs", "spatial_ref") if one in file), file):
        for key in ("spatial_ref", "crs_wkt", "epsg_code", "crs"):
            told = text(holder.attrs.get(key, ""))
            if told.upper().startswith(("EPSG:", "PROJC", "GEOGC", "BOUNDC")):
                return told
    if any(one.casefold() in {"lat", "latitude"} for one in file):
        return "EPSG:4326"
    raise UnreadError(
        f"{name}: has no coordinate system. Export it with a grid mapping (crs with spatial_ref)."
    )


def geometries(name: str, file: Any, profile: Profile, count: int) -> list[str]:
    """The geometry key of each image: from product names when the file keeps them, else from its own name."""
    if "product" in file and file["product"].shape == (count,):
        return [profile.geometry(text(one)) for one in variable(name, file, "product")[:]]
    return [profile.geometry(name)] * count


def text(value: Any) -> str:
    """An attribute or a name as text."""
    if isinstance(value, np.ndarray):
        value = value.ravel()[0] if value.size else ""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def values_in(
    data: bytes, name: str, wanted: str, indexes: tuple[int, ...], grid: Grid
) -> Iterator[NDArray[np.float32]]:
    """(height, width) of each image on a grid, NaN where there is no data.

    Raises:
        UnreadError: its pixels lie on another grid, or cannot be decoded.
    """
    with opened(name, data) as file:
        own = grid_of(name, file)
        place = grid.place_of(own)
        if place is None:
            raise UnreadError(
                f"{name}: its pixels do not fall together with those of the series. Bring it onto the same grid (gdalwarp), or give it a "
                "[[series]] of its own."
            )
        stored = variable(name, file, wanted)
        for index in indexes:
            yield placed(np.asarray(stored[index]), stored.attrs, grid, place)


def placed(pixels: NDArray[Any], attrs: Any, grid: Grid, place: tuple[int, int]) -> NDArray[np.float32]:
    """Pixels as floats by their own scale, offset and fill value, on the grid."""
    values = pixels.astype(np.float32)
    for key in ("_FillValue", "missing_value"):
        if key in attrs:
            values[pixels == np.asarray(attrs[key]).ravel()[0]] = np.nan
    scale, offset = (
        float(np.asarray(attrs.get(key, usual)).ravel()[0])
        for key, usual in (("scale_factor", 1.0), ("add_offset", 0.0))
    )
    values = values * np.float32(scale) + np.float32(offset)
    made = np.full((grid.height, grid.width), np.nan, np.float32)
    row, column = place
    top, left = max(row, 0), max(column, 0)
    bottom, right = min(row + values.shape[0], grid.height), min(column + values.shape[1], grid.width)
    if top < bottom and left < right:
        made[top:bottom, left:right] = values[top - row : bottom - row, left - column : right - column]
    return made
