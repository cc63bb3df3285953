"""English nouns beside a number."""

import pytest

from witnessmark.nouns import plural, things


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("building", "buildings"), ("class", "classes"), ("church", "churches"), ("family", "families"),
        ("day", "days"), ("person", "people"), ("burned house", "burned houses"), ("goods", "goods"),
        ("bus", "buses"), ("aircraft", "aircraft"), ("", ""), ("بيت", "بيت"),
    ],
)  # fmt: skip
def test_the_plural_of_what_is_counted_is_english(one, many):
    assert plural(one) == many


def test_one_of_a_thing_stays_single_and_units_are_written_out():
    assert [things("house", 1), things("km2", 1), things("km2", 3.5), things("house", 0)] == [
        "house", "square kilometre", "square kilometres", "houses",
    ]  # fmt: skip
