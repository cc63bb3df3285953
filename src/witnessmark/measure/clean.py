"""Rows as received -> one clean table in our words; rows without a usable position are left out and counted."""

from dataclasses import dataclass
from typing import Any

from witnessmark.case import LayerConfig
from witnessmark.errors import UnreadError
from witnessmark.measure import firms
from witnessmark.measure.columns import find_columns, listed, want
from witnessmark.measure.rows import Rows
from witnessmark.measure.sphere import area_m2
from witnessmark.measure.values import day, is_marked, number, texts


@dataclass(frozen=True)
class Clean:
    """A layer in our words.

    Attributes:
        columns: our word -> values; always row (in the file, from 1), id, lon, lat; for marks also damaged.
        geometries: shapely geometries, one per row, None where the layer is points.
        left_out: one phrase per row without a usable position: "row 17: lat is 'abc'".
    """

    columns: dict[str, list[Any]]
    geometries: list[Any] | None
    left_out: tuple[str, ...]


def clean(name: str, rows: Rows, spec: LayerConfig) -> Clean:
    """The rows that `where` keeps, in our words.

    Args:
        name: the file, for errors.
        rows: as received.
        spec: its [[layer]] of case.toml.

    Raises:
        UnreadError: a column is missing, `where` keeps nothing, no row has a position, a fire has no day,
            a value cannot be told, or two buildings share one id.
    """
    there = list(rows.columns)
    found = find_columns(name, there, spec.columns)
    kept = rows_where(name, rows, spec.where)
    lons, lats, left_out = positions(name, rows, found, kept)
    good = [n for n in kept if n not in left_out]
    if not good:
        raise UnreadError(
            f"{name}: none of {len(kept)} rows has a usable position ({next(iter(left_out.values()))}). "
            "Positions must be WGS84 degrees; name their columns in case.toml: columns = { lon = ..., lat = ... }."
        )
    columns: dict[str, list[Any]] = {"row": [n + 1 for n in good]}
    columns["id"] = ids(name, rows, found, good, spec.role)
    columns["lon"], columns["lat"] = [lons[n] for n in good], [lats[n] for n in good]
    columns |= optional(rows, found, good)
    if spec.role in {"damage", "list"}:
        columns["damaged"] = marks(name, rows, found, good, spec)
    if spec.role == "fires":
        want(name, "date", found, there)
        columns |= firms.normal(name, columns)
    geometries = shapes(rows, good)
    if spec.role == "buildings" and geometries and "area_m2" not in columns:
        columns["area_m2"] = [area_m2(shape) for shape in geometries]
    return Clean(columns, geometries, tuple(left_out.values()))


def rows_where(name: str, rows: Rows, where: dict[str, str]) -> list[int]:
    """Numbers, from 0, of the rows whose columns equal the values asked for, as text."""
    kept = list(range(rows.count))
    for column, value in where.items():
        if column not in rows.columns:
            raise UnreadError(
                f'{name}: where asks for the column "{column}", which is not there. '
                f"Columns found: {listed(list(rows.columns))}. Correct where in case.toml."
            )
        values = rows.columns[column]
        kept = [n for n in kept if str(values[n]) == value]
        if not kept:
            seen = sorted({str(one)[:40] for one in values})[:8]
            raise UnreadError(
                f'{name}: no row has {column} = "{value}"; values found: {", ".join(seen)}. '
                "Correct where in case.toml."
            )
    return kept


def positions(
    name: str, rows: Rows, found: dict[str, str], kept: list[int]
) -> tuple[dict[int, float], dict[int, float], dict[int, str]]:
    """lon, lat and what is wrong, each by row number: a point on the geometry, or the two columns."""
    if rows.geometries is not None:
        points = [_inside(rows.geometries[n]) for n in kept]
        labels = ("geometry lon", "geometry lat")
    else:
        there = list(rows.columns)
        labels = (want(name, "lon", found, there), want(name, "lat", found, there))
        lon_values, lat_values = rows.columns[labels[0]], rows.columns[labels[1]]
        points = [(lon_values[n], lat_values[n]) for n in kept]
    lons, lats, wrong = {}, {}, {}
    for n, (lon, lat) in zip(kept, points, strict=True):
        lons[n], lats[n] = number(lon), number(lat)
        for label, value, made, limit in ((labels[0], lon, lons[n], 180), (labels[1], lat, lats[n], 90)):
            if not -limit <= made <= limit:  # NaN lands here too
                wrong[n] = (
                    f"row {n + 1}: {label} is {str(value)[:30]!r}, not a number within -{limit}..{limit}"
                )
    return lons, lats, wrong


def _inside(shape: Any) -> tuple[Any, Any]:
    if shape is None or shape.is_empty:
        return None, None
    from shapely.errors import ShapelyError

    try:
        # A centroid may lie outside a bent house; a point on the surface never does.
        point = shape if shape.geom_type == "Point" else shape.point_on_surface()
    except ShapelyError:  # a ring that crosses itself has no surface GEOS can tell
        point = shape.centroid
    return (None, None) if point.is_empty else (point.x, point.y)


def ids(name: str, rows: Rows, found: dict[str, str], good: list[int], role: str) -> list[str]:
    """The file's own ids, or row numbers; a buildings layer must not use one twice."""
    if "id" not in found:
        return [str(n + 1) for n in good]
    values = rows.columns[found["id"]]
    made = texts(values[n] for n in good)
    seen: dict[str, int] = {}
    for n, key in zip(good, made, strict=True):
        if role == "buildings" and (not key or key in seen):
            first = f" (as in row {seen[key]})" if key else ""
            raise UnreadError(
                f'{name}, row {n + 1}: id is "{key}"{first}; a frame needs one id per building. '
                'Mend the file, or name another column in case.toml: columns = { id = "..." }.'
            )
        seen[key] = n + 1
    return made


def optional(rows: Rows, found: dict[str, str], good: list[int]) -> dict[str, list[Any]]:
    """Words that a layer may have, in a fixed order; numbers as numbers, days as ISO days, the rest as text."""
    columns: dict[str, list[Any]] = {}
    for word in (
        "date",
        "area_m2",
        "percent",
        "frp_mw",
        "source",
        "name",
        "class",
        "time",
        "satellite",
        "confidence",
    ):
        if word in found:
            values = [rows.columns[found[word]][n] for n in good]
            if word == "date":
                columns[word] = [day(value) for value in values]
            elif word in {"area_m2", "percent", "frp_mw"}:
                columns[word] = [number(value) for value in values]
            else:
                columns[word] = texts(values)
    return columns


def marks(name: str, rows: Rows, found: dict[str, str], good: list[int], spec: LayerConfig) -> list[bool]:
    """Which rows the layer marks: by its damage column, else its class (when case.toml says which), else its
    percentage above zero; all of them in a plain list.
    """
    word = next(
        (one for one in ("damaged", "class" if spec.damaged else "", "percent") if one in found), None
    )
    if word is None:
        return [True] * len(good)
    values, damaged = rows.columns[found[word]], frozenset(spec.damaged)
    return [is_marked(name, found[word], values[n], damaged) for n in good]


def shapes(rows: Rows, good: list[int]) -> list[Any] | None:
    """The geometries of the good rows; None when all are plain points."""
    if rows.geometries is None:
        return None
    kept = [rows.geometries[n] for n in good]
    return None if all(shape.geom_type == "Point" for shape in kept) else kept
