"""What every detector plug-in promises, tested the moment its file exists."""

import hashlib

import pytest

from witnessmark import plugins
from witnessmark.activity import Job, perform
from witnessmark.case import open_case
from witnessmark.measure import measure
from witnessmark.measure.contract import in_order
from witnessmark.records import KINDS, Item, Unread, rests_on

NAMES = plugins.names("detector")
TOML = """title = "A test"
[area]
name = "Here"
lon = 44.5
lat = 34.7
radius_km = 5
[period]
start = "2014-09"
end = "2014-12"
[[layer]]
file = "buildings.csv"
role = "buildings"
origin = "A map"
[[layer]]
file = "damage.csv"
role = "damage"
origin = "An office"
[[layer]]
file = "list.csv"
role = "list"
origin = "A town hall"
[[layer]]
file = "fires.csv"
role = "fires"
origin = "NASA FIRMS"
"""
FILES = {
    "buildings.csv": b"id,lon,lat\n1,44.5,34.7\n2,44.51,34.7\n",
    "damage.csv": b"id,lon,lat,damaged\n1,44.5,34.7,yes\n2,44.51,34.7,no\n",
    "list.csv": b"id,lon,lat\n1,44.5,34.7\n",
    "fires.csv": b"latitude,longitude,acq_date\n34.7,44.5,2014-10-01\n",
    "2014-10-01.tif": b"not a picture",
}


@pytest.fixture
def run(tmp_path, silent):
    def make(name: str):
        (tmp_path / name).mkdir()
        (tmp_path / name / "case.toml").write_text(TOML, encoding="utf-8")
        case = open_case(tmp_path / name)
        items = []
        for number, (file, data) in enumerate(FILES.items()):
            sha256 = hashlib.sha256(data).hexdigest()
            case.object_path(sha256).parent.mkdir(parents=True, exist_ok=True)
            case.object_path(sha256).write_bytes(data)
            items.append(Item(f"it-{sha256[:12]}", sha256, file, "text/csv", len(data), "inbox", number))
        perform(case, Job("test:items", "collect", ()), lambda: items)
        measure(case, silent)
        return case

    return make


def records_of(case):
    kinds = [kind for kind in KINDS.values() if kind is not Item]
    return [record for kind in kinds for record in case.store.all(kind)]


@pytest.mark.parametrize("name", NAMES)
def test_a_detector_is_a_frozen_dataclass_whose_options_have_defaults(name):
    plugin = plugins.load("detector", name)

    assert type(plugin).__dataclass_params__.frozen
    assert type(plugin)() == plugin


@pytest.mark.parametrize("name", NAMES)
def test_a_detector_says_what_it_is_good_at_what_it_misses_and_its_score(name):
    words = plugins.module_of("detector", name).__doc__

    assert all(word in words for word in ("Good at:", "Misses:", "Score:"))


@pytest.mark.parametrize("name", NAMES)
def test_a_detector_needs_only_detectors_that_are_there_and_runs_after_them(name):
    order = in_order(NAMES)

    assert all(order.index(earlier) < order.index(name) for earlier in plugins.load("detector", name).after)


@pytest.mark.parametrize("name", NAMES)
def test_a_detector_alone_in_an_empty_case_has_nothing_to_do(name, case):
    assert list(plugins.load("detector", name).tasks(case)) == []


def test_every_record_rests_on_evidence_and_the_unreadable_is_kept_with_its_reason(run):
    made = records_of(run("once"))

    assert all(any(rests_on(record)) for record in made)
    assert [record.reason[:14] for record in made if isinstance(record, Unread)] == ["2014-10-01.tif"]


def test_the_same_evidence_gives_the_same_records_in_the_same_order(run):
    assert records_of(run("once")) == records_of(run("twice"))
