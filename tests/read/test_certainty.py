"""What Witnessmark knows about how certain a text is of one event."""

import pytest

from witnessmark.read.certainty import event_factuality
from witnessmark.read.certainty_words import forms
from witnessmark.records import Span


def told(text, event, language="en"):
    start = text.rindex(event)
    return event_factuality(text, 0, len(text), Span(start, start + len(event)), language)


@pytest.mark.parametrize(
    ("text", "event", "value"),
    [
        ("The patrol burned the barn.", "burned", "CT+"),
        ("The patrol did not burn the barn.", "burn", "CT-"),
        ("The patrol may have burned the barn.", "burned", "PS+"),
        ("The patrol probably did not burn the barn.", "burn", "PR-"),
        ("Did the patrol burn the barn?", "burn", "Uu"),
    ],
)
def test_certainty_follows_the_words_of_the_events_own_clause(text, event, value):
    assert told(text, event) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The army denied that the barn was shelled.", "CT-"),
        ("The army confirmed that the barn was shelled.", "CT+"),
        ("The army did not confirm that the barn was shelled.", "Uu"),
        ("The army did not know that the barn was shelled.", "CT+"),
        ("The army did not rule out that the barn was shelled.", "PS+"),
        ("Farmers think that the barn was shelled.", "PR+"),
    ],
)
def test_a_clause_is_as_certain_as_the_verb_that_governs_it_makes_it(text, value):
    assert told(text, "shelled") == value


def test_a_claim_is_judged_by_the_verdict_behind_it():
    false = told("Claims that the ferry sank are false.", "sank")
    unchecked = told("Claims that the ferry sank could not be verified.", "sank")
    bare = told("Claims that the ferry sank reached the port.", "sank")

    assert (false, unchecked, bare) == ("CT-", "Uu", "PR+")


def test_a_doubt_about_one_clause_leaves_the_next_one_certain():
    text = "Perhaps the ferry waited, but the pier burned."

    assert (told(text, "waited"), told(text, "burned")) == ("PS+", "CT+")


def test_what_a_relative_clause_denies_leaves_the_main_verb_certain():
    assert told("The sailors who did not swim were rescued.", "rescued") == "CT+"


def test_plans_orders_and_attempts_tell_of_nothing_done():
    assert told("The captain ordered his men to sink the ferry.", "sink") == "Uu"
    assert told("The order came before the ferry sank.", "sank") == "CT+"


def test_what_was_managed_was_done_and_what_failed_was_not():
    assert told("The crew managed to reach the pier.", "reach") == "CT+"
    assert told("The crew failed to reach the pier.", "reach") == "CT-"


def test_even_if_makes_no_condition_of_what_stands_beside_it():
    assert told("Even if it rained, the pier burned.", "burned") == "CT+"
    assert told("If it rained, the pier stood.", "stood") == "Uu"


def test_german_verbs_are_weakened_by_words_on_either_side():
    assert told("Die Fähre sank nicht.", "sank", "de") == "CT-"
    assert told("Die Reederei bestreitet, dass die Fähre sank.", "sank", "de") == "CT-"
    assert told("Die Fähre könnte gesunken sein.", "gesunken", "de") == "PS+"


def test_arabic_negatives_and_denials_turn_the_verb_behind_them():
    assert told("لم تغرق العبارة.", "تغرق", "ar") == "CT-"
    assert told("نفت الشركة أن العبارة غرقت.", "غرقت", "ar") == "CT-"


def test_regular_verbs_are_known_in_all_their_forms():
    assert forms("deny") == ("deny", "denies", "denied", "denying")
    assert forms("refuse to") == ("refuse to", "refuses to", "refused to", "refusing to")


def test_a_place_outside_the_stretch_is_told_with_certainty_of_nothing_else():
    text = "Perhaps it rained. The pier burned."

    assert event_factuality(text, 0, len(text), Span(29, 35)) == "CT+"


@pytest.mark.parametrize(
    "text",
    [
        "Witness Watch said on 3 May 2016 that the barge sank.", "In May the barge sank.",
        "On May 3 the barge sank.", "The barge sank in late May.",
    ],
)  # fmt: skip
def test_the_month_of_may_weakens_no_verb(text):
    assert told(text, "sank") == "CT+"


@pytest.mark.parametrize(
    "text", ["The barge may have sunk.", "Barge May Have Sunk in Storm", "THE BARGE MAY HAVE SUNK"]
)
def test_may_as_a_verb_weakens_in_small_and_in_large_letters(text):
    assert told(text, "SUNK" if text.isupper() else "Sunk" if "Barge" in text else "sunk") == "PS+"
