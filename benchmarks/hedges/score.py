"""Hedges: certainty and polarity (FactBank) of one marked event, count or date in sentences written for it.

Two sets of our own, each written before anything was mended by it: first.tsv, then second.tsv. Halves by parity of
the line. The peer is the sentence's hedging words alone, wherever they stand.
    --errors even|odd [--set second.tsv]   print what is wrong in one half
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from _common import CpuClock, finish  # noqa: E402

from witnessmark.read.certainty import event_factuality  # noqa: E402
from witnessmark.read.counts import find_counts  # noqa: E402
from witnessmark.read.dates import DateContext, find_dates  # noqa: E402
from witnessmark.read.hedges import factuality, find_hedges  # noqa: E402
from witnessmark.records import Span  # noqa: E402


@dataclass(frozen=True)
class Gold:
    """One sentence, the place of its marked words, and how sure it is of them."""

    line: int
    topic: str
    language: str
    value: str
    text: str
    span: Span


def rows(name: str) -> Iterator[Gold]:
    for line, row in enumerate((HERE / name).read_text(encoding="utf-8").splitlines()):
        topic, language, value, marked = row.split("\t")
        start, end = marked.index("["), marked.index("]") - 1
        text = marked.replace("[", "").replace("]", "")
        yield Gold(line, topic, language, value, text, Span(start, end))


def told(gold: Gold) -> str:
    """What the reader says of the marked words."""
    text, span = gold.text, gold.span
    if gold.topic == "count":
        found = find_counts(text, 0, len(text), gold.language)
        return next((q.hedge for q in found if q.span.start < span.end and span.start < q.span.end), "none")
    if gold.topic == "date":
        return _part(gold)
    return event_factuality(text, 0, len(text), span, gold.language)


def _part(gold: Gold) -> str:
    """Hedge of the date's own part: the first or the last, by where in the expression the mark stands."""
    dates = find_dates(gold.text, 0, len(gold.text), DateContext("2017-01-01", "document", "", gold.language))
    for timex in dates:
        if timex.span.start < gold.span.end and gold.span.start < timex.span.end:
            late = gold.span.start + gold.span.end > timex.span.start + timex.span.end
            return timex.when.parts[-1 if late else 0].hedge
    return "none"


def by_words(gold: Gold) -> str:
    """The peer: every hedge and negative of the whole sentence, no scope."""
    value = factuality(
        gold.text, 0, len(gold.text), find_hedges(gold.text, 0, len(gold.text), gold.language), gold.language
    )
    plain = {"PR+": "probable", "PS+": "possible", "PR-": "probable", "PS-": "possible"}
    return value if gold.topic not in {"count", "date"} else plain.get(value, "asserted")


def mean(marks: list[bool]) -> float:
    return sum(marks) / max(1, len(marks))


def table(golds: list[Gold], right: list[bool]) -> str:
    """Right in all, by half, and by topic."""
    pairs = list(zip(golds, right, strict=True))
    even, odd = (mean([ok for g, ok in pairs if g.line % 2 == half]) for half in (0, 1))
    lines = [f"all {mean(right):.3f}  even {even:.3f}  odd {odd:.3f}  n {len(golds)}"]
    for topic in dict.fromkeys(g.topic for g in golds):
        marks = [ok for g, ok in pairs if g.topic == topic]
        lines.append(f"    {topic:12} {sum(marks):3d} of {len(marks)}")
    return "\n".join(lines)


def score(name: str, errors: str) -> dict[str, float]:
    golds = list(rows(name))
    with CpuClock() as clock:
        found = [told(gold) for gold in golds]
    right = [one == gold.value for one, gold in zip(found, golds, strict=True)]
    for gold, one in zip(golds, found, strict=True):
        if errors == ("even", "odd")[gold.line % 2] and one != gold.value:
            print(
                f"  {gold.topic:10} wanted {gold.value} got {one} | {gold.text!r} @ {gold.span.of(gold.text)}"
            )
    peer = [by_words(gold) == gold.value for gold in golds]
    print(name, table(golds, right), sep="  ")
    print(
        f"    words alone {mean(peer):.3f}; {len(golds) / max(clock.seconds, 1e-6):,.0f} sentences a CPU-second"
    )
    english = [ok for g, ok in zip(golds, right, strict=True) if g.language == "en"]
    return {name.removesuffix(".tsv"): mean(right), f"{name.removesuffix('.tsv')}, English": mean(english)}


def main() -> int:
    errors = sys.argv[sys.argv.index("--errors") + 1] if "--errors" in sys.argv else ""
    wanted = sys.argv[sys.argv.index("--set") + 1] if "--set" in sys.argv else ""
    scores: dict[str, float] = {}
    for path in sorted(HERE.glob("*.tsv")):
        scores |= score(path.name, errors if wanted in {"", path.name} else "")
    return finish(HERE, scores)


if __name__ == "__main__":
    sys.exit(main())
