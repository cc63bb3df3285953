"""Broken off at every moment that asks something of the disk: nothing sealed is lost, no key goes without a line."""

import os

import pytest
from tests.collect.sealed.cases import WORDS, acts, events, opened, seal_words, why

from witnessmark.collect import collect
from witnessmark.collect.envelope import envelope_path
from witnessmark.collect.shredding import shred
from witnessmark.collect.verify import verify

BROKEN_OFF = 9
ALL_DONE = 0


def break_off(work, at):
    """Do the work in a process of its own that ends, as if killed, at its `at`-th call for the disk."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    calls, fsync = [], os.fsync

    def count(handle):
        calls.append(handle)
        if len(calls) == at:
            os._exit(BROKEN_OFF)
        fsync(handle)

    os.fsync = count
    try:
        work()
    except BaseException:  # noqa: BLE001 - whatever it is, this process must not go on as a second pytest
        os._exit(1)
    os._exit(ALL_DONE)


def calls_for_the_disk(prepare, work, limit=200):
    """Prepares something new and breaks the work on it off, at one call after the other, until it gets to its end."""
    for at in range(1, limit):
        prepared = prepare(at)
        ended = break_off(lambda: work(prepared), at)  # noqa: B023 - called before the next round
        yield prepared
        if ended == ALL_DONE:
            return
        assert ended == BROKEN_OFF
    pytest.fail(f"more than {limit} calls for the disk")


def drop_in_inbox(case):
    def drop(at):
        path, words = case.inbox / "sealed" / "notes.txt", WORDS * at
        path.write_bytes(words)
        return path, words

    return drop


def test_a_thing_in_inbox_sealed_is_always_in_the_inbox_or_can_be_opened(case, keys, silent):
    lost, points = [], 0
    for path, words in calls_for_the_disk(drop_in_inbox(case), lambda _: collect(case, silent)):
        points += 1
        is_there = path.exists() and path.read_bytes() == words
        # The session of an opening mends what broke off, so the case verifies again as it stands.
        sealed = [opened(case, keys[0], event.obj) for event in events(case)[-3:] if event.act == "acquire"]
        lost += [] if (is_there or words in sealed) and verify(case).is_valid else [points]

    assert (lost, points > 10) == ([], True)


def test_a_key_is_never_gone_before_a_signed_line_says_so(case):
    invalid, half = [], 0
    for event in calls_for_the_disk(lambda _: seal_words(case), lambda event: shred(case, event.obj, why())):
        half += acts(case)[-1] != "acquire" and envelope_path(case, event.obj).exists()
        shred(case, event.obj, why())  # whatever was left undone
        invalid += (
            [event] if verify(case).state == "INVALID" or envelope_path(case, event.obj).exists() else []
        )

    assert (invalid, half > 0) == ([], True)


def test_the_next_session_clears_an_envelope_that_was_never_finished(case):
    seal_words(case)
    unfinished = case.evidence / "sealed" / "keys" / ".tmp-1-0"
    unfinished.write_bytes(b"half")

    seal_words(case)

    assert not unfinished.exists()
