"""Who says what in the forms that reports come in: court papers, interviews, posts, lists, wires, notices; in our own words."""

import pytest
from tests.read.test_attribution import chain, read, said

from witnessmark.read.sentences import quotes_by_block
from witnessmark.records import Link, Span


def test_a_quotation_left_open_at_a_paragraphs_end_closes_in_a_later_one():
    text = 'He said, "The barn burned.\nNobody came."\nIt rained.'
    blocks = [Span(0, 26), Span(27, 40), Span(41, 51)]

    assert [[one.of(text) for one in own] for own in quotes_by_block(text, blocks)] == [
        ['"The barn burned.\nNobody came."'],
        ['"The barn burned.\nNobody came."'],
        [],
    ]


def test_an_answer_without_a_name_is_whoever_was_introduced_before():
    text = "We spoke to Olga Wren, a nurse.\n\nQ: What burned?\n\nA: The mill burned.\n\nQ: When?\n\nA: It burned at night."

    assert chain(text, "The mill burned") == ["Olga Wren"]
    assert chain(text, "at night") == ["Olga Wren"]


def test_items_of_a_list_are_whoever_opened_the_list_with_a_colon():
    text = "Among the findings of the Wharf Commission:\n\n- Nine barns burned.\n\n- The burning was ordered.\n\nIt rained."

    assert chain(text, "Nine barns") == ["Wharf Commission"]
    assert chain(text, "was ordered") == ["Wharf Commission"]
    assert chain(text, "It rained") == []


@pytest.mark.parametrize(
    ("text", "about", "names"),
    [
        ("RT @wharfwatch: Third fire tonight. Our team counted nine barns.", "nine barns", ["@wharfwatch"]),
        ("Wharf Media Office: 3 barns burned after the shelling", "3 barns", ["Wharf Media Office"]),
        ("Just spoke to my cousin in Tarn. She says the mill is gone.", "mill is gone", ["cousin in Tarn"]),
    ],
)
def test_posts_and_notices_are_those_whose_name_they_open_with(text, about, names):
    assert chain(text, about) == names


@pytest.mark.parametrize(
    ("text", "about", "names"),
    [
        ("The Chamber is not satisfied that he knew of the fire.", "knew", ["Chamber"]),
        (
            "Witness B-7 testified that the barn burned. In court, the witness accepted that it was dark.",
            "dark",
            ["Witness B-7"],
        ),
        (
            "The complaint, filed on Monday by the Wharf Union, says that police burned the barn.",
            "barn",
            ["Wharf Union"],
        ),
        ("According to the affidavit of Olga Wren, the barn was burned.", "barn", ["Olga Wren"]),
    ],
)
def test_court_papers_name_those_whose_word_they_hold(text, about, names):
    assert chain(text, about) == names


@pytest.mark.parametrize(
    ("text", "about", "names"),
    [
        ("The mill burned. The council's figure is 640.", "640", ["council"]),
        ("The rebels vowed to retake the mill.", "retake", ["rebels"]),
        ("Residents reported heavy shelling.", "shelling", ["Residents"]),
        ("Residents listed what had burned: a mill, two barns.", "two barns", ["Residents"]),
        ("The ministry issued a statement saying that the mill was safe.", "mill was safe", ["ministry"]),
        ("They estimated by 2030, the mill would have to close.", "would have to close", ["they"]),
    ],
)
def test_figures_promises_and_happenings_are_told_on_somebodys_word(text, about, names):
    assert chain(text, about) == names


@pytest.mark.parametrize(
    "text",
    ["The dam would hold.", "Crowds came to witness the mayor open the mill.", "Wren conceded a goal in May.",
     "Nobody could verify that the mill burned.", "There was no immediate comment from the mill."],
)  # fmt: skip
def test_a_verb_that_can_speak_does_not_always_speak(text):
    assert all(len(one.attribution) == 1 for one in read(text))


def test_two_verbs_of_one_speaker_divide_what_is_said_between_them():
    (one,) = read("The council claimed the mill was safe and warned that the barn would burn.")

    assert [voice.name for voice in one.attribution[1:]] == ["council"]


def test_a_name_in_marks_is_a_name_and_what_its_bearer_says_is_hers():
    text = "“Olga,” a nurse of 40, said that the mill burned. “I saw it,” she said."

    assert chain(text, "mill burned") == ["Olga"]
    assert chain(text, "saw it") == ["Olga"]


@pytest.mark.parametrize("name", ["Márta Kovács", "Samir al-Wren"])
def test_people_have_names_that_are_not_english(name):
    text = f"{name} said the mill burned. {name.split()[-1]} added that nobody came."

    assert chain(text, "nobody came") == [name]


def test_initials_in_a_headline_mean_the_body_that_speaks_below():
    text = (
        "WRU: nine barns burned\n\nThe Wharf Rights Union said on Monday that nine barns had burned in Tarn."
    )

    assert chain(text, "WRU", title=True) == ["Wharf Rights Union"]


def test_a_statement_keeps_the_link_that_the_page_puts_on_its_source():
    text = "The Wharf Union said nine barns burned."
    link = Link(Span(4, 15), "https://union.example/report")

    assert said(text, "nine barns", links=(link,)).attribution[-1].href == "https://union.example/report"


def test_those_whom_a_body_spoke_with_stand_behind_it():
    text = "All of the farmers with whom the Wharf Union spoke said that the mill had burned."

    assert chain(text, "mill had burned") == ["Wharf Union", "All of the farmers"]


@pytest.mark.parametrize(
    ("text", "about", "names"),
    [
        ("مختار القرية قال إن المخزن احترق.", "المخزن", ["مختار القرية"]),
        ("أما هيئة السهل فقالت إن المخزن احترق.", "المخزن", ["هيئة السهل"]),
        ("نفت هيئة السهل ذلك، مؤكدة أن المخزن سليم.", "المخزن", ["هيئة السهل"]),
        ("قال حارس يدعى نديم إن المخزن احترق.", "المخزن", ["نديم"]),
        ("قالت الباحثة في مركز السهول منى حبيب إن المخزن احترق.", "المخزن", ["منى حبيب"]),
        ("وخلص التقرير الذي أعدته هيئة السهل إلى أن المخزن احترق.", "المخزن", ["هيئة السهل"]),
        ("وفي بيان للصحافة، قالت هيئة السهل إن المخزن احترق.", "المخزن", ["هيئة السهل"]),
    ],
)  # fmt: skip
def test_arabic_sources_stand_before_their_verb_and_behind_roles_too(text, about, names):
    assert chain(text, about, language="ar") == names


@pytest.mark.parametrize("piece", ["“", "said that ", "RT @a: ", "1. ", "one of them, a farmer, ", "قال إن "])
def test_a_long_run_of_one_form_is_read_to_its_end(piece):
    assert all(one.text for one in read(piece * 3000))
