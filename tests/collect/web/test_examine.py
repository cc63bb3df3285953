"""The content check: what a person relies on is looked for in the capture itself."""

from tests.collect.web.archives import PAGE, URL, answer, record, wacz, warc

from witnessmark.collect.web.examine import Question, examine


def check(*records, expect=(), asked=URL):
    return examine(wacz(warc(*records)), (Question("crawl.wacz", asked, URL, expect),))[0]


def kinds(examined):
    return [flag.kind for flag in examined.flags]


def shown(text):
    return record("resource", f"urn:text:{URL}", text.encode(), "text/plain")


def test_words_a_person_relies_on_are_found_whatever_the_quotes_and_spaces():
    examined = check(expect=("nine  houses", "windows are gone", "\u201cthirty villages\u201d"))

    assert examined.found == ("source", "source", "")
    assert [flag.reason for flag in examined.flags if flag.kind == "words missing"] == [
        '"\u201cthirty villages\u201d", which a person relies on, is not in the capture.'
    ]


def test_words_that_only_the_source_has_are_not_called_shown():
    seen = shown(
        "Nine houses burned in Amerli\nAt least nine houses were burned in the village on Friday, two residents said by telephone, and the school still stands"
    )
    examined = check(record("response", URL, answer()), seen, expect=("nine houses", "a teacher said"))

    assert examined.found == ("shown", "source")


def test_a_page_of_which_a_browser_shows_little_is_marked():
    examined = check(
        record("response", URL, answer()),
        shown("Nine houses burned in Amerli. Accept all cookies to read on."),
    )

    assert "little shown" in kinds(examined)


def test_a_page_that_shows_nothing_of_its_title_is_marked():
    assert "title not shown" in kinds(
        check(record("response", URL, answer()), shown("Welcome to our site, dear reader."))
    )


def test_pictures_the_source_names_are_looked_for_among_the_answers():
    with_picture = record("response", "https://news.example/roof.png", answer(b"\x89PNG"))

    assert check().media_missing == ("https://news.example/roof.png",)
    assert check(record("response", URL, answer()), with_picture).media_missing == ()


def test_a_picture_that_was_answered_with_an_error_is_not_held():
    refused = record("response", "https://news.example/roof.png", answer(b"", "403 Forbidden"))

    assert check(record("response", URL, answer()), refused).media_missing == (
        "https://news.example/roof.png",
    )


def test_error_answers_empty_pages_and_cut_ones_are_marked():
    assert "error answer" in kinds(check(record("response", URL, answer(PAGE, "503 Unavailable"))))
    assert "empty" in kinds(check(record("response", URL, answer(b""))))
    assert "cut off" in kinds(check(record("response", URL, answer(), WARC_Truncated="length")))


def test_a_page_that_redirects_is_not_the_page_it_leads_to():
    away = record("response", URL, answer(b"", "302 Found", "Location: /login"))

    assert "error answer" in kinds(check(away))
    assert kinds(check(away, record("response", URL, answer()))) == []


def test_a_picture_of_the_page_in_the_package_is_seen():
    picture = record("resource", f"urn:fullPage:{URL}", b"\x89PNG", "image/png")

    assert check(record("response", URL, answer()), picture).has_picture
    assert not check().has_picture
