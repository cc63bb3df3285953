"""Who is one and who is two: mentions, their actors and kinds in texts of our own, against one actor for each spelling.

The peer is what a reader without resolution has: the mentions that we find, one actor for each distinct wording.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from _common import CpuClock, finish  # noqa: E402

from witnessmark.read.actors import actors_of, cast_of  # noqa: E402
from witnessmark.read.annotate import Annotator, PlainAnnotator  # noqa: E402
from witnessmark.read.cues import load_words  # noqa: E402
from witnessmark.read.sentences import split_sentences  # noqa: E402
from witnessmark.records import Actor, Span  # noqa: E402

MARK = re.compile(r"\{([^={}]*)=([\w]+)(?::([a-z]+))?\}")
KINDS = {"armed": "armed group"}
WORDS = load_words("en")


@dataclass
class Gold:
    """One case: its documents' texts, and (document, span) -> key of the actor; kinds by key."""

    texts: list[str] = field(default_factory=list)
    mentions: dict[tuple[str, Span], str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)

    def add(self, marked: str) -> None:
        text, at, name = "", 0, f"d{len(self.texts)}"
        for mark in MARK.finditer(marked):
            text += marked[at : mark.start()]
            self.mentions[name, Span(len(text), len(text) + len(mark[1]))] = mark[2]
            if mark[3]:
                self.kinds.setdefault(mark[2], KINDS.get(mark[3], mark[3]))
            text, at = text + mark[1], mark.end()
        self.texts.append(text + marked[at:])


