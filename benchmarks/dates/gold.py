"""The gold of the dates benchmark: GUM, the recognizers' inputs in five languages, the Ukrainian articles on wars."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from _common import DATA, data

HERE = Path(__file__).parent
DAY = r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?"
"""An ISO day, month or year (EDTF has seasons in the month's place)."""

GUM = "text/attribution/gum-en.jsonl"
RECOGNIZERS = "text/temporal/recognizers-datetime.jsonl"
WIKIWARS = "text/temporal/wikiwars-ua"


@dataclass(frozen=True)
class Reading:
    """First and last day, inclusive, "" for open; `stop` is where its makers end a range: the beginning of the end named;
    `value` is TIMEX3's value, which stays the month for "early March" (its mod stands beside it).
    """

    first: str
    last: str
    stop: str = ""
    value: str = ""


@dataclass(frozen=True)
class Gold:
    """One expression: where it stands, the day it leans on, and its readings, the past one first."""

    line: int
    text: str
    start: int
    end: int
    dct: str
    readings: tuple[Reading, ...]
    language: str = "en"

    @property
    def words(self) -> str:
        """The expression by itself."""
        return self.text[self.start : self.end]


def gum(*, news: bool) -> list[Gold]:
    """The dated expressions of GUM's news (or of its other kinds of text), as single days, months or years ("when")."""
    documents = map(json.loads, data(GUM, HERE).read_text(encoding="utf-8").splitlines())
    marks = (
        (doc, mark)
        for doc in documents
        if (doc["genre"] == "news") == news and doc["dct"]
        for mark in doc["dates"]
        if re.fullmatch(DAY, mark.get("when", ""))
    )
    return [
        Gold(line, doc["text"], mark["start"], mark["end"], doc["dct"], (Reading(*days_of(mark["when"])),))
        for line, (doc, mark) in enumerate(marks)
    ]


def recognizers(language: str) -> Iterator[Gold]:
    """The dates and ranges of days of one language, with every reading its makers list."""
    for line, words in enumerate(data(RECOGNIZERS, HERE).read_text(encoding="utf-8").splitlines()):
        row = json.loads(words)
        for mark in row["results"] if row["lang"] == language and row["reference"] else ():
            readings = tuple(one for value in mark["values"] or () if (one := _reading(value)))
            if mark["type"] in {"date", "daterange"} and readings:
                place = (row["input"], mark["start"], mark["end"])
                yield Gold(line, *place, row["reference"][:10], readings, language)


def _reading(value: dict[str, str]) -> Reading | None:
    if value.get("value") == "not resolved":
        return None
    day, first, last = (value.get(key, "")[:10] for key in ("value", "start", "end"))
    if not any(one and re.fullmatch(DAY, one) for one in (day, first, last)):
        return None  # a lunar month, whose days its makers leave open; a time of day
    return Reading(first or day, day or (shifted(last, -1) if last else ""), last)


def wikiwars() -> list[Gold]:
    """The expressions of the Ukrainian articles whose value is a day, a month or a year."""
    found: list[Gold] = []
    data(WIKIWARS, HERE)
    for path in sorted((DATA / WIKIWARS).glob("*.xml")):
        found += _inline(path.read_text(encoding="utf-8"), len(found))
    return found


def _inline(page: str, line: int) -> Iterator[Gold]:
    """The marks of one page whose tags stand in its text."""
    dct = (re.search(r'<DATETIME>.*?value="(\d{4}-\d\d-\d\d)', page, re.DOTALL) or ["", ""])[1]
    body = page.partition("<TEXT>")[2].partition("</TEXT>")[0]
    text, marks, opened = "", [], ("", 0)
    for piece in re.split(r"(<[^>]*>)", body):
        if piece.startswith("<TIMEX3"):
            opened = ((re.search(r'value="([^"]*)"', piece) or ["", ""])[1], len(text))
        elif piece.startswith("</TIMEX3"):
            marks.append((*opened, len(text)))
        elif not piece.startswith("<"):
            text += html.unescape(piece)
    for value, start, end in marks:
        if re.fullmatch(DAY, value) and value[:2] != "00":
            yield Gold(line, text, start, end, dct, (Reading(*days_of(value), value=value),), "uk")
            line += 1


def days_of(value: str) -> tuple[str, str]:
    """First and last day of an ISO day, month or year."""
    if len(value) == 4:
        return f"{value}-01-01", f"{value}-12-31"
    if len(value) == 7:
        first = date.fromisoformat(value + "-01")
        return first.isoformat(), ((first + timedelta(31)).replace(day=1) - timedelta(1)).isoformat()
    return value, value


def shifted(day: str, days: int) -> str:
    """An ISO day so many days on."""
    return (date.fromisoformat(day) + timedelta(days)).isoformat()
