"""The record of a measured series, and its run record: inputs, hashes, versions, parameters."""

import json
import platform
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

import witnessmark
from witnessmark.activity import code_digest
from witnessmark.case import SeriesConfig
from witnessmark.measure.series import outputs
from witnessmark.measure.series.analyse import Answer
from witnessmark.measure.series.build import Built
from witnessmark.measure.series.frame import iso_day
from witnessmark.measure.series.null import Null
from witnessmark.measure.series.stack import Stack
from witnessmark.measure.span import between
from witnessmark.records import ChangeSeries, FalseRate, Layer, Part, When, identify


@dataclass(frozen=True)
class Measured:
    """A series, measured, before anything is written.

    Attributes:
        spec: its [[series]].
        layer: the buildings.
        ids, shapes: of the buildings, in the layer's order.
        stack, built, answer: what was made of the images.
        period: first and last day in which a change was looked for, days since 1970.
        null: of the quiet places.
        left_out: one sentence for each file or picture that could not be used.
    """

    spec: SeriesConfig
    layer: Layer
    ids: list[str]
    shapes: Any
    stack: Stack
    built: Built
    answer: Answer
    period: tuple[float, float]
    null: Null
    left_out: tuple[str, ...]

    @property
    def simulated(self) -> bool:
        """Whether the buildings or any picture were made by a script."""
        return self.layer.simulated or any(one.frame.simulated for one in self.stack.pictures)


@dataclass(frozen=True)
class Files:
    """What was written: names and hashes."""

    table: tuple[str, str]
    maps: tuple[tuple[str, str], ...]
    run: tuple[str, str]


def run_record(made: Measured, files: list[tuple[str, str]], simulated: bool) -> bytes:
    """Everything needed to make the same figures again, as JSON; no time of day is in it."""
    null = made.null
    record = {
        "witnessmark": witnessmark.__version__,
        "code_sha256": code_digest("measure"),
        "versions": versions(),
        "simulated": simulated,
        "parameters": asdict(made.spec),
        "period_days_since_1970": made.period,
        "buildings": {"layer": made.layer.id, "table_sha256": made.layer.table_sha256},
        "weights": made.built.weights,
        "moved": moved_words(made),
        "images": sorted({one.sha256 for one in made.stack.pictures}),
        "left_out": made.left_out,
        "memory": {name: round(value, 4) for name, value in made.answer.memory.items()},
        "null": {
            "placebo": len(null.placebo),
            "blocks": null.blocks,
            "reason": null.reason,
            "rates": [asdict(one) for one in null.rates],
        },
        "files": dict(files),
    }
    return json.dumps(record, indent=1, ensure_ascii=False, sort_keys=True).encode()


def moved_words(made: Measured) -> dict[str, float]:
    """By how many metres footprints were moved: half of them by less, and the most; nothing when they were left."""
    moved = made.built.moved
    if moved is None or not len(moved.pixels):
        return {}
    metres = np.hypot(*moved.pixels.T) * made.built.known.pixel_m
    return {
        "median_m": round(float(np.median(metres)), 2),
        "most_m": round(float(metres.max()), 2),
        "squares_moved": moved.moved,
        "squares": moved.squares,
    }


def versions() -> dict[str, str]:
    """Of everything that computed."""
    import rasterio
    import scipy
    import shapely

    there = {"numpy": np, "scipy": scipy, "shapely": shapely, "rasterio": rasterio}
    found = {name: str(one.__version__) for name, one in there.items()}
    return found | {"python": platform.python_version(), "gdal": str(rasterio.__gdal_version__)}


def record_of(made: Measured, files: Files, simulated: bool) -> ChangeSeries:
    """The series' record."""
    days = [one.frame.day for one in made.stack.pictures]
    items = tuple(dict.fromkeys(one.item for one in made.stack.pictures))
    measured, grouped, unseen = np.bincount(outputs.states(made.built, made.answer), minlength=3).tolist()
    start, end = iso_day(made.period[0]), iso_day(made.period[1] - 1)
    window = When(
        between(start, end), (Part(start, end),), reasons=("period of the case, within the images",)
    )
    return ChangeSeries(
        identify("cg", made.layer.id, made.spec.name, files.table[1], files.run[1]), items, made.layer.id,
        made.spec.name, made.spec.sensor, sum(len(one.day) for one in made.built.series), iso_day(min(days)), iso_day(max(days)),
        window, measured, grouped, unseen, len(made.null.placebo), rates_of(made.null), made.null.reason,
        files.table[0], files.table[1], files.maps, files.run[0], files.run[1], note_of(made), simulated,
    )  # fmt: skip


def rates_of(null: Null) -> tuple[FalseRate, ...]:
    """Measured false rates, to six digits."""
    return tuple(
        FalseRate(one.nominal, round(one.measured, 6), round(one.low, 6), round(one.high, 6))
        for one in null.rates
    )


def note_of(made: Measured) -> str:
    """What the series cannot tell, in words."""
    most = max(made.answer.memory.values(), default=0.0)
    return (
        "A score ranks buildings for people to look at; it is neither a probability of damage nor a count. "
        f"One image is remembered by the next by up to {most:.2f} in {len(made.built.series)} series; dates lean on the "
        f"neighbours, scores do not.{moved_note(made)}"
    )


def moved_note(made: Measured) -> str:
    """That footprints were moved, in words; "" when they were not."""
    words = moved_words(made)
    if not words.get("most_m"):
        return ""
    return (
        f" Footprints were moved by {words['median_m']:g} m (median; up to {words['most_m']:g} m) to where the images before the "
        "period show houses."
    )
