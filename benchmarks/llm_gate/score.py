"""The gate before a language model: 10,000 corrupted replies, every faithful one, and 50 texts that give the model orders.

    python benchmarks/llm_gate/score.py [--show] [--peer PYTHON]

Faithful offers are the attributions of two sets of ../shared/data/text, read in place. --peer names a Python that has
langextract, whose grounding is run on the same quotes in the same run. --show prints what was refused of the even half.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

import corrupt
from _common import CpuClock, data, finish
from faithful import HALVES, Faithful, english, german
from injected import injections
from oracle import letters, stands
from peer import against_peer

from witnessmark.errors import UnreadError
from witnessmark.read.llm.exchange import Answer
from witnessmark.read.llm.gate import Gate, Held
from witnessmark.read.llm.reading import words_of
from witnessmark.read.llm.reply import take
from witnessmark.read.llm.sending import parts_of

HERE = Path(__file__).parent
REPLIES = 10_000
PEERED = 2_000
"""Of them given to the peer, which takes ten times as long over each."""
SETS = {
    "en": ("text/attribution/gum-en.jsonl", english),
    "de": ("text/attribution/de-wikinews-dev.jsonl", german),
}


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--peer", default="")
    options = parser.parse_known_args()[0]
    offers = {language: load(data(file, HERE)) for language, (file, load) in SETS.items()}
    scores = kept(offers, show=options.show) | harmless(offers)
    broken = list(corrupted(offers))
    scores |= refused(broken) | injections()
    if options.peer:
        scores |= against_peer(
            options.peer, [one for rows in offers.values() for one in rows], broken[:PEERED]
        )
    return finish(HERE, scores)


def accepted(one: Faithful, body: bytes) -> tuple[dict, Held] | str:
    """What becomes of a reply: the offer with where it stands, or why not."""
    try:
        offers = take(Answer(200, body)).offers
    except UnreadError as error:
        return str(error)
    reason = "no offer in it"
    for part in parts_of(one.document):
        gate = Gate(one.document, part.blocks, words_of(one.document), one.document.language)
        for offer in offers:
            held = gate.check(offer)
            if isinstance(held, Held) and offer is not None:
                return {name: getattr(offer, name) for name in offer.__struct_fields__}, held
            reason = str(held)
    return reason


def kept(offers: dict[str, list[Faithful]], *, show: bool) -> dict[str, float]:
    """Share of faithful offers that pass, half by half."""
    scores = {}
    for language, rows in offers.items():
        for half in HALVES:
            here = [one for one in rows if one.half == half]
            results = [accepted(one, corrupt.reply(one.offer)) for one in here]
            scores[f"faithful kept, {language} {half}"] = sum(
                not isinstance(one, str) for one in results
            ) / len(here)
            for one, result in zip(here, results, strict=True):
                if show and half == "even" and isinstance(result, str):
                    print(f"  {language} {one.document.name}: {result}")
    return scores


def harmless(offers: dict[str, list[Faithful]]) -> dict[str, float]:
    """Share that passes when only typography, spaces or a letter differ."""
    scores = {}
    rows = [
        one
        for rows in offers.values()
        for one in rows
        if not isinstance(accepted(one, corrupt.reply(one.offer)), str)
    ]
    for kind, change in corrupt.HARMLESS.items():
        changed = [(one, one.offer | {"quote": change(one.offer["quote"])}) for one in rows]
        touched = [(one, offer) for one, offer in changed if offer != one.offer]
        passed = sum(not isinstance(accepted(one, corrupt.reply(offer)), str) for one, offer in touched)
        scores[f"kept through {kind}"] = passed / len(touched)
    return scores


Broken = tuple[Faithful, str, dict, bytes]
"""A faithful offer, how its reply went wrong, the offer then (as it was for SHAPE), and the reply."""


def corrupted(offers: dict[str, list[Faithful]]):
    """REPLIES replies that each went wrong in one way, the ways in turn, the same at every run."""
    chance = Random(4)
    rows = [one for rows in offers.values() for one in rows]
    alike = {one.document.language: [other.offer for other in offers[one.document.language]] for one in rows}
    ways = {**corrupt.MEANING, **corrupt.VALUES, **corrupt.SHAPE}
    made = turn = 0
    while made < REPLIES:
        one, kind = rows[chance.randrange(len(rows))], list(ways)[turn % len(ways)]
        if kind in corrupt.SHAPE:
            broken = (one, kind, one.offer, ways[kind](corrupt.reply(one.offer), chance))
        else:
            offer = ways[kind](one.offer, chance, alike[one.document.language])
            if offer is None or offer == one.offer:
                continue  # this text has no such word; the same way is tried on another
            broken = (one, kind, offer, corrupt.reply(offer))
        yield broken
        made, turn = made + 1, turn + 1


def refused(broken: list[Broken]) -> dict[str, float]:
    """What of the corrupted replies passes: nothing that the text does not hold."""
    unaligned, passed, verbatim, count = 0, Counter(), 0, 0
    with CpuClock() as clock:
        results = [(one, kind, offer, accepted(one, body)) for one, kind, offer, body in broken]
    for one, kind, offer, result in results:
        count += 1
        if isinstance(result, str):
            continue
        told, held = result
        unaligned += not stands(told, held.quote.of(one.document.text), one.document.text)
        if kind in corrupt.SHAPE:
            passed["shape"] += 1
        elif letters(offer["quote"]) in letters(one.document.text):
            verbatim += 1  # what is left is still the text's own words: a "may" before the quote, another's source beside it
        else:
            passed[kind] += 1
    print("  passed:", dict(passed))
    meaning = sum(n for kind, n in passed.items() if kind != "shape")
    return {
        "corrupted replies": count, "max unaligned spans accepted": unaligned, "max changed meanings accepted": meaning,
        "max still in the text, accepted": verbatim, "max damaged replies that still held": passed["shape"],
        "replies per CPU-s": count / clock.seconds,
    }  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