def golds(name: str) -> Iterator[Gold]:
    """The cases of a set: blocks apart by an empty line, documents by ---."""
    plain = "\n".join(
        line for line in (HERE / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    )
    for block in plain.strip().split("\n\n"):
        gold = Gold()
        for document in block.split("\n---\n"):
            gold.add(document.strip())
        yield gold


def read(gold: Gold, annotator: Annotator) -> tuple[Actor, ...]:
    casts = []
    for n, text in enumerate(gold.texts):
        spans = split_sentences(text, Span(0, len(text)), WORDS)
        casts.append(cast_of(f"d{n}", annotator.annotate(text, spans, WORDS), WORDS, {}))
    return actors_of(casts)


@dataclass
class Tally:
    """Counts over cases; see `scores`."""

    gold: int = 0
    found: int = 0
    matched: int = 0
    recall: float = 0.0
    precision: float = 0.0
    kinds: int = 0
    keys: int = 0
    merged: int = 0
    cases: int = 0
    whole: int = 0

    def scores(self) -> dict[str, float]:
        p, r = self.precision / max(1, self.found), self.recall / max(1, self.gold)
        return {
            "mentions precision": self.matched / max(1, self.found), "mentions recall": self.matched / max(1, self.gold),
            "actors B3 F1": 2 * p * r / max(1e-9, p + r), "kinds right": self.kinds / max(1, self.keys),
            "max two actors in one": self.merged, "cases wholly right": self.whole / max(1, self.cases),
        }  # fmt: skip


def aligned(gold: Gold, clusters: dict[tuple[str, Span], str]) -> dict[tuple[str, Span], tuple[str, Span]]:
    """Gold mention -> ours over the same words, each of ours once."""
    found: dict[tuple[str, Span], tuple[str, Span]] = {}
    free = set(clusters)
    for where in gold.mentions:
        over = [
            one
            for one in free
            if one[0] == where[0] and one[1].start < where[1].end and where[1].start < one[1].end
        ]
        if over:
            best = min(
                over, key=lambda one: abs(one[1].start - where[1].start) + abs(one[1].end - where[1].end)
            )
            found[where] = best
            free.discard(best)
    return found


def count(
    tally: Tally, gold: Gold, clusters: dict[tuple[str, Span], str], kinds: dict[str, str]
) -> list[str]:
    """Add one case (B-cubed over all mentions, a missed one counts as wrong); what went wrong, in words."""
    pairs = aligned(gold, clusters)
    ours = {one: clusters[two] for one, two in pairs.items()}
    wrong = [
        f"missed {one[1].of(gold.texts[int(one[0][1:])])!r}" for one in gold.mentions if one not in pairs
    ]
    for where, key in gold.mentions.items():
        if where not in ours:
            continue
        same_gold = [one for one, other in gold.mentions.items() if other == key]
        same_ours = [one for one, other in clusters.items() if other == ours[where]]
        both = sum(ours.get(one) == ours[where] for one in same_gold)
        tally.recall += both / len(same_gold)
        tally.precision += both / len(same_ours)
    spurious = set(clusters) - set(pairs.values())
    wrong += [f"too many {one[1].of(gold.texts[int(one[0][1:])])!r}" for one in spurious]
    held: dict[str, set[str]] = {}
    for where, cluster in ours.items():
        held.setdefault(cluster, set()).add(gold.mentions[where])
    mixed = [keys for keys in held.values() if len(keys) > 1]
    wrong += [f"one for {sorted(keys)}" for keys in mixed]
    parts: dict[str, set[str]] = {}
    for where, cluster in ours.items():
        parts.setdefault(gold.mentions[where], set()).add(cluster)
    wrong += [f"{len(clusters)} for {key}" for key, clusters in parts.items() if len(clusters) > 1]
    for key, kind in gold.kinds.items():
        told = {kinds[one] for one in parts.get(key, ())}
        tally.kinds += told == {kind}
        wrong += [] if told == {kind} or not told else [f"{key} is {kind}, not {told}"]
    tally.gold += len(gold.mentions)
    tally.found += len(clusters)
    tally.matched += len(pairs)
    tally.keys += len(gold.kinds)
    tally.merged += len(mixed)
    tally.cases += 1
    tally.whole += not wrong
    return wrong


def by_wording(actors: tuple[Actor, ...]) -> dict[tuple[str, Span], str]:
    """The peer: the same mentions, one actor for each wording."""
    return {(m.document, m.span): m.text.casefold() for one in actors for m in one.mentions}


def measure(name: str, annotator: Annotator, errors: str) -> tuple[dict[str, float], str]:
    """Scores of all cases, and of both halves with the peer in a line."""
    halves, whole, peer = [Tally(), Tally()], Tally(), Tally()
    with CpuClock() as clock:
        read_cases = [(gold, read(gold, annotator)) for gold in golds(name)]
    for n, (gold, actors) in enumerate(read_cases):
        clusters = {(m.document, m.span): one.id for one in actors for m in one.mentions}
        kinds = {one.id: one.kind for one in actors}
        wrong = count(whole, gold, clusters, kinds)
        count(halves[n % 2], gold, clusters, kinds)
        wording = by_wording(actors)
        count(peer, gold, wording, dict.fromkeys(wording.values(), "unknown"))
        if errors in {("even", "odd")[n % 2], "all"} and wrong:
            print(f"  {n:3} {' | '.join(gold.texts)[:110]}\n      {'; '.join(wrong)}")
    even, odd = (half.scores()["actors B3 F1"] for half in halves)
    theirs = peer.scores()["actors B3 F1"]
    line = f"B3 even {even:.3f} odd {odd:.3f}, by wording alone {theirs:.3f}, {len(read_cases) / max(clock.seconds, 1e-6):.0f} cases a CPU-second"
    return whole.scores(), line


def named(stem: str, score: str) -> str:
    """The score's name with its set, "max" still first."""
    return f"max {stem}: {score[4:]}" if score.startswith("max ") else f"{stem}: {score}"


def main() -> int:
    errors = sys.argv[sys.argv.index("--errors") + 1] if "--errors" in sys.argv else ""
    scores: dict[str, float] = {}
    for path in sorted(HERE.glob("*.txt")):
        found, line = measure(path.name, PlainAnnotator(), errors)
        print(f"  {path.stem}: {line}")
        scores |= {named(path.stem, one): round(value, 4) for one, value in found.items()}
    return finish(HERE, scores)


if __name__ == "__main__":
    sys.exit(main())
