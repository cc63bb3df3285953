"""Which sentences hold an attribution, which words it covers, and the whole chain of mouths of short texts of our own.

GUM's Wikinews documents (development part): every speech or thought verb with a clause as content.
chains.toml: invented texts, in sets; each set was written after the rules had been changed for the sets before it.
"""

import json
import re
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from _common import CpuClock, data, finish  # noqa: E402

from witnessmark import plugins  # noqa: E402
from witnessmark.read.annotate import Annotator, ModelAnnotator, PlainAnnotator, Sentence  # noqa: E402
from witnessmark.read.attribution.finder import find_frames  # noqa: E402
from witnessmark.read.contract import Lore  # noqa: E402
from witnessmark.read.cues import load_words  # noqa: E402
from witnessmark.read.sentences import find_quotes, split_sentences  # noqa: E402
from witnessmark.records import Block, Document, PlaceCandidate, Span, Statement, identify  # noqa: E402

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
    for line in re.finditer(r"[^\n]+", text):
        block = Span(*line.span())
        quotes = find_quotes(text, block)
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


def measure(docs: list[dict], annotator: Annotator, show: bool) -> dict[str, dict[str, float]]:
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
    return {name: f1(*counts) for name, counts in tally.items()}


class NoPlaces:
    """A gazetteer that knows nothing."""

    def candidates(self, name: str) -> tuple[PlaceCandidate, ...]:  # noqa: ARG002
        return ()


def bare_name(name: str) -> str:
    return re.sub(r"^(the|an?) ", "", name.casefold())


def document_of(case: dict) -> Document:
    """A short text as the read room would hand it over: one block a line, the first a title where the case says so."""
    text = case["text"]
    lines = [Span(*line.span()) for line in re.finditer(r"[^\n]+", text)]
    title = lines[0].of(text) if case.get("headline") else ""
    blocks = tuple(
        Block(line, "title" if title and line == lines[0] else "paragraph", line != lines[0] or not title)
        for line in lines
    )
    return Document(
        identify("do", text), "it-1", "t", text, title, "", "The Relay", "", "en", "2021-05-14", (), blocks, (), (), (), "t"
    )  # fmt: skip


def check_chain(found: list[Statement], case: dict) -> tuple[bool, bool, bool]:
    """Whether the statement that holds `about` has the chain (with outlets), the mode and the quoted words a careful
    reader gives it; the last two are True where the case tells none."""
    at = case["text"].index(case["about"])
    one = next((one for one in found if one.span.start <= at < one.span.end and not one.part_of), None)
    if one is None:
        return False, "mode" not in case, "quote" not in case
    names = [bare_name(voice.name) for voice in one.attribution[1:]]
    outlets = {voice.outlet for voice in one.attribution}
    chain = names == [bare_name(name) for name in case["chain"]] and outlets >= set(case.get("outlets", ()))
    if case.get("show"):
        print(f"       got {names} {one.mode}, want {case['chain']} {case.get('mode', '')}")
    return chain, case.get("mode", one.mode) == one.mode, "quote" not in case or quotes_right(case)


def quotes_right(case: dict) -> bool:
    """Whether one quotation of the text holds the wanted words and no others."""
    text = case["text"]
    blocks = [Span(*line.span()) for line in re.finditer(r"[^\n]+", text)]
    return case["quote"] in {
        quote.of(text).strip('“”"') for block in blocks for quote in find_quotes(text, block)
    }


def chains(reader: str, show: bool) -> dict[str, float]:
    cases = tomllib.loads((HERE / "chains.toml").read_text(encoding="utf-8"))["text"]
    tally: dict[str, list[bool]] = {}
    for case in cases:
        found, name = (
            list(plugins.load("reader", reader).read(document_of(case), Lore(NoPlaces()))),
            case.get("set", "first"),
        )
        chain, mode, quote = check_chain(found, case)
        tally.setdefault(f"{name} chains right", []).append(chain)
        for told, right in (("mode", mode), ("quote", quote)):
            if told in case:
                tally.setdefault(f"{name} {told}s right", []).append(right)
        if show and not (chain and mode and quote):
            print("CHAIN " if not chain else "MODE  ", case["about"], "|", case["text"])
            check_chain(found, case | {"show": True})
    return {f"{reader}: {name}": sum(right) / len(right) for name, right in tally.items()}


def main() -> int:
    docs, scores, notes = documents(("news",)), {}, {}
    for name, annotator in (("rules", PlainAnnotator()), ("model", ModelAnnotator())):
        with CpuClock() as clock:
            found = measure(docs, annotator, show="--show" in sys.argv and name in sys.argv)
        print(f"{name}: {clock.seconds:.1f} CPU s for {sum(len(doc['text']) for doc in docs):,} characters")
        for part in ("sentence", "content"):
            scores |= {f"{name}: {part} {key}": value for key, value in found[part].items()}
        scores |= chains(name, show="--show" in sys.argv and name in sys.argv)
        notes[f"{name}: sentence F1"] = f"peer (verb list and quotation marks) {found['naive']['F1']:.3f}"
    return finish(HERE, {name: round(value, 4) for name, value in scores.items()}, notes)


if __name__ == "__main__":
    sys.exit(main())
