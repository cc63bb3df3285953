"""Records in plain words, and the exact place of a span in its file."""

import pytest

from witnessmark.cli.words import byte_of, raw_place
from witnessmark.records import Document, Segment, Span


def document(text: str, *segments: Segment) -> Document:
    return Document("do-1", "it-1", "a", text, "", "", "", "", "en", "", (), (), segments, (), (), "test")


def test_a_span_inside_a_paragraph_gets_its_own_bytes():
    one = document("Fünf Häuser brannten", Segment(0, 20, 100, 122))

    assert raw_place(one, Span(5, 11)) == ", bytes 106-113"


def test_a_page_is_told_where_a_format_has_no_bytes():
    assert raw_place(document("abc", Segment(0, 3, -1, -1, 7)), Span(1, 2)) == ", page 7"


def test_an_old_encoding_counts_one_byte_a_character():
    assert byte_of(document("Häuser", Segment(0, 6, 10, 16)), Segment(0, 6, 10, 16), 3) == 13


@pytest.mark.parametrize(("at", "byte"), [(0, 10), (1, 15)])
def test_an_entity_is_whole_or_not_there(at, byte):
    part = Segment(0, 1, 10, 15)  # "&" spelt as &amp;

    assert byte_of(document("&", part), part, at) == byte
