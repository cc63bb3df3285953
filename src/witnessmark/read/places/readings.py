"""What a reading of a name says of itself: its country, its kind, and whether it lies in another place."""

import re
from functools import lru_cache

from witnessmark.read.earth import distance_km
from witnessmark.read.places.holders import Holder
from witnessmark.records import PlaceCandidate

BESIDE_KM = 60.0
"""How far "near" and "a suburb of" are taken to reach, and how fast two towns of one text stop speaking for each other."""
_COUNTRY = re.compile(r"[a-z]+, ([A-Z]{2})\b")
_KIND_COUNTRY, _KIND_TOWN = "country,", "city"


def is_of_kind(one: PlaceCandidate, *kinds: str) -> bool:
    """Whether its list gives it as one of these kinds: its first reason begins with the kind."""
    return bool(one.reasons) and one.reasons[0].startswith(kinds)


def is_country(one: PlaceCandidate) -> bool:
    """Whether the world list gives it as a country."""
    return is_of_kind(one, _KIND_COUNTRY)


def is_listed_town(one: PlaceCandidate) -> bool:
    """Whether the world list gives it as a town or city."""
    return is_of_kind(one, _KIND_TOWN)


def country_of(one: PlaceCandidate) -> str:
    """ISO code of the country that a candidate of the world list lies in or is, "" when its list does not say."""
    return _country_in(one.reasons[0]) if one.reasons else ""


@lru_cache(maxsize=65536)
def _country_in(reason: str) -> str:
    told = _COUNTRY.match(reason)
    return told[1] if told else ""


def is_inside(one: PlaceCandidate, holder: Holder) -> bool:
    """Whether a reading lies in, or beside, what its name is written together with."""
    slack_km = BESIDE_KM if holder.is_beside else 0.0
    return any(_holds(other, one, slack_km) for other in holder.hit.candidates[:4])


def _holds(outer: PlaceCandidate, inner: PlaceCandidate, slack_km: float) -> bool:
    """Whether a larger place reaches as far as the smaller; half more, for no province is a disc."""
    if not slack_km and outer.outer_km <= inner.outer_km:
        return False
    if is_country(outer) and country_of(inner):
        return country_of(inner) == country_of(outer)
    reach_km = 1.5 * outer.outer_km + slack_km
    return distance_km(outer.lon, outer.lat, inner.lon, inner.lat) <= reach_km
