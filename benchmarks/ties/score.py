"""Ties told in sentences of our own: subject, relation, object and factuality, against what nearness alone would give."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from _common import CpuClock, finish  # noqa: E402

from witnessmark.read.actors.finder import find_people  # noqa: E402
from witnessmark.read.annotate import PlainAnnotator, Sentence  # noqa: E402
from witnessmark.read.cues import load_words  # noqa: E402
from witnessmark.read.ties import find_ties, tie_factuality  # noqa: E402
from witnessmark.read.ties.lexicon import tie_words  # noqa: E402
from witnessmark.records import Span  # noqa: E402

WORDS = load_words("en")


@dataclass(frozen=True)
class One:
    """A tie, with names to compare by their last words."""

    subject: str
    relation: str
    object: str
    factuality: str = "CT+"
    past: bool = False

    def same(self, other: "One") -> bool:
        return (
            self.relation == other.relation
            and alike(self.subject, other.subject)
            and alike(self.object, other.object)
        )


def alike(one: str, other: str) -> bool:
    """The same name, or one that ends in the other: "Iran-backed militias", "militias"."""
    a, b = one.casefold(), other.casefold()
    states = {"tehran": "iran", "us": "united states"}
    a, b = states.get(a, a), states.get(b, b)
    return a == b or a.endswith(f" {b}") or b.endswith(f" {a}")


def golds(name: str) -> Iterator[tuple[str, list[One]]]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            text, told = line.split("\t")
            yield text, [one_of(part) for part in told.split(" ; ") if told.strip() != "none"]


def one_of(part: str) -> One:
    said, _, rest = part.strip().rstrip("]").partition(" [")
    subject, relation, object_ = (one.strip() for one in said.split(" > "))
    value, _, past = rest.partition(" ")
    return One(subject, relation, object_, value, past == "past")


def sentence_of(text: str) -> Sentence:
    return next(iter(PlainAnnotator().annotate(text, [Span(0, len(text))], WORDS)))


def told(text: str) -> list[One]:
    sentence = sentence_of(text)
    return [
        One(
            tie.subject_name,
            tie.relation,
            tie.object_name,
            tie_factuality(text, sentence.span, tie, "en"),
            tie.is_past,
        )
        for tie in find_ties(sentence, WORDS)
    ]


def by_nearness(text: str) -> list[One]:
    """The peer: two actors with a tie's word anywhere between them are tied, in text order."""
    sentence = sentence_of(text)
    words = tie_words()
    found = []
    for one, two in pairwise(find_people(sentence, WORDS)):
        between = [token.word for token in sentence.tokens[one.last + 1 : two.first]]
        relation = next(
            (
                words.verbs.get(word) or words.roles.get(word)
                for word in between
                if word in words.verbs or word in words.roles
            ),
            None,
        )
        found += [One(one.name, relation, two.name)] if relation else []
    return found


def f1(hits: int, found: int, gold: int) -> float:
    return 2 * hits / max(1, found + gold)


def measure(name: str, errors: str) -> tuple[dict[str, float], str]:
    rows = list(golds(name))
    with CpuClock() as clock:
        ours = [told(text) for text, _ in rows]
    counts = {half: [0, 0, 0] for half in (0, 1)}
    peer, values, pasts, hits_all = [0, 0, 0], 0, 0, 0
    for n, ((text, gold), found) in enumerate(zip(rows, ours, strict=True)):
        pairs = [(one, next((two for two in found if one.same(two)), None)) for one in gold]
        hits = [(one, two) for one, two in pairs if two is not None]
        values += sum(one.factuality == two.factuality for one, two in hits)
        pasts += sum(one.past == two.past for one, two in hits)
        hits_all += len(hits)
        counts[n % 2] = [
            a + b for a, b in zip(counts[n % 2], (len(hits), len(found), len(gold)), strict=True)
        ]
        near = by_nearness(text)
        peer = [
            a + b
            for a, b in zip(
                peer,
                (sum(any(one.same(two) for two in near) for one in gold), len(near), len(gold)),
                strict=True,
            )
        ]
        wrong = (
            len(hits) < len(gold)
            or len(found) > len(gold)
            or any((a.factuality, a.past) != (b.factuality, b.past) for a, b in hits)
        )
        if wrong and errors == ("even", "odd")[n % 2]:
            print(f"  {text}\n     wanted {gold}\n     told   {found}")
    whole = [a + b for a, b in zip(counts[0], counts[1], strict=True)]
    line = f"even {f1(*counts[0]):.3f} odd {f1(*counts[1]):.3f}, by nearness {f1(*peer):.3f}, {len(rows) / max(clock.seconds, 1e-6):,.0f} sentences a CPU-second"
    scores = {
        "ties F1": f1(*whole), "precision": whole[0] / max(1, whole[1]), "recall": whole[0] / max(1, whole[2]),
        "factuality of those found": values / max(1, hits_all), "past told of those found": pasts / max(1, hits_all),
    }  # fmt: skip
    return scores, line


def main() -> int:
    errors = sys.argv[sys.argv.index("--errors") + 1] if "--errors" in sys.argv else ""
    scores: dict[str, float] = {}
    for path in sorted(HERE.glob("*.tsv")):
        found, line = measure(path.name, errors)
        print(f"  {path.stem}: {line}")
        scores |= {f"{path.stem}: {one}": round(value, 4) for one, value in found.items()}
    return finish(HERE, scores)


if __name__ == "__main__":
    sys.exit(main())
