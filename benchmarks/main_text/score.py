"""Main text and publication day of real pages, beside trafilatura's default in the same run.

    python benchmarks/main_text/score.py [--step N] [--worst]

F1 of words (a bag of words a page, mean over pages), both halves. `--step 3` takes every third page, `--worst` names the
pages of half 0 where we fall furthest behind. Speeds are of each on the same bytes, page by page in turn, in CPU seconds.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

import trafilatura
from _common import CpuClock, finish
from sets import Page, aeb, snippets, wcxb

from witnessmark.errors import UnreadError
from witnessmark.read.jsonld import articles
from witnessmark.read.ownday import best_published, date_candidates
from witnessmark.read.texts import Draft
from witnessmark.read.texts.html import read_html
from witnessmark.records import DateCandidate

HERE = Path(__file__).parent
WORD = re.compile(r"\w+")
ORIGINS = ("json-ld", "meta", "time element marked", "address", "dateline", "guess")


@dataclass
class Read:
    """What both made of one page, and what it cost each, in CPU seconds."""

    page: Page
    ours: Draft | None
    theirs: str
    our_seconds: float
    their_seconds: float


def read_both(pages: Sequence[Page]) -> list[Read]:
    """Every page by both, in turn, so that both meet the same moments of the machine."""
    found = []
    for page in pages:
        with CpuClock() as our_clock:
            ours = read_ours(page.raw)
        with CpuClock() as their_clock:
            theirs = trafilatura.extract(page.raw, include_comments=False) or ""
        found.append(Read(page, ours, theirs, our_clock.seconds, their_clock.seconds))
    return found


def read_ours(raw: bytes) -> Draft | None:
    try:
        return read_html(raw, "page.html")
    except UnreadError:
        return None


def main_words(draft: Draft | None) -> str:
    if draft is None:
        return ""
    kept = [block for block in draft.blocks if block.main and block.kind not in {"title", "byline"}]
    return "\n".join(block.span.of(draft.text) for block in kept)


def f1(found: str, truth: str) -> float:
    got, wanted = Counter(WORD.findall(found.lower())), Counter(WORD.findall(truth.lower()))
    both = sum((got & wanted).values())
    return 2 * both / (sum(got.values()) + sum(wanted.values())) if both else float(not wanted and not got)


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def text_scores(name: str, read: Sequence[Read], *, speed: bool) -> tuple[dict[str, float], dict[str, str]]:
    """F1 of both on one set, whole and by halves, and how fast."""
    ours = {one.page.key: f1(main_words(one.ours), one.page.text) for one in read}
    theirs = {one.page.key: f1(one.theirs, one.page.text) for one in read}
    halves = [[one.page.key for one in read if one.page.half == half] for half in (0, 1)]
    told = ", ".join(
        f"half {half}: {mean([ours[key] for key in keys]):.4f} ({mean([theirs[key] for key in keys]):.4f})"
        for half, keys in enumerate(halves)
    )
    scores = {f"{name} F1": mean(list(ours.values()))}
    notes = {f"{name} F1": f"trafilatura {mean(list(theirs.values())):.4f}, {len(read)} pages; {told}"}
    if speed:
        our_seconds, their_seconds = (
            sum(one.our_seconds for one in read),
            sum(one.their_seconds for one in read),
        )
        scores[f"{name} pages per CPU-s"] = len(read) / our_seconds
        notes[f"{name} pages per CPU-s"] = f"trafilatura {len(read) / their_seconds:.1f}"
        scores[f"{name} speed beside trafilatura"] = their_seconds / our_seconds
        notes[f"{name} speed beside trafilatura"] = "times; the goal of 3 is not reached"
    return scores, notes


def snippet_scores(read: Sequence[Read]) -> tuple[dict[str, float], dict[str, str]]:
    """F1 over snippets, as trafilatura's makers count: kept ones that should be, and left out ones that should be."""
    ours = _snippet_f1(read, lambda one: main_words(one.ours))
    theirs = _snippet_f1(read, lambda one: one.theirs)
    return {"snippets F1": ours}, {
        "snippets F1": f"trafilatura {theirs:.4f}, {len(read)} pages of its own set"
    }


