"""Words a person does not see are flagged with what hides them; words that only come close to being hidden are read."""

import pytest
from benchmarks.hidden.tricks import ARTICLE, SEEN, TRICKS, WORDS, page_of

from witnessmark.read.texts import Draft
from witnessmark.read.texts.html import read_html
from witnessmark.read.texts.plain import read_plain


def read(body: str, head: str = "") -> Draft:
    return read_html(page_of(("", body, head)), "page.html")


@pytest.mark.parametrize("trick", TRICKS, ids=[name for name, _, _ in TRICKS])
def test_a_way_to_hide_words_is_flagged(trick):
    assert read_html(page_of(trick), "page.html").hidden


@pytest.mark.parametrize("trick", SEEN, ids=[name for name, _, _ in SEEN])
def test_words_that_are_to_be_seen_are_read_and_not_flagged(trick):
    draft = read_html(page_of(trick), "page.html")

    assert draft.hidden == draft.folded == ()
    assert WORDS in draft.text or WORDS.encode() not in page_of(trick)


def test_the_flag_names_what_hides_the_words():
    draft = read('<p class="x">Nine thousand houses.</p>', "<style>.x{font:0/0 a}</style>")

    assert draft.hidden == ("Nine thousand houses.", "hidden by font-size 0px: 1 passage")


def test_a_folded_menu_is_kept_apart_and_not_flagged():
    draft = read(
        '<ul class="menu" style="display:none"><li><a href="/">Home</a><li><a href="/w">World</a></ul>'
    )

    assert draft.hidden == ()
    assert draft.folded == ("Home", "World")


def test_white_words_on_what_an_absent_sheet_may_colour_are_kept_and_flagged():
    draft = read(
        '<p style="color:#fff">Nine thousand houses.</p>', '<link rel="stylesheet" href="/site.css">'
    )

    assert "Nine thousand houses." in draft.text
    assert draft.hidden[0].startswith("perhaps not seen, colour of its background, unless a style sheet")


def test_a_paragraph_that_fades_in_is_read_when_the_whole_page_does_so():
    faded = "".join(
        f'<p class="f">Paragraph {n} of the report on the houses that burned.</p>' for n in range(6)
    )

    draft = read(faded, "<style>.f{opacity:0}</style>")

    assert "Paragraph 5" in draft.text
    assert "hidden until a script shows them" in draft.hidden[0]


def test_a_slip_of_an_editor_at_a_lines_end_is_not_flagged():
    assert read("<p>The council said so.\u200b</p><p>\ufeff</p>").hidden == ()


def test_an_override_in_a_plain_text_is_flagged():
    assert (
        "letters shown in another order"
        in read_plain(f"{WORDS} \u202edenrub\u202c".encode(), "a.txt").hidden[0]
    )


def test_the_article_around_a_trick_stays_as_it_is():
    plain = read("")

    assert {read_html(page_of(trick), "p").text.startswith(plain.text) for trick in TRICKS[:60]} == {True}
    assert ARTICLE.count("<p>") == 2
