"""Where a place that no list has is taken to lie: in what it is written with, or around where the text is set."""

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from witnessmark.read.places.hits import Hit
from witnessmark.read.places.holders import Holder
from witnessmark.read.places.inside import TOWN_KM, is_building
from witnessmark.read.places.readings import country_of, is_inside, is_listed_town, is_of_kind
from witnessmark.records import PlaceCandidate

_LEAST_KM = 5.0
# Names that no list has, in news: 23 of 34 lie within 100 km of the town so found, and most others follow a town that was
# itself misread. So wide a disc counts as coarse wherever places are compared: two names in it are not one place.
AROUND_KM = 100.0
_MOST_KM = 1000.0
_WITH, _AROUND, _ABOVE = 0.2, 0.1, 0.01
_WELL_KNOWN, _KNOWN = 0.5, 0.6
_FEW = 3


@dataclass(frozen=True)
class _Scene:
    """Where a text is set: the places it names that can be told.

    Attributes:
        heads: name -> its mention.
        astray: names whose readings all lie where nothing else of the text points.
        first: the first town named.
        area: the country named most often, no larger than `_MOST_KM`.
    """

    heads: Mapping[str, Hit]
    astray: AbstractSet[str]
    first: Hit | None
    area: Hit | None


def settle(hits: Sequence[Hit], holders: Sequence[Holder | None]) -> tuple[Hit, ...]:
    """The same hits; one that no list has takes the reach of what it is said to lie in, or of where the text is set.

    A building is taken to stand in the town named last before it, else in the first town named. Of a village nobody
    can say how far from that town it lies: it keeps its own name and a disc of `AROUND_KM`. A text that names no town
    gives it the country named most often, and one without any leaves it without a candidate: "cannot tell".

    A small town of a country that the text never names is read so too, and stays as the second reading: a Haram in
    Norway is not the Haram of a text on Egypt.
    """
    scene = _scene(hits)
    settled, last = [], scene.first
    for hit, holder in zip(hits, holders, strict=True):
        if hit.name in scene.astray or _is_elsewhere(hit, holder):
            settled.append(_rather(hit, _place(hit, holder, last, scene)))
            continue
        last = hit if _is_town(hit) else last
        place = None if hit.candidates else _place(hit, holder, last, scene)
        settled.append(replace(hit, candidates=(place,)) if place else hit)
    return tuple(settled)


def _scene(hits: Sequence[Hit]) -> _Scene:
    astray = _astray(hits)
    told = [hit for hit in hits if hit.candidates and hit.name not in astray]
    countries = Counter(hit.candidates[0].name for hit in told)
    spoken = [hit for hit in told if _is_held_by_a_disc(hit.candidates[0])]
    area = max(spoken, key=lambda hit: countries[hit.candidates[0].name], default=None)
    return _Scene({hit.name: hit for hit in told}, astray, next(filter(_is_town, told), None), area)


def _is_held_by_a_disc(one: PlaceCandidate) -> bool:
    """Whether it is a country, by its name or its people's, that a disc of some size can stand for."""
    return is_of_kind(one, "country", "people or things") and one.outer_km <= _MOST_KM


def _astray(hits: Sequence[Hit]) -> frozenset[str]:
    """Names read as a little-known town in a country that no other name of the text is in."""
    best = {hit.name: hit.candidates[0] for hit in hits if hit.candidates}
    countries = Counter(filter(None, map(country_of, best.values())))
    if countries.total() < _FEW:
        return frozenset()
    return frozenset(
        name
        for name, one in best.items()
        if is_listed_town(one) and one.score < _WELL_KNOWN and countries[country_of(one)] == 1
    )


def _is_elsewhere(hit: Hit, holder: Holder | None) -> bool:
    """Whether the words say what it lies in, and its best reading, a town not known well, does not lie there."""
    if not (holder and holder.is_plain and holder.hit.candidates and hit.candidates):
        return False
    best = hit.candidates[0]
    return is_listed_town(best) and best.score < _KNOWN and not is_inside(best, holder)


def _rather(hit: Hit, place: PlaceCandidate | None) -> Hit:
    """The place of the text before the readings of the list."""
    if not place:
        return hit
    first = replace(place, score=round(hit.candidates[0].score + _ABOVE, 4))
    return replace(hit, candidates=(first, *hit.candidates))


def _is_town(hit: Hit) -> bool:
    return bool(hit.candidates) and hit.candidates[0].outer_km <= TOWN_KM


def _head(name: str, heads: Mapping[str, Hit]) -> Hit | None:
    """The place of the text that the name begins with: the "Nenagh" of "Nenagh Town Council"."""
    words = name.split()
    starts = (" ".join(words[:count]) for count in range(len(words) - 1, 0, -1))
    return next((heads[start] for start in starts if start in heads), None)


def _place(hit: Hit, holder: Holder | None, town: Hit | None, scene: _Scene) -> PlaceCandidate | None:
    home = holder.hit if holder and holder.hit.candidates else _head(hit.name, scene.heads)
    home = home or (town if is_building(hit.name) else None)
    if home:
        return _inside(home.candidates[0], hit)
    around = None if is_building(hit.name) else town or scene.area
    return _around(around.candidates[0], hit) if around else None


def _inside(home: PlaceCandidate, hit: Hit) -> PlaceCandidate:
    told = f'no list has "{hit.name}" there; taken to lie in {home.name}, named with it'
    reach_km = max(home.outer_km, _LEAST_KM)
    return PlaceCandidate("", home.name, home.lon, home.lat, 0.0, reach_km, _WITH, (told,))


def _around(home: PlaceCandidate, hit: Hit) -> PlaceCandidate:
    reach_km = max(home.outer_km, AROUND_KM)
    told = f'no list has "{hit.name}" there; taken to lie within {reach_km:.0f} km of {home.name}, named in the same text'
    return PlaceCandidate("", hit.name, home.lon, home.lat, 0.0, reach_km, _AROUND, (told,))
