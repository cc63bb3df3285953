"""What people saw, building by building, and "at least N" with its conditions.

Good at: an exact bound from a random sample that two readers looked at, with their false alarms taken off.
Misses: everything outside the frame; buildings whose damage cannot be seen from above.
Score: covers the truth at least as often as it says in every setting of benchmarks/bound.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from witnessmark.errors import MeasureError, PluginError, UnreadError
from witnessmark.measure.contract import Case, Job, LayerConfig, Task, job_of, unread
from witnessmark.measure.counts import Design
from witnessmark.measure.looks import Look, bound, damage, days_of, structures
from witnessmark.measure.readings import agree, by_structure, is_yes, read_readings, read_table, scene_day
from witnessmark.measure.span import first_and_last
from witnessmark.measure.tables import layers_of, load_table
from witnessmark.records import Item, Layer, Reading, Record, Scene

FILES = ("readings.csv", "sample.csv", "stratum.csv")
NO_FRAME = (
    'hand/readings.csv: no [[layer]] of role "buildings" could be read, so nothing can be counted. '
    "Add the frame of buildings to case.toml."
)


@dataclass(frozen=True)
class Readings:
    """Options.

    Attributes:
        readers: how many independent readers damage needs; with one there is nobody to disagree.
    """

    after: tuple[str, ...] = ("layers", "scenes")
    readers: int = 2

    def __post_init__(self) -> None:
        """PluginError unless somebody has to look."""
        if self.readers < 1:
            raise PluginError(f"[plugins.readings]: readers is {self.readers}. Write 1 or more; 2 is usual.")

    def tasks(self, case: Case) -> Iterable[Task]:
        """One task when hand/readings.csv is there: readings, damage windows and the bound."""
        items = {item.name: item for item in case.items("hand") if item.name in FILES}
        frames = layers_of(case, "buildings")[:1]
        if "readings.csv" in items:
            config = case.config
            scenes = sorted((scene.name, scene.start_datetime) for scene in case.store.all(Scene))
            said = (
                config.period,
                config.area,
                config.measure.level,
                config.measure.sample_seed,
                config.simulated,
            )
            hashes = [items[name].sha256 for name in sorted(items)]
            frame = [f"{layer.id} {layer.table_sha256} {spec!r}" for spec, layer in frames]
            job = job_of(
                self,
                "readings",
                (*hashes, *frame, repr(scenes), repr(said)),
                items["readings.csv"].id,
                "readings.csv",
            )
            yield Task(job, partial(self.read, case, job, items, frames))

    def read(
        self, case: Case, job: Job, items: dict[str, Item], frames: list[tuple[LayerConfig, Layer]]
    ) -> Iterator[Record]:
        """Readings, damage windows, and the bound or the reason why there is none."""
        item = items["readings.csv"]
        readings = read_readings(item, case.evidentiary_copy(item))
        looks = self.looks(case, readings)
        yield from readings
        yield from (damage(look) for look in looks.values() if not look.readings[0].decoy)
        if not frames:
            yield unread(job, NO_FRAME)
            return
        spec, layer = frames[0]
        table = load_table(case, layer)
        yield from structures(layer, table, set(looks))
        try:
            design = self.design(case, items, table["id"].to_pylist())
            yield bound(case, (spec, layer), design, looks)
        except (MeasureError, UnreadError) as error:
            yield unread(job, f"No bound was computed. {error}")

    def looks(self, case: Case, readings: list[Reading]) -> dict[str, Look]:
        """Structure -> its readings and what they agree on."""
        known = days_of(case.store.all(Scene))
        days = {one.scene: scene_day(one.scene, known) for one in readings}
        start, _ = first_and_last(case.config.period.start)
        return {
            key: Look(key, tuple(own), agree(own, days, self.readers, start))
            for key, own in by_structure(readings).items()
        }

    def design(self, case: Case, items: dict[str, Item], frame: list[str]) -> Design:
        """What was fixed before anyone looked: hand/sample.csv, hand/stratum.csv (the whole frame without it)."""
        if "sample.csv" not in items:
            raise MeasureError(
                "hand/sample.csv is not there. Write the drawn sample into it: structure,decoy."
            )
        sample = hand_table(case, items["sample.csv"], ("structure", "decoy"))
        stratum = frame
        if "stratum.csv" in items:
            stratum = [row["structure"] for row in hand_table(case, items["stratum.csv"], ("structure",))]
        drawn = tuple(row["structure"] for row in sample if not is_yes(row["decoy"]))
        decoys = tuple(row["structure"] for row in sample if is_yes(row["decoy"]))
        config = case.config.measure
        return Design(frame, stratum, drawn, decoys, config.sample_seed, config.level, self.readers)


def hand_table(case: Case, item: Item, wanted: tuple[str, ...]) -> list[dict[str, str]]:
    """A hand table from its evidentiary copy."""
    return read_table(item, case.evidentiary_copy(item), wanted)


plugin = Readings()
