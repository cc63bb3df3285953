"""Satellite images dropped into the inbox, as scenes with a day and a place.

Good at: GeoTIFF in any projection, dated by its own tag or by its name.
Misses: images without a date or a position (kept as unread, with the way out); pictures that are not GeoTIFF.
Score: none; it reads headers. No change between images is computed here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from witnessmark.box import in_box, in_proportion
from witnessmark.measure.contract import Case, Task, job_of
from witnessmark.measure.scenes import TASK, is_picture_of_earth
from witnessmark.records import Item, Record, Scene


@dataclass(frozen=True)
class Scenes:
    """No options."""

    after: tuple[str, ...] = ()

    def tasks(self, case: Case) -> Iterable[Task]:
        """One task per GeoTIFF, or thing named like one."""
        layers = {spec.file for spec in case.config.layer}
        for item in case.items():
            if item.how != "hand" and item.name not in layers and is_picture_of_earth(item):
                inputs = (item.sha256, item.name, str(case.config.simulated))
                yield Task(
                    job_of(self, f"scenes:{item.id}", inputs, item.id, item.name), partial(scene, case, item)
                )


def scene(case: Case, item: Item) -> Iterator[Record]:
    """The scene's record."""
    data = case.evidentiary_copy(item)
    yield in_box(
        TASK, data, item, case.config.simulated, returns=Scene, limits=in_proportion(data), name=item.name
    )


plugin = Scenes()
