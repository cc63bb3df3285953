"""A text without end is read up to a bound; what stays unread is said, and a long reading is heard from."""

import pytest

from witnessmark.read import bounds
from witnessmark.read.annotate import Aloud, PlainAnnotator
from witnessmark.read.bounds import aloud, bounded
from witnessmark.read.cues import load_words
from witnessmark.records import Block, Document, Link, Span, identify

SENTENCE = "Nobody was seen at the mill. "


def page(text, *mains):
    blocks = tuple(Block(span, "paragraph", main) for span, main in mains)
    links = tuple(Link(Span(n, n + 6), "https://example.org/") for n in range(0, len(text), len(SENTENCE)))
    return Document(
        identify("do", text),
        "",
        "long.txt",
        text,
        "",
        "",
        "",
        "",
        "en",
        "",
        (),
        blocks,
        (),
        links,
        (),
        "bench",
    )


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(bounds, "MOST_CHARACTERS", 100)


def test_a_text_within_the_bound_is_read_as_it_is():
    document = page(SENTENCE * 3, (Span(0, 87), True))

    assert bounded(document) == (document, "")


def test_a_longer_text_is_read_to_the_end_of_a_word_and_the_rest_is_named(small):
    document = page(SENTENCE * 9, (Span(0, 87), True), (Span(87, 261), True))

    read, told = bounded(document)

    assert len(read.text) <= 100
    assert document.text.startswith(read.text)
    assert document.text[len(read.text)] == " "
    assert f"follows character {len(read.text)} is kept as text and stays unread" in told
    assert "261 characters" in told


def test_blocks_and_links_of_what_is_read_lie_inside_it(small):
    read, _ = bounded(page(SENTENCE * 9, (Span(0, 87), True), (Span(87, 261), True)))

    assert max(block.span.end for block in read.blocks) == len(read.text)
    assert all(link.span.end <= len(read.text) for link in read.links)


def test_menus_and_notes_beside_the_main_text_do_not_use_up_the_bound(small):
    document = page(SENTENCE * 9, (Span(0, 174), False), (Span(174, 261), True))

    assert bounded(document) == (document, "")


def test_a_megabyte_without_white_space_is_cut_in_the_middle_of_it(small):
    read, told = bounded(page("a" * 1000, (Span(0, 1000), True)))

    assert len(read.text) == 100
    assert told


def test_a_long_reading_says_every_few_hundred_sentences_how_far_it_is():
    heard = []

    things = list(aloud(range(1000), 1000, "sentence", heard.append))

    assert things == list(range(1000))
    assert heard == ["sentence 400 of 1,000", "sentence 800 of 1,000"]


def test_an_annotator_that_is_heard_gives_the_same_sentences():
    text, spans = SENTENCE * 2, [Span(0, 28), Span(29, 57)]
    plain = list(PlainAnnotator().annotate(text, spans, load_words("en")))

    assert list(Aloud(PlainAnnotator(), print).annotate(text, spans, load_words("en"))) == plain
