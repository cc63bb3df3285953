"""Reads lists of places as their makers give them: GeoNames dumps, NGA names, OCHA tables and GeoJSON, plain CSV."""

import csv
import math
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from witnessmark.errors import ReadError
from witnessmark.read.countrycodes import iso_of
from witnessmark.read.earth import distance_km
from witnessmark.read.packfile import as_text, first_line, json_of

_GEONAMES_CELLS = 19
_WANTED_CLASSES = frozenset("APHTL")
_KINDS = {
    "ADM1": ("province", 60.0), "ADM2": ("district", 25.0), "ADM3": ("subdistrict", 10.0), "ADM4": ("subdistrict", 5.0),
}  # fmt: skip
_CLASSES = {"P": "town", "A": "area", "H": "water", "T": "mountain", "L": "area"}
_LAT = ("lat", "latitude", "center_lat", "lat_dd", "y")
_LON = ("lon", "long", "lng", "longitude", "center_lon", "long_dd", "x")
_NAME = (
    "name",
    "full_name_ro",
    "full_name_nd_ro",
    "full_name",
    "full_nm_nd",
    "asciiname",
    "place",
    "village",
)
_COUNTRIES = (
    ("country", ""), ("iso2", ""), ("iso3", ""), ("adm0_pcode", ""), ("admin0pcode", ""), ("country_code", ""),
    ("cc_ft", ""), ("cc1", "fips"),
)  # fmt: skip
"""Columns with a country, and the code it is in where that is not ISO's: NGA's cc1 is FIPS, where IZ is Iraq."""
_ID = ("ufi", "geonameid", "pcode", "id", "sourceid")
_LEVEL = re.compile(r"^adm(?:in)?([1-5])(?:_?(?:name|ref))?(?:_?([a-z]{2}))?$")
_OTHER_NAME = re.compile(
    r"^(?:names?|alternate\w*|full_name\w*|full_nm\w*|name[_:]\w{2,3}|adm(?:in)?[1-5]_?alt\w*)$"
)


class Listed(NamedTuple):
    """A place as a list gives it; names may be empty, lon and lat are degrees or NaN."""

    line: int
    name: str
    names: tuple[str, ...]
    lon: float
    lat: float
    radius_km: float
    kind: str
    country: str
    id: str


def read_list(path: Path) -> Iterator[Listed]:
    """Every place of the file that has a name, in order.

    Raises:
        ReadError: the file is in none of the forms; names what was found in it.
    """
    first = first_line(path)
    if path.suffix.lower() in {".json", ".geojson"} or first.lstrip().startswith(("{", "[")):
        return _of_geojson(path, json_of(path))
    cells = first.split("\t")
    is_dump = len(cells) == _GEONAMES_CELLS and not math.isnan(_number(cells[4]))
    return as_text(path, _of_geonames(path) if is_dump else _of_table(path))


def _of_geonames(path: Path) -> Iterator[Listed]:
    """GeoNames: id, name, asciiname, alternatenames, lat, lon, class, code, country, ... people in the 15th cell."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for number, line in enumerate(lines, 1):
            cells = line.rstrip("\r\n").split("\t")
            if len(cells) != _GEONAMES_CELLS:
                yield _without_position(number, " ".join(cells[1:2]))
                continue
            if cells[6] not in _WANTED_CLASSES or cells[7].startswith("PCL"):
                continue
            kind, radius_km = _KINDS.get(cells[7], (_CLASSES[cells[6]], _reach_km(cells[14])))
            names = (cells[2], *cells[3].split(","))
            yield Listed(
                number,
                cells[1],
                names,
                _number(cells[5]),
                _number(cells[4]),
                radius_km,
                kind,
                cells[8],
                cells[0],
            )


def _without_position(line: int, name: str) -> Listed:
    """A row that cannot be used, kept so that it is counted."""
    return Listed(line, name, (), math.nan, math.nan, 2.0, "", "", "")


def _reach_km(people: str) -> float:
    """A town's reach grows with its people: 1 km for a thousand, about 10 km for a million."""
    return round(max(1.0, (int(people or 0) / 1000) ** (1 / 3)), 1) if people.isdigit() else 2.0


