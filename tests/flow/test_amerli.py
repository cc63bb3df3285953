"""The Amerli example, end to end: two origins, a figure that stands on one relay, a sum that holds, five drifts."""

import csv
import json
import re

import pytest
from tests.flow.cases import ROOT, bytes_of, example, run_whole

from witnessmark.activity import Work
from witnessmark.case import open_case
from witnessmark.flow import run
from witnessmark.records import Drift, Figure, Finding, Item, Origin
from witnessmark.trace import trace_down, trace_up

EXPECTED = json.loads((ROOT / "examples" / "amerli" / "expected.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def amerli(tmp_path_factory):
    case = run_whole(example("amerli", tmp_path_factory.mktemp("flow")))
    yield case
    case.store.close()


def figures_that_say(case, number):
    return [
        figure for figure in case.store.all(Figure) if any(value.value == number for value in figure.values)
    ]


def test_two_origins_stand_behind_everything_that_counts_destruction(amerli):
    names = {origin.name for origin in amerli.store.all(Origin)}
    standing = {
        value.origin
        for number in (3200, 2600, 1200, 3800)
        for f in figures_that_say(amerli, number)
        for value in f.values
    }

    assert standing == {"Human Rights Watch"}
    assert set(EXPECTED["origins"]) <= names


def test_the_record_says_by_itself_on_which_two_origins_it_stands(amerli):
    (finding,) = [one for one in amerli.store.all(Finding) if one.kind == "origins"]
    names = {one.id: one.name for one in amerli.store.all(Origin)}

    assert finding.sentence == (
        "14 documents on the destruction around Amerli stand on two independent origins: Human Rights Watch, "
        "and the Government of Iraq, which disputes it."
    )
    assert [names[id_] for id_ in finding.rests if id_ in names] == EXPECTED["origins"]


def test_other_voices_are_told_apart_and_never_counted(amerli):
    (finding,) = [one for one in amerli.store.all(Finding) if one.kind == "origins"]
    others = {one.name for one in amerli.store.all(Origin) if one.id not in finding.rests}

    apart = next(ground for ground in finding.for_it if ground.startswith("apart"))
    assert {"The Independent", "The Associated Press"} <= others
    assert all(name in apart for name in others)


@pytest.mark.parametrize("name", ["index.html", "record.eml", "manifest.json"])
def test_no_output_prints_a_bare_count_of_every_mouth(amerli, name):
    text = (amerli.published / name).read_text(encoding="utf-8").replace("=\n", "")

    assert "two independent origins" in text or name == "manifest.json"
    assert not re.search(r"\b(?:[5-9]|five|six|seven|eight|nine) (?:independent )?origins\b", text)


def test_the_3200_is_shown_as_standing_on_one_relay_and_its_copies(amerli):
    sentences = [f.sentence for f in amerli.store.all(Finding) if f.kind in {"conflict", "single relay"}]

    assert any("3,200" in sentence and "2,600" in sentence for sentence in sentences)
    assert any("one relay and its cop" in sentence for sentence in sentences)


def test_the_sum_of_fire_and_explosives_is_checked_against_the_total(amerli):
    (finding,) = [f for f in amerli.store.all(Finding) if f.kind == "sum" and "3,800" in f.sentence]

    assert finding.verdict == "holds"


def test_each_planted_drift_is_found_with_both_sides_quoted(amerli):
    found = {(drift.kind, drift.later_words) for drift in amerli.store.all(Drift)}

    for planted in EXPECTED["drifts"]:
        assert any(kind == planted["kind"] and planted["later"] in words for kind, words in found), planted


def test_possibly_december_is_kept_down_to_the_csv(amerli):
    with (amerli.published / "statements.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))

    assert any("2014-12" in row["window"] and "?" in row["window"] for row in rows)
    assert any("possible" in json.dumps(row) for row in rows)


def test_every_figure_is_traced_down_to_a_hash(amerli):
    for figure in amerli.store.all(Figure):
        assert any(isinstance(step.record, Item) for step in trace_down(amerli.store, figure.id)), (
            figure.sentence
        )


def test_every_text_is_traced_up_to_what_it_touched(amerli):
    for item in amerli.items("inbox"):
        assert len(list(trace_up(amerli.store, item.id))) > 1, item.name


def test_the_second_run_does_nothing(amerli):
    again = open_case(amerli.root)

    works = [work for _room, work in run(again, lambda *_: None)]

    assert sum(works, Work()).done == 0
    again.store.close()


def test_two_clean_runs_publish_the_same_bytes(amerli, tmp_path):
    other = run_whole(example("amerli", tmp_path))

    assert bytes_of(other.published) == bytes_of(amerli.published)
    other.store.close()
