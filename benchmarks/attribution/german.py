"""Which words of German news are somebody's: contents found against those of the makers of de-wikinews (measured only).

A content found and one of the makers' are a pair when their characters are the same but for marks at the edges ("exact"),
or overlap by half (Jaccard). Each is paired once. What is counted are attributions with words of their own, of any type.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from witnessmark.read.annotate import PlainAnnotator
from witnessmark.read.attribution.outline import outline
from witnessmark.read.cues import load_words
from witnessmark.records import Block, Document, Span, identify

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from _common import data  # noqa: E402

Letters = frozenset[int]


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


def found_in(doc: dict) -> list[Letters]:
    """Contents of every attribution found in a page."""
    document = document_of(doc)
    lines = [line for part in outline(document, PlainAnnotator(), load_words("de")) for line in part.lines]
    made = {letters(document.text, frame.content) for line in lines for frame in line.frames}
    return [one for one in made if one]


def wanted_in(doc: dict) -> list[Letters]:
    """Contents that the makers marked."""
    marked = {letters(doc["text"], (Span(*pair) for pair in one["quote"])) for one in doc["annotations"]}
    return [one for one in marked if one]


def pairs(found: list[Letters], wanted: list[Letters], least: float) -> int:
    """How many are paired, the likest first."""
    likeness = sorted(
        ((len(a & b) / len(a | b), n, m) for n, a in enumerate(found) for m, b in enumerate(wanted) if a & b),
        reverse=True,
    )
    left: set[int] = set()
    right: set[int] = set()
    for like, n, m in likeness:
        if like >= least and n not in left and m not in right:
            left.add(n)
            right.add(m)
    return len(left)


def german(part: str, *, limit: int | None = None, show: bool = False) -> dict[str, float]:
    """F1, precision and recall of contents for a part of the set, exact and by half."""
    path = data(f"text/attribution/de-wikinews-{part}.jsonl", HERE)
    docs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()][:limit]
    both = [(doc, found_in(doc), wanted_in(doc)) for doc in docs]
    made, marked = sum(len(found) for _, found, _ in both), sum(len(wanted) for _, _, wanted in both)
    scores = {}
    for name, least in (("exact", 1.0), ("half", 0.5)):
        right = sum(pairs(found, wanted, least) for _, found, wanted in both)
        told = {"P": right / made, "R": right / marked, "F1": 2 * right / (made + marked)}
        scores |= {f"German {part}: content {name} {key}": value for key, value in told.items()}
    if show:
        show_misses(both)
    return scores


def show_misses(both: list[tuple[dict, list[Letters], list[Letters]]]) -> None:
    """Print what was missed and what was found too much, for the part whose errors may be looked at."""
    for doc, found, wanted in both:
        for sign, some, others in (("MISSED", wanted, found), ("EXTRA ", found, wanted)):
            for one in some:
                if not any(len(one & other) / len(one | other) >= 0.5 for other in others):
                    start, end = min(one), max(one) + 1
                    around = (
                        doc["text"][max(0, start - 90) : start],
                        doc["text"][start:end],
                        doc["text"][end : end + 70],
                    )
                    print(sign, " ⟦".join(around[:2]) + "⟧ " + around[2])


if __name__ == "__main__":
    for name, value in german(sys.argv[1], limit=200, show="--show" in sys.argv).items():
        print(f"{name}: {value:.3f}")
