"""When fires were seen at each place of the case, after furnaces and flares were taken out.

Good at: dating and placing; steel works, flares and brick kilns that burn every year do not count.
Misses: fires between two passes or under cloud; it blinds itself beside persistent sources and says so.
Score: nearest wartime detection separates damaged from other buildings in Mariupol with AUC 0.63 before and 0.66
after removal (benchmarks/mariupol); so it never counts buildings.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from witnessmark.measure import fires as index
from witnessmark.measure.contract import Case, Task, job_of
from witnessmark.measure.span import between, first_and_last
from witnessmark.measure.sphere import within
from witnessmark.measure.tables import layers_of, load_table
from witnessmark.records import FirePoint, FireWindow, Layer, Part, Place, Record, When, identify

MASKED_AT = 0.5
"""From this share of a place within reach of persistent sources on, its fires are not assessable."""


@dataclass(frozen=True)
class Spot:
    """A place to look at: `id` is "" for the case's own area."""

    id: str
    name: str
    lon: float
    lat: float
    radius_km: float


@dataclass(frozen=True)
class FirePoints:
    """No options here: reach, years and the persistent reach are in [measure], because they bound what is claimed."""

    after: tuple[str, ...] = ("layers",)

    def tasks(self, case: Case) -> Iterable[Task]:
        """One task over all fire layers and all places."""
        layers = [layer for _, layer in layers_of(case, "fires")]
        spots = spots_of(case)
        if layers and spots:
            config = case.config
            said = (
                config.measure.fire_reach_km,
                config.measure.persistent_years,
                config.measure.persistent_reach_km,
            )
            inputs = (
                *(layer.id + layer.table_sha256 for layer in layers),
                repr(spots),
                repr(config.period),
                repr(said),
            )
            yield Task(
                job_of(self, "fire_points", inputs, layers[0].item, "fires"),
                partial(look, case, layers, spots),
            )


def spots_of(case: Case) -> list[Spot]:
    """The case's own places, and its area."""
    own = [place for place in case.store.all(Place) if place.tier == "case"]
    spots = [Spot(place.id, place.name, place.lon, place.lat, place.radius_km) for place in own]
    area = case.config.area
    if area.radius_km > 0 and area.name not in {spot.name for spot in spots}:
        spots.append(Spot("", area.name, area.lon, area.lat, area.radius_km))
    return sorted(spots, key=lambda spot: (spot.name, spot.id))


def look(case: Case, layers: list[Layer], spots: list[Spot]) -> Iterator[Record]:
    """A FireWindow per place, and the detections that are in one of them."""
    config = case.config.measure
    start, end = first_and_last(between(case.config.period.start, case.config.period.end))
    tables = [load_table(case, layer) for layer in layers]
    fires = gather(tables)
    base = index.baseline(fires, start, config.persistent_years)
    wartime = index.in_window(fires, start, end)
    removed = wartime & index.near_persistent(fires, base, config.persistent_reach_km)
    shown = np.zeros(len(fires.day), bool)
    for spot in spots:
        near = within(fires.lon, fires.lat, (spot.lon, spot.lat), spot.radius_km + config.fire_reach_km)
        kept = fires.of(near & wartime & ~removed)
        masked = index.masked_share((spot.lon, spot.lat), spot.radius_km, base, config.persistent_reach_km)
        yield window(layers, spot, kept, (int((near & removed).sum()), masked), base.note)
        shown |= near & wartime & ~removed
    yield from points(layers, tables, shown)


def gather(tables: list[Any]) -> index.Fires:
    """All detections of all fire layers, one after the other."""
    parts = [[np.asarray(table[word]) for table in tables] for word in ("lon", "lat", "date")]
    lon, lat, day = (np.concatenate(part) for part in parts)
    return index.Fires(lon, lat, day.astype("datetime64[D]"))


def window(
    layers: list[Layer], spot: Spot, kept: index.Fires, taken: tuple[int, float], note: str
) -> FireWindow:
    """The record for one place; `taken` is how many detections were removed, and the share of the place masked."""
    removed, masked = taken
    days = tuple(str(day) for day in np.unique(kept.day))
    edtf = between(days[0], days[-1]) if days else ""
    parts = (Part(days[0], days[-1]),) if days else ()
    without = "not removed" if note.startswith(index.NO_BASELINE) else "removed"
    seen = When(edtf, parts, reasons=(f"first and last active-fire detection, persistent sources {without}",))
    blind = (
        f" {masked:.0%} of the place lies near persistent sources, where fires can show nothing."
        if masked
        else ""
    )
    return FireWindow(
        identify("fw", spot.id, spot.name, edtf, len(kept.day), removed, *(layer.id for layer in layers)),
        tuple(layer.id for layer in layers), spot.id, spot.name, seen, len(kept.day), removed, days,
        masked < MASKED_AT, note + blind,
    )  # fmt: skip


def points(layers: list[Layer], tables: list[Any], shown: NDArray[np.bool_]) -> Iterator[FirePoint]:
    """The detections that some place's window counts."""
    start = 0
    for layer, table in zip(layers, tables, strict=True):
        which = np.flatnonzero(shown[start : start + table.num_rows])
        start += table.num_rows
        for row in table.take(which).to_pylist():
            power = row.get("frp_mw")
            yield FirePoint(
                identify("fp", layer.id, row["row"]), layer.id, row["lon"], row["lat"], row["date"],
                power if power is not None and np.isfinite(power) else None, row.get("confidence", ""),
            )  # fmt: skip


plugin = FirePoints()
