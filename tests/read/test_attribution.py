"""Who says what, on whose word: one test per way of saying it, in our own words."""

import pytest

from witnessmark import plugins
from witnessmark.read.contract import Alias, Lore
from witnessmark.records import Block, Document, Link, Span, Statement


class NoPlaces:
    def candidates(self, name):  # noqa: ARG002
        return ()


def read(text: str, *, language: str = "en", title: bool = False, links=(), aliases=None) -> list[Statement]:
    paragraphs, at = [], 0
    for part in text.split("\n\n"):
        paragraphs.append(Block(Span(at, at + len(part)), "title" if title and not at else "paragraph"))
        at += len(part) + 2
    document = Document(
        "do-1", "it-1", "a.txt", text, "", "", "The Relay", "", language, "2021-05-14", (), tuple(paragraphs), (), links, (), "t",
    )  # fmt: skip
    return list(plugins.load("reader", "rules").read(document, Lore(NoPlaces(), aliases or {})))


def said(text: str, about: str, **how) -> Statement:
    """The main statement that holds some words."""
    return next(one for one in read(text, **how) if about in one.text and not one.part_of)


def chain(text: str, about: str, **how) -> list[str]:
    return [voice.name for voice in said(text, about, **how).attribution[1:]]


@pytest.mark.parametrize(
    "text",
    [
        "Olga Wren said the bridge was burned.",
        "Olga Wren said on Monday in a letter to the council that the bridge was burned.",
        "The bridge was burned, Olga Wren said.",
        "“The bridge was burned,” said Olga Wren, an engineer.",
        "Olga Wren: “The bridge was burned.” That is what Olga Wren wrote.\n\nOlga Wren wrote: “The bridge was burned.”",
        "According to Olga Wren, the bridge was burned.",
        "The bridge was burned, as Olga Wren explained.",
        "Last week Olga Wren reported that the bridge was burned.",
        "The bridge was burned. This was reported by Olga Wren.",
        "An engineer, Olga Wren, told reporters that the bridge was burned.",
        "Olga Wren, who studied the ruins, was able to confirm that the bridge was burned.",
    ],
)
def test_a_source_is_found_wherever_its_verb_stands(text):
    last = [one for one in read(text) if "bridge was burned" in one.text][-1]

    assert last.attribution[-1].name == "Olga Wren"


def test_relays_are_mouths_between_publisher_and_origin():
    text = "The mill burned. This was told in a paper written by the Ash Union (AU), as reported Friday by Ida Holm in The Plough."

    assert chain(text, "mill burned") == ["Ida Holm", "Ash Union"]


def test_a_relay_once_told_holds_for_every_later_word_of_the_origin():
    text = (
        "The mill burned. This was told in a paper written by the Ash Union (AU), as reported Friday by Ida Holm in The Plough."
        "\n\nAU stated that 30 farms were empty."
    )
    statement = said(text, "30 farms")

    assert [voice.name for voice in statement.attribution] == ["The Relay", "Ida Holm", "Ash Union"]
    assert statement.attribution[1].carried
    assert statement.attribution[1].outlet == "The Plough"


def test_a_conceded_part_runs_through_the_one_who_concedes_it():
    text = "Although officials describe the raid as clean, Ida Holm argues that “it was theft.”"

    assert chain(text, "describe") == ["Ida Holm", "officials"]
    assert chain(text, "theft") == ["Ida Holm"]


def test_two_sources_in_one_sentence_keep_their_own_halves():
    text = "The mayor said the town was safe, but nurses said patients kept arriving."

    assert chain(text, "town was safe") == ["mayor"]
    assert chain(text, "patients kept") == ["nurses"]


def test_citing_puts_the_cited_inside_the_one_who_cites():
    assert chain("Citing farmers, the Morning Post reported that the dam broke.", "dam broke") == [
        "Morning Post",
        "farmers",
    ]


def test_images_analysed_by_a_body_speak_inside_that_body():
    text = "Satellite images reviewed by the Ash Observatory show that 60 roofs are gone."
    statement = said(text, "60 roofs")

    assert [voice.kind for voice in statement.attribution[1:]] == ["organisation", "evidence"]
    assert statement.basis == ("imagery",)


def test_the_one_quoted_as_saying_speaks_through_the_paper():
    text = "The Morning Post quoted a shepherd as saying that the dam broke."

    assert chain(text, "dam broke") == ["Morning Post", "shepherd"]


def test_a_quotation_belongs_to_one_speaker_from_its_first_sentence_on():
    text = "The road was closed, the army said. “We left at night. The road was full,” said Pela Ndour, a teacher."

    assert chain(text, "We left") == ["Pela Ndour"]


def test_a_quotation_goes_on_after_the_words_that_attribute_it():
    text = "“We left at night,” said Pela Ndour, a teacher. “The road was full.”"
    statement = said(text, "road was full")

    assert statement.attribution[-1].name == "Pela Ndour"
    assert statement.attribution[-1].carried
    assert statement.mode == "direct_quote"