def _of_table(path: Path) -> Iterator[Listed]:
    """A table with a header: NGA names (tabs), OCHA administrative lists, or name, lat, lon."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        head = lines.readline()
        lines.seek(0)
        table = csv.DictReader(lines, delimiter=max(",", ";", "\t", key=head.count))
        columns = [name.strip().lower() for name in _head_cells(path, table)]
        if not ({*columns} & {*_NAME} or any(map(_LEVEL.match, columns))):
            raise ReadError(
                f"{path}, line 1: no column of names among {', '.join(columns[:12]) or 'nothing'}. "
                'Call it "name", or add a GeoNames, NGA or OCHA file as its maker gave it.'
            )
        table.fieldnames = columns
        try:
            for row in table:
                yield from _of_cells(table.line_num, _told(row), math.nan, math.nan, 2.0)
        except csv.Error as error:
            raise ReadError(
                f"{path}, line {table.line_num}: {error}. Mend that line and add it again."
            ) from None


def _head_cells(path: Path, table: "csv.DictReader[str]") -> list[str]:
    """The names of the columns.

    Raises:
        ReadError: the first line is no row of a table.
    """
    try:
        return [str(name) for name in table.fieldnames or ()]
    except csv.Error as error:
        raise ReadError(
            f"{path}, line 1: {error}. Add the list as its maker gave it, a place a line."
        ) from None


def _told(row: Mapping[Any, Any]) -> dict[str, str]:
    return {key: cell.strip() for key, cell in row.items() if isinstance(key, str) and isinstance(cell, str)}


def _of_geojson(path: Path, data: Any) -> Iterator[Listed]:
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list):
        raise ReadError(
            f'{path}: no "features" in it, so it is no GeoJSON collection. Export it as one and add it again.'
        )
    for number, feature in enumerate(features, 1):
        told = feature.get("properties") if isinstance(feature, dict) else None
        if isinstance(told, dict):
            cells = {str(key).lower(): str(value).strip() for key, value in told.items() if value is not None}
            shape = feature.get("geometry")
            yield from _of_cells(
                number, cells, *_disc(shape.get("coordinates") if isinstance(shape, dict) else None)
            )


def _of_cells(
    line: int, cells: Mapping[str, str], lon: float, lat: float, radius_km: float
) -> Iterator[Listed]:
    level, names = _names(cells)
    if not names:
        yield _without_position(line, "")
        return
    lon = _first(cells, _LON) if math.isnan(lon) else lon
    lat = _first(cells, _LAT) if math.isnan(lat) else lat
    kind, reach_km = _KINDS.get(f"ADM{level}", (cells.get("kind") or cells.get("dsg") or "place", 2.0))
    country = next((iso_of(cells[key], of) for key, of in _COUNTRIES if cells.get(key)), "")
    key = next(
        (cells[one] for one in (f"adm{level}_pcode", f"admin{level}pcode", *_ID) if cells.get(one)), ""
    )
    yield Listed(line, names[0], tuple(names[1:]), lon, lat, max(radius_km, reach_km), kind, country, key)


def _names(cells: Mapping[str, str]) -> tuple[int, list[str]]:
    """The deepest administrative level with a name and its names in all languages, English first; 0 for other lists.

    NGA's names files have a column adm1 as well, with a code: what they list is the place itself.
    """
    levels = [
        (int(told[1]), key, told[2] or "")
        for key, cell in cells.items()
        if (told := _LEVEL.match(key)) and re.search(r"[^\W\d_]", cell) and "ufi" not in cells
    ]
    deepest = max((level for level, _, _ in levels), default=0)
    of_level = sorted((language != "en", key) for level, key, language in levels if level == deepest)
    names = [cells[key] for _, key in of_level] or [cells[key] for key in _NAME if cells.get(key)]
    others = [part for key in cells if _OTHER_NAME.match(key) for part in re.split(r"[|;]", cells[key])]
    return deepest, [name.strip() for name in (*names, *others) if name.strip()]


def _first(cells: Mapping[str, str], columns: tuple[str, ...]) -> float:
    return next((_number(cells[key]) for key in columns if cells.get(key)), math.nan)


def _number(cell: str) -> float:
    try:
        # A decimal comma: half of Europe's offices export tables so.
        return float(cell.replace(",", ".") if cell.count(",") == 1 and "." not in cell else cell)
    except ValueError:
        return math.nan


def _disc(coordinates: Any) -> tuple[float, float, float]:
    """Middle of a shape's bounds and half its mean width in km; NaN without a shape."""
    points = list(_points(coordinates))
    if not points:
        return math.nan, math.nan, 2.0
    west, east = min(lon for lon, _ in points), max(lon for lon, _ in points)
    south, north = min(lat for _, lat in points), max(lat for _, lat in points)
    lon, lat = (west + east) / 2, (south + north) / 2
    across_km = distance_km(west, lat, east, lat) + distance_km(lon, south, lon, north)
    return round(lon, 5), round(lat, 5), round(max(2.0, across_km / 4), 1)


def _points(shape: Any) -> Iterator[tuple[float, float]]:
    """The points of nested lists of any depth, without recursion: a hostile file nests a thousand deep."""
    waiting = [shape]
    while waiting:
        one = waiting.pop()
        if (
            isinstance(one, list)
            and len(one) >= 2
            and all(isinstance(value, (int, float)) for value in one[:2])
        ):
            yield float(one[0]), float(one[1])
        elif isinstance(one, list):
            waiting.extend(one)
