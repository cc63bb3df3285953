"""Faithful replies: what a model would offer that copied a set's own attributions out of its texts, letter by letter."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from witnessmark.records import Block, Document, Span, identify

HALVES = ("even", "odd")


@dataclass(frozen=True)
class Faithful:
    """One attribution of a set, as an offer that is true to the text; `half` is "even" or "odd", by its document's line."""

    document: Document
    offer: dict
    half: str


def rows(path: Path) -> Iterator[tuple[int, dict]]:
    """The lines of a set, numbered from 0."""
    return enumerate(map(json.loads, path.read_text(encoding="utf-8").splitlines()))


def document_of(name: str, text: str, day: str, language: str) -> Document:
    """A text as the read room would hand it over: a block a paragraph, all of it shown."""
    blocks = tuple(Block(Span(*one.span()), "paragraph") for one in re.finditer(r"[^\n]+", text))
    return Document(
        identify("do", name), identify("it", name), name, text, "", "", "The Relay", "", language, day,
        (), blocks, (), (), (), "set 1",
    )  # fmt: skip


def english(path: Path) -> list[Faithful]:
    """Attributions of the English set with one stretch each of source, cue and content, and all values inside."""
    found = []
    for number, row in rows(path):
        document = document_of(row["id"], row["text"], row["dct"], "en")
        for one in row["attributions"]:
            parts = [one[name] for name in ("content", "source", "cue")]
            if all(len(part) == 1 for part in parts):
                quote, source, cue = (part[0] for part in parts)
                offer = {"quote": quote["text"], "source": source["text"], "cue": cue["text"]} | {
                    "dates": inside(row["dates"], quote), "names": inside(row["named_actors"], quote),
                    "numbers": re.findall(r"(?<![\w.,])\d{1,3}(?:,\d{3})*(?![\w.,/-])", quote["text"]),
                }  # fmt: skip
                found.append(Faithful(document, offer, HALVES[number % 2]))
    return found


def german(path: Path) -> list[Faithful]:
    """Quotations of the German set with one stretch each of speaker, cue and quotation."""
    found = []
    for number, row in rows(path):
        document = document_of(row["id"], row["text"], row["dct"], "de")
        for one in row["annotations"]:
            parts = [one.get(name) or [] for name in ("quote", "speaker", "cue")]
            if all(len(part) == 1 for part in parts):
                words = [row["text"][part[0][0] : part[0][1]] for part in parts]
                offer = dict(zip(("quote", "source", "cue"), words, strict=True))
                found.append(Faithful(document, offer, HALVES[number % 2]))
    return found


def inside(marks: list[dict], quote: dict) -> list[str]:
    """The words of marks that lie within a quote, and not across two of its paragraphs."""
    return [
        one["text"]
        for one in marks
        if quote["start"] <= one["start"] and one["end"] <= quote["end"] and "\n" not in one["text"]
    ]
