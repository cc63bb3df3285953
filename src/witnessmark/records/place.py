"""Places as ranked candidates with a footprint: never a lone point."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from witnessmark.records.base import Basis
from witnessmark.records.document import Span


@dataclass(frozen=True)
class Place:
    """A place somebody listed: in the case gazetteer, a country pack, or the world list.

    Attributes:
        lon, lat: WGS84 degrees of its reference point.
        radius_km: how far from that point the place itself reaches.
        kind: town, village, district, province, country, area ...
        tier: which list it came from; the case's own wins.
        source: who gives the position.
        item: the hand file it came from, "" for built-in lists.
    """

    prefix: ClassVar[str] = "pl"
    id: str
    name: str
    names: tuple[str, ...]
    lon: float
    lat: float
    radius_km: float
    kind: str
    country: str
    tier: Literal["case", "pack", "world", "country"]
    source: str
    item: Basis = ""


@dataclass(frozen=True)
class PlaceCandidate:
    """One reading of a place name.

    Attributes:
        inner_km, outer_km: the footprint is the ring between these distances from the point
            (inner 0: a disc). "villages around Amerli" is a ring.
        score: rank among the candidates of one mention, 0 to 1; not a probability.
    """

    place: Basis
    name: str
    lon: float
    lat: float
    inner_km: float
    outer_km: float
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlaceMention:
    """Words that name a place, and its candidates, best first; no candidates means "cannot tell"."""

    span: Span
    text: str
    candidates: tuple[PlaceCandidate, ...]
