"""Facts about the random sample that a stranger can draw again."""

import hashlib

import pytest

from witnessmark.errors import MeasureError
from witnessmark.measure.sample import check_sample, draw_sample, frame_digest

KEYS = tuple(f"house-{n}" for n in range(200))


def test_the_draw_does_not_depend_on_the_order_of_the_list():
    assert draw_sample(KEYS, "a seed", 30) == draw_sample(reversed(KEYS), "a seed", 30)


def test_the_draw_is_sha256_of_seed_and_key_sorted():
    by_hand = sorted(KEYS, key=lambda key: hashlib.sha256(f"a seed:{key}".encode()).hexdigest())

    assert draw_sample(KEYS, "a seed", 30) == tuple(by_hand[:30])


def test_every_house_is_drawn_about_equally_often():
    drawn = [key for n in range(400) for key in draw_sample(KEYS, f"seed {n}", 50)]
    counts = [drawn.count(key) for key in KEYS]

    # 400 draws of one in four: 100 expected, sd 8.7.
    assert all(60 < count < 140 for count in counts)


def test_a_sample_that_the_seed_did_not_draw_is_refused():
    chosen = [*draw_sample(KEYS, "a seed", 29), "house-7"]
    assert "house-7" not in draw_sample(KEYS, "a seed", 30)

    with pytest.raises(MeasureError, match='"house-7" is not among the first 30'):
        check_sample(chosen, KEYS, "a seed")


def test_a_sampled_house_outside_the_stratum_is_refused():
    with pytest.raises(MeasureError, match='"villa" is not in the stratum'):
        check_sample(["villa"], KEYS, "a seed")


def test_a_house_sampled_twice_is_refused():
    with pytest.raises(MeasureError, match='"house-1" stands twice'):
        check_sample(["house-1", "house-1"], KEYS, "a seed")


def test_without_a_seed_nothing_is_drawn():
    with pytest.raises(MeasureError, match="sample_seed"):
        draw_sample(KEYS, "", 5)


def test_more_than_there_are_cannot_be_drawn():
    with pytest.raises(MeasureError, match="A sample of 201 cannot be drawn from 200"):
        draw_sample(KEYS, "a seed", 201)


def test_the_frame_digest_changes_with_any_house():
    assert frame_digest(KEYS, KEYS[:50]) == frame_digest(reversed(KEYS), KEYS[:50])
    assert frame_digest(KEYS, KEYS[:50]) != frame_digest(KEYS, KEYS[:49])
