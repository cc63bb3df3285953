"""What Witnessmark knows about dates in English reports."""

from datetime import date

import pytest

from witnessmark.read.dates import DateContext, combine, find_dates, resolve_date
from witnessmark.records import Part

WEDNESDAY = date(2015, 3, 18)
"""The day a report of March 2015 was relayed; a Wednesday."""


def found(text, dct="2015-03-18", **ground):
    return find_dates(text, 0, len(text), DateContext(dct, **ground))


def values(text, dct="2015-03-18", **ground):
    return [timex.when.edtf for timex in found(text, dct, **ground)]


def test_possibly_december_keeps_december_as_possible():
    text = "through the months of October, November and possibly December"

    when = resolve_date(text, dct=WEDNESDAY)

    assert when.edtf == "2014-10/2014-12?"
    assert [part.hedge for part in when.parts] == ["asserted", "asserted", "possible"]


def test_two_expressions_of_one_event_join_with_each_hedge_kept():
    text = "Houses burned in September and “through the months of October, November and possibly December.”"

    when = combine(found(text))

    assert when is not None
    assert when.edtf == "2014-09/2014-12?"
    assert when.parts == (
        Part("2014-09-01", "2014-09-30"),
        Part("2014-10-01", "2014-10-31"),
        Part("2014-11-01", "2014-11-30"),
        Part("2014-12-01", "2014-12-31", "possible"),
    )


def test_a_month_leans_on_the_full_date_told_before_it():
    timex = found("The town was freed on Sept. 1, 2012. Fires went on in November.", dct="2015-03-18")[1]

    assert timex.when.edtf == "2012-11"
    assert timex.when.anchor == "last mention"


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("September 1, 2014", "2014-09-01"),
        ("Sept. 1, 2014", "2014-09-01"),
        ("1 September 2014", "2014-09-01"),
        ("the 1st of September, 2014", "2014-09-01"),
        ("Monday, September 1, 2014", "2014-09-01"),
        ("2014-09-01", "2014-09-01"),
        ("20140901", "2014-09-01"),
        ("05-Aug-2016", "2016-08-05"),
        ("September 2014", "2014-09"),
        ("November 2014", "2014-11"),
        ("2014-09", "2014-09"),
        ("the summer of 2014", "2014-22"),
        ("the third quarter of 2014", "2014-07/2014-09"),
        ("Q3 2014", "2014-07/2014-09"),
        ("the 1990s", "199X"),
        ("the sixties", "196X"),
        ("the 20th century", "19XX"),
        ("from 12 to 14 September 2014", "2014-09-12/2014-09-14"),
        ("between September 27 and October 28, 2014", "2014-09-27/2014-10-28"),
        ("November to February 2017", "2016-11/2017-02"),
        ("1914-18", "1914/1918"),
        ("2013/14", "2013/2014"),
        ("mid-May 2014", "2014-05"),
        ("mid-2014", "2014"),
        ("the second half of October 2014", "2014-10"),
        ("the second Sunday of May 2014", "2014-05-11"),
        ("the last Thursday of November 2013", "2013-11-28"),
        ("the summer months of 2014", "2014-22"),
        ("the mid-nineties", "199X"),
        ("two weeks starting May 20, 2019", "2019-05-20/2019-06-02"),
        ("April of 87", "1987-04"),
        ("347 AD", "0347"),
        ("Christmas 2014", "2014-12-25"),
        ("Easter 2015", "2015-04-05"),
        ("Good Friday 2000", "2000-04-21"),
        ("Thanksgiving 2014", "2014-11-27"),
        ("Memorial Day 2021", "2021-05-31"),
    ],
)
def test_a_date_that_stands_on_its_own_is_read(words, edtf):
    when = resolve_date(words)

    assert when.edtf == edtf if edtf else True
    assert not edtf or when.anchor == "stated"


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("Wednesday", "2015-03-18"),
        ("Monday", "2015-03-16"),
        ("last Friday", "2015-03-13"),
        ("yesterday", "2015-03-17"),
        ("today", "2015-03-18"),
        ("Last week", "2015-03-09/2015-03-15"),
        ("this month", "2015-03"),
        ("last year", "2014"),
        ("last August", "2014-08"),
        ("In August", "2014-08"),
        ("three days ago", "2015-03-15"),
        ("two weeks ago", "2015-03-02/2015-03-08"),
        ("four months ago", "2014-11"),
        ("a decade ago", "200X"),
        ("the day before yesterday", "2015-03-16"),
        ("the last three months", "2014-12-18/2015-03-18"),
        ("August last year", "2014-08"),
        ("September 14", "2014-09-14"),
    ],
)
def test_a_relative_date_leans_back_from_the_day_of_the_report(words, edtf):
    when = resolve_date(words, WEDNESDAY)

    assert when.edtf == edtf
    assert when.anchor == "document"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The council will meet on Friday.", "2015-03-20"),
        ("The vote is to be held in August.", "2015-08"),
        ("They will return in two weeks.", "2015-04-01"),
        ("The court is set to rule on May 16.", "2015-05-16"),
    ],
)
def test_words_of_the_future_turn_a_date_forward(text, edtf):
    assert values(text) == [edtf]


