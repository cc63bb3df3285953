"""The seed post as a case, end to end: what a careful reader sees in it, the road sees by itself."""

import csv
import json

import pytest
from tests.conftest import SHARED
from tests.flow.cases import bytes_of, run_whole, seed_case

from witnessmark.records import Figure, Finding, Origin, Statement
from witnessmark.trace import find_start, trace_down

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(
        not SHARED.is_dir(), reason="the real data is not beside this repository (../shared/data)"
    ),
]


@pytest.fixture(scope="module")
def seed(tmp_path_factory):
    case = run_whole(seed_case(SHARED, tmp_path_factory.mktemp("seed")))
    yield case
    case.store.close()


@pytest.fixture(scope="module")
def truth():
    return json.loads((SHARED / "text" / "seed-truth.json").read_text(encoding="utf-8"))["statements"]


def overlap(statement, span):
    both = max(0, min(statement.span.end, span["end"]) - max(statement.span.start, span["start"]))
    whole = statement.span.end - statement.span.start + span["end"] - span["start"]
    return both / (whole - both)


def test_at_least_26_of_the_28_statements_are_found(seed, truth):
    told = list(seed.store.all(Statement))

    found = [one["id"] for one in truth if any(overlap(statement, one["span"]) >= 0.5 for statement in told)]

    assert len(found) >= 26, {one["id"] for one in truth} - set(found)


def test_nine_origins_are_found_and_no_more(seed):
    assert len(list(seed.store.all(Origin))) == 9


def test_the_destruction_stands_on_one_of_the_nine_origins(seed):
    (standing,) = [one for one in seed.store.all(Finding) if one.kind == "origins"]

    assert "on one origin: Human Rights Watch" in standing.sentence


def test_at_least_3200_is_a_lower_bound_on_the_word_of_hrw(seed):
    (value,) = [value for figure in seed.store.all(Figure) for value in figure.values if value.value == 3200]

    assert (value.lower, value.upper, value.mod) == (3200, None, "EQUAL_OR_MORE")
    assert value.chain == ("The Tower", "Bill Roggio (The Long War Journal)", "Human Rights Watch")


def test_september_to_november_is_asserted_and_december_only_possible(seed):
    with (seed.published / "statements.csv").open(encoding="utf-8") as file:
        (row,) = [row for row in csv.DictReader(file) if "possibly December" in row["quote"]]

    assert row["window"] == "2014-09/2014-12?"
    assert "2014-12-01/2014-12-31 possible" in row["parts"]
    assert row["parts"].count("asserted") >= 1


def test_the_figure_leads_down_to_the_bytes_of_the_sentence(seed):
    (figure,) = [one for one in seed.store.all(Figure) if any(value.value == 3200 for value in one.values)]
    steps = trace_down(seed.store, find_start(seed.store, figure.code))
    text = (seed.inbox / "seed.txt").read_text(encoding="utf-8")

    told = [step.record.span.of(text) for step in steps if isinstance(step.record, Statement)]

    assert any("at least 3,200 building were torched" in sentence for sentence in told)


def test_every_span_of_every_statement_is_its_slice_of_the_file(seed):
    text = (seed.inbox / "seed.txt").read_text(encoding="utf-8")

    for statement in seed.store.all(Statement):
        parts = [
            *statement.timexes,
            *statement.quantities,
            *statement.places,
            *statement.actors,
            *statement.hedges,
        ]
        assert all(part.span.of(text) == part.text for part in (statement, *parts))


def test_nothing_of_the_buttons_or_the_photo_credit_is_read(seed):
    assert not [one for one in seed.store.all(Statement) if "Kindle" in one.text or "YouTube" in one.text]


def test_a_second_clean_run_publishes_the_same_bytes(seed, tmp_path):
    other = run_whole(seed_case(SHARED, tmp_path))

    assert bytes_of(other.published) == bytes_of(seed.published)
    other.store.close()
