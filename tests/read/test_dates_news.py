"""Dates as news writes them: datelines, schedules told in the present, weekends, results; sentences of our own."""

from datetime import date

import pytest

from witnessmark.read.dates import DateContext, on_dateline, resolve_date, resolve_in_place
from witnessmark.records import Span


def told(text, dct):
    """The first and last day of what stands in [brackets]."""
    start, end = text.index("["), text.index("]") - 1
    when = resolve_in_place(text.replace("[", "").replace("]", ""), [Span(start, end)], DateContext(dct))[0]
    return f"{when.parts[0].start}..{when.parts[-1].end}"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The two sides meet again on [Saturday].", "2018-10-13..2018-10-13"),
        ("The Rovers travel to Hull [this weekend] without him.", "2018-10-13..2018-10-14"),
        ("A runoff, if needed, takes place on [November 2].", "2018-11-02..2018-11-02"),
        ("The new tax takes effect [Jan. 1].", "2019-01-01..2019-01-01"),
        ("Forecasters expect rain from [Wednesday] through Friday.", "2018-10-10..2018-10-10"),
        ("Polls open at 8 a.m. [Sunday].", "2018-10-14..2018-10-14"),
    ],
)
def test_what_is_scheduled_lies_ahead_though_told_in_the_present(text, days):
    assert told(text, "2018-10-09") == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Flights were cancelled due to ash on [Sunday], the airline said.", "2018-10-07..2018-10-07"),
        ("Fans fought in the streets [this weekend].", "2018-10-06..2018-10-07"),
        ("Rebels overthrew the governor on [Saturday].", "2018-10-06..2018-10-06"),
        ("The captain underwent surgery in [August].", "2018-08-01..2018-08-31"),
    ],
)
def test_what_is_told_as_past_stays_before_the_document(text, days):
    assert told(text, "2018-10-09") == days


def test_a_decade_is_cut_by_whole_years():
    late, middle = (resolve_date(f"the {edge} 1960s", date(2015, 3, 18)) for edge in ("late", "mid"))

    assert (late.parts[0].start, late.parts[0].end) == ("1965-01-01", "1969-12-31")
    assert (middle.parts[0].start, middle.parts[0].end) == ("1964-01-01", "1966-12-31")


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("LIMA, May 15 - Rebels freed the hostages yesterday.", "2019-05-15"),
        ("BEIRUT, Sept. 3 (Agency) - Four houses burned.", "2019-09-03"),
        ("OSLO, 30 December - The ferry was found.", "2018-12-30"),
        ("In Lima, May 15 - a holiday - passed in silence.", ""),
        ("LIMA, May 45 - Nobody came.", ""),
    ],
)
def test_a_dateline_without_its_year_lies_near_the_document(head, day):
    made = {"2019-05-15": "2019-05-17", "2019-09-03": "2019-09-05", "2018-12-30": "2019-01-02"}.get(
        day, "2019-05-17"
    )

    assert on_dateline(head, DateContext(made)).dct == (day or made)
