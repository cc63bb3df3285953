"""Dates: what a given expression means, and which expressions a text holds; dateparser beside it in the same run.

Halves by parity of the line: rules were looked at with errors of the even half only.
    --errors even|odd   print what is wrong in one half
    --only NAME         only the sets whose name begins so
    --no-peer           leave dateparser out
"""

import re
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from _common import CpuClock, finish  # noqa: E402
from gold import DAY, Gold, Reading, days_of, gum, recognizers, wikiwars  # noqa: E402

from witnessmark.read.dates import DateContext, find_dates, resolve_date, resolve_in_place  # noqa: E402
from witnessmark.read.dates.parse import forget  # noqa: E402
from witnessmark.records import Part, Span, Timex, When  # noqa: E402

Row = dict[str, float]


def _option(name: str) -> str:
    return sys.argv[sys.argv.index(name) + 1] if name in sys.argv else ""


def hull(when: When) -> tuple[str, str]:
    """First and last day of a value."""
    return (when.parts[0].start, when.parts[-1].end) if when.parts else ("none", "none")


def means(when: When, reading: Reading) -> bool:
    """The same days; or, for a range, the same ends: its makers stop at the beginning of the end named
    ("2007 to 2009" is over as 2009 begins), we go through it; or, for TIMEX3, the same value: days are ours.
    """
    if reading.value and when.edtf == reading.value:
        return True
    end = re.sub(r"[?~%]", "", when.edtf.rpartition("/")[2])
    named = days_of(end)[0] if re.fullmatch(DAY, end) else ""
    first, last = hull(when)
    same = (first, last) == (reading.first, reading.last)
    return same or bool(reading.stop and first == reading.first and named == reading.stop)


def is_right(gold: Gold, when: When) -> bool:
    """Whether the value is one of the readings its makers list."""
    return any(means(when, reading) for reading in gold.readings)


def is_past(gold: Gold, when: When) -> bool:
    """Whether the value is the reading listed first, the past one."""
    return means(when, gold.readings[0])


def bare(golds: Sequence[Gold]) -> list[When]:
    """Each expression by itself, its document's day beside it."""
    return [
        resolve_date(gold.words, date.fromisoformat(gold.dct), DateContext(language=gold.language))
        for gold in golds
    ]


def in_place(golds: Sequence[Gold]) -> list[When]:
    """Each expression at its place in its text, as a reader meets it."""
    places: dict[tuple[str, str, str], list[int]] = {}
    for rank, gold in enumerate(golds):
        places.setdefault((gold.text, gold.dct, gold.language), []).append(rank)
    answers: dict[int, When] = {}
    for (text, dct, language), ranks in places.items():
        spans = [Span(golds[rank].start, golds[rank].end) for rank in ranks]
        answers |= zip(ranks, resolve_in_place(text, spans, DateContext(dct, language=language)), strict=True)
    return [answers[rank] for rank in range(len(golds))]


def peer(golds: Sequence[Gold]) -> list[When]:
    """dateparser with its best plain setting here: the past preferred, the period it says it met."""
    return [_peer(gold) for gold in golds]


def _peer(gold: Gold) -> When:
    from dateparser.date import DateDataParser

    settings = {"RELATIVE_BASE": datetime.fromisoformat(gold.dct), "PREFER_DATES_FROM": "past"}
    found = DateDataParser(languages=[gold.language], settings=settings).get_date_data(gold.words)
    if found.date_obj is None:
        return When("", ())
    day = found.date_obj.date().isoformat()
    day = day[: {"year": 4, "month": 7}.get(found.period, 10)]
    return When(day, (Part(*days_of(day)),))


def covers(gold: Gold, found: Sequence[Timex]) -> bool:
    """Whether a found expression over the gold one means it, or has it as one of its ends."""
    for timex in found:
        if timex.span.start < gold.end and gold.start < timex.span.end:
            halves = re.split(r"[/,{}\[\]]|\.\.", re.sub(r"[?~%]", "", timex.when.edtf))
            ends = [days_of(half) for half in halves if re.fullmatch(DAY, half)]
            named = [*ends, hull(timex.when)]
            if is_right(gold, timex.when) or any((one.first, one.last) in named for one in gold.readings):
                return True
    return False


def given(
    golds: list[Gold],
    answer: Callable[[Sequence[Gold]], list[When]],
    right: Callable[[Gold, When], bool] = is_right,
) -> Row:
    """Share right over all, over the half looked at and over the other; expressions per CPU second."""
    with CpuClock() as clock:
        answers = answer(golds)
    marks = [right(gold, got) for gold, got in zip(golds, answers, strict=True)]
    _show(golds, marks, [f"{got.edtf} {hull(got)}" for got in answers])
    return {**halves(golds, marks), "per s": len(golds) / max(clock.seconds, 1e-6), "n": len(golds)}


def finder(golds: list[Gold]) -> Row:
    """Share of gold expressions that find_dates finds by itself with the right value."""
    pages = {(gold.text, gold.dct, gold.language) for gold in golds}
    with CpuClock() as clock:
        found = {
            page: find_dates(page[0], 0, len(page[0]), DateContext(page[1], language=page[2]))
            for page in sorted(pages)
        }
    over = [found[gold.text, gold.dct, gold.language] for gold in golds]
    marks = [covers(gold, timexes) for gold, timexes in zip(golds, over, strict=True)]
    _show(golds, marks, [_near(gold, timexes) for gold, timexes in zip(golds, over, strict=True)])
    letters = sum(len(page[0]) for page in pages)
    return {**halves(golds, marks), "letters per s": letters / max(clock.seconds, 1e-6), "n": len(golds)}


