"""The keeper: a warm process that has the libraries loaded, and splits off one worker for each document.

It never sees a document: bytes and answers go through pipes that are the worker's from its first moment. Before it first
splits for a task it imports the task's module, what that names in WARM, and calls its `warm_up`, so that a worker begins in
milliseconds instead of half a second.
"""

import contextlib
import gc
import json
import os
import select
import signal
import socket
import time
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from witnessmark.box import landlock, linux, rlimits
from witnessmark.box.asked import Asked, asked_in
from witnessmark.box.limits import Limits
from witnessmark.box.patience import is_over, own_cpu_s
from witnessmark.box.worker import work

LINE = 65_536
"""The longest line from the other side: a task's name and its limits."""


_WARM: set[str] = set()


@dataclass(frozen=True)
class Ended:
    """How a worker ended: its exit code or signal, the seconds it computed, and whether it was stopped for waiting."""

    code: int
    signal: int
    cpu_s: float
    stopped: bool


def main(descriptor: int, isolation: str, readable: list[str]) -> None:
    """Serve until the other side closes.

    Args:
        descriptor: of the line to the program.
        isolation: the wall's name; with "landlock" the keeper shuts itself in.
        readable: what may then be read.
    """
    line = socket.socket(fileno=descriptor)
    if isolation == "landlock" or (isolation == "bubblewrap" and landlock.version()):
        landlock.restrict(map(Path, readable))
    linux.hide_memory()
    wake, waker = os.pipe()
    os.set_blocking(waker, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(waker, warn_on_full_buffer=False)
    line.sendall(b'{"ready":true}\n')
    os.dup2(os.open(os.devnull, os.O_RDONLY), 2)
    while serve(line, wake, isolation):
        pass


def serve(line: socket.socket, wake: int, isolation: str) -> bool:
    """One task from line to answer; False when the other side is gone."""
    asked, pipes = receive(line)
    if asked is None:
        return False
    fault = warm(asked.module)
    if fault:
        ended: dict[str, Any] = {"fault": fault}
    else:
        base, pid = rlimits.address_space(), os.fork()
        if pid == 0:
            work(asked, base, (pipes[0], pipes[1]), is_filtered=isolation != "limits")
    for descriptor in pipes:
        os.close(descriptor)
    if not fault:
        ended = vars(watch(line, wake, pid, asked.limits))
    line.sendall(json.dumps(ended).encode() + b"\n")
    return True


def receive(line: socket.socket) -> tuple[Asked | None, list[int]]:
    """The next task and its two descriptors; None when the other side is gone."""
    data, pipes, _, _ = socket.recv_fds(line, LINE, 2)
    while data and not data.endswith(b"\n"):
        more = line.recv(LINE)
        data = data + more if more else b""
    return (asked_in(data), pipes) if data else (None, pipes)


def warm(module: str) -> str:
    """Import a module and what it names in WARM, and let it warm up; returns what went wrong, "" for nothing."""
    if module in _WARM:
        return ""
    try:
        loaded = import_module(module)
        for name in getattr(loaded, "WARM", ()):
            # An optional library may not be there: that is the task's to tell.
            with contextlib.suppress(ModuleNotFoundError):
                import_module(name)
        getattr(loaded, "warm_up", _nothing)()
    except Exception as error:  # noqa: BLE001 - whatever an import raises is told on the other side
        return f"{type(error).__name__}: {error}"
    _WARM.add(module)
    gc.collect()
    gc.freeze()  # else the first collection in each worker would copy every page of it
    return ""


def _nothing() -> None:
    """For modules that have nothing to warm up."""


def watch(line: socket.socket, wake: int, pid: int, limits: Limits) -> Ended:
    """Wait for a worker; stop it when it only waits, or when the other side is gone."""
    start, stopped, heard = time.monotonic(), False, line.fileno()
    while True:
        ready, _, _ = select.select([wake, heard], [], [], limits.wall_s / 8)
        if wake in ready:
            os.read(wake, 512)
        done, status, used = os.wait4(pid, os.WNOHANG)
        if done:
            code = os.waitstatus_to_exitcode(status)
            return Ended(max(code, 0), max(-code, 0), used.ru_utime + used.ru_stime, stopped)
        if heard in ready or is_over(time.monotonic() - start, limits.wall_s, own_cpu_s(pid)):
            stopped = True
            os.kill(pid, signal.SIGKILL)
