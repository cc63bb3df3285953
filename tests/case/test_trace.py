"""From any record down to its item, and up from an item to everything it touched."""

import pytest

from witnessmark.errors import StoreError
from witnessmark.records import Activity, Figure, Item, Origin, Relay
from witnessmark.trace import find_start, trace_down, trace_up

ITEM = Item("it-1234567890ab", "1234567890ab" + "0" * 52, "report.html", "text/html", 3, "inbox", 0)


@pytest.fixture
def store(case):
    figure = Figure("fi-1", "F-7KQ2", "building", "burn", "", "", None, (), ("rl-1",), 1, 0, "A figure.")
    case.store.keep(Activity("a", "weigh", "k", (), "c", ()), [ITEM, Relay("rl-1", ITEM.id, "HRW"), figure])
    return case.store


def test_a_figure_is_walked_down_to_its_item(store):
    assert [step.id for step in trace_down(store, "fi-1")] == ["fi-1", "rl-1", ITEM.id]


def test_an_item_is_walked_up_to_every_figure_it_touched(store):
    assert [step.id for step in trace_up(store, ITEM.id)] == [ITEM.id, "rl-1", "fi-1"]


@pytest.mark.parametrize("name", ["f-7kq2", "fi-1", "F-7KQ2"])
def test_a_figure_is_found_by_its_code_or_its_id(store, name):
    assert find_start(store, name) == "fi-1"


@pytest.mark.parametrize("name", ["report.html", "1234567890", "it-123456"])
def test_an_item_is_found_by_name_hash_or_id(store, name):
    assert find_start(store, name) == ITEM.id


def test_a_name_nobody_knows_says_where_to_look(store):
    with pytest.raises(StoreError, match='Nothing here is called "F-XXXX"'):
        find_start(store, "F-XXXX")


def test_a_record_that_is_gone_is_named_not_passed_over(case):
    case.store.keep(Activity("a", "weigh", "k", (), "c", ()), [Relay("rl-1", "do-gone", "HRW")])

    gone = [step for step in trace_down(case.store, "rl-1") if step.record is None]

    assert [step.id for step in gone] == ["do-gone"]


def test_an_origin_on_the_way_is_named_but_not_walked_through(case):
    said = [Relay(f"rl-{n}", "", "HRW") for n in range(3)]
    origin = Origin("or-1", "HRW", (), tuple(relay.id for relay in said))
    figure = Figure("fi-1", "F-7KQ2", "building", "burn", "", "", None, (), ("or-1",), 1, 0, "A figure.")
    case.store.keep(Activity("a", "weigh", "k", (), "c", ()), [*said, origin, figure])

    assert [step.id for step in trace_down(case.store, "fi-1")] == ["fi-1", "or-1"]
    assert len(list(trace_down(case.store, "fi-1", whole=True))) == 5
