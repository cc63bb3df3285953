"""Damage layers and lists held against each other: what one marks and the other does not.

Good at: measured miss rates ("18.4 % of the demolished buildings were never marked"), and layers that are copies.
Misses: shifted footprints beyond its reach; a list's silence, which is no statement.
Score: 120 of 147 (81.6 %) and one origin in Kahramanmaras, as the files' README states (benchmarks/mariupol).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from witnessmark.errors import PluginError
from witnessmark.measure.contract import Case, LayerConfig, Task, job_of
from witnessmark.measure.overlaps import Side, hold_against
from witnessmark.measure.tables import layers_of, load_table
from witnessmark.records import Layer, Record

Pair = tuple[LayerConfig, Layer]


@dataclass(frozen=True)
class Overlaps:
    """Options.

    Attributes:
        reach_m: how far a row may lie from its building: a geocoded address is good to about a house's width.
    """

    after: tuple[str, ...] = ("layers",)
    reach_m: float = 20.0

    def __post_init__(self) -> None:
        """PluginError unless the reach is that of a house's neighbourhood."""
        if not 0 < self.reach_m <= 1000:  # NaN lands here too
            raise PluginError(
                f"[plugins.overlaps]: reach_m is {self.reach_m}. Write metres above 0, up to 1000."
            )

    def tasks(self, case: Case) -> Iterable[Task]:
        """One task per list or damage layer and other damage layer that counts the same thing."""
        frames = layers_of(case, "buildings")[:1]
        for first in layers_of(case, "damage", "list"):
            for second in layers_of(case, "damage"):
                if first[1].id != second[1].id and first[0].thing == second[0].thing:
                    pair = [first, second, *frames]
                    inputs = tuple(f"{layer.id} {layer.table_sha256} {spec!r}" for spec, layer in pair)
                    name = f"overlaps:{first[1].id}:{second[1].id}"
                    yield Task(
                        job_of(self, name, inputs, first[1].item, name), partial(self.hold, case, pair)
                    )

    def hold(self, case: Case, pair: list[Pair]) -> Iterator[Record]:
        """The overlap of the first two layers over the third, when they have any."""
        first, second, *frames = (Side(spec, layer, load_table(case, layer)) for spec, layer in pair)
        found = hold_against(first, second, frames[0] if frames else None, self.reach_m)
        if found:
            yield found


plugin = Overlaps()
