"""Real news in paragraphs, and altered copies of some of them made with a fixed seed."""

import hashlib
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

from _common import data

HERE = Path(__file__).parent
LINES = (
    "text/geo/geovirus.jsonl",
    "text/geo/geowebnews.jsonl",
    "text/geo/tr-news.jsonl",
    "text/attribution/gum-en.jsonl",
    "text/attribution/de-wikinews-train.jsonl",
    "text/attribution/de-wikinews-dev.jsonl",
)
AEB, WCXB = "text/extraction/aeb/ground-truth.json", "text/extraction/wcxb/ground-truth"
WORDS = 40
"""A paragraph ends at the first sentence end after so many words."""

COPIES = 1000
KINDS = (*["dropped"] * 4, *["embedded"] * 3, *["appended"] * 3)
"""Of each ten copies four lose 8 % of their words, three stand half in another text, three have another text behind them."""


def news() -> Iterator[str]:
    """All news texts, English and German."""
    for name in LINES:
        for line in data(name, HERE).read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]
    for page in json.loads(data(AEB, HERE).read_text(encoding="utf-8")).values():
        yield page["articleBody"]
    for path in sorted(data(WCXB, HERE).glob("*.json")):
        page = json.loads(path.read_text(encoding="utf-8"))
        if page["_internal"]["page_type"]["primary"] == "article":
            yield page["ground_truth"]["main_content"]


def paragraphs() -> list[tuple[str, int]]:
    """Stretches of 40 words and more, cut at sentence ends, each once, with the number of the text they are of.

    Their order is that of their sha1: nothing about them decides which of them a set takes.
    """
    found: dict[str, int] = {}
    for number, text in enumerate(news()):
        part: list[str] = []
        for sentence in re.split(r"(?<=[.!?])\s+", text):
            part += sentence.split()
            if len(part) >= WORDS:
                found.setdefault(" ".join(part), number)
                part = []
    return sorted(found.items(), key=lambda one: hashlib.sha1(one[0].encode()).digest())


def altered(text: str, host: str, kind: str, dice: random.Random) -> str:
    """A copy of `text`, as KINDS says."""
    words, other = text.split(), host.split()
    if kind == "dropped":
        return " ".join(word for word in words if dice.random() > 0.08)
    if kind == "embedded":
        return " ".join(other[: len(other) // 2] + words[: len(words) // 2] + other[len(other) // 2 :])
    return f"{text} {host}"


def copies_of(real: list[str], dice: random.Random) -> tuple[list[str], list[int]]:
    """The copies, and for each the number of its source."""
    sources, hosts = dice.sample(range(len(real)), COPIES), dice.sample(range(len(real)), COPIES)
    pairs = zip(sources, hosts, strict=True)
    made = [altered(real[source], real[host], KINDS[n % 10], dice) for n, (source, host) in enumerate(pairs)]
    return made, sources
