"""Pages that hold nothing of what was asked for, and ordinary pages that look like them."""

import pytest
from benchmarks.captures.pages import HOLLOW, ORDINARY, SIZES, hollow_page, ordinary_page

from witnessmark.collect.web.hollow import Seen, hollow_flags
from witnessmark.collect.web.judge import HOLLOW as HOLLOW_KINDS
from witnessmark.collect.web.pagewords import decoded, page_words


def flags_of(page, asked="https://news.example/a", final="https://news.example/a"):
    words = page_words(page, "text/html", final)
    seen = Seen(tuple(words.titles), words.text, asked, final, words.asks_password, words.is_paid)
    return hollow_flags(seen)


def test_most_walls_and_empty_answers_are_named_for_what_they_are():
    named = [row for row in HOLLOW if row[0] in {flag.kind for flag in flags_of(hollow_page(row))}]

    assert len(named) >= 48  # of 50


@pytest.mark.parametrize("row", ORDINARY, ids=lambda row: row[0])
def test_an_ordinary_page_is_not_called_hollow(row):
    kinds = {flag.kind for size in SIZES for flag in flags_of(ordinary_page(row, size))}

    assert not kinds & HOLLOW_KINDS


def test_an_address_that_led_to_a_log_in_page_is_a_log_in_wall():
    page = b"<html><title>Chirper</title><body><h1>Chirper</h1><p>Happening now</p></body></html>"

    (flag,) = flags_of(page, "https://chirper.example/a/status/17", "https://chirper.example/login?next=17")
    assert (flag.kind, flag.reason) == (
        "log-in wall",
        "the address asked for led to /login, and 3 words are shown.",
    )


def test_a_page_with_few_words_in_any_language_asks_for_a_look_at_its_picture():
    (flag,) = flags_of(b"<html><body><p>Kaksi sanaa</p></body></html>")

    assert flag.kind == "thin"


def test_words_in_scripts_styles_and_hidden_templates_are_no_words_of_the_page():
    page = b"<body>Nine<script>var a='ten'</script><style>p{}</style><template>eleven</template><noscript>on</noscript> houses"

    assert page_words(page, "", "https://news.example/").text == "Nine houses"


def test_a_page_three_hundred_thousand_elements_deep_has_its_words():
    assert page_words(b"<div>" * 300_000 + b"Nine houses", "", "https://news.example/").text == "Nine houses"


def test_pictures_and_films_are_found_wherever_the_source_names_them():
    page = b"<img src=a.png srcset='b.png 1x, /c.png 2x'><video poster=d.jpg><source src=e.mp4></video><meta property=og:video content=f.mp4><img src='http://['>"
    found = [
        media.url.removeprefix("https://news.example/")
        for media in page_words(page, "", "https://news.example/").media
    ]

    assert found == ["a.png", "b.png", "c.png", "d.jpg", "e.mp4", "f.mp4"]


def test_the_servers_word_on_the_encoding_goes_before_the_pages_own():
    arabic = "آمرلي"

    assert decoded(arabic.encode("windows-1256"), "text/html; charset=windows-1256") == arabic
    assert decoded(b'<meta charset="windows-1256">' + arabic.encode("windows-1256"), "").endswith(arabic)
    assert decoded(arabic.encode(), "text/html; charset=no-such") == arabic
