"""Ranks the candidates of each name by the other places of the same text: near each other, and "Paris, Texas"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from witnessmark.read.earth import distance_km
from witnessmark.read.places.hits import Hit
from witnessmark.records import PlaceCandidate

_COMMA = re.compile(r",\s{1,3}(?:in\s|the\s){0,1}$|\s{1,2}\($|\s{1,3}in (?:the )?$")
_NEIGHBOUR_KM = 300.0
_MOST_ANCHORS = 40


def rank(hits: Sequence[Hit], text: str) -> tuple[Hit, ...]:
    """The same hits, each with its candidates best first in the light of all the others."""
    anchors = _anchors(hits)
    ranked = []
    for number, hit in enumerate(hits):
        after = hits[number + 1] if number + 1 < len(hits) else None
        holder = after if after and _COMMA.match(text[hit.end : after.start]) else None
        ranked.append(replace(hit, candidates=_ranked(hit, anchors, holder)))
    return tuple(ranked)


def _anchors(hits: Sequence[Hit]) -> list[tuple[str, PlaceCandidate]]:
    """The best candidate of every name that the text gives, once each, surest first."""
    best = {hit.name: hit.candidates[0] for hit in hits if hit.candidates}
    return sorted(best.items(), key=lambda one: (-one[1].score, one[0]))[:_MOST_ANCHORS]


def _ranked(
    hit: Hit, anchors: Sequence[tuple[str, PlaceCandidate]], holder: Hit | None
) -> tuple[PlaceCandidate, ...]:
    lifted = [_lifted(hit, one, anchors, holder) for one in hit.candidates]
    return tuple(sorted(lifted, key=lambda one: (-one.score, one.name, one.lon, one.lat)))


def _lifted(
    hit: Hit, one: PlaceCandidate, anchors: Sequence[tuple[str, PlaceCandidate]], holder: Hit | None
) -> PlaceCandidate:
    """The candidate with what speaks for it added to its score and its reasons."""
    if one.place:
        return one  # the case's own list needs no help
    score, reasons = one.score, list(one.reasons)
    if hit.is_told:
        score += 0.05
        reasons.append("the words around say it is a place")
    inside = holder and any(_holds(other, one) for other in holder.candidates[:4])
    if holder and inside:
        score += 0.3
        reasons.append(f"written together with {holder.name}")
    near = [name for name, other in anchors if name != hit.name and one.outer_km < 400 and _is_by(other, one)]
    if near:
        score += min(0.12, 0.05 + 0.02 * len(near))
        reasons.append(f"near or inside {near[0]}, named in the same text")
    return replace(one, score=round(min(0.99, score), 4), reasons=tuple(reasons))


def _holds(outer: PlaceCandidate, inner: PlaceCandidate) -> bool:
    """Whether a larger place reaches as far as the smaller; half more, for no country is a disc."""
    reach_km = 1.5 * outer.outer_km
    return (
        outer.outer_km > inner.outer_km
        and distance_km(outer.lon, outer.lat, inner.lon, inner.lat) <= reach_km
    )


def _is_by(anchor: PlaceCandidate, one: PlaceCandidate) -> bool:
    if anchor.outer_km > 1200:
        return False  # to lie in Russia or Africa is no sign of anything
    away_km = distance_km(anchor.lon, anchor.lat, one.lon, one.lat)
    return away_km <= (anchor.outer_km if anchor.outer_km > 100 else _NEIGHBOUR_KM)
