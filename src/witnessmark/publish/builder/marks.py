"""What stands on the timeline beside the figures: images, days with fires, damage between images, publications."""

from collections import Counter
from collections.abc import Iterator

from witnessmark.publish.builder.holdings import Holdings
from witnessmark.publish.days import last_day
from witnessmark.publish.report import TimeMark
from witnessmark.records import Damage, FirePoint, Scene


def mark_lines(held: Holdings) -> tuple[TimeMark, ...]:
    """All marks, by kind and then by day."""
    marks = [*_images(held), *_fires(held), *_damage(held), *_published(held)]
    return tuple(sorted(marks, key=lambda mark: (mark.kind, mark.start, mark.end, mark.label)))


def _images(held: Holdings) -> Iterator[TimeMark]:
    for scene in held.all(Scene):
        day = scene.start_datetime[:10]
        label = f"{scene.platform}, {scene.gsd_m:g} m" + (", simulated" if scene.simulated else "")
        yield TimeMark("image", label, day, day, simulated=scene.simulated)


def _fires(held: Holdings) -> Iterator[TimeMark]:
    days = Counter(point.acq_date[:10] for point in held.all(FirePoint))
    layers = {point.layer for point in held.all(FirePoint)}
    simulated = any(held.layers[id_].simulated for id_ in layers if id_ in held.layers)
    for day, detections in sorted(days.items()):
        yield TimeMark("fire", "fires seen", day, day, count=detections, simulated=simulated)


def _damage(held: Holdings) -> Iterator[TimeMark]:
    brackets = Counter((one.last_intact, one.first_damaged) for one in held.all(Damage))
    for (start, end), count in sorted(brackets.items()):
        if start and end:
            yield TimeMark("damage", "intact, then damaged", start[:10], end[:10], count=count)


def _published(held: Holdings) -> Iterator[TimeMark]:
    days = Counter(last_day(document.published) for document in held.documents.values())
    for day, count in sorted(days.items()):
        if day:
            yield TimeMark("published", "published", day, day, count=count)
