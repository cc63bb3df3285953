"""What a page's capture tells its reader: where it was taken from, and when."""

from witnessmark.read.documents import document_in
from witnessmark.records import Item

PAGE = b"<html><body><h1>Nine houses</h1><p>At least nine houses were burned in Amerli, residents said on Friday.</p></body></html>"


def captured(source="https://news.example/2014/09/05/nine-houses", captured="2026-11-27T09:30:00Z"):
    name = "web/news.example/20261127T093000Z/page.html"
    item = Item("it-0", "0" * 64, name, "text/html", len(PAGE), "webpage", 0, source, captured)
    return document_in(PAGE, item, {}).document


def test_a_page_that_names_no_address_has_the_one_it_was_taken_from():
    assert (captured().url, captured().publisher) == (
        "https://news.example/2014/09/05/nine-houses",
        "news.example",
    )


def test_the_day_a_page_was_captured_is_never_the_day_it_was_published():
    document = captured()

    assert document.published == "2014-09-05"
    assert [(one.value, one.origin) for one in document.dates if one.role == "crawled"] == [
        ("2026-11-27", "capture")
    ]
    assert captured(source="https://news.example/nine").published == ""
