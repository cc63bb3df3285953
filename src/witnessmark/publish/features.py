"""What the record puts on a map, as features with one set of properties: places first, then shapes."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from witnessmark.publish.report import MapPlace, MapShape, Report

Geometry = dict[str, Any]


@dataclass(frozen=True)
class Feature:
    """A geometry (GeoJSON, WGS84 lon/lat, wound as RFC 7946 asks) and what it is."""

    geometry: Geometry
    properties: dict[str, Any]


def features_of(report: Report) -> Iterator[Feature]:
    """All places and shapes of the report, in its order."""
    yield from (_place(place, report.simulated) for place in report.places)
    yield from (_shape(shape) for shape in report.shapes)


def wind(geometry: Geometry) -> Geometry:
    """The geometry with outer rings counter-clockwise and holes clockwise (RFC 7946, 3.1.6).

    Drawn on a globe, a ring the other way round is the whole earth except this house.
    """
    if geometry["type"] == "Polygon":
        return {"type": "Polygon", "coordinates": _rings(geometry["coordinates"])}
    if geometry["type"] == "MultiPolygon":
        return {"type": "MultiPolygon", "coordinates": [_rings(one) for one in geometry["coordinates"]]}
    return geometry


def signed_area(ring: list[list[float]]) -> float:
    """Area of a closed ring in square degrees, positive when it runs counter-clockwise."""
    return sum(one[0] * two[1] - two[0] * one[1] for one, two in pairwise(ring)) / 2


def _rings(rings: list[list[list[float]]]) -> list[list[list[float]]]:
    return [
        ring if (signed_area(ring) >= 0) == (number == 0) else ring[::-1] for number, ring in enumerate(rings)
    ]


def _place(place: MapPlace, simulated: bool) -> Feature:
    point = {"type": "Point", "coordinates": [round(place.lon, 6), round(place.lat, 6)]}
    return Feature(point, {
        "what": "place", "name": place.name, "kind": place.kind, "inner_km": place.inner_km, "outer_km": place.outer_km,
        "count": place.mentions, "layer": "", "origin": "", "state": "", "note": place.note, "simulated": simulated,
    })  # fmt: skip


def _shape(shape: MapShape) -> Feature:
    return Feature(wind(json.loads(shape.geometry)), {
        "what": "shape", "name": shape.label, "kind": "", "inner_km": None, "outer_km": None, "count": shape.count,
        "layer": shape.layer, "origin": shape.origin, "state": shape.state, "note": "", "simulated": shape.simulated,
    })  # fmt: skip
