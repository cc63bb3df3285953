"""What a case stands on once outsiders signed it, and what no longer passes then."""

import json
import random
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from benchmarks.custody.attacks import ATTACKS, Insider, copy_of, have_a_back_dated_log_stamped
from benchmarks.custody.build import add_items, build, publish
from benchmarks.custody.edits import Evidence, random_edit

from witnessmark.collect.checkpoint import note_path
from witnessmark.collect.custody import log_path, read_lines
from witnessmark.collect.outside import Outside
from witnessmark.collect.session import session
from witnessmark.collect.verify import verify
from witnessmark.collect.witness import new_witness

pytestmark = pytest.mark.skipif(
    not shutil.which("openssl") or not shutil.which("faketime"), reason="openssl makes the test authority"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return build(tmp_path_factory.mktemp("made"))


@pytest.fixture
def kit(made, tmp_path):
    """The case under full custody, to do with as a test likes."""
    return copy_of(made, tmp_path / "case")


def said(verdict):
    return "\n".join(verdict.reasons)


def test_a_case_that_a_witness_signed_and_an_authority_stamped_is_valid_without_reserve(kit):
    verdict = verify(kit.case)

    assert (verdict.state, verdict.reasons) == ("VALID", ())
    assert [told.split()[0] for told in verdict.stands_on] == ["local", "witness/w-1"]


def test_it_is_valid_too_for_one_who_brings_what_the_outsiders_gave(kit):
    assert verify(kit.case, outside=kit.outside()).state == "VALID"


def test_what_came_after_the_last_signatures_is_a_reserve_by_its_lines(kit):
    size = len(read_lines(kit.case))
    add_items(kit.case, range(20, 22))

    assert f"No witness has signed lines 15 to {size + 1}" in said(verify(kit.case))
    assert f"No time authority has stamped lines 14 to {size + 1}" in said(verify(kit.case))


def test_a_publication_needs_a_new_signature_like_any_other_act(kit):
    publish(kit.case, "two")

    assert "No witness has signed lines" in said(verify(kit.case))


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_no_insider_with_the_stolen_key_gets_past_one_who_asks_the_witness(kit, attack):
    brought = kit.outside()
    attack(Insider(kit))

    assert verify(kit.case, outside=brought).state == "INVALID"


def test_a_witness_who_never_signed_this_log_makes_it_invalid(kit, tmp_path):
    stranger = new_witness(tmp_path / "boris", "witness/w-2").signer.verifier

    assert "signed none of this log's" in said(verify(kit.case, outside=Outside((stranger,))))


def test_three_hundred_random_edits_of_all_evidence_are_found(kit, tmp_path):
    evidence, dice, missed = Evidence(kit.case, tmp_path / "spare"), random.Random(20140902), []
    for _ in range(300):
        edit, undo = random_edit(evidence, dice)
        verdict = verify(kit.case)
        if verdict.state == "VALID" or not evidence.is_named(edit.line, verdict.index):
            missed.append((edit, verdict))
        undo()

    assert missed == []
    assert verify(kit.case).state == "VALID"


def test_a_checkpoint_that_was_taken_away_is_missed_by_the_line_written_after_it(kit):
    note_path(kit.case, 8).unlink()

    verdict = verify(kit.case)
    assert (verdict.state, verdict.index) == ("INVALID", 8)


def test_a_newline_missing_at_the_end_of_the_log_is_found(kit):
    log_path(kit.case).write_bytes(log_path(kit.case).read_bytes()[:-1])

    verdict = verify(kit.case)
    assert (verdict.state, verdict.index) == ("INVALID", 15)


def test_a_log_taken_away_whole_is_not_taken_for_an_empty_case(kit):
    shutil.rmtree(kit.case.custody)

    assert "the custody log is gone, but evidence is there" in said(verify(kit.case))


def test_a_bit_of_a_token_that_its_signature_does_not_cover_is_found_all_the_same(kit):
    path = kit.case.custody / "tsr" / "14.local.tsr"
    token = bytearray(path.read_bytes())
    token[34] ^= 1  # an algorithm's parameter: two programs accept the token with it
    path.write_bytes(token)

    assert "14.local.tsr: gone, or not what log line" in said(verify(kit.case))


def test_every_file_under_evidence_that_no_line_names_is_named(kit):
    for name in ("objects/stray", "custody/tsr/9.evil.tsr", "custody/.hidden", "sealed/keys/x.age"):
        (kit.case.evidence / name).parent.mkdir(parents=True, exist_ok=True)
        (kit.case.evidence / name).write_bytes(b"?")

    told = said(verify(kit.case))
    assert "4 files under evidence are named by no line of the log" in told
    assert "custody/tsr/9.evil.tsr" in told


def test_an_object_that_can_be_written_to_is_a_reserve(kit):
    path = kit.case.object_path(json.loads(read_lines(kit.case)[0])["obj"])
    path.chmod(0o644)

    assert "1 objects can be written to" in said(verify(kit.case))


@pytest.mark.skipif(not shutil.which("bwrap"), reason="bwrap makes the whole disk read-only, for root too")
def test_on_a_disk_nobody_can_write_to_a_case_is_verified_like_any_other(kit):
    command = [
        "bwrap",
        "--ro-bind",
        "/",
        "/",
        "--dev",
        "/dev",
        sys.executable,
        "-m",
        "witnessmark",
        "verify",
        kit.case.root,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout.split(":")[0]) == (0, "VALID"), done.stderr


def test_a_line_that_changed_but_still_reads_well_is_named_by_the_mark_below_it(kit):
    lines = read_lines(kit.case)
    lines[3] = lines[3].replace(b'"salt":"', b'"salt":"0')[:-3] + b'"}'
    log_path(kit.case).write_bytes(b"".join(line + b"\n" for line in lines))

    assert (verify(kit.case).state, verify(kit.case).index) == ("INVALID", 3)


def test_a_clock_set_back_after_a_stamp_is_owned_up_to_and_a_reserve(kit):
    past = datetime.now(UTC) - timedelta(days=400)
    with session(kit.case, lambda: past) as log:
        log.append("fsck", why="a test of ours")

    assert "The clock was wrong: 2 lines, such as line 16" in said(verify(kit.case))


def test_a_back_dated_log_that_a_real_authority_stamped_is_found_at_the_stamp(kit):
    have_a_back_dated_log_stamped(Insider(kit))

    verdict = verify(kit.case)
    assert "no time-anomaly line owns up to a wrong clock" in said(verdict)
    assert json.loads(read_lines(kit.case)[verdict.index])["act"] == "receive"
