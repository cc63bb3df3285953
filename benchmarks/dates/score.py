"""Dates: what a given expression means, and which expressions a text holds; dateparser beside it in the same run.

GUM's Wikinews documents (expression given, and found by itself) and the recognizers' English inputs (date and
daterange). Halves by parity of the line: rules were looked at with errors of the even half only.
    --errors even|odd   print what is wrong in one half
"""

import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from _common import CpuClock, data, finish  # noqa: E402

from witnessmark.read.dates import DateContext, find_dates, resolve_date  # noqa: E402
from witnessmark.records import Part, Timex, When  # noqa: E402

DAY = r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?"
"""An ISO day, month or year (EDTF has seasons in the month's place)."""


@dataclass(frozen=True)
class Gold:
    """One expression: where it stands, the day it leans on, and the days it means, both inclusive, "" for open."""

    line: int
    text: str
    start: int
    end: int
    dct: str
    first: str
    last: str
    readings: tuple[tuple[str, str], ...] = ()
    stop: str = ""

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]


def gum(*, news: bool) -> Iterator[Gold]:
    """The dated expressions of GUM's news (or of its other kinds of text), as single days, months or years ("when")."""
    documents = map(
        json.loads, data("text/attribution/gum-en.jsonl", HERE).read_text(encoding="utf-8").splitlines()
    )
    for rank, (doc, mark) in enumerate(
        (d, m)
        for d in documents
        if (d["genre"] == "news") == news and d["dct"]
        for m in d["dates"]
        if re.fullmatch(DAY, m.get("when", ""))
    ):
        first, last = days_of(mark["when"])
        yield Gold(rank, doc["text"], mark["start"], mark["end"], doc["dct"], first, last)


def recognizers() -> Iterator[Gold]:
    """The English dates and ranges of days, past reading first; ends made inclusive."""
    lines = data("text/temporal/recognizers-datetime.jsonl", HERE).read_text(encoding="utf-8").splitlines()
    for rank, line in enumerate(lines):
        row = json.loads(line)
        for mark in row["results"] if row["lang"] == "en" else ():
            value = mark["values"][0] if mark["values"] else {}
            if (
                mark["type"] not in {"date", "daterange"}
                or value.get("value") == "not resolved"
                or not row["reference"]
            ):
                continue
            readings = tuple(bounds(one) for one in mark["values"])
            stop = value.get("end", "") if value.get("start") else ""
            yield Gold(
                rank,
                row["input"],
                mark["start"],
                mark["end"],
                row["reference"][:10],
                *bounds(value),
                readings,
                stop,
            )


def bounds(value: dict) -> tuple[str, str]:
    """First and last day, inclusive, of one listed value; "" for an open end."""
    day = value.get("value", "")
    last = value.get("end", "")
    return value.get("start", day), day or (shifted(last, -1) if last else "")


def days_of(value: str) -> tuple[str, str]:
    """First and last day of an ISO day, month or year."""
    if len(value) == 4:
        return f"{value}-01-01", f"{value}-12-31"
    if len(value) == 7:
        first = date.fromisoformat(value + "-01")
        return first.isoformat(), ((first + timedelta(31)).replace(day=1) - timedelta(1)).isoformat()
    return value, value


def shifted(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days)).isoformat()


def hull(when: When) -> tuple[str, str]:
    if not when.parts:
        return "none", "none"
    return when.parts[0].start, when.parts[-1].end


def is_right(gold: Gold, when: When) -> bool:
    """The same days; or, for a range, the same ends: its makers stop at the beginning of the end named
    ("2007 to 2009" is over as 2009 begins), we go through it.
    """
    end = re.sub(r"[?~%]", "", when.edtf.rpartition("/")[2])
    named = days_of(end)[0] if re.fullmatch(DAY, end) else ""
    first, last = hull(when)
    return (first, last) == (gold.first, gold.last) or bool(
        gold.stop and first == gold.first and named == gold.stop
    )


def alone(gold: Gold) -> When:
    """The expression by itself, its document's day beside it."""
    return resolve_date(gold.words, date.fromisoformat(gold.dct))


def in_place(gold: Gold, found: tuple[Timex, ...]) -> bool:
    """Whether a found expression over the gold one means it, or has it as one of its ends."""
    for timex in found:
        if timex.span.start < gold.end and gold.start < timex.span.end:
            ends = [
                days_of(half)
                for half in re.split(r"[/,{}\[\]]|\.\.", re.sub(r"[?~%]", "", timex.when.edtf))
                if re.fullmatch(DAY, half)
            ]
            readings = (*gold.readings, (gold.first, gold.last))
            if is_right(gold, timex.when) or any(
                reading in [*ends, hull(timex.when)] for reading in readings
            ):
                return True
    return False


