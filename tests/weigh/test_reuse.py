"""Copied words: found inside new text, joined across small changes, and proved by shared slips."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.weigh.factories import Desk

from witnessmark.weigh.reuse import shared_runs
from witnessmark.weigh.reuse_starts import WINDOW, find_starts
from witnessmark.weigh.words import split_words

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


def test_words_that_one_paper_says_twice_do_not_stretch_a_passage(desk):
    burned = "all of the houses of the village were burned"

    found = pages(desk, f"{burned}, and {burned}.", f"A man saw that {burned}, and he wept.")

    texts = {(one.text, one.second_span.of(desk.pages[one.second].text)) for one in found}
    assert texts == {(f"{burned}, and", f"{burned}, and"), (burned, burned)}


def test_five_shared_words_are_not_reuse(desk):
    assert pages(desk, "the houses by the river burned", "they saw the houses by the river") == []


def test_six_words_alone_are_chance_unless_they_share_a_slip(desk):
    assert pages(desk, "payloads fell to the surface of the moon", "he went to the surface of the moon") == []


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


def test_texts_shorter_than_a_window_share_nothing(desk):
    assert pages(desk, "burned by night", "burned by night") == []


def test_a_chant_of_a_thousand_lines_is_one_phrase_and_not_a_million_pairs():
    texts = split(["no more war " * 1000, "they called no more war " + "no more war " * 999])

    assert len(list(find_starts(texts))) < 20


def test_a_whole_chant_that_two_papers_print_is_one_passage(desk):
    chant = " ".join(["no more war"] * 40)

    found = pages(desk, f"They called {chant} till noon.", f"We heard {chant} at dawn.")

    assert chant in [one.text for one in found]


def test_a_page_that_forty_desks_print_is_one_beginning_for_each_two_of_them():
    page = " ".join(f"word{n}" for n in range(300))

    starts = list(find_starts(split([f"desk{n} writes {page}" for n in range(40)])))

    assert len(starts) == 40 * 39 // 2


def test_a_footer_of_more_than_sixty_pages_is_no_copy_but_a_copy_goes_on_through_it(desk):
    footer = "all rights are kept by the wire"
    copied = f"{RUN} {footer} and more was found beside the road that day"

    found = pages(desk, *[f"{n} {footer} {n}" for n in range(70)], f"One: {copied}", f"Two: {copied}")

    assert [one.text for one in found] == [copied]


@given(st.lists(st.lists(st.sampled_from("abc"), max_size=40), min_size=2, max_size=4))
@settings(max_examples=60, deadline=None)
def test_every_run_is_the_same_words_in_both_and_cannot_be_made_longer(letters):
    texts = split([" ".join(one) for one in letters])

    for one, other, runs in shared_runs(texts):
        first, second = texts[one].words, texts[other].words
        for run in runs:
            assert first[run.first : run.first_end] == second[run.second : run.second_end]
            ends = first[run.first_end : run.first_end + 1], second[run.second_end : run.second_end + 1]
            assert ends[0] != ends[1] or () in ends


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=60), min_size=2, max_size=3))
@settings(max_examples=60, deadline=None)
def test_every_window_that_stands_once_in_two_documents_is_inside_a_run(letters):
    texts = split([" ".join(one) for one in letters])
    held = {(one, other): runs for one, other, runs in shared_runs(texts)}

    for one, other in combinations(range(len(texts)), 2):
        for at, there in shared_windows(texts[one].words, texts[other].words):
            runs = held.get((one, other), [])
            assert any(
                run.first <= at < run.first_end and run.second - run.first == there - at for run in runs
            )


def split(texts):
    desk = Desk()
    return [split_words(desk.pages[desk.page(f"Paper {n}", text)]) for n, text in enumerate(texts)]


def shared_windows(first, second):
    """The plain way: places of every window of six words that stands once in each."""
    places = [
        {words[n : n + WINDOW]: n for n in range(len(words) - WINDOW + 1) if count(words, n) == 1}
        for words in (first, second)
    ]
    return [(at, places[1][window]) for window, at in places[0].items() if window in places[1]]


def count(words, at):
    windows = [words[n : n + WINDOW] for n in range(len(words) - WINDOW + 1)]
    return windows.count(words[at : at + WINDOW])
