"""Dates, counts and hedges in text that nobody wrote for us: spans hold, wild input ends, answers repeat."""

import random

import pytest

from witnessmark.read.counts import find_counts
from witnessmark.read.dates import DateContext, find_dates
from witnessmark.read.hedges import find_hedges

PIECES = (
    "September", "Sept. 1, 2014", "1", "31", "2014", "12:30", "the", "of", "and", "possibly", "last", "week", ",", "-", "–", "/",
    ".", "to", "between", "three", "million", "at least", "more than", "villages", "burned", "“", "”", "may", "March", "٣٢٠٠",
    "قريتين", "في", "%", "$", "ago", "early", "3,200", "1.2.3", "0", "twenty-four", "a quarter of a", "\n", "́", "𝟗", "²",
)  # fmt: skip

WILD = [
    "1" * 1_000_000,
    "," * 1_000_000,
    "1," * 50_000,
    "most " * 200_000,
    "of the " * 15_000,
    "’" * 100_000,
    "a" + "́" * 100_000,
    # Every word of these is a figure or a date that has to be read: a tenth of the length and less.
    "one " * 25_000,
    "twenty-" * 15_000,
    "hundred and " * 8_000,
    "Sept. 1, " * 11_000,
    "September, " * 9_000,
    "1/" * 50_000,
]


def babble(seed):
    chance = random.Random(seed)
    return " ".join(chance.choice(PIECES) for _ in range(chance.randint(1, 40)))


@pytest.mark.parametrize("seed", range(200))
def test_every_span_equals_its_slice_of_the_text(seed):
    text = "Before. " + babble(seed) + " After."
    context = DateContext("2015-03-18")

    marks = [
        *find_dates(text, 8, len(text) - 7, context),
        *find_counts(text, 8, len(text) - 7),
        *find_hedges(text, 8, len(text) - 7),
    ]

    assert all(
        mark.span.of(text) == mark.text and 8 <= mark.span.start <= mark.span.end <= len(text) - 7
        for mark in marks
    )


@pytest.mark.parametrize("seed", range(100))
def test_the_same_text_gives_the_same_answers_again(seed):
    text = babble(seed)

    assert find_dates(text, 0, len(text), DateContext()) == find_dates(text, 0, len(text), DateContext())
    assert find_counts(text, 0, len(text)) == find_counts(text, 0, len(text))


@pytest.mark.parametrize("seed", range(100))
def test_a_stated_part_never_ends_before_it_begins(seed):
    text = babble(seed)

    parts = [
        part
        for timex in find_dates(text, 0, len(text), DateContext("2015-03-18"))
        for part in timex.when.parts
    ]

    assert all(not p.start or not p.end or p.start <= p.end for p in parts)


@pytest.mark.parametrize("text", WILD, ids=lambda text: text[:12])
def test_a_long_hostile_text_comes_to_an_end(text):
    find_dates(text, 0, len(text), DateContext("2015-03-18"))
    find_counts(text, 0, len(text))
    find_hedges(text, 0, len(text))
