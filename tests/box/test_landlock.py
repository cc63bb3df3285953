"""Landlock of every version closes files; newer ones close more."""

import os
from pathlib import Path

import pytest

from witnessmark.box import landlock

pytestmark = pytest.mark.skipif(landlock.version() == 0, reason="this kernel has no Landlock")
READABLE = [Path("/usr"), Path("/lib"), Path("/nowhere")]


def in_child(act) -> str:
    """What a process says that shuts itself in; this one stays open."""
    reader, writer = os.pipe()
    if os.fork() == 0:
        try:
            said = act()
        except BaseException as error:  # noqa: BLE001 - told to the test
            said = type(error).__name__
        os.write(writer, said.encode())
        os._exit(0)
    os.close(writer)
    with open(reader) as pipe:
        said = pipe.read()
    os.wait()
    return said


@pytest.mark.parametrize("version", [one for one in (1, 2, 3, 4, 5, 6, 7) if one <= landlock.version()])
def test_each_version_lets_read_what_is_named_and_nothing_else(version, monkeypatch, tmp_path):
    monkeypatch.setattr(landlock, "version", lambda: version)
    (tmp_path / "secret").write_text("her name")

    def act(look):
        landlock.restrict(READABLE)
        return look()

    assert in_child(lambda: act(lambda: str(any(Path("/usr").iterdir())))) == "True"
    assert in_child(lambda: act((tmp_path / "secret").read_text)) == "PermissionError"
    assert in_child(lambda: act(lambda: str((tmp_path / "new").write_text("x")))) == "PermissionError"


def test_programs_start_only_where_that_was_asked_for():
    def act(*, run: bool) -> str:
        landlock.restrict(READABLE, run=run)
        return str(os.access("/usr/bin/true", os.X_OK) and os.spawnv(os.P_WAIT, "/usr/bin/true", ["true"]))

    assert in_child(lambda: act(run=True)) == "0"
    assert in_child(lambda: act(run=False)) == "127"
