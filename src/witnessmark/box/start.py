"""Start a keeper behind the strongest wall that stands here, or say why none could be started."""

import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from witnessmark.box import bubblewrap, paths
from witnessmark.box.isolation import WALLS, Isolation, promising
from witnessmark.errors import BoxError

FORCE = "WITNESSMARK_BOX"
"""Environment variable that asks for one wall by name and takes no other."""

READY_S = 60
ENVIRONMENT = {
    "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "UTC", "HOME": "/nowhere", "PYTHONDONTWRITEBYTECODE": "1",
    # One thread: a worker gets one processor's time, and a process with threads is not safely split.
    "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "ARROW_DEFAULT_MEMORY_POOL": "system",
}  # fmt: skip
BEGIN = (
    "import sys,json;given=json.loads(sys.argv[1]);sys.path[:]=given['path'];"
    "from witnessmark.box.keeper import main;main(given['line'],given['isolation'],given['readable'])"
)


@dataclass(frozen=True)
class Keeper:
    """A running keeper: its process, our end of its line, the wall around it."""

    process: "subprocess.Popen[bytes]"
    line: socket.socket
    isolation: Isolation

    def end(self) -> None:
        """Kill it and, with it, whatever runs in its box."""
        self.line.close()
        with contextlib.suppress(OSError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        if self.process.stderr:
            self.process.stderr.close()


def start(wanted: str = "", also: Iterable[Path] = ()) -> Keeper:
    """A ready keeper.

    Args:
        wanted: the wall to take; "" for what WITNESSMARK_BOX asks for, else the strongest that stands.
        also: further folders of modules, for tests.

    Raises:
        BoxError: an unknown wall is asked for, or no keeper comes up.
    """
    failed: dict[str, list[str]] = {}
    for isolation in _candidates(wanted or os.environ.get(FORCE, "")):
        keeper = _spawned(isolation, tuple(also))
        trouble = _trouble(keeper)
        if not trouble:
            return keeper
        keeper.end()
        failed.setdefault(trouble, []).append(isolation.name)
    reasons = "; ".join(f"{', '.join(names)}: {trouble}" for trouble, names in failed.items())
    raise BoxError(
        f"The box in which received files are read could not be started ({reasons}). {_mend(reasons)}"
    )


def _mend(reasons: str) -> str:
    if "ModuleNotFoundError" in reasons:
        return "Install Witnessmark and what it needs into one Python environment, and run it from there."
    return f'Install bubblewrap ("apt install bubblewrap"), or set {FORCE}=limits to read them with reduced isolation.'


def _candidates(wanted: str) -> Iterable[Isolation]:
    if sys.platform == "win32":
        raise BoxError(
            f"Received files are never read outside a box, and there is none for {sys.platform}. Run Witnessmark under Linux "
            "or macOS; on Windows, within WSL."
        )
    if wanted and wanted not in WALLS:
        raise BoxError(f'{FORCE} is "{wanted}"; there is no such wall. Write one of: {", ".join(WALLS)}.')
    return (WALLS[wanted],) if wanted else promising()


def _spawned(isolation: Isolation, also: tuple[Path, ...]) -> Keeper:
    ours, theirs = socket.socketpair()
    readable = paths.readable(also)
    given = {
        "path": paths.search_path(also), "line": theirs.fileno(), "isolation": isolation.name,
        "readable": [str(path) for path in readable],
    }  # fmt: skip
    command = [sys.executable, "-I", "-c", BEGIN, json.dumps(given)]
    if isolation.name == "bubblewrap":
        command = bubblewrap.wrapped(command, readable, ENVIRONMENT, ("--as-pid-1",))
    with theirs:
        process = subprocess.Popen(
            command, pass_fds=(theirs.fileno(),), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, env=ENVIRONMENT, cwd="/", start_new_session=True,
        )  # fmt: skip
    return Keeper(process, ours, isolation)


def _trouble(keeper: Keeper) -> str:
    """Why a keeper did not come up, "" when it is ready."""
    ready, _, _ = select.select([keeper.line], [], [], READY_S)
    if ready and keeper.line.recv(4096).startswith(b'{"ready"'):
        return ""
    os.killpg(keeper.process.pid, signal.SIGKILL)
    said = keeper.process.stderr.read(20_000) if keeper.process.stderr else b""
    lines = said.decode("utf-8", "replace").strip().splitlines() or ["it ended without a word"]
    return lines[-1][-300:] if ready else f"not ready after {READY_S} s: {lines[-1][-300:]}"
