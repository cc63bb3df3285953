"""Nothing is read off an evidentiary copy that is not what was received."""

import hashlib

import pytest

from witnessmark.case import folder
from witnessmark.errors import CustodyError, UnreadError
from witnessmark.records import Item

DATA = b"At least 140 houses were burned."
SHA256 = hashlib.sha256(DATA).hexdigest()
ITEM = Item("it-1", SHA256, "a.txt", "text/plain", len(DATA), "inbox", 0)


@pytest.fixture
def copy(case):
    path = case.object_path(SHA256)
    path.parent.mkdir(parents=True)
    path.write_bytes(DATA)
    return path


def test_an_untouched_copy_gives_the_bytes_received(case, copy):
    assert copy.exists()
    assert case.evidentiary_copy(ITEM) == DATA


def test_a_changed_copy_is_named_and_never_read(case, copy):
    copy.write_bytes(DATA.replace(b"140", b"940"))

    with pytest.raises(CustodyError, match=r"copy of a\.txt changed since it was received"):
        case.evidentiary_copy(ITEM)


def test_a_lost_copy_says_how_to_see_what_else_is_gone(case):
    with pytest.raises(CustodyError, match="witnessmark verify"):
        case.evidentiary_copy(ITEM)


def test_an_item_larger_than_memory_is_left_unread_but_kept(case):
    giant = Item("it-2", SHA256, "b.txt", "text/plain", folder.MOST_BYTES + 1, "inbox", 1)

    with pytest.raises(UnreadError, match="It is kept as evidence"):
        case.evidentiary_copy(giant)
