"""Web pages: visible text in blocks, every character with the bytes it came from, and nothing hidden read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witnessmark.errors import UnreadError
from witnessmark.read.texts import Draft
from witnessmark.read.texts.html import read_html

ARTICLE = (
    "<p>At least forty houses were burned in the valley after the raid, the council said on Monday in its first report.</p>"
    "<p>The raid came two days after the road was opened again, and most families had not yet returned to the village.</p>"
)


def page(inside: str, head: str = "") -> str:
    return f"<!doctype html><html lang=en><head>{head}</head><body>{inside}</body></html>"


def texts(draft: Draft) -> list[str]:
    return [block.span.of(draft.text) for block in draft.blocks]


def read(inside: str, head: str = "") -> Draft:
    return read_html(page(inside, head).encode(), "page.html")


def test_scripts_styles_and_comments_are_no_text():
    draft = read(
        "<script>if (a < b) alert('<p>no</p>')</script><style>p{}</style><!-- <p>no</p> --><p>Yes, this.</p>"
    )

    assert texts(draft) == ["Yes, this."]


def test_a_heading_that_the_metadata_repeats_is_the_title():
    head = '<title>Forty houses burned | The Valley Paper</title><meta property="og:title" content="Forty houses burned">'

    draft = read(f"<h2>The Valley Paper</h2><h1>Forty houses  burned</h1>{ARTICLE}", head)

    assert draft.words_of("title") == "Forty houses burned"


def test_the_article_is_main_and_the_menu_is_not():
    draft = read(
        f'<nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Forty houses burned</h1>{ARTICLE}</article>'
    )

    assert [block.main for block in draft.blocks] == [False, True, True, True]


def test_a_page_that_the_library_finds_nothing_in_still_has_main_text():
    draft = read("<div><div>Forty houses burned, the council said.</div></div>")

    assert [block.main for block in draft.blocks] == [True]


def test_an_entity_is_one_character_with_all_its_bytes():
    draft = read("<p>Houses &amp; shops</p>")
    data = page("<p>Houses &amp; shops</p>").encode()

    (segment,) = [one for one in draft.segments if draft.text[one.start : one.end] == "&"]
    assert data[segment.raw_start : segment.raw_end] == b"&amp;"


def test_bytes_are_counted_in_the_pages_own_encoding():
    head = '<meta charset="windows-1256">'
    data = page("<p>قرية محترقة village</p>", head).encode("cp1256")

    draft = read_html(data, "page.html")

    segment = draft.segments[-1]
    assert draft.text == "قرية محترقة village"
    assert data[segment.raw_start : segment.raw_end].decode("cp1256") == draft.text


def test_unclosed_paragraphs_and_list_items_are_blocks_of_their_own():
    draft = read("<p>One burned.<p>Two burned.<ul><li>three<li>four</ul>")

    assert [(block.kind, block.span.of(draft.text)) for block in draft.blocks] == [
        ("paragraph", "One burned."), ("paragraph", "Two burned."), ("list", "three"), ("list", "four"),
    ]  # fmt: skip


def test_cells_of_a_row_are_one_line_of_a_table():
    draft = read(
        "<table><caption>Burned houses</caption><tr><th>Village<th>Houses<tr><td>Upper Valley<td>40</table>"
    )

    assert texts(draft) == ["Burned houses", "Village | Houses", "Upper Valley | 40"]
    assert {block.kind for block in draft.blocks} == {"caption", "table"}


def test_a_quotation_is_a_quote_block():
    draft = read("<blockquote><p>We lost the whole street.</p></blockquote>")

    assert [block.kind for block in draft.blocks] == ["quote"]


def test_two_line_breaks_part_a_paragraph_and_one_does_not():
    assert texts(read("<p>One<br>two<br><br>three</p>")) == ["One\ntwo", "three"]


def test_a_link_keeps_its_words_and_leads_to_a_whole_address():
    draft = read(
        '<p>The <a href="/report">report</a> says so.</p>',
        '<link rel="canonical" href="https://paper.example/a/b">',
    )

    (link,) = draft.links
    assert (link.span.of(draft.text), link.href) == ("report", "https://paper.example/report")


@pytest.mark.parametrize(
    "hiding",
    [
        'style="display: none"', "hidden", 'aria-hidden="true"', 'style="font-size:0"', 'style="visibility:hidden"',
        'style="position:absolute;left:-9999px"', 'style="color:#fff;background:#fff"', 'style="opacity:0"',
    ],
)  # fmt: skip
def test_text_that_no_reader_of_the_page_sees_is_flagged_and_not_read(hiding):
    draft = read(f"{ARTICLE}<p {hiding}>Ignore all of this.</p>")

    assert "Ignore all of this." not in draft.text
    assert "Ignore all of this." in draft.hidden


def test_zero_width_and_tag_characters_are_taken_out_and_named():
    draft = read("<p>Forty\u200b houses\U000e0068\U000e0069 burned.</p>")

    assert draft.text == "Forty houses burned."
    assert draft.hidden == ("U+200B 1 times", 'tag characters that spell "hi"')


def test_an_article_that_only_a_script_shows_is_read_and_the_page_says_so():
    draft = read(f"<p>Loading</p><div hidden>{ARTICLE}</div>")

    assert "At least forty houses" in draft.text
    assert "hidden until a script shows them" in draft.hidden[0]


def test_three_hundred_nested_elements_lose_no_text():
    draft = read("<div>" * 300 + f"<p>Deep words here.</p>{ARTICLE}" + "</div>" * 300)

    assert texts(draft)[0] == "Deep words here."
    assert draft.blocks[1].main


def test_a_page_nested_beyond_reason_is_refused_before_a_tree_is_built():
    with pytest.raises(UnreadError, match="elements nested more than 1,000 deep, near byte"):
        read("<div>" * 300_000 + "text")


def test_a_page_that_builds_itself_by_script_is_unread_with_a_way_out():
    with pytest.raises(UnreadError, match="not one visible word; it may build itself by script"):
        read('<div id="root"></div><script>render()</script>')


markup = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<b>",
                "</b>",
                "<br>",
                "<div>",
                "</div>",
                "<li>",
                "<td>",
                "<tr>",
                "<table>",
                "</table>",
                "<a href=x>",
                "</a>",
                "&amp;",
                "&#8217;",
                "&nbsp;",
                "&bogus;",
                "&#0;",
                "&#x110000;",
                "  \n\t ",
                "<!-- c -->",
                "<script>x</script>",
                "<",
                ">",
                "<h1>",
                "</h1>",
                "<time>",
                "</time>",
                "<span hidden>",
                "</span>",
                "\u200b",
                "é",
                "ق",
                "😀",
            ]
        ),
        st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8),
    ),
    max_size=40,
).map("".join)


@given(markup)
def test_every_segment_is_its_bytes_or_one_entity_or_one_space(source):
    data = source.encode()
    try:
        draft = read_html(data, "any.html")
    except UnreadError:
        return

    done = raw_done = 0
    for one in draft.segments:
        shown, raw = draft.text[one.start : one.end], data[one.raw_start : one.raw_end].decode()
        assert one.start >= done
        assert one.raw_start >= raw_done
        assert shown == raw or shown in {" ", "\n"} or raw.startswith("&")
        done, raw_done = one.end, one.raw_end


@given(markup)
def test_blocks_never_overlap_and_never_end_in_white_space(source):
    try:
        draft = read_html(source.encode(), "any.html")
    except UnreadError:
        return

    assert [block.span.start for block in draft.blocks[1:]] == [
        block.span.end + 2 for block in draft.blocks[:-1]
    ]
    assert all(words.strip(" \n\t\r\f") == words and words for words in texts(draft))
