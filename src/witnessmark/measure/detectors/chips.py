"""Before and after pictures of damaged structures, cut from the case's scenes into working/chips/.

Good at: showing a reader of the page what the readers of the images saw.
Misses: structures outside every scene; it makes pictures only, no record and no measurement.
Score: none; it shows, it does not decide.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from witnessmark.box import in_box, in_proportion
from witnessmark.measure.chips import TASK, Pixels, chip_path, png_of
from witnessmark.measure.contract import Case, Task, job_of
from witnessmark.records import Damage, Item, Record, Scene, Structure

Chip = tuple[Damage, Structure, str]
"""A damaged structure, where it stands, and "before" or "after"."""


@dataclass(frozen=True)
class Chips:
    """No options."""

    after: tuple[str, ...] = ("readings", "scenes")

    def tasks(self, case: Case) -> Iterable[Task]:
        """One task per scene that shows a damaged structure."""
        by_scene = [(scene, list(chips_of(case, scene))) for scene in case.store.all(Scene)]
        folder = case.working / "chips"
        drop_others(
            folder, {chip_path(folder, one.id, which) for _, chips in by_scene for one, _, which in chips}
        )
        for scene, chips in by_scene:
            if chips:
                inputs = (scene.id, *(f"{one.id} {spot.id} {which}" for one, spot, which in chips))
                job = job_of(self, f"chips:{scene.id}", inputs, scene.item, scene.name)
                lost = not any(chip_path(folder, one.id, which).is_file() for one, _, which in chips)
                yield Task(job, partial(cut, case, scene, chips), lost)


def chips_of(case: Case, scene: Scene) -> Iterator[Chip]:
    """The damaged structures that this scene is the before or the after of."""
    where = {one.key: one for one in case.store.all(Structure)}
    for damage in case.store.all(Damage):
        spot = where.get(damage.structure)
        if spot and damage.damage_class not in {"none visible", "possible"}:
            which = side(scene, damage, spot)
            if which:
                yield damage, spot, which


def drop_others(folder: Path, wanted: set[Path]) -> None:
    """Remove pictures of an earlier run that nobody wants any more: publishing shows all that lie there."""
    for path in set(folder.glob("*.png")) - wanted:
        path.unlink()


def side(scene: Scene, damage: Damage, spot: Structure) -> str:
    """Which picture of a structure a scene gives: "before" for the last scene seen intact, "after" for the first seen damaged, "" for any other."""
    west, south, east, north = scene.bounds
    if not (west <= spot.lon <= east and south <= spot.lat <= north):
        return ""
    day = scene.start_datetime[:10]
    return "before" if day == damage.last_intact else "after" if day == damage.first_damaged else ""


def cut(case: Case, scene: Scene, chips: list[Chip]) -> Iterator[Record]:
    """Write the chips of one scene; makes no record."""
    item = next(one for one in case.items() if one.id == scene.item)
    folder = case.working / "chips"
    folder.mkdir(parents=True, exist_ok=True)
    spots = tuple((spot.lon, spot.lat) for _, spot, _ in chips)
    for (damage, _, which), pixels in zip(chips, pixels_of(case, item, spots), strict=True):
        if pixels:
            chip_path(folder, damage.id, which).write_bytes(png_of(item.name, pixels))
    yield from ()


def pixels_of(case: Case, item: Item, spots: tuple[tuple[float, float], ...]) -> tuple[Pixels | None, ...]:
    """The scene's pixels around each spot, cut in the box in one go; twenty chips are granted a second."""
    data = case.evidentiary_copy(item)
    usual = in_proportion(data)
    # A chip of three bands is 37 KB, and half as much again as it travels.
    answer_bytes = usual.answer_bytes + 60_000 * len(spots)
    limits = replace(usual, cpu_s=usual.cpu_s + len(spots) // 20, answer_bytes=answer_bytes)
    return in_box(
        TASK, data, item.name, spots, returns=tuple[Pixels | None, ...], limits=limits, name=item.name
    )


plugin = Chips()
