"""Copied words: found inside new text, joined across small changes, and proved by shared slips."""

import time

from tests.weigh.factories import Desk

RUN = "armed men came by night and burned the houses by the river one after another"


def pages(desk, *texts):
    for n, text in enumerate(texts):
        desk.page(f"Paper {n}", text)
    return desk.reuses


def test_a_run_inside_new_text_is_found_with_its_place_in_both(desk):
    (reuse,) = pages(desk, f"Residents say {RUN}.", f"In the spring, {RUN}, a paper writes.")

    documents = desk.pages
    assert reuse.first_span.of(documents[reuse.first].text) == RUN
    assert reuse.second_span.of(documents[reuse.second].text) == RUN


def test_a_word_changed_in_the_middle_leaves_one_passage(desk):
    changed = f"{RUN}, and nobody came to help them for days".replace("after another", "by one")

    (reuse,) = pages(desk, f"{RUN}, and nobody came to help them for days", changed)

    assert reuse.text.startswith("armed men")
    assert reuse.text.endswith("for days")


def test_five_shared_words_are_not_reuse(desk):
    assert pages(desk, "the houses by the river burned", "they saw the houses by the river") == []


def test_a_singular_noun_after_a_number_with_a_plural_verb_is_a_slip(desk):
    (reuse,) = pages(
        desk, "It said that 410 house were burned there.", "We hear that 410 house were burned there."
    )

    assert reuse.misprints == ("410 house were",)


def test_a_right_plural_and_a_plural_without_s_are_no_slips(desk):
    first = pages(
        desk,
        "that 410 houses were burned and 30 people were taken",
        "so that 410 houses were burned and 30 people were taken",
    )

    assert [one.misprints for one in first] == [()]


def test_a_rare_spelling_of_a_common_word_is_a_slip_when_shared(desk):
    right = [f"Paper {n} on the province and its province roads" for n in range(4)]
    found = pages(
        desk,
        "burned in the provnice after the long rains ended",
        "burned in the provnice after the long rains ended",
        *right,
    )

    assert ("provnice",) in [one.misprints for one in found]


def test_a_hundred_thousand_words_take_no_more_than_seconds():
    desk = Desk()
    for n in range(400):
        desk.page(f"Paper {n}", " ".join(f"word{(n * 7919 + k * 104729) % 50021}" for k in range(250)))
    start = time.process_time()

    assert desk.reuses is not None
    assert time.process_time() - start < 3
