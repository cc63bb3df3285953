"""What is not looked at because nothing can begin there is nothing: faster ways find what the slow ones found."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witnessmark import plugins
from witnessmark.read.annotate import PlainAnnotator
from witnessmark.read.attribution import finder
from witnessmark.read.contract import Lore
from witnessmark.read.cues import load_words
from witnessmark.read.cues.listed import Listed
from witnessmark.read.sentences import quotes_by_block
from witnessmark.read.words.tokens import islands
from witnessmark.records import Block, Document, Span

TEXTS = (
    "In a paper prepared by the Ash Union, 40 mills burned. That is the finding of a survey by Ida Holm.",
    "The mayor's claim that the bridge fell comes from the Ferry Board. By its own count the league lost 41 barns.",
    "The Plough quoted a shepherd as saying the barn was empty. Prosecutor: “We counted nine.”",
    "From what the Plough writes, the mill stood. The government's own figure is 640, citing Olga Wren.",
    "The spokesman put the number of homes at 310. Residents were adamant that the road was shut.",
    "Homes were reportedly torched; ten are believed to have burned, as Olga Wren explained in remarks carried by the Plough.",
)


def read(text):
    blocks = (Block(Span(0, len(text)), "paragraph"),)
    document = Document(
        "do-1", "it-1", "a.txt", text, "", "", "The Relay", "", "en", "2021-05-14", (), blocks, (), (), (), "t",
    )  # fmt: skip
    return [*plugins.load("reader", "rules").read(document, Lore(NoPlaces()))]


class NoPlaces:
    def candidates(self, name):  # noqa: ARG002
        return ()


@pytest.mark.parametrize("text", TEXTS)
def test_words_at_which_no_attribution_opens_are_passed_over_without_loss(text, monkeypatch):
    quick = read(text)

    monkeypatch.setattr(finder, "can_open", lambda *_: True)

    assert read(text) == quick


@pytest.mark.parametrize("text", TEXTS)
def test_these_texts_would_lose_attributions_if_nothing_opened_one(text, monkeypatch):
    full = read(text)

    monkeypatch.setattr(finder, "can_open", lambda *_: False)

    assert read(text) != full


def test_two_lists_joined_hold_the_words_of_both_and_are_joined_once():
    grammar = load_words("en").grammar
    small = grammar["prepositions"] | grammar["pronouns"] | {"yonder"}

    assert small == {*grammar["prepositions"], *grammar["pronouns"], "yonder"}
    assert small is grammar["prepositions"] | grammar["pronouns"] | {"yonder"}


def test_a_list_without_some_words_keeps_all_the_others():
    rest = Listed({"in", "on", "that"}) - {"that"}

    assert rest == {"in", "on"}
    assert isinstance(rest, Listed)


@pytest.mark.parametrize(("first", "last"), [(0, 0), (0, 9), (4, 14), (5, 14), (9, 10), (4, 40), (30, 30)])
def test_the_tokens_within_a_span_are_those_that_stand_whole_in_it(first, last):
    text = "The mill, Olga said, burned on 3 May."
    (sentence,) = PlainAnnotator().annotate(text, [Span(0, len(text))], load_words("en"))

    inside = [n for n, one in enumerate(sentence.tokens) if first <= one.start and one.end <= last]

    assert [*sentence.within(Span(first, last))] == inside


def test_a_wanted_word_is_seen_alike_among_plain_letters_and_others():
    plain, other = f"{'x ' * 200}LAST week{' x' * 200}", f"{'é ' * 200}LAST week{' x' * 200}"

    assert [*islands(plain, 0, len(plain), {"last"})] == [*islands(other, 0, len(other), {"last"})] != []


@given(st.lists(st.text('a. "“”«»„\n', max_size=40), min_size=1, max_size=4))
def test_the_quotations_of_any_paragraphs_stand_in_text_order_and_apart(parts):
    text, blocks = "|".join(parts), []
    for part in parts:
        start = blocks[-1].end + 1 if blocks else 0
        blocks.append(Span(start, start + len(part)))

    for quotes in quotes_by_block(text, blocks):
        assert all(one.end <= two.start for one, two in pairwise(quotes))
