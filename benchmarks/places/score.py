"""Places resolved within 161 km of the gold point, given the gold toponyms, with the built-in lists only.

    python benchmarks/places/score.py

geovirus (113 Wikinews pieces), tr-news (49 articles), geowebnews (92, toponyms with coordinates). A toponym without a
candidate counts as wrong. Baseline in the same run: the most populous city of that name. Also recall of find_places on
the gold spans, and tokens per CPU-second.
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from _common import CpuClock, data, finish

from witnessmark.read.contract import Gazetteer
from witnessmark.read.earth import distance_km
from witnessmark.read.gazetteer import TieredGazetteer
from witnessmark.read.places import find_places
from witnessmark.read.places.hits import Hit
from witnessmark.read.places.inside import named_within
from witnessmark.read.places.ranking import rank
from witnessmark.read.world import world_folder
from witnessmark.records import PlaceCandidate

HERE = Path(__file__).parent
WITHIN_KM = 161.0


def main() -> int:
    gazetteer = TieredGazetteer(cache=world_folder(HERE))
    gazetteer.candidates("Iraq")  # opens, and the first time makes, the index
    scores: dict[str, float] = {}
    notes: dict[str, str] = {}
    tokens, seconds = 0, 0.0
    for name in ("geovirus", "tr-news", "geowebnews"):
        documents = [
            json.loads(line) for line in data(f"text/geo/{name}.jsonl", HERE).read_text().splitlines()
        ]
        gold = [(one, placed(one)) for one in documents]
        whole = sum(len(places) for _, places in gold)
        right = sum(right_of(one["text"], places, gazetteer) for one, places in gold)
        alone = sum(baseline(place, gazetteer) for _, places in gold for place in places)
        known = sum(bool(gazetteer.candidates(place["name"])) for _, places in gold for place in places)
        scores[f"{name} within 161 km"] = right / whole
        notes[f"{name} within 161 km"] = (
            f"most populous alone {alone / whole:.3f}; known names {known / whole:.3f}; {whole} toponyms"
        )
        with CpuClock() as clock:
            found = [find_places(one["text"], 0, len(one["text"]), gazetteer) for one in documents]
        tokens, seconds = tokens + sum(len(one["text"].split()) for one in documents), seconds + clock.seconds
        spans = [{(m.span.start, m.span.end) for m in mentions} for mentions in found]
        hit = sum(
            (p["start"], p["end"]) in there
            for (_, places), there in zip(gold, spans, strict=True)
            for p in places
        )
        scores[f"{name} gold places found"] = hit / whole
    scores["tokens per CPU-s"] = tokens / seconds
    return finish(HERE, scores, notes)


def placed(document: dict) -> list[dict]:
    return sorted(
        (place for place in document[key_of(document)] if place.get("lat") is not None),
        key=lambda place: place["start"],
    )


def key_of(document: dict) -> str:
    return "toponyms" if "toponyms" in document else "locations"


def right_of(text: str, places: list[dict], gazetteer: Gazetteer) -> int:
    hits = [Hit(p["start"], p["end"], p["name"], readings(p["name"], gazetteer)) for p in places]
    return sum(is_near(hit, place) for hit, place in zip(rank(hits, text), places, strict=True))


def readings(name: str, gazetteer: Gazetteer) -> tuple[PlaceCandidate, ...]:
    """What find_places takes a name to mean: as listed, else by a listed name within it."""
    return gazetteer.candidates(name) or named_within(name, gazetteer)


def baseline(place: dict, gazetteer: Gazetteer) -> bool:
    cities = [one for one in gazetteer.candidates(place["name"]) if one.reasons[0].startswith("city")]
    return is_near(Hit(0, 0, "", tuple(cities)), place)


def is_near(hit: Hit, place: dict) -> bool:
    best = hit.candidates[0] if hit.candidates else None
    return (
        best is not None
        and distance_km(best.lon, best.lat, float(place["lon"]), float(place["lat"])) <= WITHIN_KM
    )


if __name__ == "__main__":
    sys.exit(main())
