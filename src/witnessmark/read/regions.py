"""Provinces, districts, seas, rivers and ranges out of the two tables in assets/, with the short forms of their names.

regions.tsv: GeoNames (CC BY 4.0), administrative areas of more than 30,000 people and named regions.
landscape.tsv: Natural Earth (public domain), the greater waters, islands, ranges, deserts.
Both are brought by tools/regions.py and belong to others, so they are built in and never kept among our sources; without
one of them its places are not known.
"""

import math
import re
from collections.abc import Iterator
from importlib import resources

Place = tuple[str, float, float, float, int, str, str]
Named = tuple[Place, list[tuple[str, str]]]
"""A place and its names, each with its role: name, other, short, code, demonym."""
CountryPoint = tuple[float, float, list[str]]
"""lon, lat and names in other scripts."""

NO_POINT: CountryPoint = (math.nan, math.nan, [])
TABLES = ("regions.tsv", "landscape.tsv")
_GENERIC_AFTER = re.compile(
    r" (?:Governorate|Province|Oblast|Region|State|Prefecture|Department|District|Division|Sheng|Voivodeship|Canton|Republic"
    r"|Territory|Autonomous Region|Raion|Ocean)$"
)
_GENERIC_BEFORE = re.compile(
    r"^(?:Muḩāfaz̧at(?: a[lnrstdz])?|Muhafazat(?: a[lnrstdz])?|Mohafazat|Wilaya de|Provincia de|Departamento de|Province of"
    r"|Oblast|County|Departement d[eu]|Provincia di|Provincie|Estado de|Republic of|State of|Shahrestān-e|Ostān-e|محافظة|ولاية|قضاء"
    r"|شهرستان|استان)\s"
)
_WATERS = (" Sea", " River", " Lake", " Nile", " Gulf")
_SMALL_RIVER_KM = 250.0


def points_of_countries() -> dict[str, CountryPoint]:
    """ISO code -> GeoNames' point of the country and its names in Arabic and Cyrillic."""
    return {
        cells[1]: (float(cells[4]), float(cells[5]), _names_in(cells[3]))
        for cells in _rows(TABLES[0])
        if cells[0] == "country"
    }


def regions_and_landscape() -> Iterator[Named]:
    """Every other place of the two tables."""
    for table in TABLES:
        for kind, country, name, names, lon, lat, radius_km, people in _rows(table):
            if kind != "country":
                place = (name, float(lon), float(lat), float(radius_km), int(people), country, kind)
                yield place, list(_roles(kind, name, _names_in(names), float(radius_km)))


def _names_in(cell: str) -> list[str]:
    return cell.split("|") if cell else []


def table_bytes(table: str) -> bytes:
    """One of the TABLES as it lies, empty when it was not brought."""
    path = resources.files("witnessmark").joinpath("assets", table)
    return path.read_bytes() if path.is_file() else b""


def _rows(table: str) -> Iterator[list[str]]:
    return (line.split("\t") for line in table_bytes(table).decode().splitlines()[1:])


def _roles(kind: str, name: str, others: list[str], radius_km: float) -> Iterator[tuple[str, str]]:
    """The names of a place, the official one first.

    "short" is an official name without its generic word, "code" an abbreviation: CA, Ky. The bare name of a small river
    or lake is some town's or person's far more often: it is left to its name in full, "Kentucky River".
    """
    is_water = kind in {"river", "lake"}
    if not is_water or radius_km >= _SMALL_RIVER_KM or " " in name:
        yield name, "name"
    if is_water:
        yield from _of_water(kind, name)
    if name.startswith("County "):
        yield f"{name.removeprefix('County ')} County", "name"
    for other in [*others, name]:
        if (short := _short(other)) != other:
            # A province called after a water ("Red Sea State") is not meant by the water's name.
            yield short, "other" if short.endswith(_WATERS) else "short"
        if other != name:
            yield other, "code" if other.endswith(".") or len(other) == 2 else "other"


def _of_water(kind: str, name: str) -> Iterator[tuple[str, str]]:
    bare = re.sub(rf"^(?:{kind}) | (?:{kind})$", "", name, flags=re.IGNORECASE)
    noun = kind.title()
    yield f"{bare} {noun}", "name"
    yield f"{noun} {bare}", "name"


def _short(name: str) -> str:
    short = _GENERIC_BEFORE.sub("", _GENERIC_AFTER.sub("", name))
    return short if len(short) > 3 else name
