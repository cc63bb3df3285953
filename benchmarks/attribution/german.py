"""Which words of German news are somebody's: contents found against those of the makers of de-wikinews (measured only).

A content found and one of the makers' are a pair when their characters are the same but for marks at the edges ("exact"),
or overlap by half (Jaccard). Each is paired once. What is counted are attributions with words of their own, of any type.
"As cut by the makers" is the second count: the same findings, with three of the makers' ways of cutting taken over (german_cuts.py).
"""

import hashlib
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from witnessmark.read.annotate import PlainAnnotator
from witnessmark.read.attribution.outline import Line, outline
from witnessmark.read.cues import load_words
from witnessmark.records import Block, Document, Span, identify

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from _common import data  # noqa: E402
from german_cuts import as_found, as_the_makers_cut  # noqa: E402
from german_kinds import KINDS, kind_found, kind_wanted  # noqa: E402

Letters = frozenset[int]
Cutting = Callable[[str, list[Line]], list[tuple[Span, ...]]]


def letters(text: str, spans: Iterable[Span]) -> Letters:
    """Where the letters and digits of some spans stand."""
    return frozenset(at for one in spans for at in range(one.start, one.end) if text[at].isalnum())


def document_of(doc: dict) -> Document:
    """A page of the set as the read room would hand it over: one block a line."""
    text, at, blocks = doc["text"], 0, []
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(Span(at, at + len(line)), "paragraph", True))
        at += len(line) + 1
    return Document(
        identify("do", text), "it-1", "t", text, "", "", "The Relay", "", "de", doc["dct"] or "2010-01-01", (),
        tuple(blocks), (), (), (), "t",
    )  # fmt: skip


READ: dict[str, list[Line]] = {}
"""Pages read so far: each is counted in several ways."""


def lines_of(doc: dict) -> list[Line]:
    """Every sentence of a page with its attributions."""
    if doc["id"] not in READ:
        paragraphs = outline(document_of(doc), PlainAnnotator(), load_words("de"))
        READ[doc["id"]] = [line for paragraph in paragraphs for line in paragraph.lines]
    return READ[doc["id"]]


def found_in(doc: dict, cutting: Cutting = as_found) -> list[Letters]:
    """Contents of every attribution found in a page."""
    made = {letters(doc["text"], content): None for content in cutting(doc["text"], lines_of(doc))}
    return [one for one in made if one]


def wanted_in(doc: dict) -> list[Letters]:
    """Contents that the makers marked."""
    marked = {
        letters(doc["text"], (Span(*pair) for pair in one["quote"])): None for one in doc["annotations"]
    }
    return [one for one in marked if one]


def pairs(found: list[Letters], wanted: list[Letters], least: float) -> list[tuple[int, int]]:
    """Which are paired, the likest first."""
    likeness = sorted(
        ((len(a & b) / len(a | b), n, m) for n, a in enumerate(found) for m, b in enumerate(wanted) if a & b),
        reverse=True,
    )
    left: dict[int, int] = {}
    for like, n, m in likeness:
        if like >= least and n not in left and m not in left.values():
            left[n] = m
    return list(left.items())


def pages(part: str) -> list[dict]:
    """The pages of a part of the set; "train 0" and "train 1" are its halves by parity of the page's number."""
    name, _, half = part.partition(" ")
    path = data(f"text/attribution/de-wikinews-{name}.jsonl", HERE)
    docs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        doc for doc in docs if half == "" or hashlib.sha1(doc["id"].encode()).digest()[-1] % 2 == int(half)
    ]


def german(part: str, cutting: Cutting = as_found, name: str = "content") -> dict[str, float]:
    """F1, precision and recall of contents for a part of the set, exact and by half."""
    both = [(found_in(doc, cutting), wanted_in(doc)) for doc in pages(part)]
    made, marked = sum(len(found) for found, _ in both), sum(len(wanted) for _, wanted in both)
    scores = {}
    for how, least in (("exact", 1.0), ("half", 0.5)):
        right = sum(len(pairs(found, wanted, least)) for found, wanted in both)
        told = {"P": right / made, "R": right / marked, "F1": 2 * right / (made + marked)}
        scores |= {f"German {part}: {name} {how} {key}": value for key, value in told.items()}
    return scores


def german_scores() -> dict[str, float]:
    """Every figure of the set: as found and as the makers cut, for dev and both halves of train."""
    scores: dict[str, float] = {}
    for part in ("train", "train 0", "train 1", "dev"):
        scores |= german(part)
        scores |= german(part, as_the_makers_cut, "as cut by the makers,")
    return scores


def by_kind(part: str) -> list[tuple[str, int, float, int, float]]:
    """For each way of saying: how many were found, how many of these right, how many marked, how many of these found (half)."""
    tally = {kind: [0, 0, 0, 0] for kind in KINDS}
    for doc in pages(part):
        text = doc["text"]
        frames = {letters(text, frame.content): frame for line in lines_of(doc) for frame in line.frames}
        marks = {letters(text, (Span(*pair) for pair in one["quote"])): one for one in doc["annotations"]}
        found, wanted = [one for one in frames if one], [one for one in marks if one]
        paired = pairs(found, wanted, 0.5)
        hit, met = {n for n, _ in paired}, {m for _, m in paired}
        for n, one in enumerate(found):
            tally[kind_found(text, frames[one])][0] += 1
            tally[kind_found(text, frames[one])][1] += n in hit
        for m, one in enumerate(wanted):
            tally[kind_wanted(text, marks[one])][2] += 1
            tally[kind_wanted(text, marks[one])][3] += m in met
    return [(kind, a, b / max(1, a), c, d / max(1, c)) for kind, (a, b, c, d) in tally.items()]


def show_misses(part: str) -> None:
    """Print what was missed and what was found too much, for the part whose errors may be looked at."""
    for doc in pages(part):
        found, wanted, text = found_in(doc), wanted_in(doc), doc["text"]
        paired = pairs(found, wanted, 0.5)
        hit, met = {n for n, _ in paired}, {m for _, m in paired}
        for sign, some, done in (("MISSED", wanted, met), ("EXTRA ", found, hit)):
            for n, one in enumerate(some):
                if n not in done:
                    start, end = min(one), max(one) + 1
                    print(
                        sign,
                        text[max(0, start - 90) : start],
                        "⟦",
                        text[start:end],
                        "⟧",
                        text[end : end + 70],
                    )


if __name__ == "__main__":
    if "--show" in sys.argv:
        show_misses("train 0")  # the only half that may be looked at
    for name, value in german_scores().items():
        print(f"{name}: {value:.3f}")
    for chosen in ("train 0", "train 1", "dev"):
        print(f"{chosen}: way of saying | found | of these right | marked | of these found")
        for told in by_kind(chosen):
            print("  {:24} {:5} {:6.3f} {:6} {:6.3f}".format(*told))
