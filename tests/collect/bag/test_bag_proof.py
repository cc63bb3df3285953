"""One item shown alone: proved to a second program too, and nothing told of the others."""

import json
import os

import pytest
from benchmarks.handover.asking import ask, ask_all
from benchmarks.handover.build import witnessed
from tlog_scales.signing import Vkey
from tlog_scales.tlog import Checkpoint, InclusionProof

from witnessmark.collect.bag import prove
from witnessmark.collect.bag.tlogproof import parse_tlog_proof
from witnessmark.collect.custody import read_lines
from witnessmark.collect.merkle import leaf_hash
from witnessmark.collect.witness import new_witness
from witnessmark.errors import CustodyError


@pytest.fixture
def proof(kept, tmp_path):
    return prove(kept, "map.txt", tmp_path / "proof", ("P-1", "the court of Y")).folder


def states(folder, programs):
    return {state for state, _ in ask_all(folder, programs).values()}


def test_a_second_program_finds_the_line_in_the_log_by_the_proof(proof):
    found = parse_tlog_proof((proof / "item.tlog-proof").read_bytes())
    checkpoint = Checkpoint.from_text(found.note.decode())

    checkpoint.verify(Vkey.from_string((proof / "log.vkey").read_text(encoding="utf-8").strip()))
    other = InclusionProof(found.index, checkpoint.size, list(found.path))
    other.check(leaf_hash((proof / "line.json").read_bytes()), checkpoint.root_hash)


def test_all_three_programs_find_that_the_item_was_taken_in(proof, programs):
    assert states(proof, programs) == {"VALID-BUT"}


def test_nothing_is_told_of_other_items_nor_of_who_was_shown_it(proof, kept):
    others = [item for item in kept.items() if item.name != "map.txt"]
    canaries = (
        [one.sha256.encode() for one in others]
        + [one.name.encode() for one in others]
        + [b"court", b"We left"]
    )

    told = b"\n".join(os.fsencode(path) + path.read_bytes() for path in proof.rglob("*") if path.is_file())
    assert [one for one in canaries if one in told] == []


def test_that_it_was_shown_is_a_line_of_the_log_and_to_whom_a_sheet(proof, kept):
    line = json.loads(read_lines(kept)[-1])

    assert (line["act"], line["obj"]) == (
        "export",
        next(one.sha256 for one in kept.items() if one.name == "map.txt"),
    )
    assert json.loads(kept.object_path(line["params"]).read_bytes())["to"] == "the court of Y"


def test_without_its_name_an_item_is_proved_all_the_same(kept, tmp_path, programs):
    prove(kept, "letter-of-samira.txt", tmp_path / "proof", with_name=False)

    told = b"\n".join(path.read_bytes() for path in (tmp_path / "proof").rglob("*") if path.is_file())
    assert b"samira" not in told
    assert states(tmp_path / "proof", programs) == {"VALID-BUT"}


def test_the_checkpoint_shown_is_the_last_that_a_witness_signed(kept, tmp_path, programs):
    witness = new_witness(tmp_path / "anna", "witness/w-1")
    witnessed(kept, witness)
    shown = prove(kept, "map.txt", tmp_path / "proof")

    said = ask(programs["verify.sh"], shown.folder, "--witness", witness.signer.verifier.vkey())[1]
    assert shown.size < len(read_lines(kept))
    assert f"witness/w-1 signed the first {shown.size} lines" in said


def change(name, spoil):
    def apply(folder):
        (folder / name).chmod(0o644)
        (folder / name).write_bytes(spoil((folder / name).read_bytes()))

    return apply


SPOILT = {
    "a byte of the item": change("item", lambda data: b"X" + data[1:]),
    "an item cut short": change("item", lambda data: data[:-1]),
    "the sheet": change("sheet.json", lambda data: data.replace(b"map", b"cap")),
    "the line": change("line.json", lambda data: data.replace(b"received", b"receivex")),
    "the line's end": change("line.json", lambda data: data + b"\n"),
    "the place": change("item.tlog-proof", lambda data: data.replace(b"index ", b"index 1")),
    "a step of the proof": change("item.tlog-proof", lambda data: data.replace(b"=\n", b"=\n" + b"A" * 43 + b"=\n", 1)),
    "the root": change("item.tlog-proof", lambda data: data[: data.rindex(b"=\n\n") - 5] + b"AAAAA" + data[data.rindex(b"=\n\n") :]),
    "line ends of another system": change("item.tlog-proof", lambda data: data.replace(b"\n", b"\r\n")),
    "another key": change("log.vkey", lambda data: data.replace(b"+A", b"+B")),
    "no item": lambda folder: (folder / "item").unlink(),
    "a link for an item": lambda folder: ((folder / "item").rename(folder.parent / "x"), (folder / "item").symlink_to("../x")),
    "a stray file": lambda folder: (folder / "notes.txt").write_text("x", encoding="ascii"),
}  # fmt: skip


@pytest.mark.parametrize("what", SPOILT)
def test_no_program_accepts_a_proof_once_it_was_spoilt(proof, programs, what):
    SPOILT[what](proof)

    assert states(proof, programs) == {"INVALID"}


def test_a_proof_in_another_spelling_is_refused_with_what_it_begins_with():
    with pytest.raises(CustodyError, match="no proof of one line"):
        parse_tlog_proof(b"c2sp.org/tlog-proof@v1\nindex 01\n\nnote")
