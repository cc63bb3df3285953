"""Facts about "at least N"."""

import itertools
import random
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import hypergeom

from witnessmark.errors import MeasureError
from witnessmark.measure.bound import at_least, at_least_with_decoys, chance_of_confirming, hits_in_sample


def by_listing_every_sample(stratum: int, damaged: int, sampled: int, confirmed: int) -> Fraction:
    draws = list(itertools.combinations(range(stratum), sampled))
    hits = sum(sum(one < damaged for one in draw) >= confirmed for draw in draws)
    return Fraction(hits, len(draws))


@pytest.mark.parametrize("stratum", [4, 6, 8])
def test_the_bound_is_what_listing_every_possible_sample_gives(stratum):
    for sampled in range(1, stratum + 1):
        for confirmed in range(sampled + 1):
            kept = [
                d
                for d in range(stratum + 1)
                if by_listing_every_sample(stratum, d, sampled, confirmed) >= Fraction(1, 20)
            ]

            assert at_least(stratum, sampled, confirmed, 0.95) == min(kept)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_chances_equal_those_of_an_independent_library(data):
    stratum = data.draw(st.integers(1, 3000))
    damaged, sampled = data.draw(st.integers(0, stratum)), data.draw(st.integers(1, stratum))
    confirmed = data.draw(st.integers(0, sampled))

    ours = chance_of_confirming(stratum, damaged, sampled, confirmed, 0.0)

    assert ours == pytest.approx(hypergeom.sf(confirmed - 1, stratum, damaged, sampled), abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_bound_covers_the_truth_at_its_level_for_every_truth(data):
    stratum = data.draw(st.integers(1, 400))
    truth, sampled = data.draw(st.integers(0, stratum)), data.draw(st.integers(1, stratum))

    covered = sum(
        chance
        for hits, chance in hits_in_sample(stratum, truth, sampled)
        if at_least(stratum, sampled, hits, 0.95) <= truth
    )

    assert covered >= 0.95 - 1e-9


def test_seeing_everything_leaves_nothing_to_guess():
    assert at_least(120, 120, 47, 0.95) == 47


def test_no_confirmed_building_bounds_nothing_from_below():
    assert at_least(5000, 300, 0, 0.95) == 0


def test_a_surer_sentence_claims_fewer_buildings():
    bounds = [at_least(5000, 300, 120, level) for level in (0.8, 0.9, 0.95, 0.99)]

    assert bounds == sorted(bounds, reverse=True)
    assert len(set(bounds)) == 4


def test_readers_false_alarms_are_taken_off_the_bound():
    assert at_least(5000, 300, 120, 0.95, 0.02) < at_least(5000, 300, 120, 0.95)


def test_as_many_confirmed_as_false_alarms_explain_is_at_least_none():
    assert at_least(10_000, 300, 6, 0.95, 0.05) == 0


def test_decoys_called_damaged_lower_the_bound_further():
    clean, clean_rate = at_least_with_decoys(5000, 300, 120, (150, 0), 0.95)
    dirty, dirty_rate = at_least_with_decoys(5000, 300, 120, (150, 6), 0.95)

    assert dirty < clean
    assert 0.02 < clean_rate < 0.025 < dirty_rate


def test_bad_readers_and_few_decoys_still_never_claim_too_much():
    dice, truth, missed = random.Random(4), 60, 0
    for _ in range(400):
        hits = sum(dice.random() < 60 / 2000 for _ in range(200))
        calls = hits + sum(dice.random() < 0.02 for _ in range(200 - hits))
        errors = sum(dice.random() < 0.02 for _ in range(100))
        bound, _ = at_least_with_decoys(2000, 200, calls, (100, errors), 0.95)
        missed += bound > truth

    assert missed / 400 <= 0.05


def test_without_decoys_there_is_no_bound():
    with pytest.raises(MeasureError, match="0 decoys were shown"):
        at_least_with_decoys(5000, 300, 120, (0, 0), 0.95)


@pytest.mark.parametrize(
    ("counts", "word"), [((10, 20, 5), "20 sampled of 10"), ((100, 20, 21), "21 confirmed of 20")]
)
def test_counts_that_do_not_fit_are_refused_with_their_values(counts, word):
    with pytest.raises(MeasureError, match=word):
        at_least(*counts, 0.95)


def test_a_level_that_is_no_chance_is_refused():
    with pytest.raises(MeasureError, match="level is 95"):
        at_least(100, 20, 5, 95)
