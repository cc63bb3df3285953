"""A worker: one document, one answer, then the end. Everything it could harm is taken away before it sees a byte."""

import errno
import gc
import os
import resource
import signal
import traceback
from collections.abc import Callable
from importlib import import_module
from typing import Any, NoReturn, get_type_hints

import msgspec

from witnessmark.box import filters, linux, rlimits
from witnessmark.box.asked import Asked
from witnessmark.box.limits import Limits
from witnessmark.box.message import ANSWER, FAULT, HEAD, MEMORY, UNREAD
from witnessmark.errors import UnreadError


def work(asked: Asked, base_bytes: int, pipes: tuple[int, int], *, is_filtered: bool) -> NoReturn:
    """Shut the doors, do the task, send the answer, end.

    Args:
        asked: the task and what it may cost.
        base_bytes: address space in use before.
        pipes: descriptors that the document comes from and the answer goes to.
        is_filtered: whether the system-call filter goes on.
    """
    document, answer = pipes
    try:
        shut(asked.limits, base_bytes + asked.size, pipes, is_filtered=is_filtered)
        message = done(asked, document)
        with open(answer, "wb", buffering=0) as pipe:
            view = memoryview(message)
            while view:
                view = view[pipe.write(view) or 0 :]
    finally:
        os._exit(0)  # no handler of any library runs on the way out


def shut(limits: Limits, base_bytes: int, keep: tuple[int, int], *, is_filtered: bool) -> None:
    """Take away signals' handlers, inherited descriptors, and all that the limits and the filter forbid."""
    gc.set_threshold(
        100_000, 20, 50
    )  # a life of seconds: a table of a million cells is not searched for cycles
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    linux.die_with_parent()
    low, high = sorted(keep)
    for start, end in ((3, low), (low + 1, high), (high + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[0])):
        os.closerange(start, min(end, 2**20))
    rlimits.apply(limits, base_bytes)
    if is_filtered:
        linux.install(filters.worker_filter())


def done(asked: Asked, document: int) -> bytes:
    """What the task says of the document, with its kind in front."""
    try:
        return ANSWER + msgspec.json.encode(_called(asked, document))
    except UnreadError as error:
        return UNREAD + _text(str(error))
    except MemoryError:
        return MEMORY
    except BaseException as error:  # noqa: BLE001 - it is told on the other side, traceback and all
        if _is_memory(error):
            return MEMORY
        return FAULT + msgspec.json.encode((type(error).__name__, _clean(str(error)), _clean(_trace(error))))


def _is_memory(error: BaseException) -> bool:
    """Whether no memory was left at the bottom of it."""
    below = (error, error.__cause__, error.__context__)
    return any(isinstance(one, MemoryError) or getattr(one, "errno", 0) == errno.ENOMEM for one in below)


def _called(asked: Asked, document: int) -> Any:
    function: Callable[..., Any] = getattr(import_module(asked.module), asked.function)
    with open(document, "rb") as pipe:
        arguments = pipe.read(int.from_bytes(pipe.read(HEAD), "big"))
        data = pipe.read(asked.size)
    return function(data, *_typed(function, arguments))


def _typed(function: Callable[..., Any], arguments: bytes) -> tuple[Any, ...]:
    """Arguments as the function's own hints say; a hint that is missing takes what JSON gives."""
    raw = msgspec.json.decode(arguments, type=list[msgspec.Raw])
    hints = get_type_hints(function)
    names = function.__code__.co_varnames[1 : function.__code__.co_argcount]
    kinds = [hints.get(name, Any) for name in names] + [Any] * len(raw)
    return tuple(msgspec.json.decode(one, type=kind) for one, kind in zip(raw, kinds, strict=False))


def _trace(error: BaseException) -> str:
    return "".join(traceback.format_exception(error, limit=-30))


def _text(words: str) -> bytes:
    return _clean(words).encode()


def _clean(words: str) -> str:
    """At most what an error log needs, without half characters."""
    return words[-20_000:].encode("utf-8", "replace").decode()
