"""The seed post's dates, read whole, against the hand-made truth."""

import json
import re

import pytest

from witnessmark.read.dates import DateContext, find_dates

pytestmark = pytest.mark.shared


def truth(shared_data):
    text = (shared_data / "text/seed.txt").read_text(encoding="utf-8")
    marks = json.loads((shared_data / "text/seed-truth.json").read_text(encoding="utf-8"))["statements"]
    dates = {(d["span"]["start"], d["span"]["end"]): d for s in marks for d in s.get("dates", [])}
    return text, list(dates.values())


def test_every_date_of_the_seed_post_is_found_with_its_days(shared_data):
    text, marks = truth(shared_data)
    found = find_dates(text, 0, len(text), DateContext("2015-03-18"))

    missed = [mark["span"]["text"] for mark in marks if not any(agrees(timex, mark) for timex in found)]

    assert missed == []


def agrees(timex, mark):
    """Whether a part of the expression over the marked words has its days and its doubt."""
    over = timex.span.start < mark["span"]["end"] and mark["span"]["start"] < timex.span.end
    hedge = mark.get("certainty", "asserted")
    return over and any(
        (p.start, p.end, p.hedge) == (mark["start"], mark["end"], hedge) for p in timex.when.parts
    )


def test_nothing_else_in_the_seed_post_is_taken_for_a_date(shared_data):
    text, marks = truth(shared_data)

    found = find_dates(text, 0, len(text), DateContext("2015-03-18"))

    extra = [t.text for t in found if not any(re.search(re.escape(m["span"]["text"]), t.text) for m in marks)]
    assert extra == []
