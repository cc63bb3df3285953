"""Places by name in tiers: the case's own list, its packs, the world's countries and cities.

The case's own list wins, also under another spelling or script; the world lists are only looked up as written.
A candidate's score ranks the readings of one name and is no probability.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from witnessmark.case.config import Area
from witnessmark.read.placekey import fold, skeleton
from witnessmark.read.world import World, open_world
from witnessmark.records import Place, PlaceCandidate

_MOST = 12
_IN_FULL = {"St": "Saint ", "Ste": "Sainte ", "Mt": "Mount ", "Ft": "Fort ", "Pt": "Port "}
_SHORT = re.compile(r"\b(Ste?|Mt|Ft|Pt)\b\.?[ -]")
_DOTTED = re.compile(r"(?:[A-Z]\.){2,4}")
# Two spellings of one name share about two letters of three (Emirli, Amerli: 0.67); chance likenesses of one
# skeleton share fewer (Amarillo, Amerli: 0.57).
_ALIKE = 0.6


@dataclass(frozen=True, eq=False)
class TieredGazetteer:
    """The gazetteer of a case.

    Attributes:
        listed: places of the case and of its packs.
        area: where the case looks; nearer places rank higher. Radius 0 means the case names no area.
        cache: folder where the world's index is kept once made.
        note: told what takes time, when the index has to be made.
    """

    listed: tuple[Place, ...] = ()
    area: Area = field(default_factory=Area)
    cache: Path | None = None
    note: Callable[[str], None] = lambda _: None
    _seen: dict[str, tuple[PlaceCandidate, ...]] = field(default_factory=dict)

    def candidates(self, name: str) -> tuple[PlaceCandidate, ...]:
        """Places the name may mean, best first; empty when none is known."""
        if name not in self._seen:
            self._seen[name] = self._find(name)
        return self._seen[name]

    def _find(self, name: str) -> tuple[PlaceCandidate, ...]:
        # Letters with a full stop each are listed with them (U.S.) or without (N.B., N.S.W.).
        key = fold(name)
        letters = len(name) <= 4 and name.isascii() and name.isupper()
        world = self._in_world(key, is_letters=letters, is_cut=name.endswith(".")) if key else ()
        found = [*self._listed(name, key), *world]
        if not found and _DOTTED.fullmatch(name):
            return self._find(name.replace(".", ""))
        if not found and (full := _SHORT.sub(lambda short: _IN_FULL[short[1]], name)) != name:
            return self._find(full)
        ranked = sorted(found, key=lambda one: (-one.score, one.name, one.lon, one.lat))
        return tuple(ranked[:_MOST])

    def _in_world(self, key: str, *, is_letters: bool, is_cut: bool) -> Iterable[PlaceCandidate]:
        if self.world is None:
            return ()
        return self.world.candidates(key, self.area, is_letters=is_letters, is_cut=is_cut)

    def _listed(self, name: str, key: str) -> Iterator[PlaceCandidate]:
        exact = self._by_name.get(key, ())
        yield from (candidate_of(place, _SCORES[place.tier], "named so in the list") for place in exact)
        if not exact and self._by_skeleton:
            alike = (place for place in self._by_skeleton.get(skeleton(name), ()) if _is_alike(key, place))
            yield from (candidate_of(place, 0.85, "another spelling of a listed name") for place in alike)

    @cached_property
    def _by_name(self) -> dict[str, list[Place]]:
        return _index((fold(name), place) for place in self.listed for name in (place.name, *place.names))

    @cached_property
    def _by_skeleton(self) -> dict[str, list[Place]]:
        own = (place for place in self.listed if place.tier == "case")
        return _index((skeleton(name), place) for place in own for name in (place.name, *place.names))

    @cached_property
    def world(self) -> World | None:
        """Countries and cities, opened when first asked for; None without a folder to keep their index in."""
        return open_world(self.cache, self.note) if self.cache else None


_SCORES = {"case": 0.95, "pack": 0.75, "country": 0.8, "world": 0.5}


def candidate_of(place: Place, score: float, reason: str) -> PlaceCandidate:
    """A listed place as a candidate with a disc for footprint."""
    source = f"{place.tier} list, {place.source}" if place.source else f"{place.tier} list"
    kept = place.id if place.tier == "case" else ""
    return PlaceCandidate(
        kept, place.name, place.lon, place.lat, 0.0, place.radius_km, score, (reason, source)
    )


def _index(pairs: Iterable[tuple[str, Place]]) -> dict[str, list[Place]]:
    index: dict[str, list[Place]] = {}
    for key, place in pairs:
        if key and place not in index.setdefault(key, []):
            index[key].append(place)
    return index


def _is_alike(key: str, place: Place) -> bool:
    """Whether the name is near enough to one of the place's in the same script; across scripts bones must do."""
    from rapidfuzz.fuzz import ratio

    names = [fold(name) for name in (place.name, *place.names)]
    same_script = [name for name in names if name[:1].isascii() == key[:1].isascii()]
    return not same_script or any(ratio(key, name) >= 100 * _ALIKE for name in same_script)
