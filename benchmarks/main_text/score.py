"""Main text and publication day of real pages, beside trafilatura's default in the same run.

    python benchmarks/main_text/score.py [--step N]

aeb: 92 news pages; wcxb: 225 article pages. F1 of words (a bag of words a page, mean over pages). `--step 3` takes every
third page. Pages per CPU-second of each, on the same bytes, in this process.
"""

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import trafilatura
from _common import CpuClock, data, finish

from witnessmark.errors import UnreadError
from witnessmark.read.jsonld import articles
from witnessmark.read.ownday import best_published, date_candidates
from witnessmark.read.texts import Draft
from witnessmark.read.texts.html import read_html

HERE = Path(__file__).parent
WORD = re.compile(r"\w+")

Page = tuple[str, bytes, dict]


def pages(step: int) -> dict[str, list[Page]]:
    """Pages of each set with their truth: main text, and the day where the set gives one."""
    aeb, wcxb = data("text/extraction/aeb", HERE), data("text/extraction/wcxb", HERE)
    truth = json.loads((aeb / "ground-truth.json").read_text())
    first = [
        (key, aeb / "html" / f"{key}.html.gz", {"text": truth[key]["articleBody"]}) for key in sorted(truth)
    ]
    kinds = json.loads((wcxb / "metadata.json").read_text())
    second = []
    for path in sorted((wcxb / "ground-truth").glob("*.json")):
        if kinds[path.stem]["page_type"] == "article":
            told = json.loads(path.read_text())["ground_truth"]
            page = {"text": told["main_content"], "day": told["publish_date"], "title": told["title"]}
            second.append((path.stem, wcxb / "html" / f"{path.stem}.html.gz", page))
    return {
        name: [(key, gzip.decompress(path.read_bytes()), told) for key, path, told in found[::step]]
        for name, found in (("aeb", first), ("wcxb articles", second))
    }


def ours(page: bytes) -> Draft | None:
    try:
        return read_html(page, "page.html")
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


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--step", type=int, default=1)
    parser.add_argument("--worst", action="store_true", help="print the pages where we fall furthest behind")
    options = parser.parse_known_args()[0]
    scores: dict[str, float] = {}
    notes: dict[str, str] = {}
    for name, found in pages(options.step).items():
        with CpuClock() as clock:
            drafts = [ours(page) for _, page, _ in found]
        with CpuClock() as peer:
            theirs = [trafilatura.extract(page, include_comments=False) or "" for _, page, _ in found]
        our_f1 = [
            f1(main_words(draft), told["text"]) for draft, (_, _, told) in zip(drafts, found, strict=True)
        ]
        their_f1 = [f1(text, told["text"]) for text, (_, _, told) in zip(theirs, found, strict=True)]
        scores[f"{name} F1"] = sum(our_f1) / len(found)
        notes[f"{name} F1"] = f"trafilatura {sum(their_f1) / len(found):.4f}, {len(found)} pages"
        scores[f"{name} pages per CPU-s"] = len(found) / clock.seconds
        notes[f"{name} pages per CPU-s"] = f"trafilatura {len(found) / peer.seconds:.1f}"
        if options.worst:
            gaps = sorted(zip(our_f1, their_f1, found, strict=True), key=lambda one: one[0] - one[1])
            for mine, other, (key, _, _) in gaps[:12]:
                print(f"  {name} {key[:12]} ours {mine:.3f} theirs {other:.3f}")
        dated = [
            (draft, told["day"]) for draft, (_, _, told) in zip(drafts, found, strict=True) if told.get("day")
        ]
        if dated:
            days = [day_of(draft) for draft, _ in dated]
            right = sum(day == told for day, (_, told) in zip(days, dated, strict=True))
            scores[f"{name} published day"] = right / len(dated)
            scores[f"max {name} wrong day"] = (sum(map(bool, days)) - right) / len(dated)
            notes[f"max {name} wrong day"] = (
                f"no day on {sum(not day for day in days)}; many truths are the page's changed day"
            )
            their_days = [
                getattr(trafilatura.extract_metadata(page), "date", None)
                for _, page, told in found
                if told.get("day")
            ]
            theirs_right = sum(day == told for day, (_, told) in zip(their_days, dated, strict=True))
            notes[f"{name} published day"] = (
                f"trafilatura {theirs_right / len(dated):.4f}, {len(dated)} dated pages"
            )
    return finish(HERE, scores, notes)


def day_of(draft: Draft | None) -> str:
    if draft is None:
        return ""
    return best_published(date_candidates(draft, list(articles(draft.head.json_ld)), {}))


if __name__ == "__main__":
    sys.exit(main())
