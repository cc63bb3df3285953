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
from witnessmark.collect.verify import Outside, verify
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


@pytest.mark.parametrize("damage", [lambda raw: raw[:-1], lambda raw: raw[:40] + b"\0" + raw[41:]])
def test_signed_lines_that_are_damaged_are_never_cut_off(case, damage):
    with session(case) as log:
        log.append("fsck", why=WHY)
        log.append("fsck", why=WHY)
    log_path(case).write_bytes(damaged := damage(log_path(case).read_bytes()))

    with pytest.raises(CustodyError, match="Nothing was cut off"), session(case):
        pass
    assert log_path(case).read_bytes() == damaged


def test_a_long_session_signs_every_hundred_lines_on_its_way(case):
    with session(case) as log:
        for _ in range(250):
            log.append("fsck", why=WHY)

    assert {path.name for path in (case.custody / "checkpoints").iterdir()} == {
        "100.note",
        "200.note",
        "250.note",
    }


def test_a_line_says_what_its_clock_is_worth_and_no_time_zone(case):
    with session(case) as log:
        real = log.append("fsck", why=WHY)
    with session(case, lambda: datetime(2090, 5, 2, tzinfo=UTC)) as log:
        told = log.append("fsck", why=WHY)

    assert real.clock.split(",")[0] == "system"
    assert told.clock == "given"


@pytest.mark.parametrize(
    ("act", "words"),
    [
        ("withdraw", "which no line before it took in"),
        ("correct", "which no line before it took in"),
        ("open-sealed", "which no line before it took in"),
        ("hand-over", "comes before anything was taken in"),
        ("derive", "comes before anything was taken in"),
    ],
)
def test_nothing_happens_to_evidence_before_it_was_acquired(case, act, words):
    with session(case) as log, pytest.raises(CustodyError, match=words):
        log.append(act, "ab" * 32, 7, why=WHY)


def test_one_name_is_withdrawn_once_and_may_be_acquired_again(case):
    with session(case) as log:
        log.append("acquire", "ab" * 32, 7, params="cd" * 32, why=WHY)
        log.append("withdraw", "ab" * 32, 7, params="cd" * 32, why=WHY)
        with pytest.raises(CustodyError, match="withdrawn already"):
            log.append("withdraw", "ab" * 32, 7, params="cd" * 32, why=WHY)
        log.append("acquire", "ab" * 32, 7, params="cd" * 32, why=WHY)
        log.append("withdraw", "ab" * 32, 7, params="cd" * 32, why=WHY)

    assert [json.loads(line)["act"] for line in read_lines(case)] == ["acquire", "withdraw"] * 2


def test_what_is_published_states_the_log_it_came_from_signed(case):
    case.published.mkdir()
    (case.published / "manifest.json").write_text("{}", encoding="utf-8")
    with session(case) as log:
        log.append("fsck", why=WHY)

    log_publication(case)

    stated = open_note((case.published / "custody.note").read_bytes(), read_vkey(case))
    assert (stated.size, stated.root) == (1, root_of(read_lines(case)[:1]))
    assert verify(case, outside=Outside(notes=((case.published / "custody.note").read_bytes(),))).is_valid


def test_a_lost_statement_is_made_again_as_it_was(case):
    case.published.mkdir()
    (case.published / "manifest.json").write_text("{}", encoding="utf-8")
    with session(case) as log:
        log.append("fsck", why=WHY)
    log_publication(case)
    stated = (case.published / "custody.note").read_bytes()
    (case.published / "custody.note").unlink()

    log_publication(case)

    assert (case.published / "custody.note").read_bytes() == stated
