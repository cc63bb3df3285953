"""The exact area that polygons share with each pixel, for all of them at once in numpy.

Each side is cut where it crosses the grid's lines. A piece that rises by dy inside a pixel adds to that pixel the area to
its right, and dy to all pixels farther right in its row: sums along the rows are the areas. This is how fonts are drawn
smoothly (Levien 2016, font-rs; Heckbert's scan conversion by signed areas); exact but for rounding, whatever the outline.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Entries = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]
"""Unit, column, row, share."""

MOST_PIXELS = 4_000_000
"""Of one footprint's bounding box: a hostile outline around the world must not fill the memory; it is left out."""

CHUNK_CELLS = 4_000_000


def of_polygons(size: tuple[int, int], shapes: Any) -> Entries:
    """Entries of all polygons among shapes, parts of collections each for itself.

    Args:
        size: columns and rows of the grid; what does not touch it is left out.
        shapes: (units,) shapely geometries in pixels.
    """
    import shapely

    parts, unit = shapely.get_parts(shapes, return_index=True)
    parts, inner = shapely.get_parts(parts, return_index=True)  # a collection may hold multipolygons
    unit = unit[inner]
    box = shapely.bounds(parts).reshape(-1, 4)
    good = (shapely.get_type_id(parts) == 3) & touches(size, box)
    parts, unit, box = parts[good], unit[good], box[good]
    found = [tuple(np.zeros(0, kind) for kind in (np.int64, np.int64, np.int64, np.float64))]
    for some in chunks(box):
        which, x, y, share = cover(parts[some], box[some])
        found.append((unit[some][which], x, y, share))
    return tuple(np.concatenate(part) for part in zip(*found, strict=True))  # type: ignore[return-value]


def touches(size: tuple[int, int], box: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which boxes (west, north, east, south in pixels) touch the grid and are no larger than is worked out."""
    low, high = box[:, :2], box[:, 2:]
    with np.errstate(over="ignore", invalid="ignore"):
        cells = np.prod(high - low + 2, axis=1)
        return np.asarray(((high > 0) & (low < np.array(size))).all(1) & (cells < MOST_PIXELS))


def chunks(box: NDArray[np.float64]) -> list[NDArray[np.int64]]:
    """Numbers of polygons, so many at a time that their boxes stay within CHUNK_CELLS pixels."""
    cells = np.prod(np.floor(box[:, 2:]) - np.floor(box[:, :2]) + 2, axis=1)
    cuts = np.floor(np.cumsum(cells) / CHUNK_CELLS)
    return [np.flatnonzero(cuts == one) for one in np.unique(cuts)]


def cover(polygons: Any, box: NDArray[np.float64]) -> Entries:
    """Entries of some polygons: number among them, column, row, share."""
    first = np.floor(box[:, :2]).astype(np.int64)
    wide, high = (np.floor(box[:, 2:]).astype(np.int64) - first + [2, 1]).T
    start: NDArray[np.int64] = np.concatenate([[0], np.cumsum(wide * high)])
    which, ends, sign = sides(polygons)
    place, dy, left = pieces(ends - first[which][:, None])
    which, sign = which[place[0]], sign[place[0]]
    cell = start[which] + place[2] * wide[which] + place[1]
    size = int(start[-1])
    gain = np.zeros(size + 1)
    for share, at in ((1 - left, cell), (left, cell + 1)):
        gain += np.bincount(at, sign * dy * share, size + 1)
    area = along_rows(gain[:size], np.repeat(wide, high))
    found = np.flatnonzero(np.abs(area) > 1e-9)
    of = np.searchsorted(start, found, side="right") - 1
    inside = found - start[of]
    return of, first[of, 0] + inside % wide[of], first[of, 1] + inside // wide[of], np.abs(area[found])


def along_rows(gain: NDArray[np.float64], lengths: NDArray[np.int64]) -> NDArray[np.float64]:
    """Running sums that begin anew with each row."""
    total = np.cumsum(gain)
    before = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    offset = np.concatenate([[0.0], total])[before]
    return np.asarray(total - np.repeat(offset, lengths), np.float64)


def sides(polygons: Any) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
    """All sides of all rings: number of the polygon, (sides, 2, 2) both ends, and +1 or -1.

    The sign makes outer rings count as area and inner ones as holes, however they were drawn.
    """
    import shapely

    rings, of = shapely.get_rings(polygons, return_index=True)
    xy, every = shapely.get_coordinates(rings, return_index=True)
    joined = every[1:] == every[:-1]
    ends = np.stack([xy[:-1], xy[1:]], axis=1)[joined]
    ring = every[:-1][joined]
    outer = np.concatenate([[True], of[1:] != of[:-1]])
    # Relative to the ring's first corner, so that large coordinates lose no digits.
    local = ends - xy[np.searchsorted(every, ring)][:, None]
    twice = np.bincount(ring, local[:, 0, 0] * local[:, 1, 1] - local[:, 1, 0] * local[:, 0, 1], len(rings))
    sign = np.where(twice > 0, 1.0, -1.0) * np.where(outer, 1.0, -1.0)
    return of[ring], ends, sign[ring]


def pieces(ends: NDArray[np.float64]) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
    """Sides cut where they cross the grid's lines.

    Args:
        ends: (sides, 2, 2) both ends of each, x and y in pixels from a corner of the grid.

    Returns:
        (3, pieces) side, column and row of each piece; (pieces,) its rise; (pieces,) where it lies in its pixel from the left,
        0 to 1, on average.
    """
    a, step = ends[:, 0], ends[:, 1] - ends[:, 0]
    side, at = crossings(a, step)
    order = np.lexsort((at, side))
    side, at = side[order], at[order]
    same = side[1:] == side[:-1]
    side, t0, t1 = side[:-1][same], at[:-1][same], at[1:][same]
    middle = a[side] + step[side] * ((t0 + t1) / 2)[:, None]
    cell = np.floor(middle).astype(np.int64)
    rise = step[side, 1] * (t1 - t0)
    return np.stack([side, cell[:, 0], cell[:, 1]]), rise, middle[:, 0] - cell[:, 0]


def crossings(
    a: NDArray[np.float64], step: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Side and how far along it, 0 to 1, of every crossing with a grid line, both ends included."""
    count = len(a)
    sides, at = [np.arange(count), np.arange(count)], [np.zeros(count), np.ones(count)]
    for axis in (0, 1):
        low = np.minimum(a[:, axis], a[:, axis] + step[:, axis])
        high = np.maximum(a[:, axis], a[:, axis] + step[:, axis])
        first = np.floor(low) + 1
        lines = np.maximum(np.ceil(high) - first, 0).astype(np.int64)
        side = np.repeat(np.arange(count), lines)
        number = np.arange(len(side)) - np.repeat(np.cumsum(lines) - lines, lines)
        sides.append(side)
        at.append((first[side] + number - a[side, axis]) / step[side, axis])
    return np.concatenate(sides), np.clip(np.concatenate(at), 0, 1)
