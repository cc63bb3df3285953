"""Tags as the HTML standard cuts them: attributes, quotes, and what is text after all."""

import gc

import pytest

from witnessmark.errors import UnreadError
from witnessmark.read.texts import markup
from witnessmark.read.texts.html import read_html
from witnessmark.read.texts.shape import shape_of
from witnessmark.read.texts.sight.filing import key_of

ARTICLE = "<p>At least forty houses were burned in the valley after the raid, the council said on Monday.</p>"


def text_of(page: str) -> str:
    return read_html(page.encode(), "page.html").text


def test_a_closing_sign_in_quotes_does_not_end_the_tag():
    assert text_of('<p title="a > b">Forty houses burned.</p>') == "Forty houses burned."


def test_the_first_attribute_of_a_name_wins_as_in_browsers():
    assert shape_of("<p class=one CLASS='two' class=\"three\">").attributes == {"class": "one"}


def test_an_attribute_may_stand_without_quotes_or_without_a_value():
    assert shape_of("<input disabled value=a&amp;b type = 'text' >").attributes == {
        "disabled": "", "value": "a&b", "type": "text",
    }  # fmt: skip


def test_a_tag_that_never_ends_is_the_rest_of_the_page():
    assert text_of("<p>Forty houses burned.</p><p class='x Ten more.") == "Forty houses burned."


def test_a_sign_that_opens_no_tag_is_text():
    assert text_of("<p>1 < 2 and 3 <4 houses</p>") == "1 < 2 and 3 <4 houses"


def test_every_word_keeps_its_place_when_blanks_and_breaks_stand_between():
    page = "<p>  Forty \n houses <b>burned</b> in\ttown </p>"

    draft = read_html(page.encode(), "page.html")

    assert draft.text == "Forty houses burned in town"
    assert [page[one.raw_start : one.raw_end] for one in draft.segments] == [
        "Forty", " \n ", "houses ", "burned", " in", "\t", "town",
    ]  # fmt: skip


def test_a_class_far_from_its_value_is_found_by_the_sheet_all_the_same():
    rules = "".join(f".other{n}{{color:#123456}}" for n in range(600))
    hidden = f'<p class{" " * 40}=\n"gone">Nothing was burned.</p>'

    draft = read_html(f"<style>{rules}.gone{{display:none}}</style>{ARTICLE}{hidden}".encode(), "page.html")

    assert "Nothing was burned." not in draft.text


def test_a_class_written_with_escapes_unhides_what_it_selects():
    rules = ".small{display:none} .md\\:show .small{display:block}"

    page = f"<style>{rules}</style>{ARTICLE}<div class='md:show'><p class=small>Ten more burned.</p></div>"

    assert "Ten more burned." in text_of(page)


def test_a_selector_is_filed_under_a_class_of_its_last_compound_before_its_tag():
    assert [key_of(one) for one in ("main > p.lead", ".a .b:hover", "[hidden]", "ul li:not(.x)", "*")] == [
        ".lead", ".b", "[hidden", "li", "*",
    ]  # fmt: skip


def test_a_sheet_whose_tag_runs_over_thousands_of_characters_hides_what_it_says():
    sheet = f"<style data-made-for='{'menu ' * 800}'>.menu{{display:none}}</style>"

    draft = read_html(f"{sheet}{ARTICLE}<div class=menu>Maps and tables</div>".encode(), "page.html")

    assert "Maps and tables" not in draft.text


def test_a_page_of_more_parts_than_are_kept_is_read_the_same(monkeypatch: pytest.MonkeyPatch):
    page = f"<style>.gone{{display:none}}</style>{ARTICLE * 3}<p class=gone style='color:red'>None burned.</p>".encode()
    whole = read_html(page, "page.html")

    monkeypatch.setattr(markup, "_MOST_KEPT", 2)

    assert read_html(page, "page.html") == whole


def test_the_search_for_cycles_goes_on_once_a_page_could_not_be_read():
    with pytest.raises(UnreadError):
        read_html(b"<p></p>", "page.html")

    assert gc.isenabled()