def test_a_pronoun_carries_the_last_source_on_within_the_paragraph():
    assert chain("Ida Holm said the men were guards. They burned the mill.", "mill") == ["Ida Holm"]


def test_the_attribution_stops_where_a_new_paragraph_begins():
    assert chain("Ida Holm said the mill was burned.\n\nThe mill was burned twice before.", "twice") == []


def test_the_attribution_stops_at_the_authors_own_we():
    assert chain("Ida Holm said the mill was burned. We found the mill burned too.", "found") == []


def test_she_is_the_person_named_in_the_sentence_before():
    assert chain("Pela Ndour left at night. She said that the road was full.", "full") == ["Pela Ndour"]


def test_the_group_is_the_organisation_that_spoke_last():
    text = "The Lantern Trust said 40 homes burned. The group says 12 more were looted."

    assert chain(text, "12 more") == ["Lantern Trust"]


def test_an_acronym_stands_for_the_name_it_was_given_with():
    text = "The Ash Valley Observatory (AVO) visited in May. AVO found that 60 roofs were gone."

    assert chain(text, "60 roofs") == ["Ash Valley Observatory"]


def test_a_name_of_the_case_replaces_the_name_in_the_text():
    aliases = {"avo": Alias("Ash Valley Observatory", "organisation")}

    assert chain("AVO found that 60 roofs were gone.", "60 roofs", aliases=aliases) == [
        "Ash Valley Observatory"
    ]


def test_the_link_on_a_sources_words_is_kept_with_the_voice():
    link = Link(Span(0, 8), "https://example.org/report")

    assert said("Ida Holm said the mill burned.", "mill", links=(link,)).attribution[1].href == link.href


def test_a_long_paragraph_after_a_named_work_is_a_block_quotation():
    long = " ".join(f"The guns hit house {n} before noon." for n in range(1, 8))
    text = f"The port had been shelled before, as Jana Weir noted in What The River Keeps, which was published in the March 2020 issue of The Delta Review.\n\n{long}"
    statement = said(text, "house 3")

    assert [voice.name for voice in statement.attribution] == ["The Relay", "Jana Weir"]
    assert statement.mode == "block_quote"
    assert statement.attribution[1].outlet == "The Delta Review"


def test_dates_in_a_block_quotation_lean_on_the_quoted_issue():
    long = " ".join(f"The guns hit house {n} before noon." for n in range(1, 8))
    text = f"The port was shelled, as Jana Weir noted in What The River Keeps, which was published in the March 2020 issue of The Delta Review.\n\nIn February the guns came. {long}"
    (timex,) = said(text, "In February").timexes

    assert (timex.when.edtf, timex.when.anchor) == ("2020-02", "quoted article")


def test_a_dateline_puts_the_agency_between_paper_and_source():
    assert chain("DELTA CITY (Reuters) - The farm union said 30 farms were burned.", "30 farms") == [
        "Reuters",
        "farm union",
    ]


def test_a_headline_that_names_no_source_takes_the_first_one_of_the_body():
    text = "Report: Mills burned by troops\n\nTroops burned the mills, the Ash Valley Observatory said."

    assert chain(text, "Mills", title=True) == ["Ash Valley Observatory"]


def test_a_title_without_any_mark_of_a_source_is_the_publishers_own():
    text = "Mills burned by troops\n\nTroops burned the mills, the Ash Valley Observatory said."

    assert chain(text, "Mills", title=True) == []


def test_a_subject_of_a_passive_is_told_and_does_not_tell():
    assert chain("The miller was told to leave the town.", "miller") == []


def test_citing_a_reason_names_no_source():
    assert chain("The bridge was closed, citing safety concerns.", "bridge") == []


def test_a_noun_that_looks_like_a_verb_attributes_nothing():
    assert chain("The new report of the burned mills was late.", "mills") == []


def test_a_source_that_denies_turns_the_polarity():
    assert said("The army denies that it burned the mill.", "mill").factuality == "CT-"


@pytest.mark.parametrize(
    ("text", "about", "source"),
    [
        ("قالت منظمة فانوس إن الجنود أحرقوا القرية.", "أحرقوا", "منظمة فانوس"),
        ("ووفقًا لما ذكرته صحيفة الميناء، فإن السكان فروا.", "فروا", "صحيفة الميناء"),
        ("وأكد شهود عيان أن المنازل نهبت.", "نهبت", "شهود عيان"),
    ],
)
def test_arabic_sources_stand_after_their_verb(text, about, source):
    assert chain(text, about, language="ar") == [source]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Das Ministerium erklärte, dass das Dorf leer war.", "Ministerium"),
        ("Laut der Hafenzeitung war das Dorf leer.", "Hafenzeitung"),
        ("„Das Dorf war leer“, sagte ein Zeuge.", "Zeuge"),
    ],
)
def test_german_sources_are_read_from_their_own_file_of_words(text, source):
    assert chain(text, "Dorf", language="de") == [source]
