"""What a page says about itself: all its dates with their origin, and the one the text leans on."""

import pytest

from witnessmark.read.daywords import find_day
from witnessmark.read.metadata import Metadata, metadata_of
from witnessmark.read.texts.html import read_html
from witnessmark.records import Item

ARTICLE = (
    "<p>At least forty houses were burned in the valley after the raid, the council said on Monday in its first report.</p>"
    "<p>The raid came two days after the road was opened again, and most families had not yet returned to the village.</p>"
)
JSON_LD = """<script type="application/ld+json">{"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle",
 "headline": "Forty houses burned", "datePublished": "2015-03-18T23:30:00-05:00", "dateModified": "2016-01-02",
 "author": [{"@type": "Person", "name": "Jane Doe"}, {"@type": "Person", "name": "John Roe"}],
 "publisher": {"@type": "Organization", "name": "The Valley Paper"}}]}</script>"""


def said(head: str = "", body: str = ARTICLE, **hand: str) -> Metadata:
    draft = read_html(
        f"<html lang=en><head>{head}</head><body><h1>Forty houses burned</h1>{body}</body></html>".encode(),
        "a.html",
    )
    return metadata_of(draft, Item("it-1", "0" * 64, "news/a.html", "text/html", 1, "inbox", 0), hand)


def test_json_ld_gives_day_writers_and_publisher():
    own = said(JSON_LD)

    assert (own.published, own.byline, own.publisher) == (
        "2015-03-18",
        "Jane Doe, John Roe",
        "The Valley Paper",
    )


def test_the_day_is_the_one_of_the_pages_own_time_zone():
    assert said(JSON_LD).published == "2015-03-18"


def test_published_and_modified_days_are_both_kept_and_never_mixed():
    roles = {(one.value, one.role, one.origin) for one in said(JSON_LD).dates}

    assert ("2015-03-18", "published", "json-ld datePublished") in roles
    assert ("2016-01-02", "modified", "json-ld dateModified") in roles


def test_a_page_that_only_says_when_it_was_changed_has_no_day_of_publication():
    own = said('<meta property="article:modified_time" content="2016-01-02T10:00:00Z">')

    assert own.published == ""
    assert {one.role for one in own.dates} == {"modified"}


def test_a_dateline_earlier_than_the_code_is_the_first_publication():
    own = said(
        '<meta property="article:published_time" content="2019-05-05">', f"<p>March 18, 2015</p>{ARTICLE}"
    )

    assert own.published == "2015-03-18"


def test_a_dateline_that_says_updated_is_no_publication():
    assert said(body=f"<p>Updated March 18, 2015</p>{ARTICLE}").published == ""


def test_the_day_in_the_address_counts_when_nothing_else_does():
    own = said('<link rel="canonical" href="https://paper.example/2015/03/18/forty-houses">')

    assert own.published == "2015-03-18"
    assert own.dates[0].origin == "address"


def test_a_day_that_only_a_guess_gives_is_marked_as_one():
    own = said(body=f"{ARTICLE}<div class='stamp'>Posted on 2015-03-18 in News</div>")

    assert [one.origin for one in own.dates if one.value == own.published] in (
        ["guess by htmldate"],
        ["dateline"],
    )


def test_what_a_person_wrote_goes_before_all_the_page_says():
    own = said(JSON_LD, published="2015-03-20", publisher="Valley Weekly")

    assert (own.published, own.publisher) == ("2015-03-20", "Valley Weekly")
    assert own.dates[0].origin == "hand"


def test_a_byline_on_the_page_gives_the_writer_without_by():
    assert said(body=f'<p class="byline">By Jane Doe</p>{ARTICLE}').byline == "Jane Doe"


def test_a_page_without_a_name_is_published_by_its_address():
    assert said('<meta property="og:url" content="https://www.paper.example/a">').publisher == "paper.example"


def test_broken_and_bottomless_json_ld_is_passed_over():
    script = '<script type="application/ld+json">{}</script>'

    assert said(script.format("{not json") + script.format("[" * 200_000)).title == "Forty houses burned"


def test_the_language_is_that_of_the_words_not_of_the_template():
    arabic = "<p>قال المجلس يوم الاثنين إن أربعين منزلا على الأقل أحرقت في الوادي بعد الغارة على القرية.</p>"

    assert said(body=arabic).language == "ar"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Wednesday, March 18, 2015", "2015-03-18"), ("18 March 2015", "2015-03-18"), ("18. März 2015", "2015-03-18"),
        ("18 mars 2015", "2015-03-18"), ("18 de marzo de 2015", "2015-03-18"), ("18 Maret 2015", "2015-03-18"),
        ("18 آذار 2015", "2015-03-18"), ("١٨ مارس ٢٠١٥", "2015-03-18"), ("18.03.2015", "2015-03-18"),
        ("20150318120000Z", "2015-03-18"), ("Sept. 1, 2014", "2014-09-01"),
    ],
)  # fmt: skip
def test_days_are_read_as_pages_write_them_in_six_languages(words, day):
    found = find_day(words)

    assert found
    assert found.value == day


@pytest.mark.parametrize(
    "words",
    ["03/04/2015", "31 February 2015", "in 2015", "version 12.4.20151", "0001-01-01T00:00:00Z", "0000-00-00"],
)
def test_a_day_that_could_be_two_or_none_is_not_read(words):
    assert find_day(words) is None
