"""Whether a TIFF is a picture or a raster laid on the Earth, by the tags of its first directory alone."""

import struct

GEO_TAGS = frozenset({33550, 33922, 34264, 34735})
"""Pixel scale, tie points, transformation, keys (OGC GeoTIFF 1.1, clause 7): any one makes it a map image."""

WIDTH, HEIGHT = 256, 257
MOST_TAGS = 4_096


def map_size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a map image; None for any other TIFF and for what cannot be told."""
    tags = first_tags(data)
    if not GEO_TAGS & tags.keys():
        return None
    return tags.get(WIDTH, 0), tags.get(HEIGHT, 0)


def first_tags(data: bytes) -> dict[int, int]:
    """Tag -> the number in its value field, of the first directory of a TIFF or BigTIFF; {} where there is none."""
    order = {b"II": "<", b"MM": ">"}.get(data[:2], "")
    if not order or len(data) < 16:
        return {}
    is_big = struct.unpack_from(f"{order}H", data, 2)[0] == 43
    at_format, at, count_format, entry = ("Q", 8, "Q", 20) if is_big else ("I", 4, "H", 12)
    try:
        start = struct.unpack_from(order + at_format, data, at)[0]
        count = struct.unpack_from(order + count_format, data, start)[0]
        first = start + struct.calcsize(count_format)
        return dict(_tag(data, order, first + entry * n, entry) for n in range(min(count, MOST_TAGS)))
    except (struct.error, OverflowError):
        return {}


def _tag(data: bytes, order: str, at: int, entry: int) -> tuple[int, int]:
    tag, kind = struct.unpack_from(f"{order}HH", data, at)
    # A short value stands at the left of its field, whatever the byte order.
    value = struct.unpack_from(order + ("H" if kind == 3 else "I"), data, at + (12 if entry == 20 else 8))[0]
    return tag, value
