"""What the case knows before it reads: its places and its actors' names, from plain tables in hand/."""

import csv
import hashlib
import io
import typing
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from witnessmark.activity import digest
from witnessmark.case import Case, hand_files
from witnessmark.errors import CaseError
from witnessmark.read.contract import Alias, Lore
from witnessmark.read.gazetteer import TieredGazetteer
from witnessmark.read.world import world_digest, world_folder
from witnessmark.records import Place, identify
from witnessmark.records.statement import VoiceKind

PLACES = "places.csv"
ACTORS = "actors.csv"
PACKS = "gazetteers"
PLACE_COLUMNS = ("name", "names", "lon", "lat", "radius_km", "kind", "country", "source")
ACTOR_COLUMNS = ("alias", "name", "kind")

_KINDS = typing.get_args(VoiceKind)

Row = tuple[int, Mapping[str, str]]
"""A line number, from 2, and its cells by column."""


def lore_of(case: Case, note: Callable[[str], None] = lambda _: None) -> Lore:
    """Gazetteer and aliases of a case; `note` is told of what takes time, should it come to that.

    Raises:
        CaseError: a table in hand/ has a missing column, a wrong number or an unknown kind; names line and column.
    """
    places = (*case_places(case), *pack_places(case))
    aliases = _aliases(case.hand / ACTORS)
    gazetteer = TieredGazetteer(places, case.config.area, world_folder(case.working), note)
    files = [file_digest(path) for path in (case.hand / PLACES, case.hand / ACTORS, *_packs(case))]
    return Lore(gazetteer, aliases, digest(*files, str(case.config.area), world_digest()))


def case_places(case: Case) -> tuple[Place, ...]:
    """The places of hand/places.csv, each resting on that file's Item where the case has collected it."""
    path = case.hand / PLACES
    places = [_place(path, row, "case", places_item(case)) for row in _rows(path, PLACE_COLUMNS)]
    for number, place in enumerate(places):
        if place.id in {other.id for other in places[:number]}:
            raise CaseError(
                f'{path}: "{place.name}" is listed twice at one spot. Put all its names in one row.'
            )
    return tuple(places)


def places_item(case: Case) -> str:
    """The id of the Item that is hand/places.csv as it stands, "" while it is not collected."""
    sha256 = file_digest(case.hand / PLACES)
    return next((item.id for item in case.items("hand") if item.sha256 == sha256), "")


def pack_places(case: Case) -> tuple[Place, ...]:
    """The places of every table in hand/gazetteers/, by file name."""
    return tuple(_place(path, row, "pack", "") for path in _packs(case) for row in _rows(path, PLACE_COLUMNS))


def file_digest(path: Path) -> str:
    """sha256 of a file, "" when it is not there."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _packs(case: Case) -> tuple[Path, ...]:
    return tuple(path for path in hand_files(case.hand / PACKS) if path.suffix == ".csv")


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """Rows of a table that is not blank, "" for cells left out; nothing when there is no such file."""
    if not path.is_file():
        return
    try:
        table = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), strict=True)
        _check_columns(path, table.fieldnames or (), columns)
        for row in table:
            cells = {name: (row.get(name) or "").strip() for name in columns}
            if any(cells.values()):
                yield table.line_num, cells
    except UnicodeDecodeError as error:
        raise CaseError(
            f"{path}: byte {error.start} is not UTF-8. Save the table as UTF-8 and run again."
        ) from None
    except csv.Error as error:
        raise CaseError(
            f"{path}, line {table.line_num}: {error}. Close the quotes of that line and run again."
        ) from None


def _check_columns(path: Path, found: typing.Collection[str], wanted: tuple[str, ...]) -> None:
    for name in wanted[:1]:
        if name not in found:
            raise CaseError(
                f'{path}, line 1: there is no column "{name}", only {", ".join(found) or "nothing"}. '
                f"Make the first line {','.join(wanted)}."
            )
    for name in found:
        if name not in wanted:
            raise CaseError(f'{path}, line 1: unknown column "{name}". Use any of {", ".join(wanted)}.')


def _place(path: Path, row: Row, tier: typing.Literal["case", "pack"], item: str) -> Place:
    line, cells = row
    if not cells["name"]:
        raise CaseError(f"{path}, line {line}, name: empty. Give the place a name or delete the line.")
    lon = _number(path, row, "lon", (-180.0, 180.0))
    lat = _number(path, row, "lat", (-90.0, 90.0))
    radius_km = _number(path, row, "radius_km", (0.0, 5000.0)) if cells["radius_km"] else 2.0
    names = tuple(name.strip() for name in cells["names"].split("|") if name.strip())
    return Place(
        identify("pl", tier, cells["name"], lon, lat, cells["kind"]),
        cells["name"], names, lon, lat, radius_km, cells["kind"], cells["country"], tier, cells["source"], item,
    )  # fmt: skip


def _number(path: Path, row: Row, column: str, bounds: tuple[float, float]) -> float:
    line, cells = row
    try:
        value = float(cells[column])
    except ValueError:
        value = float("nan")
    if not bounds[0] <= value <= bounds[1]:  # NaN lands here too: it compares false with everything
        raise CaseError(
            f'{path}, line {line}, {column}: "{cells[column]}" is no number from {bounds[0]:g} to {bounds[1]:g}. '
            "Write degrees or kilometres with a point, like 44.5875."
        )
    return value


def _aliases(path: Path) -> dict[str, Alias]:
    aliases: dict[str, Alias] = {}
    for line, cells in _rows(path, ACTOR_COLUMNS):
        alias, name, kind = (cells[column] for column in ACTOR_COLUMNS)
        if not alias or not name:
            raise CaseError(f'{path}, line {line}: alias is "{alias}" and name is "{name}". Fill in both.')
        if kind not in _KINDS:
            raise CaseError(f'{path}, line {line}, kind: "{kind}". Use one of: {", ".join(_KINDS)}.')
        aliases[alias.casefold()] = aliases[name.casefold()] = Alias(name, typing.cast("VoiceKind", kind))
    return aliases
