"""The day a text gives itself at its head: "Tuesday, June 19, 2018" on a line alone, "TIKRIT, Sept. 3, 2014 - ..."."""

import re
from datetime import date

from witnessmark.read.daywords import find_day

HEAD = 600
"""Characters a dateline stands within: a title, a subtitle, a byline."""

NEAR_DAYS = 45
"""A line's day this far from the document's own is its dateline; further away it is a date of the story."""

_LINE = re.compile(r"[^\n]+")
_WEEKDAY = re.compile(r"[^\W\d_]{3,12},\s?")
"""A word and a comma: the weekday before the day."""

_LONGEST_PLACE = 40


def dateline_of(text: str, dct: str) -> str:
    """The ISO day a text's first lines give it, when it is near the document's own day; "" when they give none.

    The day a reader sees over the text is the one its "today" and "Tuesday" lean on: a page made on the
    18th may carry the report of the 19th.

    Args:
        text: the whole text, title first.
        dct: ISO day or month the document has otherwise; "" takes any day of the head.
    """
    for line in _LINE.finditer(text[:HEAD]):
        day = find_day(line[0])
        if day is not None and _is_head(line[0].strip(), day.words) and _is_near(day.value, dct):
            return day.value
    return ""


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