@pytest.mark.parametrize(
    ("text", "edtf", "mod"),
    [
        ("since September 2014", "2014-09/..", "ON_OR_AFTER"),
        ("until 2013", "../2013", "ON_OR_BEFORE"),
        ("before 2014", "../2013", "BEFORE"),
        ("after Sept. 1, 2014", "2014-09-01/..", "AFTER"),
        ("early September 2014", "2014-09", "START"),
        ("mid-September 2014", "2014-09", "MID"),
        ("late September 2014", "2014-09", "END"),
        ("the end of August 2014", "2014-08", "END"),
        ("around September 2014", "2014-09~", "APPROX"),
    ],
)
def test_a_qualifier_of_a_date_is_kept_as_its_mod(text, edtf, mod):
    (timex,) = found(text)

    assert (timex.when.edtf, timex.mod) == (edtf, mod)


def test_mid_to_late_runs_from_one_edge_to_the_other():
    (timex,) = found("mid-to-late 2014")

    assert (timex.when.edtf, timex.when.parts) == ("2014", (Part("2014-05-01", "2014-12-31"),))


def test_past_quarters_are_whole_quarters_of_the_calendar():
    assert values("the past two quarters", dct="2019-07-04") == ["2019-01/2019-06"]


def test_the_middle_of_a_year_ends_with_its_month():
    assert found("mid 1989")[0].when.parts == (Part("1989-05-01", "1989-08-31"),)


def test_late_in_a_month_narrows_the_days_and_not_the_value():
    (timex,) = found("late September 2014")

    assert timex.when.parts == (Part("2014-09-16", "2014-09-30"),)


def test_digits_that_may_be_day_or_month_keep_the_other_reading():
    when = resolve_date("03/04/2015")

    assert when.edtf == "2015-03-04"
    assert when.alternatives == ("2015-04-03",)
    assert "change places" in " ".join(when.reasons)


def test_a_weekday_that_does_not_fit_its_date_is_said():
    when = resolve_date("Friday, September 1, 2014")

    assert when.edtf == "2014-09-01"
    assert "is a Monday, the words say Friday" in " ".join(when.reasons)


def test_a_relative_date_without_ground_is_kept_with_its_reason():
    when = resolve_date("last Thursday")

    assert (when.edtf, when.parts) == ("", ())
    assert "has no date to lean on" in when.reasons[0]


def test_or_between_two_months_makes_each_only_possible():
    when = resolve_date("in October or November 2014")

    assert when.edtf == "[2014-10,2014-11]"
    assert {part.hedge for part in when.parts} == {"possible"}


def test_the_label_of_the_ground_is_the_callers_own():
    (timex,) = found("which was released today", anchor="quoted article")

    assert timex.when.anchor == "quoted article"


def test_days_told_after_another_date_count_from_it():
    text = (
        "On 3 July 2013 the shelling began. Two days later it stopped, and the following week it began again."
    )

    assert values(text) == ["2013-07-03", "2013-07-05", "2013-07-08/2013-07-14"]


@pytest.mark.parametrize(
    "text",
    [
        "They may return, and March on the capital goes on.",
        "The siege lasted almost three months.",
        "He was 18 years old.",
        "Some 2000 people fled.",
        "The attack at 10:30 was the second.",
        "The fall of the town was quick, in spring water they stood.",
        "Resolution 2139 was passed; the road is 1,200 km long.",
        "They are there 24/7 and keep it up to date.",
        "It fell a few years ago, and in the coming years it stands.",
        "Over the past few days and in the following months they ran.",
        "In the second half Portugal scored.",
        "Look around week five of the course.",
        "It passed 1763/1770 tests.",
        "An ad in 30 ad campaigns.",
    ],
)
def test_words_that_only_look_like_dates_are_left_alone(text):
    assert values(text) == []


def test_a_month_dated_report_grounds_its_dates_too():
    assert values("In August they came.", dct="2014-11") == ["2014-08"]


def test_impossible_days_are_no_dates_and_break_nothing():
    assert resolve_date("31 April 2014").edtf == ""
    assert resolve_date("99999 years ago", WEDNESDAY).edtf == ""


@pytest.mark.parametrize("day", ["0001-01-01", "0001", "9999-12-31", "9999", "0000-00-00"])
def test_a_date_that_leaves_the_calendar_says_so_and_breaks_nothing(day):
    text = "On Monday, last Friday, two weeks ago, next year, in ten years, the weekend before last and last century."

    assert all(
        timex.when.edtf or "no day of the calendar" in timex.when.reasons[0] for timex in found(text, dct=day)
    )
