"""The door to the box: a task and bytes go in, an answer of the declared type comes out."""

import atexit
import os
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

from witnessmark.box.answers import MEND, understood
from witnessmark.box.exchange import Answered, KeeperGoneError, exchange
from witnessmark.box.isolation import Isolation
from witnessmark.box.limits import Limits
from witnessmark.box.start import Keeper, start
from witnessmark.errors import UnreadError

T = TypeVar("T")


class Box:
    """A keeper behind a wall, started when it is first needed, and again when it is gone.

    Attributes:
        done: tasks so far; tells whether a piece of work read received bytes.
    """

    def __init__(self, wall: str = "", also: Iterable[Path] = ()) -> None:
        self.done = 0
        self._wall, self._also = wall, tuple(also)
        self._keeper: Keeper | None = None
        self._owner = 0
        self._lock = threading.Lock()

    def ask(
        self,
        task: str,
        data: bytes,
        *args: object,
        returns: type[T],
        limits: Limits | None = None,
        name: str = "",
    ) -> T:
        """See `in_box`."""
        allowed, named = limits or Limits(), name or "This file"
        payload = (msgspec.json.encode(args), data)
        with self._lock:
            self.done += 1
            answered = self._exchanged(task, payload, allowed, named)
        return understood(answered, returns, allowed, named)

    def isolation(self) -> Isolation:
        """The wall that stands; starts the keeper when there is none."""
        with self._lock:
            return self._kept().isolation

    def close(self) -> None:
        """End the keeper; the next task starts another."""
        keeper, self._keeper = self._keeper, None
        if keeper and self._owner == os.getpid():
            keeper.end()

    def _exchanged(self, task: str, payload: tuple[bytes, bytes], limits: Limits, name: str) -> Answered:
        fresh = self._keeper is None
        try:
            return exchange(self._kept().line, task, payload, limits)
        except KeeperGoneError as error:
            self.close()
            if fresh:  # it ended over this very document
                raise UnreadError(f"{name}: the box in which it was read ended ({error}). {MEND}") from None
        except BaseException:  # Ctrl-C in the middle: what is still under way must not answer the next task
            self.close()
            raise
        return self._exchanged(task, payload, limits, name)

    def _kept(self) -> Keeper:
        # After a fork the line is shared with the parent, and answers would go astray: leave it to the parent.
        if self._keeper is None or self._owner != os.getpid():
            self._keeper, self._owner = start(self._wall, self._also), os.getpid()
        return self._keeper


_BOX = Box()
atexit.register(_BOX.close)


def in_box(
    task: str, data: bytes, *args: object, returns: type[T], limits: Limits | None = None, name: str = ""
) -> T:
    """What a function says of received bytes, run where they can harm nothing.

    The function gets (data, *args) in a process without network, files or other processes, which ends with its answer.
    Arguments and answer travel as JSON, typed by the function's hints and by `returns`. Modules that the function's
    module names in a tuple WARM are loaded once, before the process splits off, and its `warm_up()` is called, if it has one.

    Args:
        task: "package.module:function".
        data: the received bytes.
        args: plain values and frozen dataclasses.
        returns: the type of the answer; anything else that comes out is refused.
        limits: what it may cost; the ordinary allowance when None.
        name: the document, for sentences on what it cost; a task's own sentences name it themselves.

    Raises:
        UnreadError: the task says so, or the document cost too much, or made its reader crash.
        FaultError: the task broke down by a fault of ours (an UnreadError with the details).
        BoxError: no box can be started here.
    """
    return _BOX.ask(task, data, *args, returns=returns, limits=limits, name=name)


def isolation() -> Isolation:
    """What stands between a received file and this machine; BoxError when nothing can be started."""
    return _BOX.isolation()


def tasks_done() -> int:
    """How many tasks this process has had done in the box."""
    return _BOX.done
