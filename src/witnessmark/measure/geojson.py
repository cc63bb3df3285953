"""GeoJSON as rows, through the standard library and shapely: no driver that could follow a reference."""

import json
import math
from typing import Any, NoReturn

from witnessmark.errors import UnreadError
from witnessmark.measure.rows import Rows, check_header, check_rows

NOT_GEOMETRY = (AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError)
"""What shapely raises on things that are no geometry."""

WGS84_NAMES = ("CRS84", "EPSG:4326", "EPSG::4326", "WGS84", "WGS 84")


def read_geojson(name: str, data: bytes) -> Rows:
    """The features of a FeatureCollection: properties as columns, geometries in WGS84 lon/lat.

    Raises:
        UnreadError: not JSON, no FeatureCollection, another coordinate system, or a broken geometry (with its number).
    """
    collection = parse(name, data)
    features = collection.get("features")
    if collection.get("type") != "FeatureCollection" or not isinstance(features, list):
        raise UnreadError(
            f'{name}: its "type" is {str(collection.get("type"))[:40]!r} and its "features" are '
            f"{'a list' if isinstance(features, list) else 'no list'}; a FeatureCollection with features is read. "
            "Export it as GeoJSON from your mapping program."
        )
    check_rows(name, len(features))
    check_crs(name, collection.get("crs"))
    geometries = [geometry_of(name, n, feature) for n, feature in enumerate(features, 1)]
    properties = [properties_of(feature) for feature in features]
    names = dict.fromkeys(key for row in properties for key in row)
    check_header(name, list(names))
    return Rows({key: [row.get(key) for row in properties] for key in names}, geometries, len(features))


def parse(name: str, data: bytes) -> dict[str, Any]:
    """The JSON object in the file; NaN and bottomless nesting are refused."""

    def refuse(constant: str) -> NoReturn:
        raise ValueError(f"{constant} is not a JSON number")

    try:
        found = json.loads(data.decode("utf-8-sig"), parse_constant=refuse)
    except (ValueError, RecursionError) as error:
        raise UnreadError(
            f"{name}: not valid GeoJSON: {str(error)[:200]}. The file may be cut short; ask its source for it again."
        ) from None
    return found if isinstance(found, dict) else {}


def check_crs(name: str, crs: Any) -> None:
    """UnreadError when an old "crs" member names something other than WGS84."""
    if crs is None or any(known in json.dumps(crs) for known in WGS84_NAMES):
        return
    raise UnreadError(
        f"{name}: coordinates are in {json.dumps(crs)[:120]}, not WGS84. Export it again in EPSG:4326 (lon, lat)."
    )


def geometry_of(name: str, number: int, feature: Any) -> Any:
    """The shapely geometry of a feature, None where it has none."""
    from shapely.errors import ShapelyError
    from shapely.geometry import shape

    if not isinstance(feature, dict):
        raise broken(name, number, f"{str(feature)[:30]!r} is no feature")
    try:
        found = feature.get("geometry")
        made = None if found is None else shape(found)
        finite = made is None or all(map(math.isfinite, made.bounds)) or made.is_empty
    except (*NOT_GEOMETRY, ShapelyError) as error:
        raise broken(name, number, str(error)) from None
    if not finite:
        raise broken(name, number, "a coordinate is not a finite number")
    return made


def properties_of(feature: dict[str, Any]) -> dict[str, Any]:
    """A feature's properties, {} where they are no table."""
    found = feature.get("properties")
    return found if isinstance(found, dict) else {}


def broken(name: str, number: int, reason: str) -> UnreadError:
    """The error for a feature whose geometry cannot be read."""
    return UnreadError(
        f"{name}, feature {number}: its geometry cannot be read ({reason[:120]}). "
        "Mend or remove that feature and drop the file in again."
    )
