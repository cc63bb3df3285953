"""Who says what in Arabic, in German, and in ways of telling that were missed on fresh texts; in our own words."""

import pytest
from tests.read.test_attribution import chain, read

from witnessmark.read.cues import load_words
from witnessmark.read.voicenames import normal_name


@pytest.mark.parametrize(
    ("text", "about", "names"),
    [
        ("أفادت صحيفة السهل، نقلا عن حارس، بأن المخزن احترق.", "احترق", ["صحيفة السهل", "حارس"]),
        ("ونقلت إذاعة السهل عن شهود قولهم إن السوق نهب.", "السوق", ["إذاعة السهل", "شهود"]),
        ("احترق المخزن ليلا، حسبما قال مختار القرية.", "المخزن", ["مختار القرية"]),
        ("كشف تحقيق أجرته صحيفة السهل أن الحبوب بيعت.", "الحبوب", ["صحيفة السهل"]),
        ("يقول السكان إن الجسر سقط.", "الجسر", ["السكان"]),
    ],
)
def test_arabic_mouths_stand_behind_each_other_as_the_text_tells(text, about, names):
    assert chain(text, about, language="ar") == names


def test_an_arabic_verb_without_a_subject_goes_on_with_the_last_speaker():
    text = "قالت هيئة السهل إن القرية أفرغت. وأضافت أن الجرافات وصلت."

    assert chain(text, "الجرافات", language="ar") == ["هيئة السهل"]


def test_a_german_quotation_over_two_sentences_has_one_speaker():
    text = "„Das Dorf war leer. Wir sahen nur Rauch“, sagte ein Zeuge."

    assert chain(text, "Rauch", language="de") == ["Zeuge"]


def test_german_so_genannt_names_no_source_of_anything():
    assert chain("Der so genannte Nordhof brannte am Abend.", "Nordhof", language="de") == []


@pytest.mark.parametrize(
    ("text", "about", "names"),
    [
        ("The mill's owners said on Friday it had been stripped.", "stripped", ["mill's owners"]),
        (
            "According to The Plough, which cited a log, the mill burned.",
            "mill burned",
            ["The Plough", "log"],
        ),
        ("In a paper prepared by the Ash Union, nine mills are listed.", "nine mills", ["Ash Union"]),
        ("The figure of nine mills comes from the Ash Union.", "nine mills", ["Ash Union"]),
        (
            "The Ash Survey Board (ASB) found ash. ASB rejected the ruling.",
            "ASB rejected",
            ["Ash Survey Board"],
        ),
    ],
)
def test_a_source_is_found_where_it_stands_apart_from_its_words(text, about, names):
    assert [name.removeprefix("The ") for name in chain(text, about)] == [
        n.removeprefix("The ") for n in names
    ]


def test_the_president_means_the_one_who_was_called_president_before():
    text = "President Ida Holm promised an inquiry. “It begins today,” the president said."

    assert chain(text, "It begins") == ["Ida Holm"]


def test_a_claim_that_could_not_be_checked_stays_the_authors_own_word():
    text = "The mayor said the mill had burned. His claim could not be independently verified."

    assert chain(text, "His claim") == []


def test_each_turn_of_an_interview_belongs_to_the_name_before_its_colon():
    text = "The Plough: Who came first?\n\nIda Holm: The guards. They had two lorries."

    assert chain(text, "two lorries") == ["Ida Holm"]


def test_a_persons_house_is_no_part_of_the_name_of_the_person():
    assert normal_name("Dr Ida Holm of the Ash Valley Hospital", load_words("en")) == "Ida Holm"


@pytest.mark.parametrize("language", ["ar", "de"])
def test_every_span_equals_its_source_slice_in_other_languages_too(language):
    text = "قال شهود: «احترق المخزن». „Das Dorf war leer“, sagte ein Zeuge. وأضافوا أن الجسر سقط."

    found = read(text, language=language)
    assert all(one.span.of(text) == one.text for one in found)
