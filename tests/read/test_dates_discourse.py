"""What a date leans on in a longer text: the dateline, a heading, the years of a story, the plan it is part of."""

import pytest

from witnessmark.read.dates import DateContext, find_dates, resolve_in_place
from witnessmark.read.dates.dateline import dateline_of
from witnessmark.records import Span


def values(text, dct="2015-03-18", **ground):
    return [timex.when.edtf for timex in find_dates(text, 0, len(text), DateContext(dct, **ground))]


def at(text, words, dct="2015-03-18"):
    start = text.index(words)
    return resolve_in_place(text, [Span(start, start + len(words))], DateContext(dct))[0].edtf


REPORT = "Village council returns after the fire\n\nThursday, March 19, 2015\n\nYesterday the council met for the first time since the autumn, its clerk said."


def test_the_day_over_a_text_beats_the_day_its_page_was_made():
    assert dateline_of(REPORT, "2015-03-18") == "2015-03-19"
    assert at(REPORT, "Yesterday") == "2015-03-18"


def test_a_day_of_long_ago_in_the_first_line_is_no_dateline():
    assert (
        dateline_of("Remembering Halabja\n\nMarch 16, 1988\n\nThey came in the morning.", "2015-03-18") == ""
    )


def test_a_day_under_a_heading_that_is_a_year_lies_in_that_year():
    text = "Chronology\n\n2011\n\nOn July 6 the first shells fell.\n\n2012\n\nOn May 17 the bridge was lost."

    assert values(text)[1::2] == ["2011-07-06", "2012-05-17"]


def test_a_text_that_tells_of_years_gone_by_keeps_to_the_year_it_tells():
    text = "He was born in 1961. In 1980 he joined the army, and in 1991 he left it. On March 5 the rising reached his town."

    assert values(text)[-1] == "1991-03-05"


def test_one_year_told_in_a_report_of_today_does_not_make_it_a_story():
    text = "The dam was built in 1986. On March 5 it was taken."

    assert values(text)[-1] == "2015-03-05"


def test_months_of_a_plan_go_on_into_the_next_year():
    text = "We will open in Erbil next month, in Dohuk in November and in Mosul in January."

    assert values(text, dct="2015-09-10") == ["2015-10", "2015-11", "2016-01"]


def test_a_year_of_somebodys_own_is_the_year_told_beside_it():
    text = "In 2003, his senior year, he left the town."

    assert values(text) == ["2003", "2003"]


def test_a_night_told_after_a_day_is_the_night_of_that_day():
    text = "On 3 July 2013 the shelling began. That night the school burned, and the next morning the people fled."

    assert values(text) == ["2013-07-03", "2013-07-03", "2013-07-04"]


def test_three_digits_are_a_year_only_in_a_text_of_that_age():
    old = "The saint was born in the year 347 AD. About 373, he set out for the east."

    assert values(old)[-1] == "0373"
    assert values("They freed about 373, he said.") == []


def test_one_end_of_a_range_is_told_apart_when_it_is_asked_for():
    text = "The mill will stay shut from November 20 to December 11."

    assert (at(text, "November 20"), at(text, "December 11")) == ("2015-11-20", "2015-12-11")


def test_the_tense_of_the_sentence_is_heard_by_a_date_asked_for():
    assert at("The court will sit again on Friday.", "Friday") == "2015-03-20"
    assert at("The court sat on Friday.", "Friday") == "2015-03-13"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The show opened January 12 and runs through March 2.", "../2014-03-02"),
        ("The show, which opened on November 16, is on view until April 20.", "../2014-04-20"),
        ("The camp stays shut until June.", "../2014-06"),
        ("The siege lasted until March 9.", "../2013-03-09"),
        ("The road was closed by June.", "../2013-06"),
    ],
)
def test_what_still_runs_ends_ahead_and_what_is_past_ended_before(text, edtf):
    assert values(text, dct="2014-01-28")[-1] == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Voting starts on November 20.", "2015-11-20"),
        ("They fired on Thursday and gave a deadline of 5 p.m. on Saturday.", "2015-03-21"),
        ("Talks were to begin on Saturday.", "2015-03-21"),
        ("They were stopped on July 1 and let in on July 12.", "2014-07-12"),
    ],
)
def test_a_plan_is_told_in_the_present_and_behind_abbreviations_too(text, edtf):
    assert values(text)[-1] == edtf


def test_a_decade_told_before_gives_a_day_no_year():
    assert values("Works of the 1970s and '80s were burned on February 1.")[-1] == "2015-02-01"


def test_the_night_of_a_day_is_not_moved_by_a_year_told_in_between():
    text = "On 3 July 2013 the shelling began, the worst since 1991. That night the school burned."

    assert values(text)[-1] == "2013-07-03"


def test_a_short_step_is_taken_from_the_day_told_and_not_from_a_year():
    text = "On 3 July 2013 the mill burned, the third since 1991. Six minutes later the school burned."

    assert values(text)[-1] == "2013-07-03"


def test_the_today_of_a_speaker_is_not_the_day_of_the_one_who_tells():
    text = "On 3 July 2013 the mill burned. “We learned a lot today,” he said. That night the school burned."

    assert values(text)[-1] == "2013-07-03"


def test_a_quotation_in_german_marks_is_over_behind_its_second_mark():
    text = "Am 3. Mai 2014 brannte die Mühle. „Wir fliehen“, rief er. Heute kamen sie wieder. Am selben Tag brannte die Schule."

    assert values(text, language="de")[-1] == "2015-03-18"


def test_a_word_that_turns_a_day_is_heard_when_only_the_day_is_asked_for():
    text = "We came on Saturday and went back the next Tuesday."

    assert at(text, "Tuesday") == "2015-03-17"


def test_new_years_of_other_calendars_are_not_the_first_of_january():
    assert values("Lunar New Year and the Chinese New Year passed.") == []


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("the day", "2015-03-18"),
        ("currently", "2015-03-18"),
        ("the summer", "2014-22"),
        ("the year", "2015"),
        ("in a week", "2015-03-25"),
        ("within five days", "2015-03-19/2015-03-23"),
    ],
)
def test_words_that_are_a_date_only_when_somebody_says_so_are_read_when_asked_for(words, edtf):
    text = f"They were blocked {words}."

    assert values(text) == []
    assert at(text, words) == edtf
