"""What verification catches, and what it honestly cannot."""

import json
import random

import pytest

from witnessmark.collect import collect
from witnessmark.collect.checkpoint import write_checkpoint
from witnessmark.collect.custody import log_path, read_lines
from witnessmark.collect.keys import log_key
from witnessmark.collect.merkle import Frontier
from witnessmark.collect.verify import verify


@pytest.fixture
def kept(case, silent):
    """A case with three items collected in two sessions."""
    for name in ("a", "b"):
        (case.inbox / f"{name}.txt").write_text(f"Text {name}.\n", encoding="utf-8")
    collect(case, silent)
    (case.inbox / "c.txt").write_text("Text c.\n", encoding="utf-8")
    collect(case, silent)
    return case


def rewrite(case, change):
    lines = read_lines(case)
    change(lines)
    log_path(case).write_bytes(b"".join(line + b"\n" for line in lines))


def test_an_untouched_case_holds_but_for_witness_and_outside_time(kept):
    verdict = verify(kept)

    assert (verdict.state, verdict.lines, verdict.objects, verdict.index) == ("VALID-BUT", 3, 6, None)
    assert [reason.split(":")[0] for reason in verdict.reasons] == ["No witness", "No outside time"]


def test_an_empty_case_is_valid_without_reserve(case):
    assert verify(case).state == "VALID"


def test_a_changed_byte_of_an_evidentiary_copy_is_found_with_its_line(kept):
    item = list(kept.items())[1]
    kept.object_path(item.sha256).chmod(0o644)
    kept.object_path(item.sha256).write_bytes(b"Text B.\n")

    verdict = verify(kept)

    assert (verdict.state, verdict.index) == ("INVALID", 1)
    assert "bytes changed" in verdict.reasons[0]


def test_a_missing_evidentiary_copy_is_found_with_its_line(kept):
    kept.object_path(list(kept.items())[2].sha256).unlink()

    assert (verify(kept).state, verify(kept).index) == ("INVALID", 2)


def test_a_missing_item_sheet_is_found_with_its_line(kept):
    kept.object_path(json.loads(read_lines(kept)[0])["params"]).unlink()

    assert (verify(kept).state, verify(kept).index) == ("INVALID", 0)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda lines: lines.pop(1), id="a line dropped"),
        pytest.param(lambda lines: lines.pop(), id="the last line dropped"),
        pytest.param(lambda lines: lines.reverse(), id="the order turned"),
        pytest.param(lambda lines: lines.append(lines[-1]), id="a line repeated"),
        pytest.param(
            lambda lines: lines.append(lines[2].replace(b'"seq":2', b'"seq":3')), id="a line forged"
        ),
        pytest.param(
            lambda lines: lines.__setitem__(0, lines[0].replace(b"received", b"receivec")), id="a word"
        ),
        pytest.param(lambda lines: lines.clear(), id="all lines gone"),
    ],
)
def test_every_kind_of_edit_of_the_log_is_found(kept, change):
    rewrite(kept, change)

    assert verify(kept).state == "INVALID"


def test_a_log_rewritten_and_signed_with_another_key_is_found(kept):
    rewrite(kept, lambda lines: lines.pop())
    tree = Frontier()
    for line in read_lines(kept):
        tree.add(line)
    (kept.root / ".keys" / "log.key").unlink()
    vkey = (kept.custody / "log.vkey").read_bytes()
    (kept.custody / "log.vkey").unlink()
    write_checkpoint(kept, tree, log_key(kept))
    (kept.custody / "log.vkey").write_bytes(vkey)

    assert verify(kept).state == "INVALID"


def test_an_object_that_no_line_names_is_a_reserve(kept):
    (kept.evidence / "objects" / "sha256" / "stray").write_bytes(b"?")

    assert "named by no line" in verify(kept).reasons[-1]


def test_five_hundred_random_edits_of_the_custody_files_are_all_found(kept):
    dice = random.Random(20140901)
    files = [path for path in sorted(kept.evidence.rglob("*")) if path.is_file() and path.name != ".lock"]
    missed = []
    for turn in range(500):
        path = dice.choice(files)
        path.chmod(0o644)
        before = path.read_bytes()
        path.write_bytes(edit(before, dice))
        if verify(kept).state != "INVALID":
            missed.append((turn, path.name))
        path.write_bytes(before)

    assert missed == []


def edit(data, dice):
    at = dice.randrange(len(data))
    flipped = data[:at] + bytes([data[at] ^ 1 << dice.randrange(8)]) + data[at + 1 :]
    return dice.choice([flipped, data[:at] + data[at + 1 :], data[:at] + b"\x00" + data[at:], data[:at]])
