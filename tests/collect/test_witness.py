"""The second person: signs a log that only grew, and no other."""

import base64
from datetime import UTC, datetime

import pytest
from tlog_scales.signing import Vkey
from tlog_scales.tlog import Checkpoint as OtherCheckpoint

from witnessmark.collect.checkpoint import Checkpoint, sign
from witnessmark.collect.cosigning import accept, ask, name_witness
from witnessmark.collect.custody import read_lines
from witnessmark.collect.keys import log_key, read_vkey
from witnessmark.collect.merkle import root_of
from witnessmark.collect.note import parse_note
from witnessmark.collect.request import Request, parse_request
from witnessmark.collect.session import session
from witnessmark.collect.witness import new_witness, open_witness, sign_request
from witnessmark.errors import CustodyError

MOMENT = datetime(2024, 5, 2, 12, tzinfo=UTC)


@pytest.fixture
def witness(tmp_path_factory):
    return new_witness(tmp_path_factory.mktemp("anna"), "witness/w-1")


@pytest.fixture
def named(case, witness):
    """A case of two lines, the second of which names the witness."""
    add(case)
    name_witness(case, witness.signer.verifier)
    return case


def add(case, lines=1):
    with session(case) as log:
        for _ in range(lines):
            log.append("fsck", why="a test of ours")


def carry(case, witness, log=None):
    """There and back by stick."""
    request = parse_request(ask(case).data())
    return accept(case, sign_request(witness, request, log, MOMENT))


def test_a_witness_signs_a_first_time_with_the_log_key_in_hand_and_later_without(named, witness):
    first = carry(named, witness, read_vkey(named))
    add(named, 7)
    later = carry(named, open_witness(witness.folder))

    assert (first, later) == (["witness/w-1"], ["witness/w-1"])


def test_the_cosigned_note_is_one_a_second_program_accepts(named, witness):
    carry(named, witness, read_vkey(named))

    note = OtherCheckpoint.from_text((named.custody / "checkpoints" / "2.note").read_text(encoding="utf-8"))
    note.verify(Vkey.from_string(witness.signer.verifier.vkey()))
    note.verify(Vkey.from_string(read_vkey(named).vkey()))


def test_the_cosignature_says_when_by_the_witness_clock(named, witness):
    note = sign_request(witness, ask(named), read_vkey(named), MOMENT)

    signature = parse_note(note).signatures[-1]
    assert int.from_bytes(signature.data[:8]) == int(MOMENT.timestamp())


def test_a_witness_does_not_sign_a_log_whose_key_nobody_gave_it(named, witness):
    with pytest.raises(CustodyError, match="was never seen by this witness"):
        sign_request(witness, ask(named), None)


def test_a_witness_does_not_sign_a_log_that_shrank(named, witness):
    add(named, 3)
    early, signer = read_lines(named)[:3], log_key(named)
    carry(named, witness, read_vkey(named))
    shorter = sign(Checkpoint(signer.verifier.name, 3, root_of(early)), signer)

    with pytest.raises(CustodyError, match="A log never shrinks"):
        sign_request(witness, Request(3, (), shorter), None)


def test_a_witness_does_not_sign_a_history_made_anew_with_the_stolen_key(named, witness):
    carry(named, witness, read_vkey(named))
    signer, forged = log_key(named), [b"forged", b"again", b"and on"]
    note = sign(Checkpoint(signer.verifier.name, 3, root_of(forged)), signer)
    proof = (root_of([b"and on"]),)

    with pytest.raises(CustodyError, match="It was rewritten"):
        sign_request(witness, Request(2, proof, note), None)


def test_a_request_from_another_size_than_seen_says_where_to_begin(named, witness):
    carry(named, witness, read_vkey(named))
    add(named)

    with pytest.raises(CustodyError, match="--since 2"):
        sign_request(witness, ask(named, since=1), None)


def test_what_was_seen_is_kept_before_the_signature_leaves(named, witness):
    note = sign_request(witness, ask(named), read_vkey(named), MOMENT)

    kept = witness.seen(read_vkey(named).name, "note").read_bytes()
    assert kept == note


def test_a_signature_by_somebody_the_log_does_not_name_is_not_taken_in(named, tmp_path_factory):
    stranger = new_witness(tmp_path_factory.mktemp("boris"), "witness/w-2")
    note = sign_request(stranger, ask(named), read_vkey(named), MOMENT)

    with pytest.raises(CustodyError, match="signed by no witness this log names"):
        accept(named, note)


def test_a_forged_signature_in_a_witness_name_is_refused_aloud(named, witness):
    note = sign_request(witness, ask(named), read_vkey(named), MOMENT)
    line = note.splitlines()[-1].split(b" ")[-1]
    forged = bytearray(base64.b64decode(line))
    forged[-1] ^= 1

    with pytest.raises(CustodyError, match="changed, or forged"):
        accept(named, note.replace(line, base64.b64encode(bytes(forged))))


@pytest.mark.parametrize(
    "data", [b"", b"old 1\n", b"old x\n\nnote", b"old 1\nAAAA\n\nnote", b"old 01\n\nnote", b"\xff" * 99]
)
def test_a_file_that_is_no_request_is_told_so(data):
    with pytest.raises(CustodyError, match="does not ask for a signature"):
        parse_request(data)


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\nb", "a" * 101, "\u202eanna"])
def test_a_name_that_cannot_stand_in_a_signature_makes_no_witness(tmp_path, name):
    with pytest.raises(CustodyError, match="cannot name a witness"):
        new_witness(tmp_path / "w", name)


def test_the_witness_key_is_for_its_owner_only_and_made_once(witness):
    assert (witness.folder / "witness.key").stat().st_mode & 0o777 == 0o600
    with pytest.raises(CustodyError, match="there is a witness here already"):
        new_witness(witness.folder, "witness/w-9")
