"""High-entropy words of sealed things, searched in every file of the case after every step of their life."""

import pytest
from benchmarks.sealed.scan import scan
from tests.collect.sealed.cases import NAME, WORDS, key_files, new_case, opened, why

from witnessmark.collect.objects import put_bytes
from witnessmark.collect.sealing import seal_bytes
from witnessmark.collect.session import session
from witnessmark.collect.sheet import Sheet
from witnessmark.collect.shredding import shred
from witnessmark.flow import run

CANARY = "Qvorzelim Thaxbury"
STORY = "At least 30 houses burned, said the mayor on 3 September 2014.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("canaries")


@pytest.fixture(scope="module")
def full(folder):
    """A case through all rooms, with things sealed in two ways and one that was refused."""
    case = new_case(folder)
    refused = case.inbox / "sealed" / f"{NAME}.empty"
    (case.inbox / "story.txt").write_text(STORY, encoding="utf-8")
    (case.inbox / "sealed" / NAME).write_bytes(WORDS)
    refused.write_bytes(b"")
    with session(case) as log:
        seal_bytes(case, log, WORDS, NAME)
    dict(run(case, lambda _what, _done, _total: None))
    refused.unlink()
    yield case
    case.store.close()


def found(case):
    return scan(case.root, [CANARY], [WORDS, NAME.encode()])


def test_nothing_of_a_sealed_thing_stands_anywhere_after_all_rooms_ran(full):
    assert len(list(full.published.iterdir())) > 5
    assert found(full) == []


def test_nothing_of_it_stands_anywhere_after_opening_and_shredding(full, folder, silent):
    assert [opened(full, key, f"sealed {n}") for n, key in enumerate(key_files(folder), 1)] == [WORDS, WORDS]
    shred(full, "sealed 1", why())
    dict(run(full, silent, ("collect",)))

    assert found(full) == []


def test_the_search_would_find_a_name_on_a_sheet_and_a_copy_left_behind(full):
    put_bytes(full, Sheet(NAME, "text/plain", 9, "sealed").data())
    left = full.evidence / "objects" / ".tmp-1-1"
    left.write_bytes(WORDS)

    assert len({where for where, _ in found(full)}) == 2
