"""One [[series]] from the case's items to its record: gather, build, analyse, hold against quiet places, write."""

import json
import math
import platform
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import witnessmark
from witnessmark.activity import code_digest
from witnessmark.case import Case, LayerConfig, SeriesConfig
from witnessmark.errors import MeasureError, UnreadError
from witnessmark.measure.reach import shapes_of
from witnessmark.measure.series import gather, null, outputs, profile
from witnessmark.measure.series.analyse import Answer, analyse
from witnessmark.measure.series.build import Built, build, window_of
from witnessmark.measure.series.frame import day_in, iso_day
from witnessmark.measure.series.maps import maps_of, sides
from witnessmark.measure.series.stack import Stack, common_grid, in_order
from witnessmark.measure.span import between, first_and_last
from witnessmark.measure.sphere import within
from witnessmark.measure.tables import load_table
from witnessmark.records import ChangeSeries, FalseRate, Item, Layer, Part, When, identify

BLOCK_M = 1000.0
"""Side of the squares of land that are left out in turn where quiet places are few."""


@dataclass(frozen=True)
class Taken:
    """A series, measured.

    Attributes:
        record: what goes into the store.
        left_out: one sentence for each file or picture that could not be used.
    """

    record: ChangeSeries
    left_out: tuple[str, ...]


def folder_of(case: Case, spec: SeriesConfig) -> Path:
    """Where a series' files lie."""
    return case.working / "series" / spec.name


def take(case: Case, spec: SeriesConfig, frame: tuple[LayerConfig, Layer], items: list[Item]) -> Taken:
    """Measure one series.

    Args:
        case: the case.
        spec: its [[series]].
        frame: the buildings layer.
        items: the images and STAC items.

    Raises:
        UnreadError: not one image could be used, or they do not lie on both sides of the period.
    """
    sensor, folder = profile.load(spec.sensor), folder_of(case, spec)
    table = load_table(case, frame[1])
    shapes = shapes_of(table)
    gathered = gather.look(case, spec, sensor, items)
    try:
        grid = window_of(common_grid(spec.name, [one for _, one in gathered.frames]), shapes)
        gather.unpack_all(case, spec, sensor, gathered, grid, folder / "cache")
        stack = Stack(grid, sensor.unit, sensor.steps, in_order(gathered.pictures))
        if not stack.pictures:
            raise UnreadError(
                f'[[series]] "{spec.name}": no image of it could be used. {" ".join(gathered.left_out[:1])}'
            )
        period = period_of(case, stack)
        sources = stack.sources(folder / "cache")
        after = sides(sources, period) if spec.maps else ()
        built = build(grid, shapes, sources, folder, (spec.executor, after, (sensor.floor, sensor.ceiling)))
        answer = analyse(built.series, built.known, sensor, period)
    except MeasureError as error:
        raise UnreadError(f'[[series]] "{spec.name}": {error}') from None
    return written(case, spec, frame[1], (table, shapes), (stack, built, answer, period), gathered.left_out)


def period_of(case: Case, stack: Stack) -> tuple[float, float]:
    """The case's period in days since 1970; an open end is the last image, an open start a third into the images."""
    days = [one.frame.day for one in stack.pictures]
    start, end = (
        first_and_last(between(case.config.period.start, case.config.period.end))
        if any(asdict(case.config.period).values())
        else ("", "")
    )
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


def written(
    case: Case,
    spec: SeriesConfig,
    layer: Layer,
    frame: tuple[Any, Any],
    measured: tuple[Stack, Built, Answer, tuple[float, float]],
    left_out: list[str],
) -> Taken:
    """Every file of the series, and its record."""
    import shapely

    (table, shapes), (stack, built, answer, period) = frame, measured
    found = null.null_of(answer.found.score, *quiet_units(spec, table, built))
    p_value = null.p_values(found.placebo, answer.found.score) if found.rates else None
    folder = folder_of(case, spec)
    simulated = case.config.simulated or layer.simulated or any(one.frame.simulated for one in stack.pictures)
    rows = outputs.columns(built, answer, p_value)
    kept = outputs.keep(
        folder,
        "buildings",
        "parquet",
        outputs.table_bytes(table["id"].to_pylist(), list(shapely.to_wkb(shapes)), rows),
    )
    maps = tuple(
        outputs.keep(folder, name, "tif", data)
        for name, data in (maps_of(stack.grid, built, answer, simulated) if spec.maps else {}).items()
    )
    manifest = outputs.keep(folder, "stack", "json", stack.as_json().encode())
    run = outputs.keep(
        folder,
        "run",
        "json",
        run_record(spec, layer, stack, built, (answer, period), found, [kept, manifest, *maps], left_out),
    )
    drop_others(folder, {one[0] for one in (kept, manifest, run, *maps)})
    return Taken(record_of(spec, layer, measured, found, (kept, maps, run), simulated), tuple(left_out))


