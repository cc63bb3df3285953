"""The store: the same facts over SQLite and PostgreSQL."""

import pytest
from alembic.script import ScriptDirectory

from witnessmark.errors import StoreError
from witnessmark.records import Activity, Document, Item, Relay
from witnessmark.store import open_store, sql
from witnessmark.store.schema import HEAD


def item(n: int) -> Item:
    return Item(f"it-{n}", f"{n:064x}", f"{n}.txt", "text/plain", n, "inbox", n)


def job(name: str, room: str = "collect") -> Activity:
    return Activity(name, room, f"key of {name}", (), "code", ())


def test_a_record_comes_back_equal_to_what_was_kept(store):
    store.keep(job("a"), [item(1)])

    assert store.get("it-1") == item(1)


def test_records_come_back_in_the_order_their_job_made_them(store):
    store.keep(job("a"), [item(3), item(1), item(2)])

    assert [one.id for one in store.all(Item)] == ["it-3", "it-1", "it-2"]


def test_a_job_done_again_replaces_what_it_made_before(store):
    store.keep(job("a"), [item(1), item(2)])
    store.keep(job("a"), [item(3)])

    assert [one.id for one in store.all(Item)] == ["it-3"]


def test_two_jobs_that_make_one_id_are_told_apart_loudly(store):
    store.keep(job("a"), [item(1)])

    with pytest.raises(StoreError, match="made by two jobs, a and b"):
        store.keep(job("b"), [item(1)])


def test_a_refused_job_leaves_its_earlier_records_in_place(store):
    store.keep(job("a"), [item(1)])
    store.keep(job("b"), [item(2)])
    with pytest.raises(StoreError):
        store.keep(job("b"), [item(3), item(1)])

    assert [one.id for one in store.all(Item)] == ["it-1", "it-2"]


def test_edges_lead_from_a_record_to_its_basis_and_back(store):
    relay = Relay("rl-1", "do-1", "HRW", "", ("st-1",))
    store.keep(job("weigh", "weigh"), [relay])

    assert store.bases("rl-1") == ("do-1", "st-1")
    assert list(store.resting_on("st-1", Relay)) == [relay]


def test_an_unknown_id_says_how_to_list_the_known_ones(store):
    with pytest.raises(StoreError, match="witnessmark figures"):
        store.get("fi-nothing")


def test_ids_are_found_by_their_beginning_without_wildcards(store):
    store.keep(job("a"), [item(1), item(12)])

    assert store.find("it-1") == ("it-1", "it-12")
    assert store.find("it_%") == ()


def test_forgetting_a_job_takes_its_records_and_edges(store):
    store.keep(job("weigh", "weigh"), [Relay("rl-1", "do-1", "HRW")])
    store.forget("weigh")

    assert store.count(Relay) == 0
    assert store.dependants("do-1") == ()


def test_the_maker_of_a_record_is_the_activity_that_kept_it(store):
    store.keep(job("a"), [item(1)])

    assert store.maker("it-1") == job("a")


def test_two_thousand_records_of_one_job_are_kept_at_once(store):
    store.keep(job("a"), (item(n) for n in range(2000)))

    assert store.count(Item) == 2000


def test_the_code_expects_the_newest_migration_there_is():
    folder = sql.Path(sql.__file__).parent / "migrations"

    assert ScriptDirectory(str(folder)).get_current_head() == HEAD


def test_sqlite_is_set_to_survive_a_power_cut(tmp_path):
    store = open_store(tmp_path / "case.sqlite")
    with store.engine.connect() as connection:
        modes = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")
        ]
    store.close()

    assert modes == ["wal", 2]


def test_jobs_are_ordered_by_their_bytes_whatever_language_the_server_speaks(store):
    for name in ("é", "z", "Z", "_", "-a"):
        store.keep(job(name), [Item(f"it-{name}", "0" * 64, name, "text/plain", 1, "inbox", 1)])

    assert [one.name for one in store.all(Item)] == ["-a", "Z", "_", "z", "é"]


def test_a_name_of_two_hundred_and_fifty_letters_is_kept_whole(store):
    store.keep(job(f"read:{'ع' * 250}"), [item(1)])

    assert store.maker("it-1").job == f"read:{'ع' * 250}"


def test_a_stored_line_that_no_longer_fits_says_to_rebuild(store):
    store.keep(job("a"), [item(1)])
    with store.engine.begin() as connection:
        connection.exec_driver_sql("""UPDATE records SET body = '{"id": 7}'""")

    with pytest.raises(StoreError, match=r"Delete case\.sqlite and run again"):
        store.get("it-1")


def test_kinds_are_counted_apart(store):
    store.keep(job("a"), [item(1)])

    assert (store.count(Item), store.count(Document)) == (1, 0)
