"""What each damage layer and list counts, as its maker's own statement.

Good at: keeping every count with its maker, its whole and its window.
Misses: buildings that a list names twice; it counts rows, and an overlap shows how many footprints they are.
Score: 2,582 of 8,068 and 147 on the Mariupol files, as their README states (benchmarks/mariupol).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from witnessmark.measure.contract import Case, LayerConfig, Task, job_of
from witnessmark.measure.tables import layers_of, load_table
from witnessmark.measure.tallies import tally
from witnessmark.records import Layer, Record


@dataclass(frozen=True)
class Tallies:
    """No options: thing, act and window are said in [[layer]]."""

    after: tuple[str, ...] = ("layers",)

    def tasks(self, case: Case) -> Iterable[Task]:
        """One task per damage layer or list."""
        for spec, layer in layers_of(case, "damage", "list"):
            inputs = (layer.id, layer.table_sha256, repr(spec), case.config.area.name)
            job = job_of(self, f"tallies:{layer.id}", inputs, layer.item, layer.name)
            yield Task(job, partial(count, case, spec, layer))


def count(case: Case, spec: LayerConfig, layer: Layer) -> Iterator[Record]:
    """The layer's tally."""
    yield tally(spec, layer, load_table(case, layer), case.config.area.name)


plugin = Tallies()
