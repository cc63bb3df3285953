"""A STAC item beside its files: what it says of their time, orbit and bands goes before what their names say. Runs in the box.

Only the names of its assets are used, to find files that were collected; no address in it is ever opened.
"""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from witnessmark.errors import UnreadError
from witnessmark.measure.series.frame import day_in

MOST_ASSETS = 1000


@dataclass(frozen=True)
class Told:
    """What an item says of one of its files.

    Attributes:
        file: the last part of its address.
        day: as in Frame.
        geometry: relative orbit or path and row; "" when not told.
        words: the asset's key and its bands' names, for the sensor to find its band in.
    """

    file: str
    day: float
    geometry: str
    words: str


def told_in(data: bytes, name: str) -> tuple[Told, ...]:
    """What a STAC item says of its files, () for JSON that is no STAC item.

    Raises:
        UnreadError: it is not JSON, or its assets are not what STAC says.
    """
    try:
        item = json.loads(data)
        if not isinstance(item, dict) or "stac_version" not in item or "assets" not in item:
            return ()
        properties = dict(item.get("properties") or {})
        day, geometry = (
            day_in(str(properties.get("datetime") or properties.get("start_datetime") or "")),
            geometry_of(properties),
        )
        assets = list(dict(item["assets"]).items())[:MOST_ASSETS]
        return tuple(Told(file_of(asset), day, geometry, words_of(key, asset)) for key, asset in assets)
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
        raise UnreadError(
            f"{name}: not a STAC item that can be read ({error!r:.120}). Fetch it again."
        ) from None


def geometry_of(properties: dict[str, Any]) -> str:
    """The geometry key in STAC's own words (sat, landsat extensions)."""
    if "sat:relative_orbit" in properties:
        return f"r{int(properties['sat:relative_orbit']):03d}"
    if "landsat:wrs_path" in properties and "landsat:wrs_row" in properties:
        return f"{int(properties['landsat:wrs_path']):03d}{int(properties['landsat:wrs_row']):03d}"
    return ""


def file_of(asset: Any) -> str:
    """The last part of an asset's address."""
    return unquote(urlsplit(str(asset["href"])).path).rsplit("/", 1)[-1]


def words_of(key: str, asset: Any) -> str:
    """An asset's key, and the names of its bands."""
    bands = asset.get("bands") or asset.get("eo:bands") or []
    return " ".join([str(key), *(str(one.get("name", "")) for one in bands[:20])])
