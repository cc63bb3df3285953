"""The language of a text, from its letters and its small words."""

import pytest

from witnessmark.read.language import language_of, stops_like_a_sentence


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The houses in the village were burned and the people have not been able to return."),
        ("de", "Die Häuser in dem Dorf wurden von der Miliz verbrannt und sind nicht mehr zu bewohnen."),
        ("fr", "Les maisons du village ont été brûlées par la milice et sont détruites."),
        ("es", "Las casas del pueblo fueron quemadas por la milicia y no se ha vuelto a vivir en ellas."),
        ("id", "Rumah di desa itu telah dibakar oleh milisi dan tidak dapat ditinggali dengan aman."),
        ("ar", "قال المجلس إن المنازل في القرية أحرقت"),
        ("fa", "خانه های این روستا را آتش زده است و مردم در آن نیستند"),
        ("uk", "Будинки в цьому селі були спалені, і люди не повернулися до них"),
    ],
)
def test_each_language_is_known_by_its_small_words(code, text):
    assert language_of(text) == code


@pytest.mark.parametrize("text", ["", "12 345", "Amerli", "Xzqv brmpf gnarl"])
def test_too_little_text_has_no_language_rather_than_a_guess(text):
    assert language_of(text) == ""


def test_a_sentence_may_end_inside_its_quotation_marks():
    assert stops_like_a_sentence("They said: “We lost the street.”")
    assert not stops_like_a_sentence("Council counts forty houses")
