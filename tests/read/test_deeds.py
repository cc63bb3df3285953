"""What was done, by whom, to whom, and how it stands."""

import pytest

from witnessmark.read.annotate import PlainAnnotator
from witnessmark.read.cues import load_words
from witnessmark.read.events import find_deeds
from witnessmark.records import Span

WORDS = load_words("en")


def deeds(text):
    sentence = next(iter(PlainAnnotator().annotate(text, [Span(0, len(text))], WORDS)))
    return find_deeds(sentence, text, WORDS)


def roles(text):
    one = deeds(text)[0]
    return tuple(span.of(text) if span else "" for span in (one.actor, one.recipient, one.location))


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("Raiders torched ten barns in Lowa.", ("Raiders", "ten barns", "Lowa")),
        ("Ten barns in Lowa were torched by raiders.", ("raiders", "Ten barns", "Lowa")),
        ("The torching of ten barns by raiders went on.", ("raiders", "ten barns", "")),
        ("The barns that raiders torched stood by the road.", ("raiders", "The barns", "")),
        ("Inspectors counted 40 torched barns.", ("", "barns", "")),
        ("After looting the mill, raiders left.", ("raiders", "the mill", "")),
        ("Families fled Lowa.", ("Families", "", "Lowa")),
        ("The miller died.", ("", "The miller", "")),
    ],
)
def test_actor_recipient_and_place_are_found_however_the_deed_is_told(text, filled):
    assert roles(text) == filled


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Raiders torched the mill.", "asserted"),
        ("Raiders may have torched the mill.", "possible"),
        ("Raiders did not torch the mill.", "denied"),
        ("Raiders planned to torch the mill.", "planned"),
        ("If raiders torch the mill, people will starve.", "hypothetical"),
        ("It is not known whether raiders torched the mill.", "unknown"),
        ("Nobody was killed.", "denied"),
    ],
)
def test_a_deed_is_asserted_possible_denied_planned_hypothetical_or_unknown(text, status):
    assert deeds(text)[0].status == status


@pytest.mark.parametrize(
    "text",
    [
        "Shepherds burned wood.",
        "The minister attacked the budget.",
        "The report was released.",
        "Firemen fought the blaze.",
    ],
)
def test_a_word_of_war_that_means_something_else_tells_no_deed(text):
    assert not [one for one in deeds(text) if one.kind.is_war]


def test_two_verbs_of_one_subject_are_two_deeds_of_one_actor():
    text = "Raiders torched the mill and looted the shop."

    assert [(one.kind.event_mode, one.actor.of(text)) for one in deeds(text)] == [
        ("burn", "Raiders"),
        ("loot", "Raiders"),
    ]


def test_a_deed_told_among_soldiers_is_told_as_part_of_war():
    assert "military" in deeds("Soldiers torched the mill.")[0].context
