"""Coverage: which places and months had statements, fires, images, readings, and which came up empty."""

from collections import Counter
from collections.abc import Iterator

from witnessmark.records import Finding, identify
from witnessmark.weigh.days import Stretch, day_words, first_day, last_day, months_of, overlaps, stretch_of
from witnessmark.weigh.material import Material
from witnessmark.weigh.mentions import COARSE_KM
from witnessmark.weigh.names import is_place_within, joined
from witnessmark.weigh.wording import number_words, sentence

MOST_PLACES = 40
"""Places told one by one; the rest are counted in one sentence."""

MOST_MONTHS = 120
"""Months told one by one."""


def find_coverage(material: Material) -> Iterator[Finding]:
    """Findings of what was looked at: places where the same was looked at together, then by month."""
    named = places_told(material)
    alike: dict[tuple[str, ...], list[tuple[str, str, tuple[str, ...]]]] = {}
    for name, times in named[:MOST_PLACES]:
        looked, empty, rests = _looked_at(name, times, material)
        alike.setdefault(empty, []).append((name, looked, rests))
    yield from (_places(empty, told) for empty, told in alike.items())
    if len(named) > MOST_PLACES:
        rest = len(named) - MOST_PLACES
        yield _noted(
            "places",
            "rest",
            f"{number_words(rest)} more places are named by statements and not listed here",
            (),
        )
    months = months_of(Stretch(first_day(material.period.start), last_day(material.period.end)))[:MOST_MONTHS]
    if months:
        yield _months(months, material)


def places_told(material: Material) -> list[tuple[str, int]]:
    """Fine places that statements name, with how many name each, most named first."""
    times: Counter[str] = Counter()
    for statement in material.statements:
        best = {mention.candidates[0] for mention in statement.places if mention.candidates}
        times.update({place.name for place in best if place.outer_km <= COARSE_KM})
    return sorted(times.items(), key=lambda item: (-item[1], item[0]))


def _looked_at(name: str, times: int, material: Material) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """What looked at a place, in words; what did not; and the records of what did."""
    fires = [fire for fire in material.fires if is_place_within(fire.place_name, name)]
    bounds = [bound for bound in material.bounds if is_place_within(bound.place_name, name)]
    tallies = [tally for tally in material.tallies if is_place_within(tally.place_name, name)]
    looked = [_many(times, "statement")]
    looked += [_many(sum(fire.seen for fire in fires), "fire detection")] if fires else []
    looked += [f"a count by {tally.origin}" for tally in tallies] + ["a verified sample"] * bool(bounds)
    searched = (("search for fires", bool(fires)), ("count of damaged buildings", bool(bounds or tallies)))
    empty = tuple(what for what, is_there in searched if not is_there)
    return (
        joined(looked),
        empty,
        (*(one.id for one in fires), *(one.id for one in tallies), *(one.id for one in bounds)),
    )


def _places(empty: tuple[str, ...], told: list[tuple[str, str, tuple[str, ...]]]) -> Finding:
    looked = ", ".join(f"{name}: {words}" for name, words, _ in told)
    missing = f"; no {' and no '.join(empty)}" if empty else ""
    rests = dict.fromkeys(id_ for _, _, ids in told for id_ in ids)
    return _noted("place", told[0][0], looked + missing, tuple(rests))


def _months(months: list[str], material: Material) -> Finding:
    told = {month: _told_in(month, material) for month in months}
    burning = {
        month: len({day for fire in material.fires for day in fire.days if day.startswith(month)})
        for month in months
    }
    images = {
        month: [scene.id for scene in material.scenes if scene.start_datetime.startswith(month)]
        for month in months
    }
    fires = _by_month("days with fires", burning) if material.fires else "no search for fires"
    text = (
        f"{_by_month('statements', told)}; {fires}; "
        f"{_by_month('images', {month: len(ids) for month, ids in images.items()})}"
    )
    return _noted("month", months[0], text, tuple(id_ for ids in images.values() for id_ in ids))


def _told_in(month: str, material: Material) -> int:
    days = Stretch(first_day(month), last_day(month))
    stretches = [stretch_of(statement.when) for statement in material.statements]
    return sum(1 for found in stretches if found and overlaps(found, days))


def _by_month(what: str, counts: dict[str, int]) -> str:
    some = [f"{day_words(month)} ({count})" for month, count in counts.items() if count]
    return f"{what} by month: {', '.join(some)}" if some else f"no {what}"


def _many(count: int, one: str) -> str:
    amount = "no" if count == 0 else number_words(count)
    return f"{amount} {one if count == 1 else one + 's'}"


def _noted(kind: str, name: str, text: str, rests: tuple[str, ...]) -> Finding:
    return Finding(identify("fd", "coverage", kind, name), "coverage", "noted", (), rests, sentence(text))
