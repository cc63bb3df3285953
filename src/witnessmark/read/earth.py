"""Distances and directions on the globe, in kilometres and degrees, good to half a percent."""

import math

EARTH_KM = 6371.0088
"""Mean radius (IUGG)."""


def distance_km(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """Great-circle distance in kilometres (haversine)."""
    north = math.sin(math.radians(other_lat - lat) / 2) ** 2
    east = math.sin(math.radians(other_lon - lon) / 2) ** 2
    across = math.cos(math.radians(lat)) * math.cos(math.radians(other_lat)) * east
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, north + across)))


def moved(lon: float, lat: float, bearing_deg: float, km: float) -> tuple[float, float]:
    """The point `km` away in a direction, clockwise from north; (lon, lat), rounded to about a metre."""
    angle, turn, up = km / EARTH_KM, math.radians(bearing_deg), math.radians(lat)
    new_up = math.asin(math.sin(up) * math.cos(angle) + math.cos(up) * math.sin(angle) * math.cos(turn))
    side = math.sin(turn) * math.sin(angle) * math.cos(up)
    new_lon = math.radians(lon) + math.atan2(side, math.cos(angle) - math.sin(up) * math.sin(new_up))
    return round((math.degrees(new_lon) + 180) % 360 - 180, 5), round(math.degrees(new_up), 5)
