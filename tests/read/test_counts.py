"""What Witnessmark knows about counts in English reports."""

import pytest

from witnessmark.read.counts import find_counts


def found(text, language="en"):
    return find_counts(text, 0, len(text), language)


def bounds(text):
    return [(q.value, q.lower, q.upper, q.mod) for q in found(text)]


def test_at_least_is_a_lower_bound_with_its_own_words_kept():
    (count,) = found(
        "The group confirmed that at least 3,200 building were torched after the town was freed."
    )

    assert (count.value, count.lower, count.upper, count.mod) == (3200, 3200, None, "EQUAL_OR_MORE")
    assert (count.qualifier, count.unit, count.thing, count.act) == (
        "at least",
        "building",
        "building",
        "burn",
    )


@pytest.mark.parametrize(
    ("words", "value", "lower", "upper", "mod"),
    [
        ("80 houses", 80, 80, 80, "EQUAL"),
        ("more than 80 houses", 80, 81, None, "MORE_THAN"),
        ("over 3,800 houses", 3800, 3801, None, "MORE_THAN"),
        ("at most 100 houses", 100, None, 100, "EQUAL_OR_LESS"),
        ("up to 100 houses", 100, None, 100, "EQUAL_OR_LESS"),
        ("fewer than 100 houses", 100, None, 99, "LESS_THAN"),
        ("nearly 200 houses", 200, None, None, "NEARLY"),
        ("about 200 houses", 200, None, None, "APPROX"),
        ("some 200 houses", 200, None, None, "APPROX"),
        ("30 houses or more", 30, 30, None, "EQUAL_OR_MORE"),
        ("between 20 and 30 houses", 30, 20, 30, "RANGE"),
        ("20 to 30 houses", 30, 20, 30, "RANGE"),
        ("20-30 houses", 30, 20, 30, "RANGE"),
        ("20 to 30 thousand houses", 30_000, 20_000, 30_000, "RANGE"),
        ("more than 20 but fewer than 30 houses", 30, 21, 29, "RANGE"),
        ("dozens of houses", 12, 12, None, "VAGUE"),
        ("hundreds of thousands of houses", 100_000, 100_000, None, "VAGUE"),
        ("at least another 30 houses", 30, 30, None, "EQUAL_OR_MORE"),
    ],
)
def test_a_qualifier_allows_what_it_says_and_no_more(words, value, lower, upper, mod):
    (count,) = (
        found(f"They said {words} there.")
        if "or more" not in words
        else found("They said 30 or more houses there.")
    )

    assert (count.value, count.lower, count.upper, count.mod) == (value, lower, upper, mod)


@pytest.mark.parametrize(
    ("text", "thing", "act"),
    [
        ("At least 30 towns and villages were looted.", "village", "loot"),
        ("Fighters abducted at least 11 local residents.", "person", "abduct"),
        ("Eleven men were abducted.", "man", "abduct"),
        ("Researchers examined 35 villages.", "village", "examine"),
        ("They interviewed more than 30 witnesses.", "witness", "interview"),
        ("Over 15,000 people had been trapped inside.", "person", "trap"),
        ("The fighting left 24 homes burned.", "building", "burn"),
        ("Eight deaths were reported.", "death", "kill"),
        ("An area of 500 square kilometers was searched.", "km2", ""),
        ("They found 4000 in 12 villages.", "", "detect"),
    ],
)
def test_the_thing_counted_and_what_was_done_are_one_normal_word(text, thing, act):
    count = found(text)[0]

    assert (count.thing, count.act) == (thing, act)


def test_parts_told_after_a_sum_keep_its_thing_and_their_own_act():
    text = (
        "More than 3,800 buildings in 30 towns and villages were destroyed, including 2,600 likely destroyed by fire "
        "and a further 1,200 demolished with machinery."
    )

    whole, _, fire, machines = found(text)

    assert (whole.thing, whole.act, whole.scope) == ("building", "destroy", "in 30 towns and villages")
    assert (fire.thing, fire.hedge) == ("building", "probable")
    assert (machines.thing, machines.act) == ("building", "demolish")


def test_a_share_keeps_what_it_is_a_share_of_and_where():
    share, villages = found("Over 75 percent of buildings were destroyed in at least 18 villages.")

    assert (share.thing, share.lower, share.of, share.scope) == (
        "percent",
        75,
        "buildings",
        "in at least 18 villages",
    )
    assert (villages.thing, villages.lower, villages.act) == ("village", 18, "")


def test_thirty_of_thirty_five_are_two_counts_of_one_thing():
    part, whole = found("They destroyed 30 of 35 villages.")

    assert (part.value, part.thing, part.of) == (30, "village", "35 villages")
    assert (whole.value, whole.thing) == (35, "village")


def test_a_figure_without_a_noun_takes_the_noun_before_it():
    counts = found("At least 11 men were abducted; six were released and five remain missing.")

    assert [(q.value, q.thing, q.act) for q in counts] == [
        (11, "man", "abduct"),
        (6, "man", "release"),
        (5, "man", "missing"),
    ]


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("2,600 houses were likely burned.", "probable"),
        ("2,600 houses were possibly burned.", "possible"),
        ("2,600 houses are believed to have been burned.", "probable"),
        ("2,600 houses were burned.", "asserted"),
    ],
)
def test_a_hedge_on_the_act_is_a_hedge_on_the_figure(text, hedge):
    assert found(text)[0].hedge == hedge


@pytest.mark.parametrize(
    "text",
    [
        "It was freed on Sept. 1, 2014.",
        "Resolution 2139 was passed at 10:30.",
        "The man, aged 45, waited.",
        "She is 45 years old.",
        "Call +1 212-555-1234 for more.",
        "The H5N1 strain was found.",
        "1. Houses\n2. Fields",
    ],
)
def test_numbers_that_count_nothing_are_no_counts(text):
    assert found(text) == ()


def test_a_length_of_time_is_a_count_of_its_unit():
    (count,) = found("The siege lasted almost three months.")

    assert (count.value, count.mod, count.thing) == (3, "NEARLY", "month")


def test_a_hyphened_unit_is_the_thing_counted():
    assert [(q.value, q.thing) for q in found("The 31-page report covers a 58-kilometre road.")] == [
        (31, "page"),
        (58, "km"),
    ]