def told(golds: list[Gold]) -> Row:
    """Share of gold expressions that the statements of the whole document hold with the right value."""
    from product import timexes_of

    pages = {(gold.text, gold.dct) for gold in golds}
    with CpuClock() as clock:
        found = {page: timexes_of(*page) for page in sorted(pages)}
    over = [found[gold.text, gold.dct] for gold in golds]
    marks = [covers(gold, timexes) for gold, timexes in zip(golds, over, strict=True)]
    _show(golds, marks, [_near(gold, timexes) for gold, timexes in zip(golds, over, strict=True)])
    letters = sum(len(page[0]) for page in pages)
    return {**halves(golds, marks), "letters per s": letters / max(clock.seconds, 1e-6), "n": len(golds)}


def _near(gold: Gold, found: Sequence[Timex]) -> str:
    over = [t for t in found if t.span.start < gold.end and gold.start < t.span.end]
    return "FOUND " + str([(t.text, t.when.edtf) for t in over])


def _show(golds: Sequence[Gold], right: Sequence[bool], answers: Sequence[str]) -> None:
    for gold, ok, got in zip(golds, right, answers, strict=True):
        if _option("--errors") == ("even", "odd")[gold.line % 2] and not ok:
            wanted = " or ".join(f"{one.first}..{one.last}" for one in gold.readings)
            around = gold.text[max(0, gold.start - 50) : gold.end + 40]
            print(f"  {gold.words!r} ({gold.dct}) -> {got}, wanted {wanted}   | {around!r}")


def halves(golds: Sequence[Gold], right: Sequence[bool]) -> Row:
    """The share right, over all and over either half."""

    def mean(rows: list[bool]) -> float:
        return sum(rows) / max(1, len(rows))

    pairs = list(zip(golds, right, strict=True))
    return {
        "all": mean(list(right)),
        "looked at": mean([ok for gold, ok in pairs if gold.line % 2 == 0]),
        "other half": mean([ok for gold, ok in pairs if gold.line % 2]),
    }


def rows_of(name: str, golds: list[Gold]) -> dict[str, Row]:
    """One set measured every way."""
    if _option("--only") and not name.startswith(_option("--only")):
        return {}
    listed = any(len(gold.readings) > 1 for gold in golds)
    rows = {f"{name}, in place": given(golds, in_place), f"{name}, bare": given(golds, bare)}
    if listed:
        rows[f"{name}, bare, past reading"] = given(golds, bare, is_past)
    rows[f"{name}, found"] = finder(golds)
    if name.startswith("GUM"):
        rows[f"{name}, statements"] = told(golds)
    if "--no-peer" not in sys.argv:
        peer(golds[:1])
        rows[f"dateparser {name}"] = given(golds, peer)
    return rows


ROUNDS = 15
"""Rounds of the speed measure, ours and the peer's by turns; the median of each is taken."""


def speeds(golds: Sequence[Gold], others: Sequence[Gold]) -> Row:
    """Times dateparser's expressions per CPU second: at first meeting, and met before.

    Both are warm: they have read the expressions of other texts. Before each round ours forgets every expression
    and every string of letters, then reads those of the other texts again; dateparser keeps what it keeps.
    """
    ours: list[float] = []
    theirs: list[float] = []
    again: list[float] = []
    peer(others)
    for _ in range(ROUNDS):
        forget()
        bare(others)
        ours.append(given(golds, bare)["per s"])
        again.append(given(golds, bare)["per s"])
        theirs.append(given(golds, peer)["per s"])
    first, met, their = median(ours), median(again), median(theirs)
    print(f"\nexpressions per CPU second: ours {first:,.0f}, met before {met:,.0f}, dateparser {their:,.0f}")
    return {"times dateparser's speed": first / their, "times dateparser's speed, met before": met / their}


def main() -> int:
    """Measure, print, hold to the floors."""
    sets = {"GUM news": gum(news=True), "GUM other texts": gum(news=False)}
    sets |= {f"recognizers {code}": list(recognizers(code)) for code in ("en", "de", "fr", "es", "ar")}
    sets["WikiWars-UA"] = wikiwars()
    for code in ("en", "de", "fr", "es", "ar", "uk"):  # word lists are read once, outside the clock
        resolve_date("1", date(2020, 1, 1), DateContext(language=code))
    rows: dict[str, Row] = {}
    for name, golds in sets.items():
        rows |= rows_of(name, golds)
    for name, row in rows.items():
        cells = (f"{key} {value:.3f}" if value < 2 else f"{key} {value:,.0f}" for key, value in row.items())
        print(f"{name:40}", "  ".join(cells))
    scores = {name: row["all"] for name, row in rows.items() if "dateparser" not in name}
    if "dateparser GUM news" in rows:
        scores |= speeds(sets["GUM news"], sets["GUM other texts"])
    return finish(HERE, scores)


if __name__ == "__main__":
    sys.exit(main())
