"""Which part of a page is its article: where the running text lies, and what its makers call it."""

from witnessmark.read.texts import Draft
from witnessmark.read.texts.html import read_html

FIRST = "At least forty houses were burned in the valley after the raid, the council said on Monday in its first report."
SECOND = (
    "The raid came two days after the road was opened, and most families had not yet returned to the village."
)
THIRD = "Engineers counted the walls that still stood, street by street, and wrote each number into a book."
TEASER = "Prices of bread went up again this week in the market of the town, say the bakers who work there."


def read(inside: str) -> Draft:
    return read_html(f"<html><body>{inside}</body></html>".encode(), "page.html")


def main_of(draft: Draft) -> list[str]:
    return [block.span.of(draft.text) for block in draft.blocks if block.main]


def test_an_article_cut_into_sections_is_main_in_all_of_them():
    sections = "".join(f"<section><h2>Part</h2><p>{words}</p></section>" for words in (FIRST, SECOND, THIRD))

    assert main_of(read(f"<div>{sections}</div>")) == ["Part", FIRST, "Part", SECOND, "Part", THIRD]


def test_the_main_element_is_the_article_though_more_teasers_stand_below():
    teasers = "".join(f"<div><p>{TEASER} {n}</p></div>" for n in range(5))

    assert main_of(read(f"<main><p>{FIRST}</p><p>{SECOND}</p></main><div>{teasers}</div>")) == [FIRST, SECOND]


def test_what_its_makers_call_a_body_is_taken_where_the_page_forks():
    below = f"<div class=more-news><p>{TEASER}</p><p>{TEASER} Again.</p></div>"

    draft = read(f"<div class=article-body><p>{FIRST}</p><p>{SECOND}</p></div><div>{below}</div>")

    assert main_of(draft) == [FIRST, SECOND]


def test_comments_inside_the_articles_element_are_not_the_article():
    draft = read(f"<article><p>{FIRST}</p><p>{SECOND}</p><div class=comments><p>{TEASER}</p></div></article>")

    assert main_of(draft) == [FIRST, SECOND]


def test_a_name_that_stands_on_most_of_the_text_marks_no_side_of_the_page():
    widgets = "".join(f"<div class=product-widget><p>{words}</p></div>" for words in (FIRST, SECOND, THIRD))

    assert main_of(read(f"<div>{widgets}</div>")) == [FIRST, SECOND, THIRD]


def test_a_caption_is_kept_under_its_name_and_is_no_article():
    figure = "<div class=wp-caption><img src=a.png><p class=wp-caption-text>A burned wall in the upper valley.</p></div>"

    draft = read(f"<article><p>{FIRST}</p>{figure}<p>{SECOND}</p></article>")

    assert main_of(draft) == [FIRST, SECOND]
    assert draft.words_of("caption") == "A burned wall in the upper valley."


def test_an_element_that_only_has_captions_is_no_caption_itself():
    draft = read(f"<div class='gallery has-caption'><p>{FIRST}</p><p>{SECOND}</p></div>")

    assert {block.kind for block in draft.blocks} == {"paragraph"}


def test_a_page_of_captions_alone_has_them_as_its_text():
    figures = "".join(
        f"<figure><img src=a.png><figcaption>{words}</figcaption></figure>" for words in (FIRST, SECOND)
    )

    assert main_of(read(f"<main>{figures}</main>")) == [FIRST, SECOND]


def test_a_heading_that_is_a_link_heads_what_follows_it():
    draft = read(f"<article><p>{FIRST}</p><h3><a href=/r>The second report</a></h3><p>{SECOND}</p></article>")

    assert main_of(draft) == [FIRST, "The second report", SECOND]


def test_a_list_of_links_in_the_article_is_not_read_as_it():
    links = "<ul><li><a href=/a>Bread in the market of the town</a><li><a href=/b>Rain in the hills again</a></ul>"

    assert main_of(read(f"<article><p>{FIRST}</p>{links}<p>{SECOND}</p></article>")) == [FIRST, SECOND]
