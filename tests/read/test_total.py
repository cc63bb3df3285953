"""Every parser of text takes every text: words of its own lists, digits and signs in any order never make it fail."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from witnessmark.errors import UnreadError
from witnessmark.read.counts import find_counts
from witnessmark.read.dates import DateContext, find_dates, resolve_date
from witnessmark.read.daywords import find_day, is_day
from witnessmark.read.gazetteer import TieredGazetteer
from witnessmark.read.hedges import factuality, find_hedges
from witnessmark.read.metadata import metadata_of
from witnessmark.read.places import find_places
from witnessmark.read.texts import draft_of
from witnessmark.read.words import load_words
from witnessmark.records import Item, Place

LANGUAGES = ("en", "ar", "de", "xx")
DIGITS = ("0", "1", "7", "12", "29", "30", "31", "32", "99", "366", "0001", "1900", "2014", "2024", "9999", "10000", "3,200", "1.5",
          "٣٢٠٠", "٦", "1" * 30, "0/0/0", "31/02/2015", "00/00/0000", "2015-02-31", "0001-01-01", "9999-12-31", "99999999",
          "1st", "31st", "9999th", "1990s", "0000s", "24:61", "1e9", "½", "²", "𝟗")  # fmt: skip
SIGNS = (
    ",",
    ".",
    "-",
    "–",
    "/",
    "(",
    ")",
    ";",
    ":",
    "?",
    "%",
    "$",
    "€",
    "'",
    "“",
    "”",
    "\n",
    "\n\n",
    "\x00",
    "\u200b",
    "́",
    "°",
    "#",
    "+",
)
GROUNDS = (
    "",
    "0001-01-01",
    "0001",
    "9999-12-31",
    "2015-03-18",
    "2014-09",
    "0000-00-00",
    "2015-02-31",
    "-44",
    "x",
    "2014-09/2014-12?",
)

BOUNDED = settings(max_examples=150, deadline=None)
VILLAGE = Place("pl-1", "Amerli", ("آمرلي",), 44.6, 34.7, 2.0, "town", "IQ", "case", "by hand", "")
KNOWN = TieredGazetteer((VILLAGE,))


@cache
def listed(language):
    """Every word of a language's file, and every word of a phrase in it."""

    def words_in(value):
        if isinstance(value, str):
            return [value, *value.split()]
        inner = (
            [*value, *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else []
        )
        return [word for one in inner for word in words_in(one)]

    return tuple(dict.fromkeys(words_in(dict(load_words(language).tables))))


def soups(language):
    """Up to thirty words, numbers and signs of a language in any order, with a gap or none between."""
    piece = st.one_of(
        st.sampled_from(listed(language)),
        st.sampled_from(listed(language)).map(str.title),
        st.sampled_from(DIGITS),
        st.sampled_from(SIGNS),
        st.integers(0, 10**20).map(str),
    )
    gap = st.sampled_from([" ", " ", " ", "", "\u00a0", "\n"])
    return st.lists(st.tuples(piece, gap), max_size=30).map(lambda pairs: "".join(p + g for p, g in pairs))


def stretch_of(text, ends):
    start, end = sorted(int(share * len(text)) for share in ends)
    return start, end


ENDS = st.tuples(st.floats(0, 1), st.floats(0, 1))


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data(), ground=st.sampled_from(GROUNDS), last=st.sampled_from(GROUNDS), ends=ENDS)
@BOUNDED
def test_dates_of_any_words_are_read_within_their_stretch(language, data, ground, last, ends):
    text = data.draw(soups(language))
    start, end = stretch_of(text, ends)

    found = find_dates(text, start, end, DateContext(ground, "document", last, language))

    assert all(
        one.span.of(text) == one.text and start <= one.span.start < one.span.end <= end for one in found
    )
    assert all(not p.start or not p.end or p.start <= p.end for one in found for p in one.when.parts)


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
@BOUNDED
def test_any_words_resolve_to_a_date_or_a_reason(language, data):
    when = resolve_date(data.draw(soups(language)), context=DateContext("2015-03-18", language=language))

    assert when.edtf or when.reasons


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data(), ends=ENDS)
@BOUNDED
def test_counts_of_any_words_are_read_within_their_stretch(language, data, ends):
    text = data.draw(soups(language))
    start, end = stretch_of(text, ends)

    found = find_counts(text, start, end, language)

    assert all(
        one.span.of(text) == one.text and start <= one.span.start < one.span.end <= end for one in found
    )
    assert all(one.span.start <= one.number_span.start < one.number_span.end <= one.span.end for one in found)


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data(), ends=ENDS)
@BOUNDED
def test_hedges_of_any_words_are_read_within_their_stretch(language, data, ends):
    text = data.draw(soups(language))
    start, end = stretch_of(text, ends)

    found = find_hedges(text, start, end, language)

    factuality(text, start, end, found, language)
    assert all(
        one.span.of(text) == one.text and start <= one.span.start < one.span.end <= end for one in found
    )
    assert all(start <= one.scope.start <= one.scope.end <= end for one in found)


@given(
    words=st.lists(st.sampled_from(["the", "town", "of", "Amerli", "آمرلي", "قرية", "12", "km", "north", "of", "near", "around", "St.", ",", "-", "\n", "Ù", "İ"])),
    ends=ENDS,
)  # fmt: skip
@BOUNDED
def test_places_of_any_words_are_read_within_their_stretch(words, ends):
    text = " ".join(words)
    start, end = stretch_of(text, ends)

    found = find_places(text, start, end, KNOWN)

    assert all(
        one.span.of(text) == one.text and start <= one.span.start < one.span.end <= end for one in found
    )


TAGS = ("<p>", "</p>", "<div hidden>", "</div>", "<table><tr><td>", "</table>", "<a href='http://[x'>", "</a>", "<br>", "<script type=application/ld+json>",
        "</script>", "<time datetime='0000-00-00'>", "</time>", "<meta name=date content='0001-01-01'>", "<title>", "<h1>", "</h1>", "<li>",
        "<!--", "-->", "<![CDATA[", "&#0;", "&#xFFFFFFF;", "&amp", "<", ">", '"', '{"@type":"Article","datePublished":["9999-99-99",{}]}', "[[[", "\x0c")  # fmt: skip


@given(
    pieces=st.lists(st.one_of(st.sampled_from(TAGS), soups("en"), st.text(max_size=5)), max_size=25),
    encoding=st.sampled_from(["utf-8", "utf-16", "cp1252"]),
)
@BOUNDED
def test_any_page_is_read_or_refused_in_words(pieces, encoding):
    data = "".join(pieces).encode(encoding, errors="replace")
    item = Item("it-1", "ab" * 32, "page.html", "text/html", len(data), "inbox", 0)
    try:
        draft = draft_of(item, data)
    except UnreadError:
        return
    own = metadata_of(draft, item, {})

    assert not own.published or is_day(own.published)
    assert all(block.span.end <= len(draft.text) for block in draft.blocks)


@given(words=st.one_of(soups("en"), soups("ar"), st.text(max_size=60)))
@BOUNDED
def test_a_day_in_any_words_is_a_day_of_the_calendar(words):
    day = find_day(words)

    assert day is None or is_day(day.value)
