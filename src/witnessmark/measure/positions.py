"""Where each row of a layer is: a point on its geometry, or its two columns; rows without a usable one are named."""

from collections.abc import Sequence
from typing import Any

from witnessmark.errors import UnreadError
from witnessmark.measure.columns import want
from witnessmark.measure.rows import Rows
from witnessmark.measure.sphere import within
from witnessmark.measure.values import number

MOST_CROSSED_POINTS = 20_000
"""Mending a ring that crosses itself compares its sides in pairs: a hostile one of 200,000 would take for ever."""

FAR_KM = 500.0
"""How far beyond the case's area every row must lie before swapped columns are thought of."""


def positions(
    name: str, rows: Rows, found: dict[str, str], kept: list[int]
) -> tuple[dict[int, float], dict[int, float], dict[int, str]]:
    """lon, lat and what is wrong, each by row number: a point on the geometry, or the two columns."""
    wrong: dict[int, str] = {}
    if rows.geometries is not None:
        points = [_inside(rows.geometries, n, wrong) for n in kept]
        labels = ("geometry lon", "geometry lat")
    else:
        there = list(rows.columns)
        labels = (want(name, "lon", found, there), want(name, "lat", found, there))
        lon_values, lat_values = rows.columns[labels[0]], rows.columns[labels[1]]
        points = [(lon_values[n], lat_values[n]) for n in kept]
    lons, lats = {}, {}
    for n, (lon, lat) in zip(kept, points, strict=True):
        lons[n], lats[n] = number(lon), number(lat)
        for label, value, made, limit in ((labels[0], lon, lons[n], 180), (labels[1], lat, lats[n], 90)):
            if not -limit <= made <= limit:  # NaN lands here too
                reason = f"{label} is {str(value)[:30]!r}, not a number within -{limit}..{limit}"
                wrong.setdefault(n, f"row {n + 1}: {reason}")
    return lons, lats, wrong


def refuse_swapped(
    name: str, lon: Sequence[float], lat: Sequence[float], area: tuple[float, float, float]
) -> None:
    """UnreadError when every row is far from the case's area, and all would be in it with lon and lat swapped.

    Args:
        name: the file.
        lon: of its rows, in degrees.
        lat: likewise.
        area: lon, lat and radius in km; a radius of 0 is no area.
    """
    import numpy as np

    centre, radius_km = area[:2], area[2]
    x, y = np.asarray(lon), np.asarray(lat)
    if radius_km <= 0 or within(x, y, centre, radius_km + FAR_KM).any() or (np.abs(x) > 90).any():
        return
    if within(y, x, centre, radius_km).all():
        raise UnreadError(
            f"{name}: all {len(x):,} rows lie more than {FAR_KM:g} km from the case's area (the first at lon {lon[0]:g}, "
            f"lat {lat[0]:g}), and in it with the two swapped. Swap them in case.toml: columns = {{ lon = ..., lat = ... }}."
        )


def _inside(shapes: list[Any], n: int, wrong: dict[int, str]) -> tuple[Any, Any]:
    """A point on the n-th shape; a shape whose sides cross is mended in place, or named in `wrong`."""
    import shapely

    shape = shapes[n]
    if shape is None or shape.is_empty:
        wrong[n] = f"row {n + 1}: no geometry"
        return None, None
    if not shape.is_valid:
        size = int(shapely.get_num_coordinates(shape))
        if size > MOST_CROSSED_POINTS:
            wrong[n] = f"row {n + 1}: a shape of {size:,} points whose sides cross"
            return None, None
        shape = shapes[n] = shapely.make_valid(shape)
    # A centroid may lie outside a bent house; a point on the surface never does.
    point = shape if shape.geom_type == "Point" else shape.point_on_surface()
    if point.is_empty:
        wrong[n] = f"row {n + 1}: a shape that covers nothing"
        return None, None
    return point.x, point.y
