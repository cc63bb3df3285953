"""Quick looks: small pictures of one structure before and after, cut from scenes; for eyes, never for counting."""

import io
from pathlib import Path
from typing import Any

from witnessmark.measure.sphere import METRES_PER_DEGREE

SIZE = 112
"""Pixels a side: small enough for a page of hundreds, large enough to see a roof."""

REACH_M = 30.0
"""Metres from the structure to each edge."""


def cut_chip(dataset: Any, lon: float, lat: float) -> bytes | None:
    """PNG bytes around a position, None when it lies outside the scene; same pixels, same bytes.

    Three bands or more are shown as red, green, blue; the first alone as grey. Values are stretched between the
    2nd and 98th percentile of the chip unless they are bytes already. What lies beyond the scene's edge is black.
    """
    from PIL import Image

    rows, columns = around(dataset, lon, lat)
    middle = (rows[SIZE // 2], columns[SIZE // 2])
    if not (0 <= middle[0] < dataset.height and 0 <= middle[1] < dataset.width):
        return None
    picture = stretch(read_grid(dataset, rows, columns))
    image = Image.fromarray(picture if picture.shape[2] == 3 else picture[:, :, 0])
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
