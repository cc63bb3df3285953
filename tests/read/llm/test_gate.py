"""What passes the gate and what does not: the text decides, word for word."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.contracts.test_readers import text_document
from tests.read.llm.liar import GOOD, TEXT

from witnessmark.read.cues import load_words
from witnessmark.read.llm.fold import folded
from witnessmark.read.llm.gate import (
    CUT,
    NO_CUE,
    NO_DATE,
    NO_NAME,
    NO_NUMBER,
    NO_QUOTE,
    NO_SHAPE,
    NO_SOURCE,
    Gate,
    Held,
)
from witnessmark.read.llm.reply import Offer
from witnessmark.read.llm.sending import shown_blocks


def gate(text=TEXT, language="en"):
    document = text_document(text, language)
    return Gate(document, tuple(shown_blocks(document)), load_words("en"), language)


def check(text=TEXT, language="en", **fields):
    return gate(text, language).check(Offer(**fields))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"quote": "Gunmen burned at least 15 granaries in June"}, NO_QUOTE),
        ({"quote": "Gunmen burned 14 granaries in June"}, NO_QUOTE),
        ({"quote": "Gunmen burned at last 14 granaries in June"}, NO_QUOTE),
        ({"quote": "Gunmen never burned at least 14 granaries in June"}, NO_QUOTE),
        ({"quote": "Gunmen burned at least 14 granaries in July"}, NO_QUOTE),
        ({"quote": "14 granaries in June"}, CUT),
        ({"quote": "unmen burned at least 14 granaries in June"}, NO_QUOTE),
        ({"source": "Human Rights Watch"}, NO_SOURCE),
        ({"source": "The district chief"}, NO_SOURCE),
        ({"source": "Gunmen"}, NO_SOURCE),
        ({"cue": "confirmed"}, NO_CUE),
        ({"cue": ""}, NO_CUE),
        ({"numbers": ["9"]}, NO_NUMBER),
        ({"numbers": ["granaries"]}, NO_NUMBER),
        ({"dates": ["Tuesday"]}, NO_DATE),
        ({"dates": ["Gunmen"]}, NO_DATE),
        ({"names": ["Amerli"]}, NO_NAME),
        ({"quote": " ... "}, NO_SHAPE),
    ],
)
def test_one_word_that_the_text_does_not_have_refuses_the_whole_offer(change, reason):
    assert check(**GOOD | change) == reason


def test_typographic_quotes_and_odd_spaces_are_no_change_of_words():
    held = check(
        text="Head\n\n“It’s all gone — all of it,” the miller said.", quote="It's all gone -  all of it"
    )

    assert isinstance(held, Held)


def test_a_superscript_is_not_a_digit_of_the_number_before_it():
    assert (
        check(text="Head\n\nThe fire took 10² huts of the camp, he said.", quote="The fire took 102 huts")
        == NO_QUOTE
    )


def test_a_slip_inside_a_plain_word_is_forgiven_and_the_text_keeps_its_own():
    text = "Head\n\nThe soldiers entered the settlement before dawn and searched every house along the river, she said."
    quote = "The soldiers entered the settlment before dawn and searched every house along the river"

    held = check(text=text, quote=quote)

    assert held.quote.of(text) == quote.replace("settlment", "settlement")


def test_in_a_language_without_a_word_file_no_slip_is_forgiven():
    text = "Head\n\nThe soldiers entered the settlement before dawn and searched every house along the river, she said."

    assert check(text=text, language="xx", quote=text[6:-10].replace("settlement", "settlment")) == NO_QUOTE


def test_a_quote_from_two_paragraphs_is_no_quote_of_either():
    assert check(quote="said on Tuesday. The district chief denies") == NO_QUOTE


def test_of_words_that_stand_twice_the_place_beside_the_source_is_taken():
    text = "Head\n\nTwo mills burned.\n\nNobody came.\n\nTwo mills burned, the clerk said."

    held = check(text=text, quote="Two mills burned", source="the clerk", cue="said")

    assert held.quote.start == text.rindex("Two mills")


WORDS = st.sampled_from(
    [
        "not",
        "14",
        "15",
        "fourteen",
        "granaries",
        "burned",
        "possibly",
        "Lake",
        "at least",
        "Gunmen",
        " ",
        ",",
        "9",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=9))
def test_whatever_passes_is_the_slice_that_was_quoted(pieces):
    quote = " ".join(pieces)

    held = check(quote=quote)

    assert not isinstance(held, Held) or folded(held.quote.of(TEXT)) == folded(quote)
