"""The database file where it cannot be written, is damaged, or was made by another version."""

import shutil
import sqlite3

import pytest

from witnessmark.errors import StoreError
from witnessmark.records import Activity, Item
from witnessmark.store import open_store
from witnessmark.store.engine import sealed_engine, told
from witnessmark.store.sql import SqlStore

ITEM = Item("it-1", "a" * 64, "a.txt", "text/plain", 3, "inbox", 0)


@pytest.fixture
def path(tmp_path):
    store = open_store(tmp_path / "case.sqlite")
    store.keep(Activity("a", "collect", "key", (), "code", ()), [ITEM])
    store.close()
    return tmp_path / "case.sqlite"


def sealed(path) -> SqlStore:
    # Root may write anywhere, so what a sealed folder leads to is asked for by name.
    return SqlStore(told(sealed_engine(path)))


def test_records_are_read_from_a_folder_nobody_can_write_to(path):
    store = sealed(path)

    assert store.get("it-1") == ITEM
    assert [one.name for one in path.parent.iterdir()] == ["case.sqlite"]


def test_writing_into_a_sealed_folder_says_to_work_on_a_copy(path):
    with pytest.raises(StoreError, match="Work on a copy"):
        sealed(path).forget("a")


def test_a_sealed_folder_without_records_says_so(tmp_path):
    with pytest.raises(StoreError, match="no records are here"):
        sealed(tmp_path / "case.sqlite")


@pytest.mark.parametrize("data", [b"not a database at all" * 100, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_damaged_file_says_that_it_can_be_made_again(tmp_path, data):
    (tmp_path / "case.sqlite").write_bytes(data)

    with pytest.raises(StoreError, match="rebuilt from evidence/ and hand/"):
        open_store(tmp_path / "case.sqlite")


def test_tables_of_a_later_version_are_left_alone(path):
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(StoreError, match='of version "9999", which this Witnessmark'):
        open_store(path)


def test_a_folder_name_that_looks_like_an_address_is_a_folder(path, tmp_path):
    odd = tmp_path / "a?mode=memory#%20"
    odd.mkdir()
    shutil.copy2(path, odd / "case.sqlite")

    assert open_store(odd / "case.sqlite").get("it-1") == ITEM
