"""Figures held against figures: conflicts with the smallest explanation, sums, single relays, denials."""

from dataclasses import replace

import pytest
from tests.weigh.factories import count, layer, same_origin, voice

from witnessmark.weigh.conflicts import cannot_both_hold, find_conflicts, find_single_relays
from witnessmark.weigh.findings import find_denials, find_overlaps
from witnessmark.weigh.mentions import find_mentions
from witnessmark.weigh.sums import find_sums

SLIP = "The Watch found that at least 3,200 building were burned after the siege of the town had ended."


def total(desk, publisher, whole, *parts, chain=()):
    acts = ("burn", "demolish")
    text = f"{whole:,} buildings destroyed, " + ", ".join(f"{n:,} of one kind" for n in parts)
    counted = [count(f"{n:,} of one kind", n, act=act) for n, act in zip(parts, acts, strict=False)]
    whole_count = count(f"{whole:,} buildings", whole, act="destroy")
    desk.says(desk.page(publisher), text, whole_count, *counted, chain=chain)


@pytest.fixture
def amerli(desk):
    desk.says(
        desk.page("Journal", published="2015-03-18"), SLIP, count("at least 3,200 building", 3200, "at least"),
        chain=("Rights Watch",),
    )  # fmt: skip
    desk.says(
        desk.page("Tower", published="2015-03-19"), SLIP, count("at least 3,200 building", 3200, "at least"),
        chain=("Rights Watch",),
    )  # fmt: skip
    for name in ("Study", "Review"):
        desk.says(
            desk.page(name), "2,600 buildings burned", count("2,600 buildings", 2600), chain=("Rights Watch",)
        )
    return desk


def test_a_figure_of_one_relay_is_set_against_its_rival_and_named_as_such(amerli):
    (finding,) = find_conflicts(amerli.entries)

    assert finding.verdict == "contradicts"
    assert "the 3,200 stands on one relay and its copies, Journal" in finding.sentence


def test_a_number_in_one_relay_and_its_copies_counts_once(amerli):
    (finding,) = find_single_relays(amerli.entries)

    assert "two documents give this" in finding.sentence
    assert "(one relay and its copies)" in finding.sentence


@pytest.mark.parametrize(
    ("one", "other", "excluded"),
    [
        (("at least", 3200), ("", 2600), True),
        (("at least", 11), ("", 12), False),
        (("at least", 11), ("at least", 30), False),
        (("up to", 40), ("more than", 40), True),
        (("about", 3000), ("", 3200), False),
        (("about", 3000), ("", 4200), True),
    ],
)
def test_words_exclude_each_other_only_where_their_bounds_do(desk, one, other, excluded):
    for n, (qualifier, number) in enumerate((one, other)):
        text = f"{qualifier} {number:,} buildings".strip()
        desk.says(desk.page(f"Paper {n}"), f"{text} burned", count(text, number, qualifier))

    first, second = find_mentions(desk.material, desk.paths)
    assert cannot_both_hold(first, second) is excluded


def test_parts_that_add_up_to_the_total_are_said_to_hold(desk):
    total(desk, "Rights Watch", 3800, 2600, 1200)

    (finding,) = find_sums(desk.entries)
    assert (finding.verdict, finding.sentence[:23]) == ("holds", "2,600 + 1,200 = 3,800: ")


def test_parts_that_miss_the_total_by_one_are_said_to_fail(desk):
    total(desk, "Rights Watch", 62, 35, 26)

    (finding,) = find_sums(desk.entries)
    assert finding.verdict == "fails"
    assert "35 + 26 = 61, not 62" in finding.sentence


def test_parts_of_two_origins_are_never_added(desk):
    total(desk, "Rights Watch", 3800, 2600)
    desk.says(desk.page("Other Watch"), "1,200 blown up", count("1,200 blown up", 1200, act="demolish"))

    assert list(find_sums(desk.entries)) == []


