"""Mariupol west of 37.60 on the real lists: three origins that disagree, fires without furnaces, a bounded count."""

import runpy

import pytest
from tests.conftest import SHARED
from tests.flow.cases import ROOT, run_whole

from witnessmark.records import CountBound, Figure, FireWindow, Overlap, Tally

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(
        not SHARED.is_dir(), reason="the real data is not beside this repository (../shared/data)"
    ),
]


@pytest.fixture(scope="module")
def mariupol(tmp_path_factory):
    folder = tmp_path_factory.mktemp("flow") / "mariupol"
    runpy.run_path(str(ROOT / "benchmarks" / "mariupol" / "make_case.py"))["main"](folder)
    case = run_whole(folder)
    yield case
    case.store.close()


def test_three_lists_are_three_origins_with_their_own_counts(mariupol):
    counts = {tally.origin: tally.value for tally in mariupol.store.all(Tally)}

    assert sorted(counts.values()) == [147, 473, 2582]


def test_one_in_five_demolished_buildings_was_never_marked(mariupol):
    (overlap,) = [one for one in mariupol.store.all(Overlap) if one.examined == 147]

    assert round(1 - overlap.share, 3) == 0.184


def test_the_bound_from_simulated_readings_stays_below_the_marks(mariupol):
    (bound,) = mariupol.store.all(CountBound)

    assert bound.simulated
    assert 1500 < bound.at_least <= 2582


def test_fires_beside_the_steel_works_are_not_assessable(mariupol):
    windows = list(mariupol.store.all(FireWindow))

    assert any(not window.assessable for window in windows)
    assert all(window.removed >= 0 for window in windows)


def test_our_own_count_is_a_row_of_its_own_on_the_page(mariupol):
    own = [figure for figure in mariupol.store.all(Figure) if figure.our_own]

    assert len(own) == 1
    assert own[0].code in (mariupol.published / "index.html").read_text(encoding="utf-8")
