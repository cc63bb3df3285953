"""Who did what to whom, and what sort of deed it was."""

import pytest

from witnessmark.read.actors import Known, find_actors, normal_name
from witnessmark.read.annotate import PlainAnnotator, Sentence
from witnessmark.read.contract import Alias
from witnessmark.read.cues import load_words
from witnessmark.read.eventwords import find_events
from witnessmark.records import Span

WORDS = load_words("en")


def sentence(text: str) -> Sentence:
    return next(iter(PlainAnnotator().annotate(text, [Span(0, len(text))], WORDS)))


def roles(text: str) -> dict[str, str]:
    one = sentence(text)
    events = find_events(one, one.span, "en")
    return {
        actor.text: actor.role for actor in find_actors(one, one.span, events, Known(text, WORDS, (), {}))
    }


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Troops set fire to the mill.", ("ASSAULT", "destroy")),
        ("Troops looted the shops.", ("COERCE", "loot")),
        ("Eleven men were abducted.", ("ASSAULT", "abduct")),
        ("The town was under siege.", ("COERCE", "siege")),
        ("Jets carried out air strikes.", ("ASSAULT", "strike")),
        ("Families fled to the hills.", ("COERCE", "displace")),
        ("Rebels recaptured the town.", ("FIGHT", "retake")),
    ],
)
def test_a_deed_has_the_type_and_mode_of_its_verb(text, event):
    found = find_events(sentence(text), Span(0, len(text)), "en")[0]

    assert (found.event_type, found.event_mode) == event


def test_destruction_comes_before_the_raid_it_happened_in():
    text = "In a raid troops burned the mill."

    assert [one.event_mode for one in find_events(sentence(text), Span(0, len(text)), "en")] == [
        "destroy",
        "raid",
    ]


def test_the_subject_acts_and_the_object_receives():
    assert roles("Armed militias burned the homes of Tarn residents.") == {
        "Armed militias": "actor",
        "Tarn residents": "recipient",
    }


def test_a_passive_turns_the_roles_around():
    assert roles("The villagers were abducted by armed militias.") == {
        "The villagers": "recipient",
        "armed militias": "actor",
    }


def test_the_one_behind_a_siege_is_the_besieger():
    assert roles("The town was under siege by rebel fighters.")["rebel fighters"] == "besieger"


def test_a_name_of_the_case_stands_for_the_words_of_the_text():
    aliases = {"the brigade": Alias("4th Brigade", "group")}

    assert normal_name("the brigade", aliases) == "4th Brigade"


def test_arabic_words_of_destruction_are_known():
    text = "أحرقت القوات القرية"
    one = next(iter(PlainAnnotator().annotate(text, [Span(0, len(text))], load_words("ar"))))

    assert find_events(one, one.span, "ar")[0].event_mode == "destroy"
