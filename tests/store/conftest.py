"""A PostgreSQL of the tests' own: a private cluster on a local socket, gone with the session; and both kinds of store."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from witnessmark.store import Store, open_shared, open_store

_SCHEMAS = count()


def _programs() -> Path | None:
    if found := shutil.which("initdb"):
        return Path(found).parent
    # Debian keeps them off the path: /usr/lib/postgresql/15/bin.
    return next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None)


def _run(*command: str | Path, cwd: Path) -> None:
    # The server refuses to run as root; Debian's package brings an account for it.
    user = {"user": "postgres", "group": "postgres", "extra_groups": ()} if os.geteuid() == 0 else {}
    # Its output goes nowhere: the server inherits the pipe, and would keep it open.
    subprocess.run(command, check=True, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **user)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed (initdb): apt-get install postgresql")
    # A socket's path may have 107 bytes, and pytest's folders are deeper.
    with tempfile.TemporaryDirectory(prefix="wm-pg-", dir="/tmp") as name:
        folder = Path(name)
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        data = folder / "data"
        # A language that sorts otherwise than bytes do, where the machine has one: the store must not care.
        _run(programs / "initdb", "-D", data, "-U", "tester", "-A", "trust", "-E", "UTF8", cwd=folder)
        options = f"-k {folder} -c listen_addresses= -c fsync=off"
        _run(programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start", cwd=folder)
        yield f"postgresql+psycopg://tester@/postgres?host={folder}"
        _run(programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop", cwd=folder)


@pytest.fixture
def shared_place(server: str) -> tuple[str, str]:
    pytest.importorskip("psycopg", reason='the driver is not installed: pip install "witnessmark[postgres]"')
    return server, f"case_{next(_SCHEMAS)}"


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    is_file = request.param == "sqlite"
    opened = (
        open_store(tmp_path / "case.sqlite")
        if is_file
        else open_shared(*request.getfixturevalue("shared_place"))
    )
    yield opened
    opened.close()
