"""High-entropy words of sealed things, searched in every file of the case after every step of their life."""

import pytest
from benchmarks.sealed.scan import scan
from tests.collect.sealed.cases import NAME, WORDS, opened, why

from witnessmark.collect.objects import put_bytes
from witnessmark.collect.sealing import seal_bytes
from witnessmark.collect.session import session
from witnessmark.collect.sheet import Sheet
from witnessmark.collect.shredding import shred
from witnessmark.flow import run

CANARY = "Qvorzelim Thaxbury"


@pytest.fixture
def full(case, silent):
    (case.inbox / "story.txt").write_text(
        "At least 30 houses burned, said the mayor on 3 September 2014.\n", encoding="utf-8"
    )
    (case.inbox / "sealed" / NAME).write_bytes(WORDS)
    (case.inbox / "sealed" / f"{NAME}.empty").write_bytes(b"")  # refused, and its name with it
    with session(case) as log:
        seal_bytes(case, log, WORDS, NAME)
    dict(run(case, silent))
    (case.inbox / "sealed" / f"{NAME}.empty").unlink()
    return case


def found(case):
    return scan(case.root, [CANARY], [WORDS, NAME.encode()])


def test_nothing_of_a_sealed_thing_stands_anywhere_after_all_rooms_ran(full):
    assert found(full) == []


def test_nothing_of_it_stands_anywhere_after_opening_and_shredding(full, keys, silent):
    opened(full, keys[0])
    opened(full, keys[1], "sealed 2")
    shred(full, "sealed 1", why())
    dict(run(full, silent))

    assert found(full) == []


def test_the_search_would_find_a_name_on_a_sheet_and_a_copy_left_behind(full):
    put_bytes(full, Sheet(NAME, "text/plain", 9, "sealed").data())
    (full.evidence / "objects" / ".tmp-1-1").write_bytes(WORDS)

    assert {how for _, how in found(full)} >= {"raw utf-8"}
    assert len({where for where, _ in found(full)}) == 2


def test_the_same_thing_in_clear_would_be_found_on_the_published_page(full, silent):
    (full.inbox / NAME).write_bytes(WORDS)
    dict(run(full, silent))

    assert any(where.startswith("published/") for where, _ in found(full))
