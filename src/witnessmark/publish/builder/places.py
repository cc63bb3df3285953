"""Places named in statements, each with the ring its words allow and how sure the reading is."""

from collections import Counter

from witnessmark.publish.builder.holdings import Holdings
from witnessmark.publish.report import MapPlace
from witnessmark.publish.wording import counted
from witnessmark.records import Place, PlaceCandidate, PlaceMention

_TIERS = {
    "case": "case gazetteer",
    "pack": "country gazetteer",
    "world": "world list",
    "country": "list of countries",
}


def place_lines(held: Holdings) -> tuple[MapPlace, ...]:
    """One line per place and ring, most named first; mentions without a candidate are in the limits, not here."""
    known = {place.id: place for place in held.all(Place)}
    times = Counter[PlaceCandidate]()
    first: dict[PlaceCandidate, PlaceMention] = {}
    for mention in mentions(held):
        if mention.candidates:
            best = _ring(mention.candidates[0])
            times[best] += 1
            first.setdefault(best, mention)
    lines = [_line(best, count, first[best], known.get(best.place)) for best, count in times.items()]
    return tuple(sorted(lines, key=lambda line: (-line.mentions, line.name, line.outer_km)))


def mentions(held: Holdings) -> list[PlaceMention]:
    """All mentions of places, in the order of the statements."""
    return [mention for statement in held.statements.values() for mention in statement.places]


def place_words(mention: PlaceMention) -> str:
    """A place as written; one that the words make a ring says so: "around Amerli (3 to 28 km)"."""
    best = mention.candidates[0] if mention.candidates else None
    if best is None or not best.inner_km:
        return mention.text
    return f"around {mention.text} ({best.inner_km:g} to {best.outer_km:g} km)"


def _ring(best: PlaceCandidate) -> PlaceCandidate:
    # Same place, same ring: one line on the map, whatever the score of the single mention.
    return PlaceCandidate(best.place, best.name, best.lon, best.lat, best.inner_km, best.outer_km, 0.0)


def _line(best: PlaceCandidate, count: int, mention: PlaceMention, place: Place | None) -> MapPlace:
    name = f"around {best.name}" if best.inner_km else best.name
    others = len(mention.candidates) - 1
    told = [_TIERS.get(place.tier, place.tier) if place else "", place.source if place else ""]
    told += [f"{counted(others, 'other place')} of that name possible"] if others else []
    note = "; ".join(one for one in told if one)
    kind = place.kind if place else ""
    return MapPlace(name, best.lon, best.lat, best.inner_km, best.outer_km, count, kind, note)
