"""Coverage: which places and months had statements, fires, images, readings, and which came up empty."""

from collections import Counter
from collections.abc import Iterator

from witnessmark.records import Finding, identify
from witnessmark.weigh.days import Stretch, first_day, last_day, months_of, stretch_of
from witnessmark.weigh.material import Material
from witnessmark.weigh.mentions import COARSE_KM
from witnessmark.weigh.names import is_place_within, joined
from witnessmark.weigh.wording import number_words, sentence

MOST_PLACES = 40
"""Places told one by one; the rest are counted in one sentence."""


def find_coverage(material: Material) -> Iterator[Finding]:
    """Findings of what was looked at: by place, then by month of the case's period."""
    counted = places_told(material)
    for name, times in counted[:MOST_PLACES]:
        yield _place(name, times, material)
    if len(counted) > MOST_PLACES:
        rest = len(counted) - MOST_PLACES
        yield _noted(
            "places",
            "rest",
            f"{number_words(rest)} more places are named by statements and not listed here",
            (),
        )
    for month in months_of(Stretch(first_day(material.period.start), last_day(material.period.end)))[:60]:
        yield _month(month, material)


def places_told(material: Material) -> list[tuple[str, int]]:
    """Fine places that statements name, with how many name each, most named first."""
    times: Counter[str] = Counter()
    for statement in material.statements:
        best = {mention.candidates[0] for mention in statement.places if mention.candidates}
        times.update({place.name for place in best if place.outer_km <= COARSE_KM})
    return sorted(times.items(), key=lambda item: (-item[1], item[0]))


def _place(name: str, times: int, material: Material) -> Finding:
    fires = [fire for fire in material.fires if is_place_within(fire.place_name, name)]
    bounds = [bound for bound in material.bounds if is_place_within(bound.place_name, name)]
    tallies = [tally for tally in material.tallies if is_place_within(tally.place_name, name)]
    looked = [_many(times, "statement")]
    looked += [_many(sum(fire.seen for fire in fires), "fire detection")] if fires else []
    looked += [f"a count by {tally.origin}" for tally in tallies] + ["a verified sample"] * bool(bounds)
    empty = [
        what
        for what, is_there in (
            ("search for fires", fires),
            ("count of damaged buildings", [*bounds, *tallies]),
        )
        if not is_there
    ]
    text = f"{name}: {joined(looked)}" + (
        f"; no {joined(empty).replace(' and ', ' and no ')}" if empty else ""
    )
    rests = [*(one.id for one in fires), *(one.id for one in tallies), *(one.id for one in bounds)]
    return _noted("place", name, text, tuple(rests))


def _month(month: str, material: Material) -> Finding:
    days = Stretch(first_day(month), last_day(month))
    told = sum(
        1
        for statement in material.statements
        if (found := stretch_of(statement.when)) and found.start <= days.end and days.start <= found.end
    )
    fires = len({day for fire in material.fires for day in fire.days if day.startswith(month)})
    images = [scene.id for scene in material.scenes if scene.start_datetime.startswith(month)]
    said = [_many(told, "statement"), _many(fires, "day with fires", "days with fires")]
    text = f"{month}: {joined([*said, _many(len(images), 'image')])}"
    return _noted("month", month, text, tuple(images))


def _many(count: int, one: str, many: str = "") -> str:
    amount = "no" if count == 0 else number_words(count)
    return f"{amount} {one if count == 1 else many or one + 's'}"


def _noted(kind: str, name: str, text: str, rests: tuple[str, ...]) -> Finding:
    return Finding(identify("fd", "coverage", kind, name), "coverage", "noted", (), rests, sentence(text))
