"""Rows as received -> one clean table in our words; rows without a usable position are left out and counted."""

from dataclasses import dataclass
from typing import Any

from witnessmark.case import LayerConfig
from witnessmark.errors import UnreadError
from witnessmark.measure import firms
from witnessmark.measure.columns import find_columns, listed, want
from witnessmark.measure.positions import positions
from witnessmark.measure.rows import Rows
from witnessmark.measure.sphere import area_m2
from witnessmark.measure.values import day, is_marked, number, texts

NO_DATE = frozenset({"", "none", "null", "nan", "nat"})


@dataclass(frozen=True)
class Clean:
    """A layer in our words.

    Attributes:
        columns: our word -> values; always row (in the file, from 1), id, lon, lat; for marks also damaged.
        geometries: shapely geometries, one per row, None where the layer is points.
        left_out: one phrase per row without a usable position: "row 17: lat is 'abc'".
        undated: one phrase per row that is kept, but whose day is not of the calendar.
    """

    columns: dict[str, list[Any]]
    geometries: list[Any] | None
    left_out: tuple[str, ...]
    undated: tuple[str, ...] = ()


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
    return Clean(columns, geometries, tuple(left_out.values()), undated(rows, found, columns))


def undated(rows: Rows, found: dict[str, str], columns: dict[str, list[Any]]) -> tuple[str, ...]:
    """The rows whose date is given and cannot be read."""
    given = rows.columns[found["date"]] if "date" in found else []
    return tuple(
        f"row {row}: {found['date']} is {str(given[row - 1])[:30]!r}"
        for row, made in zip(columns["row"], columns.get("date", []), strict=False)
        if not made and str(given[row - 1]).strip().casefold() not in NO_DATE
    )


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
