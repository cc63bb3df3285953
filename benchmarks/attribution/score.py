"""Which sentences hold an attribution, which words it covers, and the whole chain of mouths of short texts of our own.

GUM's Wikinews documents (development part): every speech or thought verb with a clause as content.
chains.toml and texts/: invented texts, in sets; each set was written after the rules had been changed for the sets before it.
text/amerli: the mouths that excerpts of one case's relays name (amerli.py).
de-wikinews: which words of German news are somebody's (german.py).
"""

import hashlib
import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from _common import CpuClock, data, finish  # noqa: E402
from amerli import amerli  # noqa: E402
from chains import chains_right  # noqa: E402
from german import german_scores  # noqa: E402

from witnessmark.read.annotate import Annotator, ModelAnnotator, PlainAnnotator, Sentence  # noqa: E402
from witnessmark.read.attribution.finder import find_frames  # noqa: E402
from witnessmark.read.cues import load_words  # noqa: E402
from witnessmark.read.sentences import quotes_by_block, split_sentences  # noqa: E402
from witnessmark.records import Span  # noqa: E402

NAIVE = re.compile(
    r"according to|[“”\"]|\b(?:say|says|said|saying|tell|tells|told|report|reports|reported|state|states|stated|claim|claims"
    r"|claimed|note|notes|noted|explain|explained|announce|announced|believe|believes|believed|think|thinks|thought|argue|argued"
    r"|suggest|suggests|suggested|add|added|write|wrote|warn|warned|confirm|confirmed|find|found|show|shows|showed)\b",
    re.IGNORECASE,
)
"""The peer: a list of cue verbs and quotation marks, nothing else."""


def documents(genres: tuple[str, ...]) -> list[dict]:
    path = data("text/attribution/gum-en.jsonl", HERE)
    return [
        one
        for one in map(json.loads, path.read_text(encoding="utf-8").splitlines())
        if one["genre"] in genres
    ]


def spans(marks: list[dict]) -> list[Span]:
    return [Span(one["start"], one["end"]) for one in marks]


def sentences_of(text: str, annotator: Annotator) -> list[tuple[Sentence, tuple[Span, ...]]]:
    words, found = load_words("en"), []
    blocks = [Span(*line.span()) for line in re.finditer(r"[^\n]+", text)]
    for block, quotes in zip(blocks, quotes_by_block(text, blocks), strict=True):
        cut = split_sentences(text, block, words)
        found += [(sentence, quotes) for sentence in annotator.annotate(text, cut, words)]
    return found


def overlap(one: list[Span], other: list[Span]) -> float:
    """Jaccard of the characters that two lists of spans cover."""
    first = {at for span in one for at in range(span.start, span.end)}
    second = {at for span in other for at in range(span.start, span.end)}
    return len(first & second) / max(1, len(first | second))


def f1(right: int, made: int, wanted: int) -> dict[str, float]:
    precision, recall = right / max(1, made), right / max(1, wanted)
    return {"P": precision, "R": recall, "F1": 2 * precision * recall / max(1e-9, precision + recall)}


Tally = dict[str, list[int]]
"""What was looked for -> how many right, made, wanted."""


def measure(docs: list[dict], annotator: Annotator, show: bool) -> Tally:
    words = load_words("en")
    tally = {"sentence": [0, 0, 0], "naive": [0, 0, 0], "content": [0, 0, 0]}
    for doc in docs:
        text, gold = doc["text"], [one for one in doc["attributions"] if one["cue"]]
        marks = [spans(one["cue"]) for one in doc["attributions"] if one["cue"]]
        frames, wanted_contents = [], [spans(one["content"]) for one in gold]
        for sentence, quotes in sentences_of(text, annotator):
            found = find_frames(sentence, quotes, words)
            frames += [(frame, list(frame.content)) for frame in found]
            holds = any(
                sentence.span.start <= mark.start < sentence.span.end for cue in marks for mark in cue
            )
            naive = NAIVE.search(sentence.span.of(text)) is not None
            for name, answer in (("sentence", bool(found)), ("naive", naive)):
                tally[name][0] += answer and holds
                tally[name][1] += answer
                tally[name][2] += holds
            if show and holds != bool(found):
                print("MISSED" if holds else "EXTRA ", sentence.span.of(text))
        matched = {
            n
            for _, content in frames
            for n, want in enumerate(wanted_contents)
            if overlap(content, want) >= 0.5
        }
        right = sum(any(overlap(content, want) >= 0.5 for want in wanted_contents) for _, content in frames)
        tally["content"][0] += min(right, len(matched))
        tally["content"][1] += len(frames)
        tally["content"][2] += len(gold)
    return tally


def scored(*tallies: Tally) -> dict[str, dict[str, float]]:
    """F1, precision and recall of all that was counted."""
    return {name: f1(*map(sum, zip(*(one[name] for one in tallies), strict=True))) for name in tallies[0]}


def half_of(doc: dict) -> int:
    """Which half a document is of: errors of half 0 were looked at most."""
    return hashlib.sha1(doc["id"].encode()).digest()[-1] % 2


def main() -> int:
    docs, scores, notes = documents(("news",)), {}, {}
    halves = [[doc for doc in docs if half_of(doc) == half] for half in (0, 1)]
    for name, annotator in (("rules", PlainAnnotator()), ("model", ModelAnnotator())):
        with CpuClock() as clock:
            show = "--show" in sys.argv and name in sys.argv
            counted = [measure(half, annotator, show) for half in halves]
        found = scored(*counted)
        print(f"{name}: {clock.seconds:.1f} CPU s for {sum(len(doc['text']) for doc in docs):,} characters")
        for part in ("sentence", "content"):
            of_halves = (f"{scored(one)[part]['F1']:.3f}" for one in counted)
            notes[f"{name}: {part} F1"] = f"halves {', '.join(of_halves)}"
            scores |= {f"{name}: {part} {key}": value for key, value in found[part].items()}
        scores |= chains_right(name, show)
        scores |= amerli(name, show)
        notes[f"{name}: sentence F1"] += f"; peer (verb list and quotation marks) {found['naive']['F1']:.3f}"
    scores |= german_scores()
    return finish(HERE, {name: round(value, 4) for name, value in scores.items()}, notes)


if __name__ == "__main__":
    sys.exit(main())