def _snippet_f1(read: Sequence[Read], words: Callable[[Read], str]) -> float:
    kept = missed = false = 0
    for one in read:
        text = words(one)
        kept += sum(snippet in text for snippet in one.page.wanted)
        missed += sum(snippet not in text for snippet in one.page.wanted)
        false += sum(snippet in text for snippet in one.page.unwanted)
    return 2 * kept / (2 * kept + missed + false)


def day_scores(name: str, read: Sequence[Read]) -> tuple[dict[str, float], dict[str, str]]:
    """Days of publication: of all pages, and of those that state the true one as published; by origin."""
    dated = [one for one in read if one.page.day]
    stated = {one.page.key: candidates(one.ours) for one in dated}
    answers = {one.page.key: best_published(stated[one.page.key]) for one in dated}
    right = [one for one in dated if answers[one.page.key] == one.page.day]
    told = [one for one in dated if _states(stated[one.page.key], one.page.day)]
    told_right = sum(one in right for one in told)
    theirs = sum(
        getattr(trafilatura.extract_metadata(one.page.raw), "date", None) == one.page.day for one in dated
    )
    scores = {
        f"{name} published day where stated": told_right / len(told),
        f"{name} published day": len(right) / len(dated),
        f"max {name} wrong day": (sum(map(bool, answers.values())) - len(right)) / len(dated),
    }
    changed = sum(_has(stated[one.page.key], one.page.day, "modified") for one in dated if one not in right)
    notes = {
        f"{name} published day where stated": f"{told_right} of {len(told)}; {_by_origin(dated, stated)}",
        f"{name} published day": f"trafilatura {theirs / len(dated):.4f}; {len(dated)} dated pages, "
        f"of the {len(dated) - len(right)} others {changed} have the day the page calls its change",
    }
    return scores, notes


def candidates(draft: Draft | None) -> tuple[DateCandidate, ...]:
    return date_candidates(draft, list(articles(draft.head.json_ld)), {}) if draft else ()


def _states(found: Sequence[DateCandidate], day: str) -> bool:
    """Whether a page itself says that this is the day it was published."""
    return _has([one for one in found if not one.origin.startswith("guess")], day, "published")


def _has(found: Sequence[DateCandidate], day: str, role: str) -> bool:
    return any(one.value == day and one.role == role for one in found)


def _by_origin(dated: Sequence[Read], stated: dict[str, tuple[DateCandidate, ...]]) -> str:
    """How often the first day of each origin is the true one."""
    lines = []
    for origin in ORIGINS:
        first = [
            (days[0], one.page.day)
            for one in dated
            if (
                days := [
                    day.value
                    for day in stated[one.page.key]
                    if day.role == "published" and day.origin.startswith(origin)
                ]
            )
        ]
        if first:
            lines.append(f"{origin} {sum(a == b for a, b in first)}/{len(first)}")
    return ", ".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--step", type=int, default=1)
    parser.add_argument("--worst", action="store_true")
    options = parser.parse_known_args()[0]
    pages = wcxb()
    sets = {
        "aeb": aeb(),
        "wcxb articles": [page for page in pages if page.kind == "article"],
        "wcxb other kinds": [page for page in pages if page.kind != "article"],
    }
    scores: dict[str, float] = {}
    notes: dict[str, str] = {}
    for name, found in sets.items():
        read = read_both(found[:: options.step])
        if options.worst:
            print_worst(name, read)
        results = [text_scores(name, read, speed=name != "wcxb other kinds")]
        if name == "wcxb articles":
            results.append(day_scores(name, read))
        for found_scores, found_notes in results:
            scores |= found_scores
            notes |= found_notes
    read = read_both(snippets()[:: options.step])
    for found_scores, found_notes in (snippet_scores(read), day_scores("snippets", read)):
        scores |= found_scores
        notes |= found_notes
    return finish(HERE, scores, notes)


def print_worst(name: str, read: Sequence[Read]) -> None:
    """The pages of half 0 where we fall furthest behind."""
    rows = [
        (f1(main_words(one.ours), one.page.text), f1(one.theirs, one.page.text), one.page.key)
        for one in read
        if one.page.half == 0
    ]
    for ours, theirs, key in sorted(rows, key=lambda row: row[0] - row[1])[:12]:
        print(f"  {name} {key[:12]} ours {ours:.3f} theirs {theirs:.3f}")


if __name__ == "__main__":
    sys.exit(main())