def run_record(
    spec: SeriesConfig,
    layer: Layer,
    stack: Stack,
    built: Built,
    said: tuple[Answer, tuple[float, float]],
    found: null.Null,
    files: list[tuple[str, str]],
    left_out: list[str],
) -> bytes:
    """Inputs, hashes, versions and parameters, so that the same figures can be made again; no time of day is in it."""
    import rasterio
    import scipy
    import shapely

    answer, period = said
    record = {
        "witnessmark": witnessmark.__version__, "code_sha256": code_digest("measure"),
        "versions": {"python": platform.python_version(), "numpy": np.__version__, "scipy": scipy.__version__, "shapely": shapely.__version__,
                     "rasterio": rasterio.__version__, "gdal": rasterio.__gdal_version__},
        "parameters": asdict(spec), "period_days_since_1970": period,
        "buildings": {"layer": layer.id, "table_sha256": layer.table_sha256}, "weights": built.weights_sha256,
        "images": sorted({one.sha256 for one in stack.pictures}), "left_out": left_out,
        "memory": {name: round(value, 4) for name, value in answer.memory.items()},
        "null": {"placebo": len(found.placebo), "blocks": found.blocks, "reason": found.reason, "rates": [asdict(one) for one in found.rates]},
        "files": dict(files),
    }  # fmt: skip
    return json.dumps(record, indent=1, ensure_ascii=False, sort_keys=True).encode()


def drop_others(folder: Path, wanted: set[str]) -> None:
    """Remove what earlier runs wrote; the cache and the weights are kept, since they are found by what they depend on."""
    for path in folder.glob("*-*.*"):
        if path.suffix in {".parquet", ".tif", ".json"} and path.name not in wanted:
            path.unlink()


def record_of(
    spec: SeriesConfig,
    layer: Layer,
    measured: tuple[Stack, Built, Answer, tuple[float, float]],
    found: null.Null,
    files: tuple[Any, Any, Any],
    simulated: bool,
) -> ChangeSeries:
    """The series' record."""
    (stack, built, answer, period), (table, maps, run) = measured, files
    state = np.bincount(outputs.states(built, answer), minlength=3).tolist()
    days = [one.frame.day for one in stack.pictures]
    start, end = iso_day(period[0]), iso_day(period[1] - 1)
    rates = tuple(
        FalseRate(one.nominal, *(round(value, 6) for value in (one.measured, one.low, one.high)))
        for one in found.rates
    )
    return ChangeSeries(
        identify("cs", layer.id, spec.name, table[1], run[1]), tuple(dict.fromkeys(one.item for one in stack.pictures)), layer.id, spec.name,
        spec.sensor, sum(len(one.day) for one in built.series), iso_day(min(days)), iso_day(max(days)),
        When(between(start, end), (Part(start, end),), reasons=("period of the case, within the images",)), *state, len(found.placebo), rates,
        found.reason, *table, maps, *run, note_of(built, answer), simulated,
    )  # fmt: skip


def note_of(built: Built, answer: Answer) -> str:
    """What the series cannot tell, in words."""
    most = max(answer.memory.values(), default=0.0)
    return (
        "A score ranks buildings for people to look at; it is neither a probability of damage nor a count. "
        f"One image is remembered by the next by up to {most:.2f} in {len(built.series)} series; dates lean on the neighbours, scores do not."
    )


def lost(case: Case, spec: SeriesConfig, record: ChangeSeries) -> bool:
    """Whether a file of the record is gone or changed."""
    import hashlib

    files = ((record.table, record.table_sha256), (record.run, record.run_sha256), *record.maps)
    folder = folder_of(case, spec)
    return any(
        not (folder / name).is_file() or hashlib.sha256((folder / name).read_bytes()).hexdigest() != sha256
        for name, sha256 in files
    )


def sentences(taken: Taken) -> Iterator[str]:
    """One sentence per file left out, the first twenty, and how many more."""
    yield from taken.left_out[:20]
    if len(taken.left_out) > 20:
        yield f"[[series]]: {len(taken.left_out) - 20:,} more pictures were left out; the run record names them all."
