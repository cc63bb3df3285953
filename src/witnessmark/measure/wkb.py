"""Whether bytes are one whole shape in WKB, checked by its lengths before any library is given them.

The box sends shapes as WKB; a worker that was taken over could send anything. OGC 06-103r4, clause 8, little-endian, with
the flags for height and measure that GEOS writes.
"""

import struct

_HEAD = struct.Struct("<BI")
_COUNT = struct.Struct("<I")
_HEIGHT, _MEASURE = 0x80000000, 0x40000000
_POINT, _LINE, _POLYGON = 1, 2, 3
_COLLECTIONS = frozenset({4, 5, 6, 7})
_DEEPEST = 32


def is_shape(data: bytes) -> bool:
    """True when the bytes are one point, line, polygon or collection of these, to the last byte."""
    try:
        return _end(data, 0, 0) == len(data)
    except struct.error:  # it promises more than there is
        return False


def _end(data: bytes, at: int, depth: int) -> int:
    """Where the shape that begins at a byte ends; -1 for what is no shape. Past the end: struct.error, or a larger number."""
    order, code = _HEAD.unpack_from(data, at)
    kind = code & 0x0FFFFFFF
    size = 8 * (2 + bool(code & _HEIGHT) + bool(code & _MEASURE))
    at += _HEAD.size
    if order != 1 or depth > _DEEPEST:
        return -1
    if kind == _POINT:
        return at + size
    if kind not in {_LINE, _POLYGON, *_COLLECTIONS}:
        return -1
    (count,) = _COUNT.unpack_from(data, at)
    at += _COUNT.size
    if kind == _LINE:
        return at + int(count) * size
    return _after_parts(data, at, count, None if kind in _COLLECTIONS else size, depth)


def _after_parts(data: bytes, at: int, count: int, point_size: int | None, depth: int) -> int:
    """Where a polygon's rings (of points of this size) or a collection's shapes end."""
    for _ in range(count):
        if point_size is None:
            at = _end(data, at, depth + 1)
            if at < 0:
                return -1
        else:
            (points,) = _COUNT.unpack_from(data, at)
            at += _COUNT.size + points * point_size
    return at
