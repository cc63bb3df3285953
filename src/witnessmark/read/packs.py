"""Makes a pack of hand/gazetteers/ from a published list of places, with its licence, day and hash beside it."""

import csv
import hashlib
import io
import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from witnessmark.errors import ReadError
from witnessmark.read.lore import PACKS, PLACE_COLUMNS
from witnessmark.read.packforms import Listed, read_list
from witnessmark.read.placekey import fold

_MOST_NAMES = 24
_MOST_LETTERS = 80
_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True)
class Origin:
    """Whose list it is, on what terms, of which day (EDTF)."""

    source: str
    licence: str
    date: str


@dataclass(frozen=True)
class Pack:
    """What was made: the table, how many places it has, and lines left out with the reason of the first."""

    path: Path
    places: int
    left_out: int
    first_left_out: str


def add_pack(hand: Path, file: Path, origin: Origin, *, replace: bool = False) -> Pack:
    """Write hand/gazetteers/NAME.csv and NAME.toml from a list of places.

    Args:
        hand: the case's folder of that name.
        file: a GeoNames country dump, an NGA names file, an OCHA table or GeoJSON, or a CSV with name, lat, lon.
        origin: goes into every row and into the .toml.
        replace: whether an older pack of that name may be written over.

    Raises:
        ReadError: no row can be used, the form is unknown, the pack is there already, or the origin says nothing; says
            what to do.
    """
    _check(origin)
    path = hand / PACKS / f"{file.stem}.csv"
    if path.exists() and not replace:
        raise ReadError(
            f"{path}: there already. Pass --replace to write it anew, or give the list another file name."
        )
    kept, left_out = _sorted_out(read_list(file))
    if not kept:
        raise ReadError(f"{file}: {_nothing(left_out)} A pack needs names with longitude and latitude in degrees, "
                        "such as 44.6 and 34.7.")  # fmt: skip
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_table(kept, origin), encoding="utf-8")
    path.with_suffix(".toml").write_text(_label(file, origin, len(kept), len(left_out)), encoding="utf-8")
    return Pack(path, len(kept), len(left_out), next(iter(left_out), ""))


def _check(origin: Origin) -> None:
    """Refuse a list whose origin nobody could follow."""
    for name, told in (("source", origin.source), ("licence", origin.licence)):
        if not told.strip():
            raise ReadError(
                f"--{name} is empty. Say it as its maker does, such as GeoNames and CC BY 4.0; write unknown where it is."
            )
    if not _DAY.fullmatch(origin.date):
        raise ReadError(
            f'--date "{origin.date}" is no day, month or year. Write it as 2024, 2024-11 or 2024-11-05.'
        )


def _nothing(left_out: list[str]) -> str:
    if not left_out:
        return "no place in it."
    rows = "its only row cannot" if len(left_out) == 1 else f"none of {len(left_out):,} rows can"
    return f"{rows} be used. The first, {left_out[0]}."


def _sorted_out(listed: Iterator[Listed]) -> tuple[list[Listed], list[str]]:
    """Places that can be used, rows of one place put together; and for each row that cannot, why."""
    kept: dict[tuple[str, float, float], Listed] = {}
    left_out: list[str] = []
    for one in listed:
        if wrong := _wrong_with(one):
            left_out.append(f"line {one.line}, {wrong}")
            continue
        key = (one.id or fold(one.name), one.lon, one.lat)
        same = kept.get(key)
        kept[key] = same._replace(names=(*same.names, one.name, *one.names)) if same else one
    return list(kept.values()), left_out


def _wrong_with(one: Listed) -> str:
    """Why a row is no place that can be looked up; "" for one that is."""
    if not _clean(one.name):
        return "no name"
    if math.isnan(one.lon) or math.isnan(one.lat):
        return f'"{one.name[:60]}": no longitude and latitude in degrees'
    if abs(one.lon) <= 180 and abs(one.lat) <= 90:
        return ""
    hint = ", as if the two were swapped" if abs(one.lon) <= 90 and abs(one.lat) <= 180 else ""
    return f'"{one.name[:60]}": longitude {one.lon:g}, latitude {one.lat:g} are no degrees{hint}'


def _table(places: list[Listed], origin: Origin) -> str:
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(PLACE_COLUMNS)
    for one in places:
        names = "|".join(_distinct(one))
        source = " ".join(part for part in (origin.source, one.id) if part)
        table.writerow(
            [_clean(one.name), names, one.lon, one.lat, one.radius_km, one.kind, one.country, source]
        )
    return out.getvalue()


def _distinct(one: Listed) -> list[str]:
    seen, kept = {fold(_clean(one.name)), ""}, list[str]()
    for name in map(_clean, one.names):
        if fold(name) not in seen and len(name) <= _MOST_LETTERS and len(kept) < _MOST_NAMES:
            seen.add(fold(name))
            kept.append(name)
    return kept


def _clean(name: str) -> str:
    return " ".join("".join(one if one.isprintable() and one != "|" else " " for one in name).split())


def _label(file: Path, origin: Origin, places: int, left_out: int) -> str:
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    told = {
        "file": file.name,
        "sha256": sha256,
        "source": origin.source,
        "licence": origin.licence,
        "date": origin.date,
    }
    lines = [f"{key} = {_quoted(value)}" for key, value in told.items()]
    return "\n".join([*lines, f"places = {places}", f"left_out = {left_out}", ""])


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)  # a JSON string is a TOML basic string
