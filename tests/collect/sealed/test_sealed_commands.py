"""The commands, as a person meets them: identity, seal, open, withdraw, reinstate, shred, consents."""

import os
import pty
import subprocess
import sys
from dataclasses import dataclass

import pytest
from click.testing import CliRunner
from tests.collect.sealed.cases import WORDS, acts, seal_words

from witnessmark.cli import witnessmark
from witnessmark.collect.custody import read_lines


@dataclass(frozen=True)
class Done:
    returncode: int
    stdout: bytes
    stderr: bytes


def run(*words, stdin=b"", env=None):
    done = CliRunner().invoke(witnessmark, [str(word) for word in words], input=stdin, env=env)
    return Done(done.exit_code, done.stdout_bytes, done.stderr_bytes)


def as_owner(case, keys, *words, **more):
    env = {"WITNESSMARK_AS": "P-1", "WITNESSMARK_IDENTITY": str(keys[0])}
    return run(*words[:1], case.root, *words[1:], env=env, **more)


def test_what_is_sealed_from_standard_input_opens_to_standard_output_to_the_byte(case, keys):
    sealed = as_owner(case, keys, "seal", "-", "--name", "notes", stdin=WORDS)
    opened = as_owner(case, keys, "open", "sealed 1", "--why", "to prepare an interview")

    assert (sealed.returncode, opened.returncode, opened.stdout) == (0, 0, WORDS)
    assert b'"notes", text/plain' in opened.stderr


def test_standard_input_needs_a_name(case, keys):
    done = as_owner(case, keys, "seal", "-", stdin=WORDS)

    assert (done.returncode, b"Say what it is with --name" in done.stderr, acts(case)) == (1, True, [])


def test_an_opening_without_a_reason_is_none(case, keys):
    seal_words(case)

    done = as_owner(case, keys, "open", "sealed 1")

    assert (done.returncode, b"--why" in done.stderr, done.stdout, acts(case)) == (2, True, b"", ["acquire"])


def test_an_analyst_opens_nothing(case, keys):
    seal_words(case)

    done = as_owner(case, keys, "open", "sealed 1", "--why", "curious", "--as", "P-3")

    assert (done.returncode, b'P-3 is "analyst"' in done.stderr, done.stdout) == (1, True, b"")


@pytest.mark.parametrize("folder", ["published", "evidence", "inbox", "."])
def test_what_is_opened_is_never_written_into_the_case(case, keys, folder):
    seal_words(case)
    (case.root / folder).mkdir(exist_ok=True)

    done = as_owner(
        case, keys, "open", "sealed 1", "--why", "a test", "--out", case.root / folder / "notes.txt"
    )

    assert (done.returncode, b"lies inside the case" in done.stderr, acts(case)) == (1, True, ["acquire"])


def test_not_even_by_sending_standard_output_there(case, keys):
    seal_words(case)
    target = case.inbox / "notes.txt"
    env = {**os.environ, "WITNESSMARK_AS": "P-1", "WITNESSMARK_IDENTITY": str(keys[0])}

    with target.open("wb") as out:
        command = [sys.executable, "-m", "witnessmark", "open", str(case.root), "sealed 1", "--why", "a test"]
        done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, env=env, check=False)

    assert (done.returncode, target.read_bytes(), acts(case)) == (1, b"", ["acquire"])


def test_an_existing_file_is_not_overwritten_and_a_new_one_is_its_owners(case, keys, tmp_path):
    seal_words(case)
    (tmp_path / "old").write_bytes(b"old")

    old = as_owner(case, keys, "open", "sealed 1", "--why", "a test", "--out", tmp_path / "old")
    new = as_owner(case, keys, "open", "sealed 1", "--why", "a test", "--out", tmp_path / "new")

    assert (old.returncode, (tmp_path / "old").read_bytes(), new.returncode) == (1, b"old", 0)
    assert ((tmp_path / "new").read_bytes(), (tmp_path / "new").stat().st_mode & 0o777) == (WORDS, 0o600)


def on_a_terminal(case, keys):
    shown, terminal = pty.openpty()
    env = {**os.environ, "WITNESSMARK_AS": "P-1", "WITNESSMARK_IDENTITY": str(keys[0])}
    command = [sys.executable, "-m", "witnessmark", "open", str(case.root), "sealed 1", "--why", "a test"]
    done = subprocess.run(command, stdout=terminal, stderr=subprocess.PIPE, env=env, check=False)
    os.close(terminal)
    with os.fdopen(shown, "rb", buffering=0) as screen:
        try:
            return done, screen.read(4096)
        except OSError:  # nothing was written
            return done, b""


def test_a_terminal_is_shown_text_without_what_it_would_obey(case, keys):
    seal_words(case, "before \u202e\u009b2J after\n".encode())

    done, shown = on_a_terminal(case, keys)

    assert (done.returncode, shown.decode().split()) == (0, ["before", "\ufffd\ufffd2J", "after"])


def test_a_terminal_is_not_shown_a_picture_and_no_line_says_so(case, keys):
    seal_words(case, b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x1b[2J" * 50)

    done, shown = on_a_terminal(case, keys)

    assert (done.returncode, shown, acts(case)) == (1, b"", ["acquire"])
    assert b"Use --out FILE" in done.stderr


def test_shredding_asks_and_does_nothing_without_an_answer(case, keys):
    seal_words(case)

    asked = as_owner(case, keys, "shred", "sealed 1", "--why", "the witness asked")
    told = as_owner(case, keys, "shred", "sealed 1", "--why", "the witness asked", "--yes")

    assert (asked.returncode, told.returncode, acts(case)) == (1, 0, ["acquire", "withdraw"])
    assert b"can never be read again" in told.stdout


def test_an_investigator_may_open_and_not_shred(case, keys):
    seal_words(case)

    opened = as_owner(case, keys, "open", "sealed 1", "--why", "a test", "--as", "P-2")
    shredded = as_owner(case, keys, "shred", "sealed 1", "--why", "a test", "--yes", "--as", "P-2")

    assert (opened.returncode, shredded.returncode) == (0, 1)
    assert b"This is for: owner" in shredded.stderr


def test_an_identity_is_made_once_for_its_owner_with_the_lines_to_add(tmp_path):
    made = [run("identity", tmp_path / "me.txt") for _ in range(2)]

    assert [done.returncode for done in made] == [0, 1]
    assert (tmp_path / "me.txt").stat().st_mode & 0o777 == 0o600
    assert b'recipient = "age1' in made[0].stdout
    assert b"AGE-SECRET-KEY" not in made[0].stdout + made[1].stderr


def test_the_reason_stands_on_a_sheet_and_not_in_the_log(case, keys):
    seal_words(case)
    as_owner(case, keys, "open", "sealed 1", "--why", "Thaxbury telephoned")

    assert not any(b"Thaxbury" in line for line in read_lines(case))


def test_consents_are_listed_and_a_wrong_one_ends_with_an_error(case, keys):
    (case.hand / "consent").mkdir()
    record = 'witness = "{}"\nscope = ["courts"]\ngiven = "2014-09"\ntaken_by = "P-2"\n'
    for name, witness in (("W-1", "W-1"), ("W-2", "W-3")):
        (case.hand / "consent" / f"{name}.toml").write_text(record.format(witness), encoding="utf-8")
    run("collect", case.root)

    done = run("consents", case.root)

    assert (done.returncode, done.stdout.splitlines()[0]) == (
        1,
        b"W-1: courts. Given 2014-09 to P-2, can be taken back at any time.",
    )
    assert b'no consent: hand/consent/W-2.toml: witness is "W-3"' in done.stdout
