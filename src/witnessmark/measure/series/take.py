"""One [[series]] from the case's items to its record: gather, build, analyse, hold against quiet places, write."""

import hashlib
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from witnessmark.case import Case, SeriesConfig
from witnessmark.errors import MeasureError, UnreadError
from witnessmark.measure.reach import shapes_of
from witnessmark.measure.series import null, outputs, profile
from witnessmark.measure.series.analyse import analyse
from witnessmark.measure.series.build import Built, How, build, window_of
from witnessmark.measure.series.frame import day_in
from witnessmark.measure.series.gather import Gathering
from witnessmark.measure.series.maps import maps_of, sides
from witnessmark.measure.series.record import Files, Measured, record_of, run_record
from witnessmark.measure.series.stack import Stack, common_grid, in_order
from witnessmark.measure.span import between, first_and_last
from witnessmark.measure.sphere import within
from witnessmark.measure.tables import load_table
from witnessmark.records import ChangeSeries, Item, Layer

BLOCK_M = 1000.0
"""Side of the squares of land that are left out in turn when the false rate is measured."""


def folder_of(case: Case, spec: SeriesConfig) -> Path:
    """Where a series' files lie."""
    return case.working / "series" / spec.name


def take(
    case: Case, spec: SeriesConfig, layer: Layer, items: list[Item]
) -> tuple[ChangeSeries, tuple[str, ...]]:
    """Measure one series.

    Args:
        case: the case.
        spec: its [[series]].
        layer: the buildings.
        items: the images and STAC items.

    Returns:
        Its record, and one sentence for each file or picture that could not be used.

    Raises:
        UnreadError: not one image could be used, or they do not lie on both sides of the period.
    """
    sensor, folder = profile.load(spec.sensor), folder_of(case, spec)
    table = load_table(case, layer)
    shapes = shapes_of(table)
    gathering = Gathering(case, spec, sensor, folder / "cache")
    gathering.look(items)
    try:
        frames = [one for _, one in gathering.frames]
        grid = window_of(common_grid(nothing(spec, gathering), frames), shapes)
        stack = Stack(grid, sensor.unit, sensor.steps, in_order(gathering.unpack(grid)))
        if not stack.pictures:
            raise UnreadError(nothing(spec, gathering))
        period = period_of(case, stack)
        sources = stack.sources(folder / "cache")
        after = sides(sources, period) if spec.maps else ()
        start = period[0] if spec.register else None
        built = build(
            grid, shapes, sources, folder, How(spec.executor, (sensor.floor, sensor.ceiling), after, start)
        )
        answer = analyse(built.series, built.known, sensor, period)
    except MeasureError as error:
        raise UnreadError(f'[[series]] "{spec.name}": {error}') from None
    found = null.null_of(answer.found.score, *quiet_units(spec, table, built))
    left_out = tuple(gathering.left_out)
    ids = table["id"].to_pylist()
    return written(
        case, Measured(spec, layer, ids, shapes, stack, built, answer, period, found, left_out)
    ), left_out


def nothing(spec: SeriesConfig, gathering: Gathering) -> str:
    """The sentence for a series of which not one image can be used, with what stood in the way of the first three."""
    ways = " ".join(gathering.left_out[:3]) or "Name its files in [[series]]."
    return f'[[series]] "{spec.name}": no image of it can be used. {ways}'


def period_of(case: Case, stack: Stack) -> tuple[float, float]:
    """The case's period in days since 1970; an open end is the last image, an open start a third into the images."""
    days = [one.frame.day for one in stack.pictures]
    period = case.config.period
    is_open = not (period.start or period.end)
    start, end = ("", "") if is_open else first_and_last(between(period.start, period.end))
    first = day_in(start) if start else min(days) + (max(days) - min(days)) / 3
    return first, (day_in(end) + 1 if end else math.ceil(max(days)))


def quiet_units(spec: SeriesConfig, table: Any, built: Built) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    """(units,) which lie in a quiet place of case.toml, and the block of land each lies in."""
    lon, lat = (table[axis].to_numpy() for axis in ("lon", "lat"))
    inside = np.zeros(len(lon), bool)
    for place in spec.quiet:
        inside |= within(lon, lat, (place.lon, place.lat), place.radius_km)
    quiet = np.ones(len(built.known.cover), bool)
    there = built.units.unit_of >= 0
    np.logical_and.at(quiet, built.units.unit_of[there], inside[there])
    return quiet, null.squares(built.known.middle * built.known.pixel_m, BLOCK_M)


def written(case: Case, made: Measured) -> ChangeSeries:
    """Every file of the series, and its record."""
    import shapely

    p_value = null.p_values(made.null.placebo, made.answer.found.score) if made.null.rates else None
    folder, simulated = folder_of(case, made.spec), made.simulated or case.config.simulated
    rows = outputs.columns(made.built, made.answer, p_value)
    data = outputs.table_bytes(made.ids, list(shapely.to_wkb(made.shapes)), rows, simulated)
    table = outputs.keep(folder, "buildings", "parquet", data)
    pictures = maps_of(made.stack.grid, made.built, made.answer, simulated) if made.spec.maps else {}
    maps = tuple(outputs.keep(folder, name, "tif", picture) for name, picture in pictures.items())
    manifest = outputs.keep(folder, "stack", "json", made.stack.as_json().encode())
    run = outputs.keep(folder, "run", "json", run_record(made, [table, manifest, *maps], simulated))
    drop_others(folder, {one[0] for one in (table, manifest, run, *maps)})
    return record_of(made, Files(table, maps, run), simulated)


def drop_others(folder: Path, wanted: set[str]) -> None:
    """Remove what earlier runs wrote; the cache and the weights are kept, since they are found by what they depend on."""
    for path in folder.glob("*-*.*"):
        if path.suffix in {".parquet", ".tif", ".json"} and path.name not in wanted:
            path.unlink()


def lost(case: Case, spec: SeriesConfig, record: ChangeSeries) -> bool:
    """Whether a file of the record is gone or changed."""
    files = ((record.table, record.table_sha256), (record.run, record.run_sha256), *record.maps)
    folder = folder_of(case, spec)
    return any(not is_same(folder / name, sha256) for name, sha256 in files)


def is_same(path: Path, sha256: str) -> bool:
    """Whether a file is there with this hash."""
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256


def sentences(left_out: tuple[str, ...]) -> Iterator[str]:
    """One sentence per file left out, the first twenty, and how many more."""
    yield from left_out[:20]
    if len(left_out) > 20:
        yield f"[[series]]: {len(left_out) - 20:,} more pictures were left out; the run record names them all."