def peer(gold: Gold) -> When:
    """dateparser with its best plain setting here: the past preferred, the period it says it met."""
    from dateparser.date import DateDataParser

    settings = {"RELATIVE_BASE": datetime.fromisoformat(gold.dct), "PREFER_DATES_FROM": "past"}
    found = DateDataParser(languages=["en"], settings=settings).get_date_data(gold.words)
    if found.date_obj is None:
        return When("", ())
    day = found.date_obj.date().isoformat()
    cut = {"year": 4, "month": 7}.get(found.period, 10)
    return When(day[:cut], (Part(*days_of(day[:cut])),))


def share(golds: list[Gold], answer: Callable[[Gold], When], errors: str = "") -> dict[str, float]:
    """Share right over all, over the half looked at and over the other; speed per CPU second."""
    with CpuClock() as clock:
        answers = [answer(gold) for gold in golds]
    right = [is_right(gold, got) for gold, got in zip(golds, answers, strict=True)]
    for gold, ok, got in zip(golds, right, answers, strict=True):
        if errors == ("even", "odd")[gold.line % 2] and not ok:
            print(
                f"  {gold.words!r} ({gold.dct}) -> {got.edtf} {hull(got)}, wanted {gold.first} .. {gold.last}   | {gold.text[max(0, gold.start - 40) : gold.end + 40]!r}"
            )
    return {**halves(golds, right), "per s": len(golds) / max(clock.seconds, 1e-6), "n": len(golds)}


def halves(golds: list[Gold], right: list[bool]) -> dict[str, float]:
    def mean(rows: list[bool]) -> float:
        return sum(rows) / max(1, len(rows))

    return {
        "all": mean(right),
        "looked at": mean([ok for gold, ok in zip(golds, right, strict=True) if gold.line % 2 == 0]),
        "other half": mean([ok for gold, ok in zip(golds, right, strict=True) if gold.line % 2]),
    }


def finder(golds: list[Gold], errors: str = "") -> dict[str, float]:
    """Share of gold expressions that find_dates finds by itself with the right value."""
    pages = {(gold.text, gold.dct) for gold in golds}
    with CpuClock() as clock:
        found = {page: find_dates(page[0], 0, len(page[0]), DateContext(page[1])) for page in sorted(pages)}
    right = [in_place(gold, found[gold.text, gold.dct]) for gold in golds]
    for gold, ok in zip(golds, right, strict=True):
        if errors == ("even", "odd")[gold.line % 2] and not ok:
            got = [
                (t.text, t.when.edtf)
                for t in found[gold.text, gold.dct]
                if t.span.start < gold.end and gold.start < t.span.end
            ]
            print(
                f"  NOT FOUND {gold.words!r} ({gold.dct}) {got}, wanted {gold.first} .. {gold.last} | {gold.text[max(0, gold.start - 60) : gold.end + 60]!r}"
            )
    letters = sum(len(page[0]) for page in pages)
    return {**halves(golds, right), "letters per s": letters / max(clock.seconds, 1e-6), "n": len(golds)}


def main() -> int:
    errors = sys.argv[sys.argv.index("--errors") + 1] if "--errors" in sys.argv else ""
    news, inputs = list(gum(news=True)), list(recognizers())
    others = list(gum(news=False))
    alone(news[0])  # word lists are read once, outside the clock
    rows = {
        "GUM news, given": share(news, alone, errors),
        "GUM news, found": finder(news, errors),
        "GUM other texts, given": share(others, alone, errors),
        "GUM other texts, found": finder(others, errors),
        "recognizers, given": share(inputs, alone, errors),
        "recognizers, found": finder(inputs, errors),
    }
    if "--no-peer" not in sys.argv:
        peer(news[0])
        rows |= {
            "dateparser GUM news": share(news, peer),
            "dateparser GUM other texts": share(others, peer),
            "dateparser recognizers": share(inputs, peer),
        }
    for name, row in rows.items():
        print(
            f"{name:26}",
            "  ".join(
                f"{key} {value:.3g}" if value < 1000 else f"{key} {value:,.0f}" for key, value in row.items()
            ),
        )
    scores = {name: row["all"] for name, row in rows.items() if "dateparser" not in name}
    if "--no-peer" not in sys.argv:
        scores["times dateparser's speed"] = (
            rows["GUM news, given"]["per s"] / rows["dateparser GUM news"]["per s"]
        )
    return finish(HERE, scores)


if __name__ == "__main__":
    sys.exit(main())
