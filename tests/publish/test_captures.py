"""A source from the web says when it was captured and what state that capture is in."""

from witnessmark.publish.builder.holdings import Holdings
from witnessmark.publish.builder.sources import capture_words
from witnessmark.records import Activity, Capture, CaptureFlag, Item

PAGE = Item("it-0123456789ab", "01" * 32, "web/n/t/page.html", "text/html", 9, "webpage", 0)


def told(case, *captures):
    case.store.keep(Activity("collect:x", "collect", "k", (), "", ()), captures)
    return capture_words(Holdings(case), PAGE)


def capture(number, state, **more):
    words = {"lacks": (), "flags": (), "how": "webpage", "software": "", **more}
    return Capture(
        f"ca-{number:012}", "it-sheet", (PAGE.id,), "https://n.example/", "https://n.example/", (),
        f"2026-11-2{number}T09:30:00Z", words["how"], state, words["lacks"], words["flags"], (), (), 99, "", words["software"],
    )  # fmt: skip


def test_a_source_that_came_as_a_file_says_nothing_of_a_capture(case):
    assert told(case) == ""


def test_of_several_captures_the_fullest_speaks(case):
    flag = CaptureFlag("log-in wall", "it asks for a password at https://n.example/secret")

    assert told(case, capture(1, "hollow", flags=(flag,)), capture(7, "complete")) == (
        "Captured 27 November 2026: address, source and full-page picture are kept; captured 2 times."
    )


def test_a_wall_is_named_by_its_kind_and_not_by_what_the_page_says(case):
    flag = CaptureFlag("log-in wall", "it asks for a password at https://n.example/secret")

    assert told(case, capture(1, "hollow", flags=(flag,))) == (
        "Captured 21 November 2026: the page did not hold what was asked for (log-in wall)."
    )


def test_another_crawlers_capture_names_the_crawler_and_what_lacks(case):
    lacks = ("a full-page picture: the package holds none", "context (where it came from): none")

    assert told(case, capture(1, "incomplete", how="wacz", software="Other 2.1", lacks=lacks)) == (
        "Captured 21 November 2026 by Other 2.1: not all of it is kept (it lacks a full-page picture)."
    )