def test_two_at_least_of_one_act_are_never_added(desk):
    text = "at least 20 houses burned, then at least 30 houses burned, of 50 houses destroyed"
    parts = [count(f"at least {n} houses", n, "at least", thing="house") for n in (20, 30)]
    desk.says(desk.page("Rights Watch"), text, *parts, count("50 houses", 50, thing="house", act="destroy"))

    assert list(find_sums(desk.entries)) == []


def test_a_denial_names_who_disputes_whom_and_settles_nothing(desk):
    page = desk.page("Daily")
    desk.says(page, "Militias burned 30 villages", chain=("Rights Watch",))
    desk.says(page, "The ministry rejects the report as false", chain=("Ministry of Order",))

    (finding,) = find_denials(desk.material, desk.origins, desk.paths)
    assert finding.sentence.startswith(
        "The Ministry of Order disputes what Rights Watch says, by way of Daily"
    )


def test_two_origins_that_differ_are_told_as_two_origins(desk):
    for name, number in (("Rights Watch", 60), ("Ministry of Order", 12)):
        page = desk.page("Daily" if number == 60 else "Weekly")
        text = f"{number} buildings"
        desk.says(page, f"{text} burned", count(text, number), chain=(voice(name),))

    (finding,) = find_conflicts(desk.entries)
    assert "they come from different origins" in finding.sentence


def test_layers_of_two_origins_that_differ_are_kept_apart_and_told(desk):
    first, second = layer("points", "Sat Office"), layer("orders", "Town Hall")
    overlap = replace(
        same_origin(first, second), kind="disagreement", sentence="Sat Office misses one in five"
    )
    desk.more = {"layers": (first, second), "overlaps": (overlap,)}

    (finding,) = find_overlaps(desk.material, desk.entries)
    assert (finding.kind, finding.verdict) == ("conflict", "noted")
    assert len(desk.origins) == 2


def shop(text, number, qualifier="", **more):
    return count(text, number, qualifier, thing="shop", **more)


def test_parts_of_one_whole_in_one_sentence_add_up_to_it(desk):
    text = "Of the 64 shops, 39 shops burned and 25 shops were levelled"
    whole = shop("64 shops", 64, act="destroy")
    desk.says(desk.page("Rights Watch"), text, whole, shop("39 shops", 39), shop("25 shops", 25, act="level"))

    (finding,) = find_sums(desk.entries)
    assert finding.sentence.startswith("39 + 25 = 64: ")


@pytest.fixture
def market(desk):
    report = desk.page("Rights Watch")
    desk.says(report, "64 shops were ruined", shop("64 shops", 64, act="destroy"))
    desk.says(report, "Another 110 buildings were damaged", count("110 buildings", 110, act="damage"))
    hit = count("174 buildings", 174, act="damage")
    desk.says(desk.page("Daily"), "174 buildings were damaged", hit, chain=("Rights Watch",))
    return desk


def test_a_relay_that_adds_two_numbers_of_its_origin_is_told_as_a_sum(market):
    (finding,) = find_sums(market.entries)

    assert finding.sentence.startswith("64 + 110 = 174: ")
    assert "make the number that Daily gives as one" in finding.sentence


def test_a_whole_and_its_part_are_no_two_values_of_one_figure(market):
    assert list(find_conflicts(market.entries)) == []
    assert market.entry(110).figure != market.entry(174).figure


def test_a_denial_is_quoted_with_what_it_says_instead(desk):
    desk.says(desk.page("Rights Watch"), "30 houses burned", count("30 houses", 30, thing="house"))
    ministry = desk.page("Ministry")
    desk.says(ministry, "The Ministry rejects the report of Rights Watch.")
    desk.says(ministry, "The fires were the work of looters.")

    (finding,) = find_denials(desk.material, desk.origins, desk.paths)
    assert "and says instead: “The fires were the work of looters.”" in finding.sentence
