"""Who backs, commands, belongs to, fights or is loyal to whom."""

import pytest

from witnessmark.read.annotate import PlainAnnotator
from witnessmark.read.cues import load_words
from witnessmark.read.ties import find_ties, tie_factuality
from witnessmark.records import Span

WORDS = load_words("en")


def ties(text):
    sentence = next(iter(PlainAnnotator().annotate(text, [Span(0, len(text))], WORDS)))
    return [(one, tie_factuality(text, sentence.span, one, "en")) for one in find_ties(sentence, WORDS)]


def told(text):
    return [(one.subject_name, one.relation, one.object_name) for one, _ in ties(text)]


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Eritrea funds the Dawn Battalion.", ("Eritrea", "backs", "Dawn Battalion")),
        ("The Dawn Battalion is funded by Eritrea.", ("Eritrea", "backs", "Dawn Battalion")),
        ("The Dawn Battalion, which Eritrea funds, left.", ("Eritrea", "backs", "Dawn Battalion")),
        ("Eritrea sends weapons to the Dawn Battalion.", ("Eritrea", "backs", "Dawn Battalion")),
        ("Eritrean-backed rebels left.", ("Eritrea", "backs", "Eritrean-backed rebels")),
        ("Ali Noor, commander of the Dawn Battalion, left.", ("Ali Noor", "commands", "Dawn Battalion")),
        ("Dawn Battalion leader Ali Noor left.", ("Ali Noor", "commands", "Dawn Battalion")),
        ("Fighters of the Dawn Battalion left.", ("Fighters", "belongs to", "Dawn Battalion")),
        ("Rebels loyal to Ali Noor left.", ("Rebels", "loyal to", "Ali Noor")),
        ("Clashes between the Dawn Battalion and rebels went on.", ("Dawn Battalion", "fights", "rebels")),
    ],
)
def test_a_tie_is_told_by_verb_phrase_role_or_hyphen(text, tie):
    assert told(text) == [tie]


@pytest.mark.parametrize(
    "text",
    [
        "The council backed the plan of the mayor.",
        "Farmers fought the fire until dawn.",
        "A widow joined the queue.",
        "The head of the Dawn Battalion said nothing.",
    ],
)
def test_a_word_of_ties_between_other_things_tells_none(text):
    assert told(text) == []


def test_a_tie_that_is_denied_is_kept_as_denied():
    assert [value for _, value in ties("Eritrea denied that it funds the Dawn Battalion.")] == ["CT-"]


def test_a_tie_that_is_only_reported_keeps_its_hedge():
    assert [value for _, value in ties("The Dawn Battalion, reportedly funded by Eritrea, left.")] == ["PR+"]


def test_what_a_denial_is_about_does_not_touch_a_tie_taken_as_known():
    assert [value for _, value in ties("Iran-backed militias did not burn the mill.")] == ["CT+"]


def test_a_former_commander_is_told_as_past():
    ((tie, _),) = ties("The former commander of the Dawn Battalion, Ali Noor, was tried.")

    assert tie.is_past


def test_subject_cue_and_object_are_the_words_at_their_places():
    text = "Yesterday the Dawn Battalion, led by Ali Noor, left."
    ((tie, _),) = ties(text)

    assert (tie.subject.of(text), tie.cue.of(text), tie.object.of(text)) == (
        "Ali Noor",
        "led by",
        "Dawn Battalion",
    )
