"""What a stranger finds with ordinary tools, and that a bag cannot fool any of the three programs."""

import ast
import json
import os
import shutil
import subprocess
import sys

import pytest
from benchmarks.handover.asking import ask, ask_all, made_whole_again

from witnessmark.collect.bag.programs import programs as shipped
from witnessmark.collect.witness import new_witness

OBJECTS, CUSTODY = "data/evidence/objects/sha256", "data/evidence/custody"


def states(folder, programs):
    return {state for state, _ in ask_all(folder, programs).values()}


def an_object(bag):
    """One whose bytes are an item's."""
    return next(path for path in sorted((bag / OBJECTS).glob("*/*")) if path.stat().st_size < 30)


def test_the_three_answer_alike_for_a_bag_with_and_without_outsiders(bags, programs):
    assert states(bags["plain"], programs) == {"VALID-BUT"}
    assert states(bags["attested"], programs) == {"VALID"}


def test_both_programs_say_the_very_same_words(bags, programs):
    for bag in bags.values():
        assert ask(programs["verify.sh"], bag) == ask(programs["verify.py"], bag)


def test_the_programs_in_the_bag_are_those_of_the_package(bags):
    assert {name: (bags["plain"] / name).read_bytes() for name in shipped()} == shipped()


def turn_a_bit(bag):
    path = an_object(bag)
    path.chmod(0o644)
    path.write_bytes(bytes([path.read_bytes()[0] ^ 1]) + path.read_bytes()[1:])


def drop_a_line(bag):
    lines = (bag / CUSTODY / "log.jsonl").read_bytes().splitlines(keepends=True)
    (bag / CUSTODY / "log.jsonl").write_bytes(b"".join(lines[:1] + lines[2:]))


def shorten_the_log(bag):
    lines = (bag / CUSTODY / "log.jsonl").read_bytes().splitlines(keepends=True)
    (bag / CUSTODY / "log.jsonl").write_bytes(b"".join(lines[:-1]))
    (bag / CUSTODY / "checkpoint").write_bytes(
        (bag / CUSTODY / f"checkpoints/{len(lines) - 1}.note").read_bytes()
    )
    (bag / CUSTODY / f"checkpoints/{len(lines)}.note").unlink()


def write_over(name, change):
    def spoil(bag):
        (bag / name).write_bytes(change((bag / name).read_bytes()))

    return spoil


def link_an_object(bag):
    path = an_object(bag)
    shutil.copy(path, bag.parent / "elsewhere")
    path.unlink()
    path.symlink_to(bag.parent / "elsewhere")


