"""Satellite images as Scene records: when, how fine, over what. The pixels stay in the evidentiary copy."""

import datetime as dt
import math
import re
from typing import Any

from witnessmark.errors import UnreadError
from witnessmark.measure.gdal import open_geotiff
from witnessmark.measure.sphere import METRES_PER_DEGREE
from witnessmark.records import Item, Scene, identify

TASK = "witnessmark.measure.scenes:scene_in"
WARM = ("numpy", "rasterio.io", "rasterio.warp")

IN_TAG = re.compile(r"(\d{4})[:-](\d\d)[:-](\d\d)(?:[ T](\d\d:\d\d:\d\d))?")
IN_NAME = re.compile(r"(?<!\d)(\d{4})-?(\d\d)-?(\d\d)(?!\d)")


def is_picture_of_earth(item: Item) -> bool:
    """Whether an item is, or is named like, a GeoTIFF."""
    return item.media_type == "image/tiff" or item.name.casefold().endswith((".tif", ".tiff"))


def scene_in(data: bytes, item: Item, simulated: bool) -> Scene:
    """The scene's record. Runs in the box.

    Args:
        data: its bytes, from the evidentiary copy.
        item: the image.
        simulated: True when the whole case is.

    Raises:
        UnreadError: no GeoTIFF, no date, or no position on the Earth.
    """
    with open_geotiff(item.name, data) as dataset:
        tags = {key.casefold(): str(value) for key, value in dataset.tags().items()}
        bounds = degrees(item.name, dataset)
        return Scene(
            identify("sc", item.id), item.id, item.name, taken(item.name, tags), tags.get("platform", ""),
            gsd_m(dataset, bounds), bounds, simulated or says_simulated(tags),
        )  # fmt: skip


def taken(name: str, tags: dict[str, str]) -> str:
    """ISO date, with time when told: the TIFF's own tag first, then a date in the name; UnreadError with neither."""
    for found in (IN_TAG.search(tags.get("tifftag_datetime", "")), IN_NAME.search(name)):
        if found:
            try:
                date = dt.date(int(found[1]), int(found[2]), int(found[3])).isoformat()
            except ValueError:
                continue
            time = found[4] if found.re is IN_TAG else None
            return f"{date}T{time}Z" if time else date
    raise UnreadError(
        f"{name}: the image has no date to lean on: no TIFFTAG_DATETIME, and none in its name. "
        "Put the day of taking into its name, such as village-2014-09-14.tif, and drop it in again."
    )


def says_simulated(tags: dict[str, str]) -> bool:
    """Whether the image's own tags call it simulated."""
    return tags.get("simulated", "").casefold() in {"true", "yes", "1"} or (
        "simulated" in tags.get("tifftag_imagedescription", "").casefold()
    )


def degrees(name: str, dataset: Any) -> tuple[float, float, float, float]:
    """West, south, east, north in WGS84 degrees, to 1e-6."""
    from rasterio.errors import CRSError
    from rasterio.warp import transform_bounds

    if dataset.crs is None:
        raise UnreadError(
            f"{name}: has no coordinate system, so nothing says what it shows. "
            "Export it georeferenced (gdal_translate -a_srs ... -a_ullr ...)."
        )
    try:
        found = transform_bounds(dataset.crs, "EPSG:4326", *dataset.bounds)
    except CRSError as error:
        raise UnreadError(
            f"{name}: its coordinate system is not usable ({str(error)[:120]}). Export it in WGS84."
        ) from None
    if not all(map(math.isfinite, found)) or max(map(abs, found)) > 180:
        raise UnreadError(
            f"{name}: its bounds come out as {found}, which is not on the Earth. Export it in WGS84."
        )
    west, south, east, north = (round(float(side), 6) for side in found)
    return west, south, east, north


def gsd_m(dataset: Any, bounds: tuple[float, float, float, float]) -> float:
    """Ground sample distance in metres, north to south, from the bounds and the number of rows."""
    return round((bounds[3] - bounds[1]) * METRES_PER_DEGREE / int(dataset.height), 2)
