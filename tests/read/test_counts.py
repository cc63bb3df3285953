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
        "Step 3 is told on page 2, under No. 10.",
        "They won 3-1 and 2-1.",
        "It rained from 2 a.m. until 0400 GMT.",
        "An F-16, COVID-19 and RFC 7159 were named.",
        "One of them told the group.",
        "There is one reason, and the other one.",
        "He rated it 9/10 in his 30s.",
        "The set [1, 2, 3] was written.",
        "He likes version 3.11 and 50° of heat.",
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


@pytest.mark.parametrize(
    "text",
    [
        "30 fighters burned the town.",
        "30 fighters burned homes there.",
        "In the past three months homes were burned.",
        "The 31-page report says that villages were visited.",
        "12 witnesses said that militias burned homes.",
        "214 countries have confirmed the cases.",
        "She spoke with 30 people in the destroyed town.",
        "Fires burned for three days.",
        "After the town was burned, 30 trucks came.",
    ],
)
def test_nothing_is_done_to_those_who_do_it_or_stand_beside_it(text):
    assert all(count.act not in {"burn", "visit", "detect", "destroy"} for count in found(text))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The destruction of 3,200 houses was confirmed.", "destroy"),
        ("Militias burned homes, schools and 30 shops.", "burn"),
        ("30 people were reported killed.", "kill"),
        ("At least 30 houses that were burned stood there.", "burn"),
        ("They met 30 villagers who fled.", "displace"),
        ("They interviewed 30 villagers who fled.", "interview"),
        ("30 Sunni villages looted by militias.", "loot"),
        ("Officials raised the death toll from the blast to 152.", "kill"),
        ("One bulldozer was destroyed.", "destroy"),
    ],
)
def test_an_act_is_that_of_the_verb_which_governs_the_figure(text, act):
    assert found(text)[0].act == act


def test_what_was_done_to_thirty_of_the_thirty_five_was_done_to_thirty():
    part, whole = found("30 of the 35 towns were destroyed.")

    assert (part.value, part.act, part.of) == (30, "destroy", "the 35 towns")
    assert (whole.value, whole.act) == (35, "")


def test_a_list_that_says_its_noun_once_counts_the_same_thing_on():
    counts = found("They killed 30 people in Amerli, 12 in Tuz and 5 in Kirkuk.")

    assert [(q.value, q.thing, q.act, q.scope) for q in counts] == [
        (30, "person", "kill", "in Amerli"),
        (12, "person", "kill", "in Tuz"),
        (5, "person", "kill", "in Kirkuk"),
    ]


def test_the_thing_counted_ends_where_a_date_begins():
    (count,) = found("Dozens of warehouses last month were looted.")

    assert (count.text, count.thing, count.act) == ("Dozens of warehouses", "warehouse", "loot")


def test_a_qualifier_behind_the_noun_is_read_as_one_before_the_number():
    assert bounds("They burned 30 houses at least.") == [(30, 30, None, "EQUAL_OR_MORE")]


def test_dozens_of_villages_are_no_part_of_villages():
    (count,) = found("Dozens of villages were looted.")

    assert (count.thing, count.of) == ("village", "")
