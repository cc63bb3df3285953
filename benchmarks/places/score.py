"""Places resolved within 161 km of the gold point, given the gold toponyms, with the built-in lists only.

    python benchmarks/places/score.py

geovirus (113 Wikinews pieces), tr-news (49 articles), geowebnews (92, toponyms with coordinates). A toponym without a
candidate counts as wrong. Baseline in the same run: the most populous city of that name. Also F1 of find_places (both
ends within two letters), calibration of the scores, and tokens per CPU-second.
Halves by sha256 of the document's id: rules were looked at with errors of the even half only.
"""

import hashlib
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
from witnessmark.records import PlaceCandidate, PlaceMention

HERE = Path(__file__).parent
WITHIN_KM = 161.0


SETS = ("geovirus", "tr-news", "geowebnews")


def main() -> int:
    gazetteer = TieredGazetteer(cache=world_folder(HERE))
    gazetteer.candidates("Iraq")  # opens, and the first time makes, the index
    scores: dict[str, float] = {}
    notes: dict[str, str] = {}
    sets = {
        name: [json.loads(line) for line in data(f"text/geo/{name}.jsonl", HERE).read_text().splitlines()]
        for name in SETS
    }
    tokens, seconds = 0, 0.0
    for name, documents in sets.items():
        resolved(name, documents, gazetteer, scores, notes)
        with CpuClock() as clock:
            found = [find_places(one["text"], 0, len(one["text"]), gazetteer) for one in documents]
        tokens, seconds = tokens + sum(len(one["text"].split()) for one in documents), seconds + clock.seconds
        recognised(name, documents, found, scores, notes)
    scores["max calibration error, other half"] = calibration(sets["geovirus"], gazetteer, notes)
    scores["tokens per CPU-s"] = tokens / seconds
    return finish(HERE, scores, notes)


def half(document: dict) -> int:
    """0 for the half whose errors were looked at, 1 for the other."""
    return hashlib.sha256((document.get("source") or document["id"]).encode()).digest()[-1] % 2


def resolved(name: str, documents: list, gazetteer: Gazetteer, scores: dict, notes: dict) -> None:
    whole, right, alone, known = [0, 0], [0, 0], 0, 0
    for one in documents:
        places = placed(one)
        whole[half(one)] += len(places)
        right[half(one)] += right_of(one["text"], places, gazetteer)
        alone += sum(baseline(place, gazetteer) for place in places)
        known += sum(bool(readings(place["name"], gazetteer)) for place in places)
    label = f"{name} within 161 km"
    scores[label] = sum(right) / sum(whole)
    scores[f"{label}, other half"] = right[1] / whole[1]
    notes[label] = (
        f"half looked at {right[0] / whole[0]:.3f}; most populous alone {alone / sum(whole):.3f}; "
        f"known names {known / sum(whole):.3f}; {sum(whole)} toponyms"
    )


def recognised(name: str, documents: list, found: list, scores: dict, notes: dict) -> None:
    """F1 over spans. In geovirus adjectives of countries are not annotated: there ours are left out."""
    counts = [[0, 0, 0], [0, 0, 0]]  # hits, false, missed, by half
    for one, mentions in zip(documents, found, strict=True):
        gold, other = annotated(name, one)
        ours = [(m.span.start, m.span.end) for m in mentions if name != "geovirus" or not is_adjective(m)]
        hits = {pair for pair in ours if any(is_same(pair, place) for place in gold)}
        met = sum(any(is_same(pair, place) for pair in ours) for place in gold)
        false = [p for p in ours if p not in hits and not any(p[0] < b and a < p[1] for a, b in other)]
        for column, count in enumerate((met, len(false), len(gold) - met)):
            counts[half(one)][column] += count
    both = [a + b for a, b in zip(*counts, strict=True)]
    scores[f"{name} gold places found"] = exactly(documents, found)
    scores[f"{name} recognition F1"] = f1(both)
    scores[f"{name} recognition F1, other half"] = f1(counts[1])
    notes[f"{name} recognition F1"] = (
        f"precision {both[0] / (both[0] + both[1]):.3f}, recall {both[0] / (both[0] + both[2]):.3f}"
    )


def exactly(documents: list, found: list) -> float:
    """The share of gold spans with coordinates that find_places gives to the letter."""
    spans = [{(m.span.start, m.span.end) for m in mentions} for mentions in found]
    met = [
        (p["start"], p["end"]) in there
        for one, there in zip(documents, spans, strict=True)
        for p in placed(one)
    ]
    return sum(met) / len(met)


def annotated(name: str, document: dict) -> tuple[list, list]:
    """Spans of toponyms, and of what else is annotated and counts neither way."""
    places = document[key_of(document)]
    gold = [one for one in places if name != "geowebnews" or one.get("lat") is not None]
    other = [one for one in places if one not in gold]
    return [(one["start"], one["end"]) for one in gold], [(one["start"], one["end"]) for one in other]


def is_same(ours: tuple[int, int], gold: tuple[int, int]) -> bool:
    return abs(ours[0] - gold[0]) <= 2 and abs(ours[1] - gold[1]) <= 2


def is_adjective(mention: PlaceMention) -> bool:
    return bool(mention.candidates) and mention.candidates[0].reasons[0].startswith("people or things")


def f1(counts: list[int]) -> float:
    return 2 * counts[0] / (2 * counts[0] + counts[1] + counts[2])


def calibration(documents: list, gazetteer: Gazetteer, notes: dict) -> float:
    """Scores are no probabilities; here they are made ones on one half of geovirus and tried on the other.

    Names with several readings only. Bins of the margin between first and second reading; the error is the mean
    distance between the share right in a bin and what the first half gave, weighted by its names.
    """
    margins: list[list[tuple[int, bool]]] = [[], []]
    for one in documents:
        places = placed(one)
        for hit, place in zip(ranked(one["text"], places, gazetteer), places, strict=True):
            if len(hit.candidates) > 1:
                margin = hit.candidates[0].score - hit.candidates[1].score
                margins[half(one)].append((min(4, int(margin * 10)), is_near(hit, place)))
    shares = [
        {bin_: [right for at, right in of_half if at == bin_] for bin_ in range(5)} for of_half in margins
    ]
    mean = [{at: sum(rights) / len(rights) for at, rights in one.items() if rights} for one in shares]
    error = sum(len(shares[1][at]) * abs(mean[1][at] - mean[0].get(at, 0.5)) for at in mean[1]) / len(
        margins[1]
    )
    told = ", ".join(f"{at / 10:.1f}+ {share:.2f}" for at, share in sorted(mean[0].items()))
    notes["max calibration error, other half"] = f"share right by margin on the first half: {told}"
    return error


def placed(document: dict) -> list[dict]:
    return sorted(
        (place for place in document[key_of(document)] if place.get("lat") is not None),
        key=lambda place: place["start"],
    )


def key_of(document: dict) -> str:
    return "toponyms" if "toponyms" in document else "locations"


def right_of(text: str, places: list[dict], gazetteer: Gazetteer) -> int:
    return sum(
        is_near(hit, place) for hit, place in zip(ranked(text, places, gazetteer), places, strict=True)
    )


def ranked(text: str, places: list[dict], gazetteer: Gazetteer) -> tuple[Hit, ...]:
    hits = [Hit(p["start"], p["end"], p["name"], readings(p["name"], gazetteer)) for p in places]
    return rank(hits, text)


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
