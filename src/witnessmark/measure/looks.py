"""Looks at buildings as records: damage windows, the structures looked at, and the bound."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from witnessmark.case import Case, LayerConfig
from witnessmark.measure.counts import Design, count
from witnessmark.measure.readings import Agreed
from witnessmark.measure.span import between, when
from witnessmark.records import CountBound, Damage, Layer, Reading, Scene, Structure, identify
from witnessmark.records.measured import DamageClass


@dataclass(frozen=True)
class Look:
    """All readings of one structure, and what they agree on."""

    structure: str
    readings: tuple[Reading, ...]
    agreed: Agreed

    @property
    def readers(self) -> int:
        """How many people looked."""
        return len({one.reader for one in self.readings})


def days_of(scenes: Iterable[Scene]) -> dict[str, str]:
    """A scene's id, name, file name and bare file name -> its day."""
    days: dict[str, str] = {}
    for scene in scenes:
        path = PurePosixPath(scene.name)
        days |= dict.fromkeys((scene.id, scene.name, path.name, path.stem), scene.start_datetime[:10])
    return days


def damage(look: Look) -> Damage:
    """A structure's damage window: agreed damage is at least "moderate", doubt is "possible"."""
    verdicts = {one.verdict for one in look.readings}
    # Readers say damaged or not; "moderate" is the lowest class that is damage for certain.
    doubt: DamageClass = "none visible" if verdicts == {"intact"} else "possible"
    return Damage(
        identify("da", *(one.id for one in look.readings)), tuple(one.id for one in look.readings), look.structure,
        "moderate" if look.agreed.damaged else doubt, look.agreed.last_intact, look.agreed.first_damaged,
    )  # fmt: skip


def structures(layer: Layer, table: Any, keys: Collection[str]) -> Iterator[Structure]:
    """The buildings of a frame that people looked at; the others stay in the layer's table."""
    areas = table["area_m2"].to_pylist() if "area_m2" in table.column_names else [0.0] * table.num_rows
    rows = zip(
        table["id"].to_pylist(), table["lon"].to_pylist(), table["lat"].to_pylist(), areas, strict=True
    )
    for key, lon, lat, area in rows:
        if key in keys:
            yield Structure(identify("sr", layer.id, key), layer.id, key, lon, lat, area)


def bound(
    case: Case, frame: tuple[LayerConfig, Layer], design: Design, looks: Mapping[str, Look]
) -> CountBound:
    """The CountBound of this case.

    Raises:
        MeasureError: a condition fails; see `counts.count`.
    """
    spec, layer = frame
    config = case.config
    counted = count(
        design, {key: look.agreed for key, look in looks.items()}, {k: v.readers for k, v in looks.items()}
    )
    readings = [one for key in (*design.sample, *design.decoys) for one in looks[key].readings]
    made_up = any(one.reader.casefold().startswith("simulated") for one in readings)
    basis = tuple(one.id for one in readings)
    return CountBound(
        identify("cb", layer.id, design.seed, design.level, counted.at_least, counted.frame_sha256, *basis),
        layer.id, basis, config.area.name, spec.thing, spec.act,
        when(between(config.period.start, config.period.end)), counted.at_least, design.level,
        len(design.frame), len(design.stratum), len(design.sample), counted.confirmed, len(design.decoys),
        counted.decoy_errors, counted.false_positive_upper, design.seed, counted.frame_sha256,
        counted.conditions, made_up or layer.simulated or config.simulated,
    )  # fmt: skip
