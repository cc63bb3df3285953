"""One task's bytes to a worker and its answer back, both at once, so that neither waits for the other."""

import contextlib
import json
import os
import selectors
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from io import FileIO
from typing import Any

from witnessmark.box.asked import Asked
from witnessmark.box.limits import MIB, Limits
from witnessmark.box.message import HEAD
from witnessmark.box.patience import SLOW_FACTOR

GRACE_S = 20
"""The keeper stops a worker in time; this much later the keeper itself is taken for dead."""

_SET_PIPE_SIZE = 1031


class KeeperGoneError(Exception):
    """The keeper ended or no longer answers."""


@dataclass(frozen=True)
class Answered:
    """What came back.

    Attributes:
        message: the worker's bytes; longer than allowed where more came than is read.
        ended: the keeper's words on how the worker ended.
    """

    message: bytes
    ended: dict[str, Any]


def exchange(line: socket.socket, task: str, payload: tuple[bytes, bytes], limits: Limits) -> Answered:
    """Have one task done.

    Args:
        line: to the keeper.
        task: "package.module:function".
        payload: arguments as JSON, and the document.
        limits: what it may cost.

    Raises:
        KeeperGoneError: the keeper is not there any more.
    """
    theirs, out = _pipe()
    into, theirs_out = _pipe()
    with contextlib.ExitStack() as ours:
        ours.enter_context(out)
        ours.enter_context(into)
        with theirs, theirs_out:
            _ask(line, Asked(task, limits, len(payload[1])), (theirs.fileno(), theirs_out.fileno()))
        for end in (out, into):
            os.set_blocking(end.fileno(), False)
        return _Talk(line, out, into, payload, limits).run()


def _ask(line: socket.socket, asked: Asked, descriptors: tuple[int, int]) -> None:
    try:
        socket.send_fds(line, [asked.line()], list(descriptors))
    except OSError as error:
        raise KeeperGoneError(str(error)) from None


class _Talk:
    """Writes, reads and listens until the keeper says that the worker ended."""

    def __init__(
        self, line: socket.socket, out: FileIO, into: FileIO, payload: tuple[bytes, bytes], limits: Limits
    ) -> None:
        arguments, document = payload
        self.line, self.out, self.into, self.limits = line, out, into, limits
        self.left = [memoryview(len(arguments).to_bytes(HEAD, "big") + arguments), memoryview(document)]
        self.message = bytearray()
        self.said = b""
        self.selector = selectors.DefaultSelector()

    def run(self) -> Answered:
        """All of it; KeeperGoneError when the line breaks or falls silent."""
        deadline = time.monotonic() + SLOW_FACTOR * self.limits.wall_s + GRACE_S
        with self.selector as selector:
            selector.register(self.line, selectors.EVENT_READ, self._listen)
            selector.register(self.into, selectors.EVENT_READ, self._read)
            selector.register(self.out, selectors.EVENT_WRITE, self._write)
            while not self.said.endswith(b"\n"):
                events = selector.select(max(0.0, deadline - time.monotonic()))
                if not events:
                    raise KeeperGoneError("it does not answer any more")
                for key, _ in events:
                    act: Callable[[], object] = key.data
                    act()
            while self._read():
                pass
        return Answered(bytes(self.message), json.loads(self.said))

    def _listen(self) -> None:
        try:
            said = self.line.recv(65_536)
        except OSError:
            said = b""
        if not said:
            raise KeeperGoneError("it closed its line")
        self.said += said

    def _read(self) -> bool:
        """Take what there is of the answer; False when there is no more for now, or for good."""
        got = None if self.into.closed else self.into.read(MIB)
        if got is None:
            return False
        self.message += got
        if not got or len(self.message) > self.limits.answer_bytes:
            self._finish(self.into)
        return bool(got)

    def _write(self) -> None:
        """Give what the pipe takes; a worker that ended early wants no more."""
        try:
            written = self.out.write(self.left[0][:MIB]) or 0
        except BrokenPipeError:
            self.left = []
        else:
            self.left[0] = self.left[0][written:]
            self.left = [part for part in self.left if part]
        if not self.left:
            self._finish(self.out)

    def _finish(self, end: FileIO) -> None:
        self.selector.unregister(end)
        end.close()


def _pipe() -> tuple[FileIO, FileIO]:
    """A pipe's two ends, of a MiB where the system gives one."""
    import fcntl  # not on Windows, where the box says that it cannot stand

    reader, writer = os.pipe()
    with contextlib.suppress(OSError):  # not Linux, or this person's share of large pipes is used up
        fcntl.fcntl(writer, _SET_PIPE_SIZE, MIB)
    return FileIO(reader, "rb"), FileIO(writer, "wb")
