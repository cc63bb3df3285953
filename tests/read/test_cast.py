"""Who is one and who is two: in a document, and across the documents of a case."""

import pytest

from witnessmark.read.actors import actors_of, cast_of
from witnessmark.read.annotate import PlainAnnotator
from witnessmark.read.contract import Alias
from witnessmark.read.cues import load_words
from witnessmark.read.sentences import split_sentences
from witnessmark.records import Span

WORDS = load_words("en")


def cast(text, document="do-1", aliases=None):
    spans = split_sentences(text, Span(0, len(text)), WORDS)
    return cast_of(document, PlainAnnotator().annotate(text, spans, WORDS), WORDS, aliases or {})


def members(text):
    return {one.name: [mention.text for mention in one.mentions] for one in cast(text).members}


def actors(*texts):
    return actors_of(cast(text, f"do-{n}") for n, text in enumerate(texts))


def test_an_acronym_in_brackets_is_the_body_whose_name_it_follows():
    found = members("The Committee for Missing Sons (CMS) listed forty names. The CMS gave no reason.")

    assert found == {"Committee for Missing Sons": ["Committee for Missing Sons", "CMS", "CMS"]}


def test_a_surname_is_the_only_person_of_that_surname():
    assert members("General Rafiq Hamdoun left Tarn. Hamdoun denied it.")["Rafiq Hamdoun"] == [
        "Rafiq Hamdoun",
        "Hamdoun",
    ]


def test_a_surname_that_two_people_have_is_neither_of_them():
    found = cast("Amina Toure and Idris Toure ran the clinic. They say that Toure said nothing.").members

    assert [one.name for one in found] == ["Amina Toure", "Idris Toure", "Toure"]
    assert found[2].doubt == "may be Amina Toure or Idris Toure: the name alone does not tell"


def test_a_form_of_address_tells_a_sister_from_her_brother():
    found = members("Lina Farouk and Mr Omar Farouk testified. Mr Farouk wept.")

    assert found["Omar Farouk"] == ["Omar Farouk", "Farouk"]


def test_the_troops_and_the_army_of_a_state_are_its_forces():
    (forces,) = cast("The Syrian army shelled the market. Syrian troops withdrew at dusk.").members

    assert (forces.known_as, forces.state, forces.kind) == ("forces of Syria", "Syria", "organ")


def test_a_described_group_is_kept_as_it_is_described():
    (militias,) = cast("Pro-government militias held the bridge. The militias left on Friday.").members

    assert (militias.name, militias.described, len(militias.mentions)) == ("Pro-government militias", True, 2)


def test_groups_of_one_noun_and_contrary_sides_stay_two():
    found = members("Pro-government militias held the bridge, and anti-government militias held the mill.")

    assert len(found) == 2


def test_a_place_that_troops_stand_in_is_no_actor():
    assert members("Soldiers in Tarn waited. Later they left Iraq and slept in Ostholm.") == {
        "Soldiers": ["Soldiers"]
    } | {"Iraq": ["Iraq"]}


def test_people_who_are_only_counted_are_no_actor():
    assert members("Nine men were taken, and 11 people fled.") == {}


def test_a_surname_alone_never_makes_two_documents_speak_of_one_person():
    found = actors("Phillip Adair counted the posts.", "The list is short, as Adair said.")

    assert [one.name for one in found] == ["Phillip Adair", "Adair"]
    assert "surname alone never" in found[1].reasons[0]


def test_two_of_one_family_are_never_one_for_their_surname():
    found = actors("Rosa Mendez spoke. Her son, Luis Mendez, was taken.", "Lisa Mendez spoke.")

    assert {one.name for one in found} == {"Rosa Mendez", "Luis Mendez", "Lisa Mendez"}


def test_a_full_name_in_another_spelling_is_one_person_in_two_documents():
    (person,) = actors("Qassem Rahmani visited the front.", "Qasem Rahmani visited the front again.")

    assert person.names == ("Qasem Rahmani",)
    assert person.reasons == ("Qasem Rahmani: same full name, Qasem Rahmani",)


def test_armed_men_of_two_documents_are_not_one_group():
    assert len(actors("Armed men burned the mill.", "Armed men robbed a bank.")) == 2


def test_militias_that_are_said_to_be_of_a_state_are_one_in_two_documents():
    (militias,) = actors("Iran-backed Shiite militias left.", "Iranian-backed Shi'a militias left.")

    assert len(militias.mentions) == 2


def test_an_acronym_that_no_document_spells_out_goes_to_the_only_body_it_fits():
    (body,) = actors("The Red Valley Council met.", "The RVC met again.")

    assert (body.name, body.names) == ("Red Valley Council", ("RVC",))


def test_a_name_that_the_case_lists_is_one_actor_under_the_name_it_gives():
    aliases = {"the tower post": Alias("Tower Post", "outlet"), "tower post": Alias("Tower Post", "outlet")}

    (one,) = cast("The Tower Post reported it.", aliases=aliases).members

    assert (one.name, one.kind, one.known_as) == ("Tower Post", "outlet", "Tower Post")


@pytest.mark.parametrize(
    "text",
    [
        "Lt. Gen. Karim Saleh's men and the Ninth Division left; Gen. Saleh stayed.",
        "“Dr. Petra Lind” — of the “Lind Institute” (LI) — sent 40 photographs to Prof. Ali al-Amiri.",
    ],
)
def test_every_mention_is_the_words_at_its_place(text):
    for member in cast(text).members:
        for mention in member.mentions:
            assert mention.text in mention.span.of(text).replace("’", "'")