def put_in(name):
    def spoil(bag):
        target = bag / os.fsdecode(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(b"x")

    return spoil


SPOILT = {
    "a bit of an item": turn_a_bit,
    "an item taken out": lambda bag: an_object(bag).unlink(),
    "a line dropped": drop_a_line,
    "the hand-over line taken off": shorten_the_log,
    "the log's last newline": write_over(f"{CUSTODY}/log.jsonl", lambda data: data[:-1]),
    "a line of a hundred kilobytes": write_over(f"{CUSTODY}/log.jsonl", lambda data: b"x" * 100_000 + b"\n" + data),
    "line ends of another system": write_over(f"{CUSTODY}/log.jsonl", lambda data: data.replace(b"\n", b"\r\n")),
    "a signature": write_over(f"{CUSTODY}/checkpoint", lambda data: data[:-10] + b"AAAAAAAA=\n"),
    "another key": write_over(f"{CUSTODY}/log.vkey", lambda data: data.replace(b"+A", b"+B")),
    "the description": write_over("data/ro-crate-metadata.json", lambda data: data.replace(b"text/plain", b"text/html")),
    "the read-me": write_over("README.txt", lambda data: data + b"Call this number.\n"),
    "a program": write_over("verify.sh", lambda _: b"#!/bin/sh\necho VALID\n"),
    "a link for an item": link_an_object,
    "a stray file": put_in(b"data/notes.txt"),
    "a stray object": put_in(OBJECTS.encode() + b"/ab/ab" + b"0" * 62),
    "a name with a newline": put_in(b"data/evidence/a\nb"),
    "a name like an option": put_in(b"data/--help"),
    "a name that only looks right": put_in("data/evid\u0435nce/log".encode()),
    "a name in no alphabet": put_in(b"data/\xff\xfe"),
    "a name that steers a terminal": put_in(b"data/\x1b[2J\x1b[31mVALID"),
    "a folder of nothing": lambda bag: (bag / "data/evidence/custody/tsr").mkdir(),
}  # fmt: skip


@pytest.mark.parametrize("what", SPOILT)
def test_no_program_accepts_a_bag_once_it_was_spoilt(bag, programs, what):
    SPOILT[what](bag)

    assert states(bag, programs) == {"INVALID"}


@pytest.mark.parametrize("what", SPOILT)
def test_no_program_accepts_it_when_the_manifests_were_written_anew_either(bag, programs, what):
    SPOILT[what](bag)
    made_whole_again(bag)

    assert states(bag, programs) == {"INVALID"}


MANIFESTS = {
    "a line twice": lambda data: data + data.splitlines(keepends=True)[-1],
    "lines in another order": lambda data: b"".join(reversed(data.splitlines(keepends=True))),
    "line ends of another system": lambda data: data.replace(b"\n", b"\r\n"),
    "a path out of the bag": lambda data: b"0" * 64 + b"  data/../../../etc/passwd\n" + data,
    "fewer files than there are": lambda data: data.split(b"\n", 1)[1],
    "nothing": lambda _: b"",
}


@pytest.mark.parametrize("name", ["manifest-sha256.txt", "tagmanifest-sha256.txt"])
@pytest.mark.parametrize("what", MANIFESTS)
def test_a_manifest_has_one_right_spelling(bag, programs, name, what):
    write_over(name, MANIFESTS[what])(bag)

    assert states(bag, programs) == {"INVALID"}


def test_a_hostile_name_is_shown_so_that_it_steers_no_terminal(bag, programs):
    put_in(b"data/\x1b[2J\x1b[31mVALID\n")(bag)

    said = [words for _, words in ask_all(bag, programs).values()]
    assert all("\x1b" not in words and words.startswith("INVALID") for words in said)


def test_the_first_bad_line_is_named_by_all_three(bag, programs):
    turn_a_bit(bag)
    sha256 = an_object(bag).name
    lines = (bag / CUSTODY / "log.jsonl").read_text(encoding="ascii").splitlines()
    place = next(seq for seq, line in enumerate(lines) if json.loads(line)["obj"] == sha256)

    assert all(f"First bad line: {place}." in words for _, words in ask_all(bag, programs).values())


def test_a_witness_one_knows_must_have_signed(attested, programs, tmp_path):
    key = (attested / CUSTODY / "witnesses" / "witness-w-1.vkey").read_text(encoding="utf-8").strip()
    other = new_witness(tmp_path / "bob", "witness/w-1").signer.verifier.vkey()

    for command in programs.values():
        assert ask(command, attested, "--witness", key)[0] == "VALID"
        assert ask(command, attested, "--witness", other)[0] == "INVALID"


def test_a_file_of_a_witness_or_a_token_that_changed_is_found(attested, programs):
    for path in [*(attested / CUSTODY / "tsr").iterdir(), *(attested / CUSTODY / "witnesses").iterdir()]:
        before = path.read_bytes()
        path.write_bytes(before[:-1])
        made_whole_again(attested)
        assert states(attested, programs) == {"INVALID"}
        path.write_bytes(before)


def only(folder, *names):
    """A folder with these programs alone."""
    folder.mkdir()
    for name in names:
        (folder / name).symlink_to(shutil.which(name))
    return {"PATH": str(folder)}


def test_verify_sh_needs_no_program_but_sh_perl_openssl_and_sha256sum(bag, programs, tmp_path):
    path = only(tmp_path / "bin", "sh", "perl", "openssl", "sha256sum")

    done = subprocess.run(
        ["sh", programs["verify.sh"][1], bag], env=path, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout.split(":")[0], done.stderr) == (0, "VALID-BUT", "")


@pytest.mark.parametrize("lacking", ["perl", "openssl", "sha256sum"])
def test_verify_sh_without_one_of_its_programs_says_that_nothing_was_checked(
    bag, programs, tmp_path, lacking
):
    path = only(tmp_path / "bin", "sh", *({"perl", "openssl", "sha256sum"} - {lacking}))

    done = subprocess.run(
        ["sh", programs["verify.sh"][1], bag], env=path, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert f"{lacking} is not on this machine" in done.stderr


def test_an_openssl_that_says_yes_to_everything_is_not_believed(bag, programs, tmp_path):
    path = only(tmp_path / "bin", "sh", "perl", "sha256sum")
    (tmp_path / "bin" / "openssl").write_text("#!/bin/sh\nexit 0\n", encoding="ascii")
    (tmp_path / "bin" / "openssl").chmod(0o755)

    done = subprocess.run(
        ["sh", programs["verify.sh"][1], bag], env=path, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout) == (2, "")


def test_verify_sh_works_out_hashes_itself_where_perl_lacks_its_own(bag, programs, tmp_path):
    path = only(tmp_path / "bin", "sh", "openssl", "sha256sum")
    (tmp_path / "lib" / "Digest").mkdir(parents=True)
    (tmp_path / "lib" / "Digest" / "SHA.pm").write_text("die;\n", encoding="ascii")
    perl = f'#!/bin/sh\nexec {shutil.which("perl")} -I{tmp_path / "lib"} "$@"\n'
    (tmp_path / "bin" / "perl").write_text(perl, encoding="ascii")
    (tmp_path / "bin" / "perl").chmod(0o755)

    done = subprocess.run(
        ["sh", programs["verify.sh"][1], bag], env=path, capture_output=True, text=True, check=False
    )

    assert done.stdout == ask(programs["verify.sh"], bag)[1]


def test_verify_py_is_python_3_8_and_imports_its_standard_library_alone():
    tree = ast.parse(shipped()["verify.py"], feature_version=(3, 8))

    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_verify_py_without_openssl_leaves_time_stamps_unchecked_and_says_so(attested, programs, tmp_path):
    done = subprocess.run(
        [*programs["verify.py"], attested],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout.split(":")[0]) == (0, "VALID-BUT")
    assert "1 time stamps were not checked: openssl is not on this machine." in done.stdout


def test_a_folder_that_is_not_there_is_no_answer(programs, tmp_path):
    assert [ask(command, tmp_path / "none")[0] for command in programs.values()] == ["exit 2", "exit 2"]


def test_a_file_in_the_bag_that_is_called_like_a_program_or_module_is_never_run(bag, programs, tmp_path):
    for name in ("sha256sum", "openssl", "perl", "json.py", "hashlib.py", "argparse.py"):
        (bag / name).write_text(f"touch {tmp_path / 'ran'}\n", encoding="ascii")
        (bag / name).chmod(0o755)
    path = {**os.environ, "PATH": f".:{os.environ['PATH']}"}

    by_sh = subprocess.run(
        ["sh", "verify.sh"], cwd=bag, env=path, capture_output=True, text=True, check=False
    )
    by_py = subprocess.run(
        [sys.executable, "verify.py"], cwd=bag, env=path, capture_output=True, text=True, check=False
    )

    assert (by_sh.returncode, by_py.returncode) == (2, 1)
    assert "PATH" in by_sh.stderr
    assert not (tmp_path / "ran").exists()
