"""Who relays whom, and on what ground: a name, a link, copied words, a shared misprint."""

COPIED = (
    "The office found that at least 410 house were burned when the road was opened in early May that year."
)


def edges(desk):
    pages = desk.pages
    return {(pages[one.document].publisher, one.relayed): one.grounds for one in desk.relays}


def test_a_page_relays_the_mouth_it_names_and_the_document_of_that_mouth(desk):
    report = desk.page("Rights Watch", published="2021-05-01")
    desk.says(report, "Homes were burned")
    desk.says(desk.page("Daily", published="2021-05-02"), "Homes were burned", chain=("Rights Watch",))

    (relay,) = desk.relays
    assert (relay.relayed, relay.relayed_document, relay.grounds) == ("Rights Watch", report, ("names it",))


def test_a_later_document_is_never_the_one_relayed(desk):
    desk.says(desk.page("Daily", published="2021-05-02"), "Homes were burned", chain=("Rights Watch",))
    desk.says(desk.page("Rights Watch", published="2021-06-01"), "Schools were burned")

    (relay,) = desk.relays
    assert relay.relayed_document == ""


def test_unnamed_copying_is_found_by_its_words_and_its_misprint(desk):
    desk.says(desk.page("Courier", published="2021-05-02"), COPIED, chain=("Survey Office",))
    desk.says(desk.page("Gazette", published="2021-05-03"), COPIED, chain=("Survey Office",))

    assert edges(desk)["Gazette", "Courier"] == ("copies it", "shares its misprint")


def test_two_pages_that_quote_one_report_do_not_copy_each_other(desk):
    quote = "The Survey Office writes: “whole streets were burned when the road was opened in early May”"
    desk.says(desk.page("Courier", published="2021-05-02"), quote, chain=("Survey Office",))
    desk.says(desk.page("Gazette", published="2021-05-03"), quote, chain=("Survey Office",))

    assert ("Gazette", "Courier") not in edges(desk)


def test_of_two_copies_of_one_text_neither_is_taken_for_the_source_of_the_other(desk):
    for day, name in enumerate(("Courier", "Gazette", "Herald"), start=2):
        desk.says(desk.page(name, published=f"2021-05-0{day}"), COPIED, chain=("Survey Office",))

    assert {pair for pair in edges(desk) if "Survey Office" not in pair} == {
        ("Gazette", "Courier"),
        ("Herald", "Courier"),
    }


def test_a_copy_without_a_date_is_known_by_the_paper_it_names(desk):
    desk.says(desk.page("Courier", published="2021-05"), COPIED, chain=("Survey Office",))
    page = desk.page("Gazette", "As the Courier has it:", published="2021-05")
    desk.says(page, COPIED, chain=("Survey Office",))

    assert ("Gazette", "Courier") in edges(desk)


def test_copied_words_bring_the_unnamed_mouth_into_the_chain(desk):
    desk.says(desk.page("Courier", published="2021-05-02"), COPIED, chain=("Survey Office",))
    copy = desk.says(desk.page("Gazette", published="2021-05-03"), COPIED, chain=("Survey Office",))

    assert desk.paths.path(copy).names == ("Gazette", "Courier", "Survey Office")


def test_a_link_to_the_report_is_a_ground_of_its_own(desk):
    from witnessmark.records import Link, Span

    report = "https://example.org/report"
    desk.says(desk.page("Rights Watch", url=report), "Homes were burned")
    page = desk.page("Daily", links=(Link(Span(0, 4), report),))
    desk.says(page, "Homes were burned", chain=("Rights Watch",))

    assert edges(desk)["Daily", "Rights Watch"] == ("names it", "links to it")
