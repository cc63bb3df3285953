"""Events: statements of one kind of act whose places and days meet are about one happening."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from witnessmark.records import Event, PlaceCandidate, Statement, identify
from witnessmark.weigh.days import stretch_of
from witnessmark.weigh.material import Material
from witnessmark.weigh.mentions import COARSE_KM


def find_events(material: Material) -> list[Event]:
    """Events of two or more statements with a coded type, by type and then by place."""
    cells: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in material.statements:
        place = best_place(statement)
        if statement.event_type and place:
            cells[statement.event_type, place.name].append(statement)
    return [
        event(type_, place, same)
        for (type_, place), told in sorted(cells.items(), key=lambda cell: cell[0])
        for same in by_days(told)
        if len(same) > 1
    ]


def best_place(statement: Statement) -> PlaceCandidate | None:
    """The first fine place a statement names; None when it names none."""
    best = [mention.candidates[0] for mention in statement.places if mention.candidates]
    return next((place for place in best if place.outer_km <= COARSE_KM), None)


def by_days(statements: Sequence[Statement]) -> list[list[Statement]]:
    """Statements whose days meet; those that tell no day go with the largest group."""
    dated = [(found, one) for one in statements if (found := stretch_of(one.when)) and not found.is_open]
    groups: list[list[Statement]] = []
    end = ""
    for found, statement in sorted(dated, key=lambda pair: (pair[0].start, pair[0].end)):
        if not groups or found.start > end:
            groups.append([])
            end = found.end
        groups[-1].append(statement)
        end = max(end, found.end)
    loose = [one for one in statements if not any(one is other for _, other in dated)]
    if not groups:
        return [loose] if loose else []
    max(groups, key=len).extend(loose)
    return groups


def event(type_: str, place: str, statements: Sequence[Statement]) -> Event:
    """One happening: its window is the one most statements give."""
    times = Counter(one.when.edtf for one in statements if one.when and one.when.edtf)
    usual = min(times, key=lambda edtf: (-times[edtf], edtf), default="")
    when = next((one.when for one in statements if one.when and one.when.edtf == usual and usual), None)
    ids = tuple(one.id for one in statements)
    return Event(
        identify("ev", type_, place, usual, ids[0]),
        f"{type_.replace('_', ' ').capitalize()} at {place}" + (f", {usual}" if usual else ""),
        type_,
        place,
        when,
        ids,
        (f"{len(ids)} statements name one kind of act, {place}, and days that meet or are not told",),
    )
