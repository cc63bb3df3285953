"""What Witnessmark knows about the many ways a bound, a share or an amount is told."""

import pytest

from witnessmark.read.counts import find_counts
from witnessmark.read.numbers import find_numbers
from witnessmark.read.words.tokens import tokenise


def count(text, language="en"):
    (found,) = find_counts(text, 0, len(text), language)
    return found


def numbers(text, language="en"):
    return [number.value for number in find_numbers(tokenise(text, 0, len(text)), language)]


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("no fewer than 12 barns burned", 12, None),
        ("upwards of 12 barns burned", 13, None),
        ("12 barns or more burned", 12, None),
        ("12+ barns burned", 12, None),
        ("as many as 12 barns burned", None, 12),
        ("not exceeding 12 barns", None, 12),
        ("fewer than 12 barns burned", None, 11),
        (">= 12 barns burned", 12, None),
        ("less than or equal to 12 barns", None, 12),
        ("more than 9 but fewer than 12 barns burned", 10, 11),
        ("11 or 12 barns burned", 11, 12),
        ("between 9 and 12 barns burned", 9, 12),
        ("9 up to 12 barns burned", 9, 12),
        ("between 9% and 12% of barns burned", 9, 12),
        ("two to three hundred barns burned", 200, 300),
        ("9 or more and less than 12 barns burned", 9, 11),
        ("between 5 million and 10 million barns burned", 5_000_000, 10_000_000),
        ("starting at 12 barns", 12, None),
    ],
)
def test_each_way_to_tell_an_open_end_has_its_bounds(text, lower, upper):
    found = count(text)

    assert (found.lower, found.upper) == (lower, upper)


def test_a_span_of_money_with_its_sign_said_twice_is_one_count():
    found = count("They paid from $2 million to $3 million.")

    assert (found.lower, found.upper, found.thing) == (2_000_000, 3_000_000, "dollar")


def test_a_qualifier_that_tells_another_number_leaves_the_first_exact():
    first, second = find_counts("They lost 30 boats or more than 20 men.", 0, 39)

    assert (first.lower, first.upper, second.lower) == (30, 30, 21)


def test_one_in_five_houses_is_a_share_of_them():
    found = count("Over one in five houses was burned.")

    assert (found.lower, found.thing, found.text) == (0.2, "building", "Over one in five houses")


def test_a_figure_said_twice_is_counted_once():
    found = count("30 (thirty) houses were burned.")

    assert (found.text, found.value) == ("30 (thirty) houses", 30)


def test_an_age_over_thirty_begins_at_thirty_one():
    assert count("The oldest tree is over thirty years old.").lower == 31


def test_many_houses_are_counted_without_a_value():
    found = count("Many houses may have been burned.")

    assert (found.value, found.mod, found.act, found.hedge) == (None, "VAGUE", "burn", "possible")


def test_how_many_houses_asks_and_counts_nothing():
    assert find_counts("How many houses were burned?", 0, 28) == ()


def test_three_men_confirmed_dead_died():
    assert count("Three men were confirmed dead.").act == "kill"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("half a dozen", 6),
        ("half a million", 500_000),
        ("a million and a half", 1_500_000),
        ("two hundred and three dozen", 236),
        ("five thousand million", 5_000_000_000),
        ("5 lakh 20 thousand", 520_000),
        ("two hundred point zero three", 200.03),
        ("minus four", -4),
        ("¾", 0.75),
        ("2 1/4", 2.25),
    ],
)
def test_numbers_of_many_words_are_one_number(text, value):
    assert numbers(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [("ستة عشر", 16), ("ثلاثمائة و واحد", 301), ("ألفين ومائتين", 2200), ("مائة و ستون", 160)],
)
def test_arabic_number_words_add_up_to_one_number(text, value):
    assert numbers(text, "ar") == [value]


def test_arabic_bounds_are_read_in_arabic_digits():
    assert count("قتل ما لا يقل عن ١٢ شخصا", "ar").lower == 12
    assert count("قتل أكثر من ١٢ شخصا", "ar").lower == 13


def test_german_halves_multiply_what_follows_them():
    assert numbers("eineinhalb Milliarden", "de") == [1_500_000_000]
    assert numbers("ein halbes Dutzend", "de") == [6]
