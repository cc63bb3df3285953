"""Witness, time stamp and verify as a person types them."""

import json
import shutil

import pytest
from click.testing import CliRunner

from witnessmark.cli import witnessmark
from witnessmark.collect.custody import read_lines
from witnessmark.collect.session import session


@pytest.fixture
def typed(case, tmp_path):
    """Runs a command on a case of one line; returns exit code and what was said."""
    with session(case) as log:
        log.append("fsck", why="a test of ours")

    def run(*words):
        done = CliRunner().invoke(witnessmark, [str(word) for word in words])
        return done.exit_code, done.output

    return run


def round_by_hand(typed, case, folder, *more):
    typed("witness", "ask", case.root, "--to", folder / "request")
    code = typed("witness", "sign", folder / "w", folder / "request", "--to", folder / "note", *more)
    return code, typed("witness", "accept", case.root, folder / "note")


def test_a_witness_is_made_named_asked_and_taken_in_by_five_commands(typed, case, tmp_path):
    typed("witness", "new", tmp_path / "w", "--name", "w-1")
    typed("witness", "name", case.root, tmp_path / "w" / "witness.vkey")
    _, accepted = round_by_hand(typed, case, tmp_path, "--log", case.custody / "log.vkey")

    code, said = typed("verify", case.root, "--witness", tmp_path / "w" / "witness.vkey")
    assert accepted == (0, "signed by w-1; logged.\n")
    assert code == 0
    assert "w-1 signed the first 2 lines" in said


def test_a_witness_without_the_logs_key_is_told_where_to_get_it(typed, case, tmp_path):
    typed("witness", "new", tmp_path / "w", "--name", "w-1")
    typed("witness", "name", case.root, tmp_path / "w" / "witness.vkey")

    (code, said), _ = round_by_hand(typed, case, tmp_path)

    assert code == 1
    assert "--log log.vkey" in said


def test_a_case_whose_witness_was_never_named_says_how_to_name_one(typed, case, tmp_path):
    code, said = typed("witness", "ask", case.root, "--to", tmp_path / "request")

    assert code == 1
    assert "witness name CASE VKEY" in said


def test_a_key_that_is_none_is_shown_with_what_one_looks_like(typed, case):
    code, said = typed("witness", "name", case.root, "not a key")

    assert code == 1
    assert '"not a key" is no public key line' in said


def test_a_logs_own_key_is_no_witness(typed, case):
    code, said = typed("witness", "name", case.root, case.custody / "log.vkey")

    assert code == 1
    assert "a log's key, not a witness's" in said


def test_without_an_authority_in_case_toml_the_command_says_how_to_name_one(typed, case):
    code, said = typed("timestamp", case.root)

    assert code == 1
    assert "[[custody.authorities]]" in said


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl makes the certificate")
def test_an_authority_that_cannot_be_reached_is_told_and_the_exit_code_is_one(typed, case, tmp_path):
    from benchmarks.custody.authority import make_authority

    shutil.copy(make_authority(tmp_path / "tsa").root, case.hand / "root.pem")
    url = "http://127.0.0.1:9/tsr"
    code, said = typed(
        "timestamp",
        case.root,
        "--authority",
        url,
        "--certificates",
        "hand/root.pem",
        "--allow-private-addresses",
    )

    assert code == 1
    assert "no stamp: http://127.0.0.1:9/tsr: no connection" in said


def test_verify_explains_one_object_by_the_first_digits_of_its_hash(typed, case):
    (case.inbox / "a.txt").write_text("Forty houses burned.\n", encoding="utf-8")
    typed("collect", case.root)
    sha256 = json.loads(read_lines(case)[1])["obj"]

    code, said = typed("verify", case.root, "--explain", sha256[:10])

    assert code == 0
    assert f"object {sha256}\n  now: 21 bytes, unchanged\n  line 1: acquire" in said


@pytest.mark.parametrize("prefix", ["", "ab", "zzzz", "0000000000"])
def test_an_object_that_no_line_names_is_not_explained_but_asked_for(typed, case, prefix):
    code, said = typed("verify", case.root, "--explain", prefix or "g")

    assert code == 1
    assert "no line names an object" in said
