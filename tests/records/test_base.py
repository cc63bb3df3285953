"""What every record shares."""

from dataclasses import fields

import pytest

from witnessmark import records
from witnessmark.records import KINDS, Item, Span, Voice, identify, rests_on
from witnessmark.records.relation import Origin, Relay


def test_the_same_content_gets_the_same_name_everywhere():
    assert identify("st", "do-1", 3, 14) == identify("st", "do-1", 3, 14) == "st-c2a8ef7c70a6"


def test_parts_of_a_name_cannot_run_into_each_other():
    assert identify("st", "ab", "c") != identify("st", "a", "bc")


def test_a_span_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueError, match=r"Span 9\.\.4"):
        Span(9, 4)


def test_a_relay_rests_on_its_document_and_its_statements():
    relay = Relay("rl-1", "do-1", "Human Rights Watch", "do-2", ("st-1", "st-2"))

    assert list(rests_on(relay)) == ["do-1", "do-2", "st-1", "st-2"]


def test_an_empty_basis_is_no_basis_at_all():
    origin = Origin("or-1", "Human Rights Watch", ("imagery",), ())

    assert list(rests_on(origin)) == []


def test_every_kind_has_a_prefix_of_its_own_and_an_id():
    kinds = [one for one in vars(records).values() if isinstance(one, type) and "prefix" in vars(one)]

    assert sorted(one.__name__ for one in KINDS.values()) == sorted(
        one.__name__ for one in kinds if one.prefix
    )
    assert all("id" in {spec.name for spec in fields(kind)} for kind in KINDS.values())


def test_records_cannot_be_changed_after_they_were_made():
    item = Item("it-1", "a" * 64, "a.txt", "text/plain", 3, "inbox", 0)

    with pytest.raises(AttributeError):
        item.name = "b.txt"


def test_a_voice_keeps_who_published_it_apart_from_who_said_it():
    assert Voice("Bill Roggio", "person", "The Long War Journal").outlet == "The Long War Journal"
