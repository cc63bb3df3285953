"""What Witnessmark knows about hedges, and how certain a text is told."""

import pytest

from witnessmark.read.hedges import factuality, find_hedges


def told(text):
    return factuality(text, 0, len(text), find_hedges(text, 0, len(text)))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The militias burned the village.", "CT+"),
        ("The group did not document any killings.", "CT-"),
        ("They didn’t find any instances of killings.", "CT-"),
        ("The fires appeared to have no military aim.", "PR-"),
        ("The houses were probably burned.", "PR+"),
        ("The houses were possibly burned.", "PS+"),
        ("The army may have shelled the town.", "PS+"),
        ("The men are believed to be dead.", "PR+"),
        ("They not only looted but burned the houses.", "CT+"),
        ("If the siege is broken, they will return.", "Uu"),
        ("Who burned the houses?", "Uu"),
        ("It is unclear who burned them.", "Uu"),
    ],
)
def test_certainty_and_polarity_follow_the_words(text, value):
    assert told(text) == value


def test_possibly_weakens_only_what_follows_it():
    text = "They burned houses in October, November and possibly December."

    (hedge,) = find_hedges(text, 0, len(text))

    assert (hedge.text, hedge.strength, hedge.scope.of(text)) == ("possibly", "possible", "December")


def test_a_condition_weakens_its_whole_sentence():
    text = "It is late. The help is welcome as long as it does not lead to revenge. Then rain came."

    hedge = find_hedges(text, 0, len(text))[0]

    assert (hedge.text, hedge.strength) == ("as long as", "condition")
    assert hedge.scope.of(text) == "The help is welcome as long as it does not lead to revenge"


def test_the_month_of_may_is_no_hedge():
    text = "The town fell in May, and on May 5 they left. It may fall again."

    assert [hedge.text for hedge in find_hedges(text, 0, len(text))] == ["may"]


def test_hedges_outside_the_stretch_do_not_weaken_it():
    text = "Perhaps it rained. The houses were burned."
    hedges = find_hedges(text, 0, len(text))

    assert factuality(text, 19, len(text), hedges) == "CT+"


@pytest.mark.shared
def test_every_hedge_of_the_seed_post_is_found_with_its_strength(shared_data):
    import json

    text = (shared_data / "text/seed.txt").read_text(encoding="utf-8")
    marks = json.loads((shared_data / "text/seed-truth.json").read_text(encoding="utf-8"))["statements"]
    found = {(hedge.span.start, hedge.strength) for hedge in find_hedges(text, 0, len(text))}

    missed = [
        h["span"]["text"]
        for s in marks
        for h in s.get("hedges", [])
        if (h["span"]["start"], h["strength"]) not in found
    ]

    assert missed == []
