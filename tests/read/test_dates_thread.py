"""The dates of a text cut into pieces: each piece has them as they read in the whole."""

import random
from itertools import pairwise

import pytest
from tests.read.test_dates_edtf import babble

from witnessmark.read.dates import DateContext, Thread, find_dates
from witnessmark.records import Span

GROUND = DateContext("2015-03-18")


def pieces_of(text, cuts):
    edges = [0, *sorted(cuts), len(text)]
    return [Span(start, end) for start, end in pairwise(edges)]


def values(text, pieces, ground=GROUND):
    return [[timex.when.edtf for timex in found] for found in Thread(text, "en").dates(pieces, ground)]


def test_a_piece_leans_on_the_date_that_the_piece_before_it_told():
    text = "On 3 July 2013 the mill burned. Two days later the school burned."

    assert values(text, pieces_of(text, [31])) == [["2013-07-03"], ["2013-07-05"]]


def test_a_clause_within_a_sentence_has_the_date_the_sentence_has():
    text = "It burned in May 2013, and on 4 June, when the rain came, it burned again."
    clause = Span(text.index("when"), text.index(", it"))

    assert values(text, [Span(0, len(text)), Span(23, 36), clause])[:2] == [
        ["2013-05", "2013-06-04"],
        ["2013-06-04"],
    ]


def test_dates_outside_the_pieces_are_not_told_and_move_nothing():
    text = "Filed 3 July 2013. On March 5 the school burned."

    assert values(text, [Span(19, len(text))]) == [["2015-03-05"]]


def test_an_expression_that_a_piece_cuts_is_read_as_far_as_the_piece_goes():
    text = "It burned from May to August 2013."

    assert values(text, [Span(0, 18), Span(19, len(text))])[1] == ["2013-08"]


@pytest.mark.parametrize("seed", range(100))
def test_every_date_of_a_piece_lies_in_it_and_equals_its_slice(seed):
    text = babble(seed)
    chance = random.Random(seed)
    pieces = pieces_of(text, chance.sample(range(len(text)), min(4, len(text))))

    for piece, found in zip(pieces, Thread(text, "en").dates(pieces, GROUND), strict=True):
        assert all(piece.start <= t.span.start <= t.span.end <= piece.end for t in found)
        assert all(t.span.of(text) == t.text for t in found)


@pytest.mark.parametrize("seed", range(100))
def test_the_whole_as_one_piece_reads_as_the_whole(seed):
    text = babble(seed)

    (found,) = Thread(text, "en").dates([Span(0, len(text))], GROUND)

    assert found == find_dates(text, 0, len(text), GROUND)
