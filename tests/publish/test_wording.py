from witnessmark.publish.days import day_words, last_day, stretch_words
from witnessmark.publish.wording import (
    Amount,
    amount_words,
    basis_words,
    chain_words,
    counted,
    grade_words,
    ground_words,
    happened_words,
    listing,
    told_words,
    window_words,
)

AUTUMN = [
    ("2014-09-01", "2014-09-30", "asserted"),
    ("2014-10-01", "2014-10-31", "asserted"),
    ("2014-11-01", "2014-11-30", "asserted"),
    ("2014-12-01", "2014-12-31", "possible"),
]


def test_it_happened_from_september_on_and_possibly_into_december():
    assert happened_words(AUTUMN) == "from September to November 2014, possibly into December"


def test_a_possible_month_is_never_told_as_certain():
    told = told_words(AUTUMN, "told as certain")

    assert told == "told as certain for September to November 2014, as possible for December 2014"
    assert told_words(AUTUMN[3:], "told as certain") == "told as possible for December 2014"


def test_a_shared_misprint_is_spelt_out_with_its_ground():
    assert ground_words(("copies it", "shares its misprint"), ("3,200 building",)) == [
        "copies it", "shares its misprint: both print “3,200 building”",
    ]  # fmt: skip


def test_a_grade_says_in_words_what_its_letters_mean():
    assert grade_words("C4").endswith("known only through those who relay it; contested")


def test_possibly_december_is_said_as_possibly_december():
    assert window_words(AUTUMN) == "September to November 2014, possibly December"


def test_a_window_that_is_wholly_possible_keeps_its_year():
    assert window_words(AUTUMN[3:]) == "possibly December 2014"


def test_a_window_over_new_year_names_both_years():
    parts = [("2014-11-01", "2015-01-31", "asserted")]

    assert window_words(parts) == "November 2014 to January 2015"


def test_days_within_one_month_name_the_month_once():
    assert stretch_words(("2014-09-03", "2014-09-09", "asserted")) == "3 to 9 September 2014"


def test_two_neighbouring_months_are_joined_by_and():
    assert stretch_words(("2014-09-01", "2014-10-31", "asserted")) == "September and October 2014"


def test_an_open_start_is_said_as_until():
    assert stretch_words(("", "2022-05-12", "asserted")) == "until 12 May 2022"


def test_a_window_nobody_told_is_said_to_have_no_date():
    assert window_words([]) == "no date given"


def test_a_month_alone_ends_on_its_own_last_day():
    assert (last_day("2016-02"), last_day("2014-09/2014-12?"), last_day("")) == (
        "2016-02-29",
        "2014-12-31",
        "",
    )


def test_a_broken_date_is_shown_as_it_stands():
    assert day_words("sometime") == "sometime"


def test_at_least_stays_with_its_number_thing_and_act():
    amount = Amount(3200.0, 3200.0, None, "EQUAL_OR_MORE", "", "building", "burn")

    assert amount_words(amount) == "at least 3,200 buildings burned"


def test_the_sources_own_qualifier_wins_over_ours():
    amount = Amount(30.0, 31.0, None, "MORE_THAN", "over", "person", "interview")

    assert amount_words(amount) == "over 30 people interviewed"


def test_an_unknown_count_is_said_with_its_own_word():
    assert (
        amount_words(Amount(None, None, None, "VAGUE", "many", "village", "loot")) == "many villages looted"
    )


def test_one_of_a_thing_stands_in_the_singular():
    assert (counted(1, "origin"), counted(2, "origin"), counted(35, "publication")) == (
        "one origin", "two origins", "35 publications",
    )  # fmt: skip


def test_a_chain_is_told_from_the_outermost_mouth_inwards():
    words = chain_words(("The Tower", "The Long War Journal", "Human Rights Watch"))

    assert words == "The Tower, relaying The Long War Journal, relaying Human Rights Watch"


def test_an_unstated_ground_is_named_only_when_there_is_no_other():
    assert (basis_words(("imagery", "unstated")), basis_words(("unstated",))) == (
        "satellite images", "no stated ground",
    )  # fmt: skip


def test_a_list_of_three_ends_in_and():
    assert listing(["a", "b", "c"]) == "a, b and c"
