"""Counts: value with its bound, unit, act and status on news sentences; intervals and plain numbers of the recognizers.

Halves by parity of the line: rules were looked at with errors of the even half only.
    --errors even|odd   print what is wrong in one half
"""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

from _common import CpuClock, data, finish  # noqa: E402
from facets import facets  # noqa: E402

from witnessmark.read.counts import find_counts  # noqa: E402
from witnessmark.read.numbers import find_numbers  # noqa: E402
from witnessmark.read.words.tokens import tokenise  # noqa: E402
from witnessmark.records import Quantity  # noqa: E402

NAIVE = re.compile(r"\d[\d,]*(?:\.\d+)?")
"""The peer: the next run of digits, taken at its word."""


@dataclass(frozen=True)
class Gold:
    """One count: where it stands and what it allows."""

    line: int
    text: str
    start: int
    end: int
    value: float | None
    lower: float | None
    upper: float | None


def rows(name: str, language: str = "en") -> Iterator[tuple[int, dict]]:
    for line, text in enumerate(data(f"text/counts/{name}", HERE).read_text(encoding="utf-8").splitlines()):
        row = json.loads(text)
        if row.get("lang", "en") == language and row.get("input", True):
            yield line, row


def news() -> list[Gold]:
    return [
        Gold(line, row["sentence"], c["start"], c["end"], c["value"], c["lower"], c["upper"])
        for line, row in rows("wikinews-counts.jsonl")
        for c in row["counts"]
    ]


def ranges(language: str = "en") -> list[Gold]:
    """Intervals; a bracket is inclusive, a parenthesis not, but both ends named are taken as said."""
    return [
        Gold(line, row["input"], r["start"], r["end"], None, *_interval(r["interval"]))
        for line, row in rows("recognizers-number-range.jsonl", language)
        for r in row["results"]
        if r.get("interval")
    ]


def _interval(text: str) -> tuple[float | None, float | None]:
    low, high = text[1:-1].split(",")
    lower = float(low) if low.strip() else None
    upper = float(high) if high.strip() else None
    # Two ends named ("20 to 30") we count through both; a single open end moves by one, as counts are whole.
    if lower is not None and text[0] == "(" and lower == int(lower):
        lower += 1
    if (
        upper is not None
        and text[-1] == ")"
        and upper == int(upper)
        and not (lower is not None and text[0] == "[")
    ):
        upper -= 1
    return lower, upper


def over(gold: Gold, found: tuple[Quantity, ...]) -> list[Quantity]:
    return [q for q in found if q.span.start < gold.end and gold.start < q.span.end]


def is_right(gold: Gold, found: tuple[Quantity, ...], *, value: bool) -> bool:
    return any(
        (not value or q.value == gold.value) and (q.lower, q.upper) == (gold.lower, gold.upper)
        for q in over(gold, found)
    )


def score(golds: list[Gold], *, value: bool, errors: str, language: str = "en") -> dict[str, float]:
    texts = sorted({gold.text for gold in golds})
    with CpuClock() as clock:
        found = {text: find_counts(text, 0, len(text), language) for text in texts}
    right = [is_right(gold, found[gold.text], value=value) for gold in golds]
    for gold, ok in zip(golds, right, strict=True):
        if errors == ("even", "odd")[gold.line % 2] and not ok:
            got = [(q.text, q.value, q.lower, q.upper) for q in over(gold, found[gold.text])]
            print(
                f"  {gold.text[gold.start : gold.end]!r} wanted {gold.value} [{gold.lower}, {gold.upper}] got {got} | {gold.text[:150]!r}"
            )
    return {
        **halves([g.line for g in golds], right),
        "texts per s": len(texts) / max(clock.seconds, 1e-6),
        "n": len(golds),
    }


def halves(lines: list[int], right: list[bool]) -> dict[str, float]:
    def mean(marks: list[bool]) -> float:
        return sum(marks) / max(1, len(marks))

    pairs = list(zip(lines, right, strict=True))
    return {
        "all": mean(right),
        "looked at": mean([ok for line, ok in pairs if line % 2 == 0]),
        "other half": mean([ok for line, ok in pairs if line % 2]),
    }


def numbers(
    errors: str, language: str = "en", kinds: tuple[str, ...] = ("integer", "decimal")
) -> dict[str, float]:
    """Plain numbers of some kinds alone, all where the set names none: the value at the gold place."""
    lines, right = [], []
    for line, row in rows("recognizers-number.jsonl", language):
        tokens = tokenise(row["input"], 0, len(row["input"]))
        found = [
            (tokens[n.first].start, tokens[n.end - 1].end, n.value) for n in find_numbers(tokens, language)
        ]
        for r in row["results"]:
            if (kinds and r.get("subtype") not in kinds) or not r.get("value"):
                continue
            got = next((v for start, end, v in found if start < r["end"] and r["start"] < end), None)
            ok = got is not None and abs(got - float(r["value"].replace(",", "."))) < 1e-6 * max(
                1.0, abs(got)
            )
            lines.append(line)
            right.append(ok)
            if errors == ("even", "odd")[line % 2] and not ok:
                print(f"  {r['text']!r} wanted {r['value']} got {got} | {row['input'][:100]!r}")
    return {**halves(lines, right), "n": len(right)}


def naive(golds: list[Gold]) -> dict[str, float]:
    right = []
    for gold in golds:
        match = NAIVE.search(gold.text, gold.start, gold.end)
        value = float(match[0].replace(",", "")) if match else None
        right.append(value == gold.value == gold.lower == gold.upper)
    return {**halves([g.line for g in golds], right), "n": len(golds)}


def main() -> int:
    errors = sys.argv[sys.argv.index("--errors") + 1] if "--errors" in sys.argv else ""
    golds = news()
    find_counts(golds[0].text, 0, 10)  # word lists are read once, outside the clock
    table = {
        "news, value and bound": score(golds, value=True, errors=errors),
        "recognizers, interval": score(ranges(), value=False, errors=errors),
        "recognizers, number": numbers(errors),
        "recognizers, fraction": numbers("", kinds=("fraction",)),
    }
    for name, marks in facets(data("text/counts/wikinews-counts.jsonl", HERE)).items():
        table[f"news, {name}"] = {**halves(*map(list, zip(*marks, strict=True))), "n": len(marks)}
    for name, language in (("Arabic", "ar"), ("French", "fr"), ("Spanish", "es")):
        table[f"{name}, interval"] = score(ranges(language), value=False, errors="", language=language)
    for name, language in (("Arabic", "ar"), ("German", "de"), ("French", "fr"), ("Spanish", "es")):
        table[f"{name}, number"] = numbers("", language, kinds=())
    for name, row in {**table, "digits taken at their word": naive(golds)}.items():
        print(
            f"{name:28}",
            "  ".join(
                f"{key} {value:.3g}" if value < 1000 else f"{key} {value:,.0f}" for key, value in row.items()
            ),
        )
    return finish(HERE, {name: row["all"] for name, row in table.items()})


if __name__ == "__main__":
    sys.exit(main())
