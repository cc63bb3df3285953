"""Quick looks: small pictures of one structure before and after, cut from scenes; for eyes, never for counting."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from witnessmark.errors import UnreadError
from witnessmark.measure.gdal import open_geotiff
from witnessmark.measure.sphere import METRES_PER_DEGREE

TASK = "witnessmark.measure.chips:chips_in"
WARM = ("numpy", "rasterio.io", "rasterio.warp", "rasterio.windows")

SIZE = 112
"""Pixels a side: small enough for a page of hundreds, large enough to see a roof."""

REACH_M = 30.0
"""Metres from the structure to each edge."""


@dataclass(frozen=True)
class Pixels:
    """A chip as it leaves the box: SIZE rows of SIZE pixels, one byte a band, nothing that has to be unpacked.

    Attributes:
        bands: 1 for grey, 3 for red, green, blue.
        data: (y, x, band) uint8, row after row.
    """

    bands: int
    data: bytes


def chips_in(data: bytes, name: str, spots: tuple[tuple[float, float], ...]) -> tuple[Pixels | None, ...]:
    """A chip for each position, None where it lies outside the scene. Runs in the box.

    Args:
        data: the scene's bytes.
        name: the scene, for errors.
        spots: lon, lat of each.

    Raises:
        UnreadError: see `open_geotiff`; or it says not where on Earth it lies, or its pixels cannot be decoded.
    """
    from rasterio.errors import RasterioError

    with open_geotiff(name, data) as dataset:
        if dataset.crs is None:
            raise UnreadError(
                f"{name}: {dataset.width:,} x {dataset.height:,} pixels and no coordinate system, so no place can be found "
                "on it. Export it again as GeoTIFF with its coordinate system."
            )
        try:
            return tuple(cut_chip(dataset, lon, lat) for lon, lat in spots)
        except (RasterioError, MemoryError) as error:
            raise UnreadError(
                f"{name}: its pixels cannot be read ({' '.join(str(error).split())[:160]}). Fetch the scene again."
            ) from None


def cut_chip(dataset: Any, lon: float, lat: float) -> Pixels | None:
    """The pixels around a position, None when it lies outside the scene.

    Three bands or more are shown as red, green, blue; the first alone as grey. Values are stretched between the
    2nd and 98th percentile of the chip unless they are bytes already. What lies beyond the scene's edge is black.
    """
    rows, columns = around(dataset, lon, lat)
    middle = (rows[SIZE // 2], columns[SIZE // 2])
    if not (0 <= middle[0] < dataset.height and 0 <= middle[1] < dataset.width):
        return None
    picture = stretch(read_grid(dataset, rows, columns))
    return Pixels(int(picture.shape[2]), picture.tobytes())


def png_of(name: str, chip: Pixels) -> bytes:
    """A chip as PNG; same pixels, same bytes.

    Raises:
        UnreadError: it is not SIZE by SIZE, which no honest reader sends.
    """
    from PIL import Image

    if chip.bands not in {1, 3} or len(chip.data) != SIZE * SIZE * chip.bands:
        raise UnreadError(
            f"{name}: its reader sent {len(chip.data):,} bytes for a chip of {SIZE} by {SIZE} pixels in {chip.bands} bands; the file may "
            "have taken the reader over. It is kept as evidence; look at it on a machine of its own."
        )
    image = Image.frombytes("RGB" if chip.bands == 3 else "L", (SIZE, SIZE), chip.data)
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=False)
    return buffer.getvalue()


def around(dataset: Any, lon: float, lat: float) -> tuple[Any, Any]:
    """SIZE pixel rows and SIZE pixel columns of the scene, evenly over the chip; some may lie outside."""
    import numpy as np
    from rasterio.warp import transform_bounds

    up = REACH_M / METRES_PER_DEGREE
    side = up / max(float(np.cos(np.radians(lat))), 1e-6)
    west, south, east, north = transform_bounds(
        "EPSG:4326", dataset.crs, lon - side, lat - up, lon + side, lat + up
    )
    inverse = ~dataset.transform
    left, right = (inverse.a * x + inverse.b * y + inverse.c for x, y in ((west, north), (east, south)))
    top, bottom = (inverse.d * x + inverse.e * y + inverse.f for x, y in ((west, north), (east, south)))
    steps = (np.arange(SIZE) + 0.5) / SIZE
    return np.floor(top + steps * (bottom - top)).astype(int), np.floor(left + steps * (right - left)).astype(
        int
    )


def read_grid(dataset: Any, rows: Any, columns: Any) -> Any:
    """(y, x, band) values at these rows and columns, nearest pixel, 0 outside; only the window around is decoded."""
    import numpy as np
    from rasterio.windows import Window

    bands = [1, 2, 3] if dataset.count >= 3 else [1]
    in_rows = (rows >= 0) & (rows < dataset.height)
    in_columns = (columns >= 0) & (columns < dataset.width)
    y, x = rows[in_rows], columns[in_columns]
    # rasterio's own padding goes through GDAL's VRT driver, which is shut.
    window = Window(x.min(), y.min(), np.ptp(x) + 1, np.ptp(y) + 1)
    pixels = np.moveaxis(dataset.read(bands, window=window), 0, -1)
    made = np.zeros((len(rows), len(columns), len(bands)), pixels.dtype)
    made[np.ix_(in_rows, in_columns)] = pixels[np.ix_(y - y.min(), x - x.min())]
    return made


def stretch(pixels: Any) -> Any:
    """Any numbers as bytes, in the same shape."""
    import numpy as np

    if pixels.dtype == np.uint8:
        return pixels
    values = np.nan_to_num(pixels.astype(np.float64))
    low, high = np.percentile(values, [2, 98])
    return (np.clip((values - low) / max(high - low, 1e-9), 0, 1) * 255).astype(np.uint8)


def chip_path(folder: Path, damage_id: str, which: str) -> Path:
    """Where a chip lies: "before" or "after"."""
    return folder / f"{damage_id}-{which}.png"
