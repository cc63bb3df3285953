"""Where a place that no list has is taken to lie: in what it is written with, or around where the text is set."""

from collections.abc import Sequence
from dataclasses import replace

from witnessmark.read.places.hits import Hit
from witnessmark.read.places.inside import TOWN_KM, is_building
from witnessmark.records import PlaceCandidate

_LEAST_KM = 5.0
# Villages that no list has, in news: 11 of 13 lie within 100 km of the town named last before them. So wide a disc
# counts as coarse wherever places are compared, and two names in it are not taken to be one place.
AROUND_KM = 100.0
_MOST_KM = 1000.0
_WITH, _AROUND = 0.2, 0.1


def settle(hits: Sequence[Hit], holders: Sequence[Hit | None]) -> tuple[Hit, ...]:
    """The same hits; one that no list has takes the reach of what it is said to lie in, or of where the text is set.

    A building is taken to stand in the town named last before it, else in the first town named. Of a village nobody
    can say how far from that town it lies: it keeps its own name and a disc of `AROUND_KM`. A text that names no town
    gives it the smallest area named, and one without any leaves it without a candidate: "cannot tell".
    """
    towns = [hit if _is_town(hit) else None for hit in hits]
    first = next((town for town in towns if town), None)
    area = _smallest(hits)
    heads = {hit.name: hit for hit in hits if hit.candidates}
    settled, last = [], None
    for hit, holder, town in zip(hits, holders, towns, strict=True):
        last = town or last
        place = None if hit.candidates else _place(hit, holder, _head(hit.name, heads), last or first, area)
        settled.append(replace(hit, candidates=(place,)) if place else hit)
    return tuple(settled)


def _is_town(hit: Hit) -> bool:
    return bool(hit.candidates) and hit.candidates[0].outer_km <= TOWN_KM


def _smallest(hits: Sequence[Hit]) -> Hit | None:
    areas = [hit for hit in hits if hit.candidates and hit.candidates[0].outer_km <= _MOST_KM]
    return min(areas, key=lambda hit: hit.candidates[0].outer_km, default=None)


def _head(name: str, heads: dict[str, Hit]) -> Hit | None:
    """The place of the text that the name begins with: the "Nenagh" of "Nenagh Town Council"."""
    words = name.split()
    starts = (" ".join(words[:count]) for count in range(len(words) - 1, 0, -1))
    return next((heads[start] for start in starts if start in heads), None)


def _place(
    hit: Hit, holder: Hit | None, head: Hit | None, town: Hit | None, area: Hit | None
) -> PlaceCandidate | None:
    home = holder if holder and holder.candidates else head
    home = home or (town if is_building(hit.name) else None)
    if home:
        return _inside(home.candidates[0], hit)
    around = None if is_building(hit.name) else town or area
    return _around(around.candidates[0], hit) if around else None


def _inside(home: PlaceCandidate, hit: Hit) -> PlaceCandidate:
    told = f'no list has "{hit.name}"; taken to lie in {home.name}, named with it'
    reach_km = max(home.outer_km, _LEAST_KM)
    return PlaceCandidate("", home.name, home.lon, home.lat, 0.0, reach_km, _WITH, (told,))


def _around(home: PlaceCandidate, hit: Hit) -> PlaceCandidate:
    reach_km = max(home.outer_km, AROUND_KM)
    told = f'no list has "{hit.name}"; taken to lie within {reach_km:.0f} km of {home.name}, named in the same text'
    return PlaceCandidate("", hit.name, home.lon, home.lat, 0.0, reach_km, _AROUND, (told,))
