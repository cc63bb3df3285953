"""The simulated case, end to end: a bound from readings, and statements held against it."""

import runpy

import pytest
from tests.flow.cases import ROOT, run_whole

from witnessmark.records import CountBound, Damage, Finding, Reading
from witnessmark.trace import trace_down

MAKE = ROOT / "examples" / "simulated" / "make.py"


@pytest.fixture(scope="module")
def simulated(tmp_path_factory):
    folder = tmp_path_factory.mktemp("flow") / "simulated"
    runpy.run_path(str(MAKE))["main"]([str(folder)])
    case = run_whole(folder)
    yield case
    case.store.close()


def test_the_bound_stays_below_the_fifty_that_burned(simulated):
    (bound,) = simulated.store.all(CountBound)

    assert 25 <= bound.at_least <= 50


def test_the_bound_rests_on_every_reading_and_its_file(simulated):
    (bound,) = simulated.store.all(CountBound)

    steps = {type(step.record).__name__ for step in trace_down(simulated.store, bound.id)}

    assert {"Reading", "Layer", "Item"} <= steps
    assert set(bound.readings) <= {reading.id for reading in simulated.store.all(Reading)}


def test_two_hundred_houses_exceed_a_frame_of_152(simulated):
    assert any(f.verdict == "exceeds" and "200" in f.sentence for f in simulated.store.all(Finding))


def test_looting_is_not_observable_with_its_reason(simulated):
    sentences = [f.sentence for f in simulated.store.all(Finding) if f.verdict == "not observable"]

    assert any(
        ("loot" in sentence and "because" in sentence) or "cannot be" in sentence for sentence in sentences
    )


def test_every_damage_has_an_image_before_and_one_after(simulated):
    damages = list(simulated.store.all(Damage))

    assert damages
    assert all(
        one.last_intact < one.first_damaged for one in damages if one.last_intact and one.first_damaged
    )


def test_every_output_a_person_opens_says_that_it_is_simulated(simulated):
    page = (simulated.published / "index.html").read_text(encoding="utf-8").lower()
    mail = (simulated.published / "record.eml").read_text(encoding="utf-8").lower()

    assert "simulated" in page
    assert "simulated" in mail
