"""The log's lines, its one writer, its clock and its key."""

import base64
import json
from datetime import UTC, datetime

import pytest

from witnessmark.collect.checkpoint import open_note
from witnessmark.collect.custody import log_path, read_lines
from witnessmark.collect.keys import read_vkey
from witnessmark.collect.merkle import root_of
from witnessmark.collect.publication import log_publication
from witnessmark.collect.session import session
from witnessmark.errors import BusyError, CustodyError

WHY = "a test of ours"


def test_a_line_tells_who_did_what_to_which_object_and_no_name(case):
    with session(case) as log:
        log.append("fsck", "ab" * 32, 7, why=WHY)

    words = json.loads(read_lines(case)[0])
    assert list(words) == ["seq", "t", "clock", "who", "act", "obj", "bytes", "tool", "params", "why", "salt"]
    assert (words["seq"], words["act"], words["bytes"], len(words["salt"])) == (0, "fsck", 7, 32)


def test_two_equal_acts_make_two_unequal_leaves(case):
    clock = lambda: datetime(2024, 5, 2, tzinfo=UTC)  # noqa: E731
    with session(case, clock) as log:
        log.append("fsck", why=WHY)
        log.append("fsck", why=WHY)

    assert len({json.loads(line)["salt"] for line in read_lines(case)}) == 2


def test_an_act_outside_the_list_is_refused(case):
    with session(case) as log, pytest.raises(CustodyError, match='"delete" is no act of custody'):
        log.append("delete")


def test_the_checkpoint_signs_the_size_and_root_of_the_log(case):
    with session(case) as log:
        log.append("fsck", why=WHY)
        log.append("fsck", why=WHY)

    checkpoint = open_note((case.custody / "checkpoint").read_bytes(), read_vkey(case))
    assert (checkpoint.size, checkpoint.root) == (2, root_of(read_lines(case)))


def test_a_checkpoint_is_a_signed_note_of_three_lines_and_a_signature(case):
    with session(case) as log:
        log.append("fsck", why=WHY)

    origin, size, root, empty, signature, end = (
        (case.custody / "checkpoint").read_text(encoding="utf-8").split("\n")
    )
    assert (size, empty, end, len(base64.b64decode(root))) == ("1", "", "", 32)
    assert signature.startswith(f"\u2014 {origin} ")


def test_a_session_without_lines_signs_nothing_and_needs_no_key(case):
    with session(case):
        pass

    assert not (case.custody / "checkpoint").exists()
    assert not (case.root / ".keys").exists()


def test_the_private_key_lies_outside_the_evidence_for_its_owner_only(case):
    with session(case) as log:
        log.append("fsck", why=WHY)

    assert (case.root / ".keys" / "log.key").stat().st_mode & 0o777 == 0o600
    assert not list(case.evidence.rglob("*.key"))


def test_a_second_writer_is_told_at_once(case):
    with session(case), pytest.raises(BusyError, match="another witnessmark is writing"), session(case):
        pass


def test_a_clock_set_back_is_written_down(case):
    times = iter([datetime(2024, 5, 2, 12, tzinfo=UTC), datetime(2024, 5, 2, 11, tzinfo=UTC)])
    with session(case, lambda: next(times)) as log:
        log.append("fsck", why=WHY)
        log.append("fsck", why=WHY)

    assert [json.loads(line)["act"] for line in read_lines(case)] == ["fsck", "time-anomaly", "fsck"]


def test_an_unfinished_last_line_is_cut_off_and_the_cut_logged(case):
    with session(case) as log:
        log.append("fsck", why=WHY)
    with log_path(case).open("ab") as file:
        file.write(b'{"seq":1,"t":"2024')

    with session(case):
        pass

    assert b"an unfinished line of 18 bytes was cut off" in read_lines(case)[1]


def test_no_new_line_is_signed_on_a_log_that_was_changed(case):
    with session(case) as log:
        log.append("fsck", why=WHY)
    log_path(case).write_bytes(log_path(case).read_bytes().replace(b"a test", b"a best"))

    with pytest.raises(CustodyError, match="not the one its checkpoint signed"), session(case):
        pass


def test_a_publication_is_logged_once_for_each_manifest(case):
    case.published.mkdir()
    (case.published / "manifest.json").write_text("{}", encoding="utf-8")

    logged = [log_publication(case), log_publication(case)]
    (case.published / "manifest.json").write_text('{"figures": 1}', encoding="utf-8")
    logged.append(log_publication(case))

    assert logged == [True, False, True]
    assert [json.loads(line)["act"] for line in read_lines(case)] == ["publish", "publish"]
