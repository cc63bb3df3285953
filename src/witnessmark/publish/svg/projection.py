"""Degrees to drawing points: an equirectangular map true to scale in the middle of its frame."""

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass

from witnessmark.publish.report import MapPlace, MapShape, Report

KM_PER_DEGREE = 111.195
"""Length of a degree of latitude on a sphere of 6,371 km."""

Bounds = tuple[float, float, float, float]
"""West, south, east, north in degrees."""


@dataclass(frozen=True)
class Frame:
    """A stretch of the earth and the rectangle it is drawn in, `width` px wide from x, y on."""

    bounds: Bounds
    width: float
    x: float = 0.0
    y: float = 0.0

    @property
    def squeeze(self) -> float:
        """Length of a degree of longitude over one of latitude, in the middle of the frame."""
        return max(0.05, math.cos(math.radians((self.bounds[1] + self.bounds[3]) / 2)))

    @property
    def px_per_km(self) -> float:
        """Scale of the drawing."""
        return self.width / ((self.bounds[2] - self.bounds[0]) * self.squeeze * KM_PER_DEGREE)

    @property
    def height(self) -> float:
        """Height of the rectangle in px."""
        return (self.bounds[3] - self.bounds[1]) * KM_PER_DEGREE * self.px_per_km

    def xy(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a point is drawn."""
        west, south, east, north = self.bounds
        across, down = (lon - west) / (east - west), (north - lat) / (north - south)
        return self.x + across * self.width, self.y + down * self.height

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a point lies in the frame."""
        west, south, east, north = self.bounds
        return west <= lon <= east and south <= lat <= north


def positions(shape: MapShape) -> list[list[tuple[float, float]]]:
    """Rings of a shape's GeoJSON geometry as lon, lat; a point is a ring of one, holes are left out."""
    geometry = json.loads(shape.geometry)
    kind, inner = geometry["type"], geometry["coordinates"]
    if kind == "Point":
        return [[(inner[0], inner[1])]]
    if kind == "Polygon":
        return [[(x, y) for x, y, *_ in inner[0]]]
    if kind == "MultiPolygon":
        return [[(x, y) for x, y, *_ in polygon[0]] for polygon in inner]
    return []


def overview(report: Report) -> Bounds | None:
    """What the map must show: the case's area, else its shapes and the places named; None when there are none."""
    shapes = bounds_of(point for shape in report.shapes for ring in positions(shape) for point in ring)
    if report.area and report.area.outer_km:
        return _grow(_join(reach(report.area), shapes), 0.03)
    near = [reach(place) for place in _near(report.places)]
    for box in near:
        shapes = _join(box, shapes)
    return _grow(shapes, 0.06) if shapes else None


def reach(place: MapPlace) -> Bounds:
    """The box around a place's outer ring."""
    up = max(place.outer_km, 0.3) / KM_PER_DEGREE
    across = up / max(0.05, math.cos(math.radians(place.lat)))
    return place.lon - across, place.lat - up, place.lon + across, place.lat + up


def bounds_of(points: Iterable[tuple[float, float]]) -> Bounds | None:
    """The smallest box around points, at least 200 m wide; None for none."""
    found = list(points)
    if not found:
        return None
    lons, lats = [lon for lon, _ in found], [lat for _, lat in found]
    return _wide_enough((min(lons), min(lats), max(lons), max(lats)))


def _near(places: tuple[MapPlace, ...]) -> list[MapPlace]:
    # A story about a village also names countries and capitals: a map that holds them all shows none of them.
    small = [
        place for place in places if place.kind not in ("country", "continent") and place.outer_km <= 150
    ]
    if not small:
        return list(places)
    middle = max(small, key=lambda place: place.mentions)
    return [
        place for place in small if abs(place.lon - middle.lon) < 1.5 and abs(place.lat - middle.lat) < 1.5
    ]


def _join(one: Bounds, other: Bounds | None) -> Bounds:
    if other is None:
        return one
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _wide_enough(box: Bounds) -> Bounds:
    more_x, more_y = max(0.0, 0.002 - (box[2] - box[0])) / 2, max(0.0, 0.002 - (box[3] - box[1])) / 2
    return box[0] - more_x, box[1] - more_y, box[2] + more_x, box[3] + more_y


def _grow(box: Bounds, share: float) -> Bounds:
    """The box with a margin, and no more than twice as high as wide or wide as high."""
    west, south, east, north = box
    squeeze = max(0.05, math.cos(math.radians((south + north) / 2)))
    wide, high = (east - west) * squeeze, north - south
    x = (max(wide, high) * share + max(0.0, high * 1.3 - wide) / 2) / squeeze
    y = max(wide, high) * share + max(0.0, wide / 2.2 - high) / 2
    return west - x, south - y, east + x, north + y


grow = _grow
