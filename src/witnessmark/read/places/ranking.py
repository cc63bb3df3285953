"""Ranks the candidates of each name by the other places of the same text, and by "Paris, Texas"; one sense a text.

Three rounds: the first takes every other name for its likeliest place, the next for what the round before made of it.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from witnessmark.read.earth import distance_km
from witnessmark.read.places.hits import Hit
from witnessmark.read.places.holders import Holder, find_holders
from witnessmark.read.places.homes import settle
from witnessmark.read.places.readings import BESIDE_KM, country_of, is_country, is_inside
from witnessmark.records import PlaceCandidate

_MOST_ANCHORS = 40
_ROUNDS = 3
# What speaks for a reading, in the units of the lists' own scores, where 0.05 is ten times the people. A town named
# together with its state is that one, whatever great city bears its name; so is one beside the text's other towns.
_TOGETHER = 0.3
_SAME_SENSE = 0.3
_BESIDE = 0.22
_INSIDE_REGION = 0.12
_INSIDE_COUNTRY = 0.06
_TOLD = 0.05
# A reading that is close behind its name's best speaks for its neighbours too, half as loud and less the farther behind
# it is: Enfield and Edmonton are towns beside each other in one country, and each alone is likelier another.
_CLOSE_BEHIND, _SECOND_VOICE, _FADES = 0.12, 0.5, 0.1
_MOST_SECOND = 4
_FAR_KM, _DEGREE_KM = 300.0, 111.0
_SAME_COUNTRY = 0.06
_LOCAL_KM, _REGION_KM, _MOST_KM = 60.0, 450.0, 1900.0

_Company = tuple[str, bool, tuple[str, bool]]
Spot = tuple[str, float, float]
"""A candidate, by name and point."""


@dataclass(frozen=True)
class _Setting:
    """What the rest of the text says about where it is set.

    Attributes:
        anchors: name -> its best candidate, surest first.
        seconds: name -> a candidate close behind its best, and how loud it speaks, 0 to 1.
        senses: name -> candidates that some occurrence of it names together with what holds them.
    """

    anchors: Sequence[tuple[str, PlaceCandidate]]
    seconds: Sequence[tuple[str, PlaceCandidate, float]]
    senses: Mapping[str, frozenset[Spot]]


def rank(hits: Sequence[Hit], text: str) -> tuple[Hit, ...]:
    """The same hits, each with its candidates best first in the light of all the others."""
    holders = find_holders(hits, text)
    senses = _senses(hits, holders)
    ranked, before = _round(hits, hits, holders, senses), _bests(hits)
    for _ in range(_ROUNDS - 1):
        now = _bests(ranked)
        if now == before:
            break
        ranked, before = _round(hits, ranked, holders, senses), now
    return settle(ranked, holders)


def _round(
    hits: Sequence[Hit],
    told: Sequence[Hit],
    holders: Sequence[Holder | None],
    senses: Mapping[str, frozenset[Spot]],
) -> Sequence[Hit]:
    """The hits ranked once, each by what all the others are told to be so far."""
    setting = _setting(told, senses)
    seen: dict[_Company, tuple[PlaceCandidate, ...]] = {}
    return [_ranked(hit, setting, holder, seen) for hit, holder in zip(hits, holders, strict=True)]


def _bests(hits: Sequence[Hit]) -> dict[str, Spot]:
    return {hit.name: _spot(hit.candidates[0]) for hit in hits if hit.candidates}


def _setting(hits: Sequence[Hit], senses: Mapping[str, frozenset[Spot]]) -> _Setting:
    anchors = _anchors(hits)
    return _Setting(anchors, list(_seconds(hits, {name for name, _ in anchors})), senses)


def _senses(hits: Sequence[Hit], holders: Sequence[Holder | None]) -> dict[str, frozenset[Spot]]:
    """One sense a text: "London, Kentucky" once is London in Kentucky throughout."""
    senses: dict[str, set[Spot]] = {}
    pairs = {
        (hit.name, holder.hit.name): (hit, holder)
        for hit, holder in zip(hits, holders, strict=True)
        if holder
    }
    for hit, holder in pairs.values():
        if hit.candidates:
            inside = {_spot(one) for one in hit.candidates if is_inside(one, holder)}
            senses.setdefault(hit.name, set()).update(inside)
    return {name: frozenset(spots) for name, spots in senses.items()}


def _spot(one: PlaceCandidate) -> Spot:
    return one.name, one.lon, one.lat


def _anchors(hits: Sequence[Hit]) -> list[tuple[str, PlaceCandidate]]:
    """The best candidate of every name that the text gives, once each, surest first."""
    best = {hit.name: hit.candidates[0] for hit in hits if hit.candidates}
    return sorted(best.items(), key=lambda one: (-one[1].score, one[0]))[:_MOST_ANCHORS]


def _seconds(hits: Sequence[Hit], names: AbstractSet[str]) -> Iterator[tuple[str, PlaceCandidate, float]]:
    """Candidates close behind the best of their name, and how loud each speaks for its neighbours."""
    for name, (best, *rest) in {hit.name: hit.candidates for hit in hits if hit.name in names}.items():
        for one in rest[:_MOST_SECOND]:
            behind = best.score - one.score
            if behind < _CLOSE_BEHIND:
                yield name, one, _SECOND_VOICE * math.exp(-behind / _FADES)


def _ranked(
    hit: Hit,
    setting: _Setting,
    holder: Holder | None,
    seen: dict[_Company, tuple[PlaceCandidate, ...]],
) -> Hit:
    """The hit with its candidates in order; the same name in the same company is ranked once."""
    key = (hit.name, hit.is_told, (holder.hit.name, holder.is_beside) if holder else ("", False))
    if key not in seen:
        lifted = [_lifted(hit, one, setting, holder) for one in hit.candidates]
        seen[key] = tuple(sorted(lifted, key=lambda one: (-one.score, one.name, one.lon, one.lat)))
    return replace(hit, candidates=seen[key])


def _lifted(hit: Hit, one: PlaceCandidate, setting: _Setting, holder: Holder | None) -> PlaceCandidate:
    """The candidate with what speaks for it added to its score and its reasons."""
    if one.place:
        return one  # the case's own list needs no help
    score, reasons = one.score, list(one.reasons)
    if hit.is_told:
        score += _TOLD
        reasons.append("the words around say it is a place")
    if holder and is_inside(one, holder):
        score += _TOGETHER
        reasons.append(f"written together with {holder.hit.name}")
    elif _spot(one) in setting.senses.get(hit.name, ()):
        score += _SAME_SENSE
        reasons.append("named together with what it lies in elsewhere in the text")
    weight, name = _company(hit.name, one, setting)
    if one.outer_km <= _LOCAL_KM and weight > _TOLD and any(map(is_country, hit.candidates)):
        weight = min(
            weight, _TOLD
        )  # a town called Russia is meant where its state is written with it, and not before
    if weight > 0:
        score += weight
        reasons.append(f"near or inside {name}, named in the same text")
    return replace(one, score=round(min(0.99, score), 4), reasons=tuple(reasons))


def _company(own: str, one: PlaceCandidate, setting: _Setting) -> tuple[float, str]:
    """How much the best of the text's other places speaks for a candidate, and that place's name."""
    others = [(name, other) for name, other in setting.anchors if name != own]
    voices = ((name, other, 1.0) for name, other in others)
    pulls = [
        (loud * _pull(other, one), name)
        for name, other, loud in (*voices, *setting.seconds)
        if name != own and abs(other.lat - one.lat) * _DEGREE_KM <= max(other.outer_km, one.outer_km, _FAR_KM)
    ]
    weight, name = max(pulls, default=(0.0, ""))
    country = country_of(one)
    same = [name for name, other in others if country and country_of(other) == country]
    if not same:
        return weight, name
    return weight + _SAME_COUNTRY * len(same) / len(others), name if weight else same[0]


def _pull(anchor: PlaceCandidate, one: PlaceCandidate) -> float:
    """What an anchor adds to a candidate that lies beside it, in it, or around it."""
    outer_km = max(anchor.outer_km, one.outer_km)
    if outer_km > _MOST_KM:
        return 0.0  # to lie in Africa is no sign of anything
    away_km = distance_km(anchor.lon, anchor.lat, one.lon, one.lat)
    if outer_km <= _LOCAL_KM:
        return _BESIDE * math.exp(-away_km / BESIDE_KM)
    if country_of(one) and (is_country(anchor) or is_country(one)):
        # Lists say which country a place is in; a disc would leave the islands of Greece out of it.
        return _weight(outer_km, one) if country_of(one) == country_of(anchor) else 0.0
    is_within = away_km <= outer_km and min(anchor.outer_km, one.outer_km) < 0.7 * outer_km
    return _weight(outer_km, one) if is_within else 0.0


def _weight(outer_km: float, one: PlaceCandidate) -> float:
    """To hold a place of the text says more than to lie in a large one."""
    return _INSIDE_REGION if outer_km <= _REGION_KM or outer_km == one.outer_km else _INSIDE_COUNTRY
