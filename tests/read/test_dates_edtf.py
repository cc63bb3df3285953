"""Every value read is EDTF by the letter of the standard, whatever the words."""

import random
from datetime import date, timedelta

import pytest
from tests.read.edtf import is_edtf

from witnessmark.read.dates import DateContext, combine, find_dates, resolve_in_place
from witnessmark.records import Span

WORDS = (
    "September", "may", "Sept. 1, 2014", "5", "31", "the 3rd", "2014", "1914-18", "c. 1850", "44 BC", "79 AD", "'14", "the 1960s", "19th century",
    "summer", "winter 2014", "Q3", "first half of", "weekend", "Monday", "mon", "last", "next", "this", "the", "of", "in", "and", "or", "possibly",
    "probably", "about", "early", "mid", "late", "since", "until", "before", "after", "from", "to", "between", "-", "–", "/", ",", ".", "(", ")",
    "three weeks", "ago", "later", "two months and ten days", "more than", "less than", "business days", "rest of the", "year to date", "Easter",
    "Labor Day", "5.12", "10/1-11/2/2017", "2014-W05", "2020/Sep/23", "fortnight", "his senior year", "the same season", "night", "will", "was", "year",
    "month", "day", "week", "\n", "now", "9/11", "or later", "a", "half", "decade", "century",
)  # fmt: skip


def babble(seed):
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) for _ in range(chance.randint(1, 24)))


@pytest.mark.parametrize(
    "value",
    [
        "2014",
        "196X",
        "19XX",
        "2014-22",
        "2014-09~",
        "../2013",
        "{2014-10,2014-12..2015-02}",
        "[2014-10,2014-11]",
    ],
)
def test_the_checker_knows_what_the_standard_allows(value):
    assert is_edtf(value)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "14",
        "2014-13",
        "2014-02-30",
        "2014-9",
        "../..",
        "2014/2015/2016",
        "2014?~",
        "196X-02",
        "{}",
        "{2014/2015}",
    ],
)
def test_the_checker_refuses_what_the_standard_does_not_allow(value):
    assert not is_edtf(value)


@pytest.mark.parametrize("seed", range(600))
def test_every_value_read_from_babble_is_edtf(seed):
    text, dct = babble(seed), (date(1990, 1, 1) + timedelta(seed * 17)).isoformat()

    found = find_dates(text, 0, len(text), DateContext(dct))
    values = [value for timex in found for value in (timex.when.edtf, *timex.when.alternatives) if value]

    assert [value for value in values if not is_edtf(value)] == []


@pytest.mark.parametrize("seed", range(200))
def test_what_several_expressions_mean_together_is_edtf(seed):
    text = babble(seed)

    joint = combine(find_dates(text, 0, len(text), DateContext("2015-03-18")))

    assert joint is None or is_edtf(joint.edtf)


@pytest.mark.parametrize("seed", range(200))
def test_an_expression_asked_for_at_its_place_is_read_as_it_was_found(seed):
    text, ground = babble(seed), DateContext("2015-03-18")
    found = [timex for timex in find_dates(text, 0, len(text), ground) if timex.when.edtf]

    asked = resolve_in_place(text, [timex.span for timex in found], ground)

    assert [when.edtf for when in asked] == [timex.when.edtf for timex in found]


@pytest.mark.parametrize("seed", range(200))
def test_any_place_of_a_text_may_be_asked_for_and_gets_an_answer(seed):
    text, chance = babble(seed), random.Random(seed)
    start = chance.randint(0, len(text))
    span = Span(start, chance.randint(start, len(text)))

    (when,) = resolve_in_place(text, [span], DateContext("2015-03-18"))

    assert when.edtf == "" or is_edtf(when.edtf)
