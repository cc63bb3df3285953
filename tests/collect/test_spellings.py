"""Lines, notes, keys and requests have one spelling each: whatever else comes is refused in a sentence, never by a fault."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from witnessmark.collect.acts import Course
from witnessmark.collect.checkpoint import Checkpoint, read_text
from witnessmark.collect.event import ACTS, Event, parse_line, tool_name, utc
from witnessmark.collect.keys import COSIGNATURE, Verifier, parse_vkey
from witnessmark.collect.note import Note, Signature, parse_note
from witnessmark.collect.request import Request, parse_request
from witnessmark.errors import CustodyError

patient = settings(deadline=None)  # the suite shares its machine

HASHES = st.sampled_from(["", "ab" * 32, "cd" * 32])
EVENTS = st.builds(
    Event, seq=st.integers(0, 10**6), t=st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1)).map(lambda t: utc(t.replace(tzinfo=UTC))),  # noqa: DTZ001
    clock=st.sampled_from(["system", "given", "system, unsynchronised", "system, synchronised, within 16 ms"]), who=st.text(max_size=20), act=st.sampled_from(sorted(ACTS)), obj=HASHES, size=st.integers(0, 10**12),
    tool=st.integers(0, 9).map(tool_name), params=HASHES, why=st.text(max_size=40), salt=st.just("0f" * 16),
)  # fmt: skip
NAMES = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=20)
SIGNATURES = st.builds(Signature, NAMES, st.binary(min_size=4, max_size=4), st.binary(max_size=72))
NOTES = st.builds(Note, st.just(b"a\n1\nb\n"), st.lists(SIGNATURES, min_size=1, max_size=3).map(tuple))
CHECKPOINTS = st.builds(Checkpoint, NAMES, st.integers(0, 10**9), st.binary(min_size=32, max_size=32))
REQUESTS = st.builds(
    Request,
    st.integers(0, 10**9),
    st.lists(st.binary(min_size=32, max_size=32), max_size=5).map(tuple),
    NOTES.map(Note.data),
)

PARSERS = {
    "line": (lambda data: parse_line(data, 0), lambda event: event.line()),
    "note": (parse_note, Note.data),
    "checkpoint": (read_text, Checkpoint.text),
    "request": (parse_request, Request.data),
}


def read_or_none(parse, data):
    """What it says, None when it is refused in a sentence; any other error is a fault of ours and ends the test."""
    try:
        return parse(data)
    except CustodyError:
        return None


@patient
@given(EVENTS)
def test_a_line_is_read_back_as_what_was_written(event):
    assert parse_line(event.line(), event.seq) == event


@patient
@given(NOTES, CHECKPOINTS, REQUESTS)
def test_notes_checkpoints_and_requests_are_read_back_as_what_was_written(note, checkpoint, request):
    assert parse_note(note.data()) == note
    assert read_text(checkpoint.text()) == checkpoint
    assert parse_request(request.data()) == request


@patient
@given(NAMES, st.binary(min_size=32, max_size=32))
def test_a_public_key_line_is_read_back_as_what_was_written(name, public):
    key = Verifier(name, public, COSIGNATURE)

    assert parse_vkey(key.vkey()) == key


@pytest.mark.parametrize("kind", PARSERS)
@patient
@given(data=st.binary(max_size=200))
@example(data=b'{"seq":' + b"9" * 5000 + b"}")
@example(data=b"[" * 100_000)
@example(data=b"a\n" + b"9" * 5000 + b"\nAAAA\n")
@example(data=b"old " + b"9" * 5000 + b"\n\n")
def test_any_bytes_are_read_in_their_one_spelling_or_refused_in_a_sentence(kind, data):
    parse, spell = PARSERS[kind]
    found = read_or_none(parse, data)

    assert found is None or spell(found) == data


@patient
@given(EVENTS.map(Event.line), st.integers(0, 10**4), st.integers(0, 7))
def test_one_bit_of_a_line_changed_gives_another_line_or_none(line, at, bit):
    changed = bytearray(line)
    changed[at % len(line)] ^= 1 << bit
    found = read_or_none(lambda data: parse_line(data, json.loads(line)["seq"]), bytes(changed))

    assert found is None or found.line() == changed


@patient
@given(st.lists(EVENTS, max_size=12))
def test_what_the_rules_let_follow_never_withdraws_or_opens_what_was_not_taken_in(events):
    course, taken = Course(), set()
    for event in events:
        if course.fault(event):
            continue
        if event.act in {"withdraw", "view", "open-sealed", "correct"}:
            assert event.obj in taken
        taken |= {event.obj} if event.act != "fsck" else set()
        course.take(event)
