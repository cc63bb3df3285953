"""The day a text gives itself at its head: "Tuesday, June 19, 2018" on a line alone, "TIKRIT, Sept. 3, 2014 - ..."."""

import re
from datetime import date

from witnessmark.read.dates.shapes import shaped
from witnessmark.read.dates.spec import Calendar
from witnessmark.read.daywords import find_day

HEAD = 600
"""Characters a dateline stands within: a title, a subtitle, a byline."""

NEAR_DAYS = 45
"""A line's day this far from the document's own is its dateline; further away it is a date of the story."""

_LINE = re.compile(r"[^\n]+")
_WEEKDAY = re.compile(r"[^\W\d_]{3,12},\s?")
"""A word and a comma: the weekday before the day."""

_LONGEST_PLACE = 40
_LONGEST_OPENING = 60
_OPENERS = frozenset("-\u2013\u2014(")
"""What stands after the day of a line that opens a report: a dash, or the agency in brackets."""


def dateline_of(text: str, dct: str, language: str = "en") -> str:
    """The ISO day a text's first lines give it, when it is near the document's own day; "" when they give none.

    The day a reader sees over the text is the one its "today" and "Tuesday" lean on: a page made on the
    18th may carry the report of the 19th.

    Args:
        text: the whole text, title first.
        dct: ISO day or month the document has otherwise; "" takes any day of the head.
        language: two-letter code of the words, for a dateline without its year.
    """
    for line in _LINE.finditer(text[:HEAD]):
        day = find_day(line[0])
        if day is not None and _is_head(line[0].strip(), day.words) and _is_near(day.value, dct):
            return day.value
        if day is None and dct and (bare := _without_year(line[0], dct, language)):
            return bare
    return ""


_MONTH_DAY = re.compile(r"[^\W\d_]{3,12}\.? \d{1,2}(?!\w)|\d{1,2} [^\W\d_]{3,12}")


def _without_year(line: str, dct: str, language: str) -> str:
    """The day of "LIMA, May 15 -", in the year that brings it near the document's own; "" where the line opens otherwise."""
    found = _MONTH_DAY.search(line[:_LONGEST_OPENING])
    if (
        found is None
        or not line[: found.start()].isupper()
        or line[found.end() :].lstrip()[:1] not in _OPENERS
    ):
        return ""
    phrase = shaped(found[0].replace(".", ""), language)
    spec = phrase.items[0].spec if phrase is not None else None
    if not isinstance(spec, Calendar) or spec.grain != "day":
        return ""
    made = int(dct[:4])
    days = (spec.in_year(year) for year in (made, made - 1, made + 1))
    return next((day.edtf for day in days if day is not None and _is_near(day.edtf, dct)), "")


def _is_head(line: str, words: str) -> bool:
    """Whether a line is its day and little else: a weekday before it, or a place and a dash."""
    before, _, after = line.partition(words)
    alone = len(after.strip(" .,;:-\u2013\u2014)|")) <= 2 and len(before) <= _LONGEST_PLACE
    if _WEEKDAY.fullmatch(before):
        return True
    opening = (
        after.lstrip()[:1] in {"-", "\u2013", "\u2014"}
        and len(before) <= _LONGEST_PLACE
        and not any(map(str.islower, before[:3]))
    )
    return (alone and before.count(" ") <= 4) or opening


def _is_near(day: str, dct: str) -> bool:
    if not dct:
        return True
    ground = date.fromisoformat((dct + "-15")[:10]) if len(dct) in {7, 10} else None
    return ground is None or abs((date.fromisoformat(day) - ground).days) <= NEAR_DAYS
