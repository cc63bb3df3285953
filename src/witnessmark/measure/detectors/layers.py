"""Others' files as layers: each [[layer]] of case.toml becomes a clean table and a record of whose it is.

Good at: CSV, GeoJSON and (Geo)Parquet in WGS84, with column names mapped in case.toml.
Misses: shapefiles, GeoPackage, NetCDF, other coordinate systems; it says so by name.
Score: benchmarks/mariupol reads 8,068 polygons and 43,742 detections; see its README for the time.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from witnessmark.box import in_box, in_proportion
from witnessmark.errors import UnreadError
from witnessmark.measure.contract import Case, Job, LayerConfig, Task, job_of, unread
from witnessmark.measure.packed import TASK, Packed, check
from witnessmark.measure.positions import refuse_swapped
from witnessmark.measure.tables import is_whole, item_of, layer_id, save_table
from witnessmark.records import Item, Layer, Record


@dataclass(frozen=True)
class Layers:
    """No options: everything is said in [[layer]]."""

    after: tuple[str, ...] = ()

    def tasks(self, case: Case) -> Iterable[Task]:
        """One task per [[layer]] of case.toml."""
        there = {layer.id: layer for layer in case.store.all(Layer)}
        for spec in case.config.layer:
            item = item_of(case, spec)
            name = f"layers:{spec.file}:{spec.role}:{spec.name or spec.origin}:{sorted(spec.where.items())}"
            inputs = (
                item.sha256 if item else "",
                repr(spec),
                repr(case.config.area),
                str(case.config.simulated),
            )
            job = job_of(self, name, inputs, item.id if item else "", spec.file)
            earlier = there.get(layer_id(item, spec)) if item else None
            lost = earlier is not None and not is_whole(case, earlier)
            yield Task(job, partial(read_layer, case, job, spec, item), lost)


def read_layer(case: Case, job: Job, spec: LayerConfig, item: Item | None) -> Iterator[Record]:
    """The layer's record, and one Unread for the rows it had to leave out."""
    if item is None:
        names = ", ".join(sorted(item.name for item in case.items() if item.how != "hand")[:12]) or "nothing"
        raise UnreadError(
            f"{spec.file}: case.toml has a [[layer]] of this name, but the inbox holds {names}. "
            "Drop the file into inbox/ and collect, or correct file in case.toml."
        )
    data, area = case.evidentiary_copy(item), case.config.area
    made = in_box(TASK, data, item.name, spec, returns=Packed, limits=in_proportion(data), name=item.name)
    check(item.name, made)
    refuse_swapped(item.name, made.values("lon"), made.values("lat"), (area.lon, area.lat, area.radius_km))
    table, sha256 = save_table(case.tables, made)
    count = made.count
    yield Layer(
        layer_id(item, spec), item.id, spec.name or spec.file, spec.role, spec.origin,
        named_origins(made.values("source")), count, table, sha256, spec.note,
        spec.simulated or case.config.simulated,
    )  # fmt: skip
    if made.left_out:
        whole = f"{len(made.left_out) + count:,} rows have no usable position and are left out"
        yield unread(job, in_words(spec.file, whole, made.left_out))
    if made.undated:
        whole = f"{count:,} rows have a date that is none of the calendar and stand without one"
        yield unread(job, in_words(spec.file, whole, made.undated))


def named_origins(sources: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """The fifty origins that the rows themselves name most often, with how many rows name each, most first."""
    counted = Counter(source[:200] for source in sources if source)
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))[:50]


def in_words(file: str, whole: str, rows: tuple[str, ...]) -> str:
    """One sentence for rows that have something wrong, the first five by number."""
    more = f"; and {len(rows) - 5:,} more" if len(rows) > 5 else ""
    return f"{file}: {len(rows):,} of {whole} ({'; '.join(rows[:5])}{more}). Mend them and drop the file in again."


plugin = Layers()
