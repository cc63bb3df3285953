"""The shapes of the commonest expressions give what the whole grammar gives, in every language that has a word file."""

import random
import re
from collections.abc import Iterator

import pytest

from witnessmark.read.dates.letters import Node
from witnessmark.read.dates.parse import _spelled
from witnessmark.read.dates.shapes import SHAPES, pieces, shaped

LANGUAGES = ("en", "de", "fr", "es", "ar", "uk")
PER_SHAPE = 150


def expressions(language: str) -> Iterator[str]:
    """Words drawn by lot for every shape: most are dates, some no day of any calendar."""
    draw = random.Random(7)
    of_letter: dict[str, list[str]] = {}
    for piece, (letter, _) in pieces(language).items():
        of_letter.setdefault(letter, []).append(piece)
    for shape in SHAPES:
        slots = [of_letter.get(slot, []) for slot in re.findall("[A-Za-z],?", shape)]
        for _ in range(PER_SHAPE if all(slots) else 0):
            yield " ".join(draw.choice(slot) for slot in slots)


def by_grammar(words: str, language: str) -> list[Node]:
    return _spelled(words, [(0, len(words))], language, eager=False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_has_a_shape_means_what_the_grammar_says(language):
    told = [(words, shaped(words, language)) for words in expressions(language)]
    known = [(words, phrase) for words, phrase in told if phrase is not None]

    assert len(known) > 1_000
    for words, phrase in known:
        assert by_grammar(words, language) == [Node("|", 0, 0), Node("P", 0, len(words), phrase)]


@pytest.mark.parametrize(
    "words",
    [
        "Tuesday, March 3, 2015",
        "3 March 2015",
        "June",
        "1998",
        "Friday",
        "today",
        "last week",
        "two weeks ago",
    ],
)
def test_the_commonest_english_expressions_have_a_shape(words):
    assert shaped(words, "en") is not None


@pytest.mark.parametrize(
    "words", ["last night", "may", "sun", "March 3,", "two  weeks ago", "1,998", "early June", "", "a week"]
)
def test_words_that_need_a_second_look_are_left_to_the_grammar(words):
    assert shaped(words, "en") is None
