"""Nothing carries over from one document to the next."""

import pytest
from tests.box.conftest import FILTERED, WALLS

from witnessmark.errors import UnreadError


@pytest.fixture(params=WALLS)
def box(request, boxes):
    return boxes(request.param)


@pytest.fixture(params=FILTERED)
def filtered(request, boxes):
    return boxes(request.param)


def test_a_word_left_in_memory_is_gone_with_its_document(box):
    box.ask("attacks:linger", b"remember me", returns=str)

    assert box.ask("attacks:found", b"", returns=list[str]) == []


def test_a_thread_that_lingers_dies_with_its_document(filtered):
    filtered.ask("attacks:linger", b"", returns=str)

    assert filtered.ask("attacks:echo", b"abc", 1, ("x",), b"\xff", returns=tuple[int, int, str, bytes]) == (
        3,
        1,
        "tuple",
        b"\xff",
    )


def test_a_patched_library_is_whole_again_for_the_next(box):
    box.ask("attacks:patch", b"", returns=str)

    assert box.ask("attacks:found", b"", returns=list[str]) == []


def test_words_into_every_descriptor_reach_neither_keeper_nor_next_document(filtered):
    with pytest.raises(UnreadError, match=r"not what was asked for|without an answer"):
        filtered.ask("attacks:write_to_all", b"", returns=str)

    assert filtered.ask("attacks:ignore", b"", returns=str) == "never looked at it"


def test_one_keeper_serves_many_documents_after_attacks(filtered):
    keeper = filtered._keeper
    for attack in ("fork", "run_program", "memory_file"):
        filtered.ask(f"attacks:{attack}", b"", returns=str)

    assert filtered._keeper is keeper or keeper is None
