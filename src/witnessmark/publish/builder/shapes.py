"""Buildings, marks and fires from the layers' tables, gathered into cells where there are too many to see."""

import json
import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from witnessmark.publish.builder.holdings import Holdings
from witnessmark.publish.report import MapShape
from witnessmark.publish.wording import counted
from witnessmark.records import Damage, FirePoint, Layer

MOST_SHAPES = 2000
"""More single buildings than this are below a pixel on a page-wide map, and the map would say "nothing destroyed"."""
CELLS_ACROSS = 40
CELL_STEPS_M = (50, 100, 200, 250, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000)
M_PER_DEGREE = 111_195.0
_COLUMNS = ("id", "lon", "lat", "damaged", "date", "geometry")
Row = dict[str, Any]


def shape_lines(held: Holdings) -> tuple[MapShape, ...]:
    """Shapes of every layer whose table is there, in the order of the store."""
    layers = [layer for layer in held.layers.values() if layer.role not in {"places", "fires"}]
    marking = {layer.item for layer in layers if layer.role in {"damage", "list"}}
    # One file can be the frame and the marks at once: its buildings are then drawn once, with their marks.
    drawn = [layer for layer in layers if layer.role != "buildings" or layer.item not in marking]
    has_frame = any(layer.role == "buildings" for layer in drawn)
    return (*(shape for layer in drawn for shape in _shapes(held, layer, has_frame)), *_fires(held))


def _shapes(held: Holdings, layer: Layer, has_frame: bool) -> Iterator[MapShape]:
    path = held.case.tables / layer.table if layer.table else None
    if path is None or not path.is_file():
        return
    rows, seen = read_rows(path), _seen(held) if layer.role == "buildings" else {}
    if len(rows) > MOST_SHAPES:
        yield from gathered(rows, layer)
        rows = [row for row in rows if str(row.get("id")) in seen]
    for row in rows:
        state = seen.get(str(row.get("id"))) or state_of(row, layer)
        if not (has_frame and state == "unmarked"):  # the frame already shows that a building stands there
            yield _single(row, layer, state)


def _fires(held: Holdings) -> Iterator[MapShape]:
    # Only detections that measure kept: a layer's table also holds the years before, and furnaces that burn in each.
    by_layer: dict[str, list[Row]] = {}
    for point in held.all(FirePoint):
        by_layer.setdefault(point.layer, []).append(
            {"lon": point.lon, "lat": point.lat, "date": point.acq_date}
        )
    for id_, rows in by_layer.items():
        layer = held.layers[id_]
        many = len(rows) > MOST_SHAPES
        yield from gathered(rows, layer) if many else (_single(row, layer, "fire") for row in rows)


def _seen(held: Holdings) -> dict[str, str]:
    # What people saw, by the building's key in its frame; "possible" is no more than an unread building.
    states = {
        "destroyed": "confirmed",
        "severe": "confirmed",
        "moderate": "confirmed",
        "none visible": "intact",
    }
    return {one.structure: states[one.damage_class] for one in held.all(Damage) if one.damage_class in states}


def read_rows(path: Path) -> list[Row]:
    """Rows of a clean table as dictionaries, only the columns a map needs."""
    import pyarrow.parquet as pq

    there = set(pq.read_schema(path).names)
    rows: list[Row] = pq.read_table(path, columns=[name for name in _COLUMNS if name in there]).to_pylist()
    return [row for row in rows if row.get("lon") is not None and row.get("lat") is not None]


def gathered(rows: list[Row], layer: Layer) -> Iterator[MapShape]:
    """Square cells, north to south, each with how many marked (or all) rows lie in it; cells without any are hollow."""
    corner_lon, corner_lat = min(row["lon"] for row in rows), min(row["lat"] for row in rows)
    squeeze = max(0.05, math.cos(math.radians(sum(row["lat"] for row in rows) / len(rows))))
    high = _cell_m(rows, squeeze) / M_PER_DEGREE
    wide = high / squeeze
    whole, marked = Counter[tuple[int, int]](), Counter[tuple[int, int]]()
    for row in rows:
        cell = (-int((row["lat"] - corner_lat) / high), int((row["lon"] - corner_lon) / wide))
        whole[cell] += 1
        marked[cell] += state_of(row, layer) == "marked"
    for (up, across), count in sorted(whole.items()):
        box = _box(corner_lon + across * wide, corner_lat - up * high, wide, high)
        yield _cell(box, count, marked[up, across], layer)


def state_of(row: Row, layer: Layer) -> str:
    """What a row says: fire, building, marked, or unmarked; a list without marks marks every row it names."""
    if layer.role in {"fires", "buildings"}:
        return "fire" if layer.role == "fires" else "building"
    if "damaged" not in row:
        return "marked" if layer.role in {"damage", "list"} else "unmarked"
    return "marked" if row["damaged"] else "unmarked"


def _cell_m(rows: list[Row], squeeze: float) -> int:
    lons, lats = [row["lon"] for row in rows], [row["lat"] for row in rows]
    wide_m = max((max(lons) - min(lons)) * squeeze, max(lats) - min(lats)) * M_PER_DEGREE
    return next((step for step in CELL_STEPS_M if wide_m / step <= CELLS_ACROSS), CELL_STEPS_M[-1])


def _cell(box: str, count: int, marked: int, layer: Layer) -> MapShape:
    if layer.role == "fires":
        return MapShape(
            layer.name, layer.origin, box, "fire", f"{counted(count, 'detection')}", count, layer.simulated
        )
    label = f"{marked:,} of {counted(count, 'building')} marked"
    if layer.role == "buildings":
        return MapShape(
            layer.name, layer.origin, box, "building", counted(count, "building"), count, layer.simulated
        )
    state, stands_for = ("marked", marked) if marked else ("unmarked", count)
    return MapShape(layer.name, layer.origin, box, state, label, stands_for, layer.simulated)


def _single(row: Row, layer: Layer, state: str) -> MapShape:
    label = str(row.get("date") or row.get("id") or "")
    return MapShape(layer.name, layer.origin, _geometry(row), state, label, 1, layer.simulated)


def _geometry(row: Row) -> str:
    if not row.get("geometry"):
        return json.dumps({"type": "Point", "coordinates": [round(row["lon"], 6), round(row["lat"], 6)]})
    import shapely

    shape = shapely.set_precision(shapely.from_wkb(row["geometry"]), 1e-6)
    return str(shapely.to_geojson(shape))


def _box(west: float, south: float, wide: float, high: float) -> str:
    east, north = west + wide, south + high
    ring = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    rounded = [[round(x, 6), round(y, 6)] for x, y in ring]
    return json.dumps({"type": "Polygon", "coordinates": [rounded]})
