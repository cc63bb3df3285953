"""Whatever goes wrong is one sentence on stderr and an exit code; nobody is shown a traceback unasked."""

import errno
import os
import signal
import subprocess
import sys

import pytest

from witnessmark.cli.trouble import tell
from witnessmark.errors import CaseError

CASE_TOML = 'title = "x"\n'


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "case.toml").write_text(CASE_TOML, encoding="utf-8")
    return tmp_path


def run(*words, **settings) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "witnessmark", *map(str, words)],
        capture_output=True, text=True, check=False, env={**os.environ, **settings},
    )  # fmt: skip


BREAK = "import witnessmark.trace as t\nt.find_start = lambda *_: 1 // 0\n"


def break_down(folder, **settings) -> subprocess.CompletedProcess:
    code = f"{BREAK}import sys\nsys.argv = ['w', 'trace', 'x', {str(folder)!r}]\nfrom witnessmark.cli import main\nmain()"
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False,
        env={**os.environ, **settings},
    )  # fmt: skip


def test_a_fault_of_ours_is_called_ours_in_one_line(folder):
    done = break_down(folder)

    assert done.returncode == 2
    assert "our fault, not yours (ZeroDivisionError" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_the_details_of_a_fault_are_written_where_the_line_says(folder):
    assert str(folder / "working" / "error.log") in break_down(folder).stderr
    assert "ZeroDivisionError" in (folder / "working" / "error.log").read_text(encoding="utf-8")


def test_the_traceback_is_shown_to_whoever_asks_for_it(folder):
    assert "Traceback" in break_down(folder, WITNESSMARK_DEBUG="1").stderr


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (CaseError("a: b. Do c."), 1, "a: b. Do c."),
        (OSError(errno.ENOSPC, "No space left on device", "/c/x"), 1, "/c/x: No space left on device. Free"),
        (OSError(errno.EROFS, "Read-only file system", b"/c/\xff"), 1, "Work on a copy"),
        (KeyboardInterrupt(), 130, "Stopped. What is done is kept"),
    ],
)
def test_each_kind_of_trouble_has_its_code_and_its_way_out(capsys, error, code, words):
    assert tell(error, None) == code
    assert words in capsys.readouterr().err


def test_a_new_case_where_a_file_is_in_the_way_is_one_sentence(tmp_path):
    (tmp_path / "c").write_text("a file", encoding="utf-8")

    done = run("new", tmp_path / "c")

    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_control_c_ends_with_one_line_and_no_traceback(folder):
    code = f"import os, signal, witnessmark.trace as t\nt.find_start = lambda *_: os.kill(os.getpid(), {signal.SIGINT:d})\n"
    # A shell's background job begins with SIGINT ignored; a person's Ctrl-C is what is tested here.
    code += "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    code += f"import sys\nsys.argv = ['w', 'trace', 'x', {str(folder)!r}]\nfrom witnessmark.cli import main\nmain()"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr.count("\n")) == (130, 1)
    assert "Stopped" in done.stderr


def test_a_pipe_closed_early_is_no_trouble(folder):
    command = f"{sys.executable} -m witnessmark plugins | head -1"

    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)

    assert done.stderr == ""


def test_a_case_is_found_from_inside_its_folder_and_under_any_name(tmp_path):
    folder = tmp_path / "a case? 100% ünï #1"
    folder.mkdir()
    (folder / "case.toml").write_text(CASE_TOML, encoding="utf-8")
    words = [sys.executable, "-m", "witnessmark", "figures", "."]

    inside = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)

    assert inside.stdout.startswith("0 figures")
    assert run("figures", f"{folder}/").returncode == 0
    assert sorted(path.name for path in folder.iterdir()) == ["case.sqlite", "case.toml"]


def test_verify_looks_at_a_case_without_writing_into_it(folder):
    assert run("verify", folder).stdout.startswith("VALID")
    assert [path.name for path in folder.iterdir()] == ["case.toml"]


def test_a_terminal_that_knows_only_ascii_still_gets_its_answer(tmp_path):
    folder = tmp_path / "آمرلي"

    done = run("new", folder, PYTHONIOENCODING="ascii")

    assert done.returncode == 0
    assert "a new case" in done.stdout
