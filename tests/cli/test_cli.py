"""The command line, as a new user meets it."""

import subprocess
import sys

import pytest
from click.testing import CliRunner

from witnessmark.case import read_config
from witnessmark.cli import witnessmark
from witnessmark.cli.lazy import COMMANDS
from witnessmark.cli.screen import clean

HEAVY = ("numpy", "sqlalchemy", "spacy", "lxml", "rasterio", "pyarrow", "rich", "typst", "trafilatura")


def run(*words: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "witnessmark", *words], capture_output=True, text=True, check=False
    )


def test_help_lists_every_command_and_imports_nothing_heavy():
    code = "import sys; from witnessmark.cli import main; sys.argv = ['w', '--help']\ntry: main()\nfinally: print(*sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert all(command in out for command in COMMANDS)
    assert not [name for name in HEAVY if name in out.split()]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_in_its_help(command):
    result = CliRunner().invoke(witnessmark, [command, "--help"])

    assert result.exit_code == 0
    assert len(result.output) > 80


def test_a_folder_that_is_no_case_gives_one_sentence_and_exit_code_one(tmp_path):
    result = run("run", str(tmp_path / "nowhere"))

    assert result.returncode == 1
    assert "no such folder" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_new_case_is_readable_at_once(tmp_path):
    words = [
        "new",
        str(tmp_path / "c"),
        "--title",
        'A "quoted" case',
        "--area",
        "Amerli, Iraq,44.59,34.73,25",
    ]
    CliRunner().invoke(witnessmark, words, catch_exceptions=False)

    config = read_config(tmp_path / "c" / "case.toml")

    assert (config.title, config.area.name, config.area.lat) == ('A "quoted" case', "Amerli, Iraq", 34.73)


def test_a_new_case_never_overwrites_an_old_one(tmp_path):
    run("new", str(tmp_path / "c"))

    assert "there is a case here already" in run("new", str(tmp_path / "c")).stderr


def test_an_area_with_latitude_first_is_refused(tmp_path):
    assert "longitude comes first" in run("new", str(tmp_path / "c"), "--area", "x,34.7,144.5,25").stderr


def test_a_file_name_cannot_command_the_terminal():
    assert "\x1b" not in clean("evil\x1b[2Jname\u202etxt")
