"""Forms a date may take: lengths, bounds, working days, parts of the running year, numerals in any order, years in words."""

from datetime import date

import pytest

from witnessmark.read.dates import DateContext, find_dates, resolve_date

WEDNESDAY = date(2015, 3, 18)


def read(words, language="en"):
    return resolve_date(words, WEDNESDAY, DateContext(language=language)).edtf


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("10 months and 3 days ago", "2014-05-15"),
        ("the last two weeks and three days", "2015-03-01/2015-03-18"),
        ("more than two weeks ago", "../2015-03-03"),
        ("less than three days after Sept. 1, 2014", "2014-09-01/2014-09-03"),
        ("five working days ago", "2015-03-11"),
        ("the next four business days", "2015-03-19/2015-03-24"),
        ("this workweek", "2015-03-16/2015-03-20"),
        ("year to date", "2015-01-01/2015-03-18"),
        ("the rest of the week", "2015-03-18/2015-03-22"),
        ("the first three months of the year", "2015-01-01/2015-03-31"),
        ("from the 5th to the 9th", "2015-03-05/2015-03-09"),
        ("from 4 to 23 next month", "2015-04-04/2015-04-23"),
        ("the Tuesday before Christmas 2014", "2014-12-23"),
        ("Labor Day weekend 2014", "2014-08-30/2014-09-01"),
        ("the weekend of May 5, 2014", "2014-05-10/2014-05-11"),
        ("after the weekend", "2015-03-23/.."),
        ("2013 or later", "2013/.."),
        ("two Sundays ago", "2015-03-08"),
        ("three Mondays from now", "2015-04-06"),
        ("Tuesday week", "2015-03-31"),
        ("half a year from now", "2015-09"),
        ("the first Monday in May 2014", "2014-05-05"),
        ("the last Friday of the month", "2015-03-27"),
        ("a year ago today", "2014-03-18"),
        ("third-quarter 2014", "2014-07/2014-09"),
        ("around 1908 in the south", "1908~"),
        ("the early part of the month", "2015-03"),
        ("by year's end", "../2015"),
        ("prior to June 2014", "../2014-05"),
        ("no later than May 5, 2014", "../2014-05-05"),
    ],
)
def test_a_length_a_bound_or_a_part_of_the_running_year_is_read(words, edtf):
    assert read(words) == edtf


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("nineteen eighty-four", "1984"),
        ("in two thousand sixteen", "2016"),
        ("summer '14", "2014-22"),
        ("the summer of '69", "1969-22"),
        ("2014 September 5", "2014-09-05"),
        ("Jan 14 '13", "2013-01-14"),
        ("FY18", "2018"),
        ("c. 1850", "1850~"),
        ("2014-W05", "2014-01-27/2014-02-02"),
        ("2020/23/Sep", "2020-09-23"),
        ("Sep-23-2020", "2020-09-23"),
        ("23-2020-September", "2020-09-23"),
        ("10/1-11/2/2017", "2017-10-01/2017-11-02"),
        ("1939/45", "1939/1945"),
        ("30 September 420,", "0420-09-30"),
        ("twenty-first of march 2014", "2014-03-21"),
        ("may/june 2014", "2014-05"),
    ],
)
def test_a_year_or_a_numeral_in_any_order_is_read(words, edtf):
    assert read(words) == edtf


@pytest.mark.parametrize("words", ["500 BCE", "the 5th century BC", "44 BC"])
def test_a_year_before_the_calendar_of_days_is_not_given_to_our_era(words):
    assert read(words) == ""


def test_nine_eleven_in_a_sentence_is_the_day_of_2001():
    text = "Since then, and long after 9/11 too, the road was closed."

    (timex,) = find_dates(text, 0, len(text), DateContext("2007-10-03"))

    assert timex.when.edtf == "2001-09-11/.."


def test_days_in_a_row_are_one_row_and_not_a_week_apart():
    assert read("Monday and Thursday") == "{2015-03-09,2015-03-12}"
    assert read("August 5, 6, 7 and 8") == "2014-08-05/2014-08-08"


def test_an_end_told_before_its_beginning_makes_two_dates_and_says_so():
    when = resolve_date("from 2015 to 2013")

    assert when.edtf == "{2015,2013}"
    assert "before the beginning" in when.reasons[0]


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("am 22.08.", "2014-08-22"),
        ("vorletztes Jahr", "2013"),
        ("übernächste Woche", "2015-03-30/2015-04-05"),
        ("nächsten beiden Tage", "2015-03-19/2015-03-20"),
        ("von 2010 bis 2013", "2010/2013"),
        ("vor 2000", "../1999"),
        ("seit drei Tagen", "2015-03-15/.."),
        ("Karfreitag 2014", "2014-04-18"),
        ("Erntedankfest 2014", "2014-10-05"),
        ("am siebzehnten Mai 2014", "2014-05-17"),
    ],
)
def test_german_dates_are_read_as_germans_write_them(words, edtf):
    assert read(words, "de") == edtf


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("قبل ثلاثة أيام", "2015-03-15"),
        ("منذ ثلاثة أيام", "2015-03-15/.."),
        ("الأسبوع الماضي", "2015-03-09/2015-03-15"),
        ("بعد غد", "2015-03-20"),
        ("الخامس عشر من أيلول 2014", "2014-09-15"),
        ("رأس السنة 2014", "2014-01-01"),
    ],
)
def test_arabic_dates_are_read_as_reports_write_them(words, edtf):
    assert read(words, "ar") == edtf
