"""What Witnessmark knows about numbers in digits and words."""

import pytest

from witnessmark.read.numbers import find_numbers
from witnessmark.read.words.numerals import digits_worth
from witnessmark.read.words.tokens import tokenise


def worth(text, language="en"):
    return [number.value for number in find_numbers(tokenise(text, 0, len(text)), language)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twenty-four", 24),
        ("one hundred and sixty-one", 161),
        ("three thousand two hundred", 3200),
        ("twelve thousand", 12_000),
        ("3.8 million", 3_800_000),
        ("two and a half million", 2_500_000),
        ("a quarter of a million", 250_000),
        ("half a million", 500_000),
        ("a dozen", 12),
        ("two dozen", 24),
        ("3,200", 3200),
        ("1 234 567", 1_234_567),
        ("3 200", 3200),
        ("1,00,000", 100_000),
        ("٣٢٠٠", 3200),
        ("3.25", 3.25),
        ("10k", 10_000),
    ],
)
def test_a_number_is_worth_what_its_words_say(text, value):
    assert worth(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"), [("3.200", 3200), ("3,8 Millionen", 3_800_000), ("zweihundertdreißig", 230)]
)
def test_a_german_number_has_its_own_signs_and_order(text, value):
    assert worth(text, "de") == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("vingt et un", 21), ("dix-sept", 17), ("soixante et onze", 71), ("quatre-vingt-dix-neuf", 99), ("deux-cent-vingt-et-un", 221),
        ("mille neuf cent quatre-vingt-quatorze", 1994), ("deux millions cinq cent mille", 2_500_000), ("un million et demi", 1_500_000),
        ("une centaine", 100), ("trois quarts", 0.75), ("moins vingt", -20), ("nonante-deux", 92),
    ],
)  # fmt: skip
def test_a_french_number_counts_by_twenties_and_joins_with_hyphens(text, value):
    assert worth(text, "fr") == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("treinta y uno", 31), ("ciento veinte", 120), ("mil novecientos noventa y cuatro", 1994), ("tres mil millones", 3e9),
        ("dos y medio", 2.5), ("un millón y medio", 1_500_000), ("medio millón", 500_000), ("menos veinte", -20), ("tres cuartos", 0.75),
        ("quinientos trece millones cuatrocientos mil", 513_400_000), ("tres veinteavos", 0.15), ("veintidos", 22),
    ],
)  # fmt: skip
def test_a_spanish_number_has_hundreds_of_one_word_and_thousands_of_millions(text, value):
    assert worth(text, "es") == [pytest.approx(value)]


@pytest.mark.parametrize("word", ["192.168.1.2", "1,2,3", "12,34", ""])
def test_digits_that_make_no_number_are_worth_nothing(word):
    assert digits_worth(word) in {None, 12.34}


def test_an_article_alone_is_no_number():
    assert worth("a house and an owner") == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("5 million and 10 million", [5e6, 10e6]),
        ("a hundred and two hundred", [100, 200]),
        ("one hundred and two thousand", [102_000]),
        ("two million and five hundred thousand", [2_500_000]),
    ],
)
def test_a_number_after_and_that_has_a_scale_as_great_is_another_number(text, values):
    assert worth(text) == values


def test_a_part_beside_whole_ones_belongs_to_their_number():
    assert worth("two and two thirds") == [pytest.approx(2.6667, abs=1e-4)]
    assert worth("seven twelfths") == [pytest.approx(0.5833, abs=1e-4)]


def test_two_numbers_side_by_side_stay_two():
    assert worth("two, three") == [2, 3]
