"""Bends a place's footprint to the words around its name: rings around it, a distance and direction from it."""

import re
from dataclasses import replace

from witnessmark.read.earth import moved
from witnessmark.records import PlaceCandidate

# How far "around", "near" and a bare direction are taken to reach where the text gives no distance: a day's walk.
# The area around a town is what its own villages lie in; our tolerance for such words is 25 km.
AROUND_KM = 25.0
NEAR_KM = 15.0

_AROUND = re.compile(
    r"(?:\b(?:around|surrounding|encircling)|حول|المحيطة ب|rund um|autour de|alrededor de|di sekitar)\s{1,3}(?:the\s{1,3})?(?:(?:town|city|village)\s{1,3}of\s{1,3})?$",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"(?:\b(?:near|close to|outside|in the vicinity of|not far from|on the outskirts of|nahe|près de|cerca de|dekat)|قرب|بالقرب من)"
    r"\s{1,3}(?:the\s{1,3})?(?:(?:town|city|village)\s{1,3}of\s{1,3})?$",
    re.IGNORECASE,
)
_COMPASS = {
    "north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225, "west": 270, "northwest": 315,
}  # fmt: skip
_WAY = r"(?P<way>north(?:[ -]?(?:east|west))?|south(?:[ -]?(?:east|west))?|east|west)(?:ern)?"
_DISTANCE = re.compile(
    rf"(?<![\d.,])(?P<n>\d{{1,4}}(?:[.,]\d{{1,2}})?)[\s-]{{0,3}}(?P<unit>kilomet(?:er|re)s?|kms?|miles?|mi)\b\s{{0,3}}(?:to the\s{{1,3}})?(?:{_WAY}\s{{1,3}})?(?:of|from|outside)\s{{1,3}}(?:the\s{{1,3}})?(?:(?:town|city|village)\s{{1,3}}of\s{{1,3}})?$",
    re.IGNORECASE,
)
_DIRECTION = re.compile(
    rf"\b{_WAY}\s{{1,3}}of\s{{1,3}}(?:the\s{{1,3}})?(?:(?:town|city|village)\s{{1,3}}of\s{{1,3}})?$",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?P<way>north|northeast|east|southeast|south|southwest|west|northwest)ern\s{1,3}$", re.IGNORECASE
)
_PART_LEAST_KM = 20.0
_LARGE_KM = 150.0
_MILE_KM = 1.609344
_LOOK_BACK = 90


def bend_all(candidates: tuple[PlaceCandidate, ...], text: str, start: int) -> tuple[PlaceCandidate, ...]:
    """Every candidate bent; most names have no such words before them, which is seen once for all."""
    before = _before(text, start)
    if not any(pattern.search(before) for pattern in (_DISTANCE, _PART, _DIRECTION, _AROUND, _NEAR)):
        return candidates
    return tuple(bend(one, text, start) for one in candidates)


def bend(candidate: PlaceCandidate, text: str, start: int) -> PlaceCandidate:
    """The candidate with its footprint as the words before `start` tell it; unchanged when they tell nothing.

    "3 km north of X" moves the point and gives it a quarter of the distance to err in; "around X" is a ring that
    leaves X out; "near X" a wider disc. Countries keep their own size: "around Iraq" is no ring of ours.
    """
    before = _before(text, start)
    if told := _DISTANCE.search(before):
        return _at_distance(candidate, told)
    if told := _PART.search(before):
        return _part_of(candidate, told)
    return candidate if candidate.outer_km > _LARGE_KM else _bent_nearby(candidate, before)


def _bent_nearby(candidate: PlaceCandidate, before: str) -> PlaceCandidate:
    if told := _DIRECTION.search(before):
        lon, lat = moved(candidate.lon, candidate.lat, _bearing(told["way"]), NEAR_KM)
        return _bent(replace(candidate, lon=lon, lat=lat, inner_km=0.0, outer_km=NEAR_KM), told[0])
    if told := _AROUND.search(before):
        return _bent(
            replace(candidate, inner_km=candidate.outer_km, outer_km=candidate.outer_km + AROUND_KM), told[0]
        )
    if told := _NEAR.search(before):
        return _bent(replace(candidate, outer_km=candidate.outer_km + NEAR_KM), told[0])
    return candidate


def _part_of(candidate: PlaceCandidate, told: re.Match[str]) -> PlaceCandidate:
    """The half of a disc on one side: held by a disc of seven tenths of its reach, half-way out."""
    if candidate.outer_km < _PART_LEAST_KM:
        return candidate
    lon, lat = moved(candidate.lon, candidate.lat, _bearing(told["way"]), candidate.outer_km / 2)
    return _bent(replace(candidate, lon=lon, lat=lat, outer_km=round(0.7 * candidate.outer_km, 1)), told[0])


def _before(text: str, start: int) -> str:
    return text[max(0, start - _LOOK_BACK) : start].replace("\u00a0", " ").replace("\n", " ")


def _at_distance(candidate: PlaceCandidate, told: re.Match[str]) -> PlaceCandidate:
    km = float(told["n"].replace(",", ".")) * (_MILE_KM if told["unit"].lower().startswith("mi") else 1.0)
    if not told["way"]:
        # A distance without a direction is a ring at that distance, as wide as its own roundness.
        ring = replace(
            candidate, inner_km=round(0.75 * km, 2), outer_km=round(1.25 * km + candidate.outer_km, 2)
        )
        return _bent(ring, told[0])
    lon, lat = moved(candidate.lon, candidate.lat, _bearing(told["way"]), km)
    reach_km = round(max(0.25 * km, candidate.outer_km), 2)
    return _bent(replace(candidate, lon=lon, lat=lat, inner_km=0.0, outer_km=reach_km), told[0])


def _bearing(way: str) -> float:
    return float(_COMPASS[way.lower().replace(" ", "").replace("-", "")])


def _bent(candidate: PlaceCandidate, words: str) -> PlaceCandidate:
    return replace(candidate, reasons=(*candidate.reasons, f'"{words.strip()}" bends the footprint'))
