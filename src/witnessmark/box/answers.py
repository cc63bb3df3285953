"""What a worker sent, as the declared type or as a sentence; its bytes are believed in nothing but that."""

import re
from typing import Any, TypeVar

import msgspec

from witnessmark.box.exchange import Answered
from witnessmark.box.limits import GIB, MIB, Limits
from witnessmark.box.message import ANSWER, FAULT, MEMORY, UNREAD
from witnessmark.errors import UnreadError

T = TypeVar("T")

MEND = "It is kept as evidence; put what matters into a .txt file or a smaller file in the inbox."
LONGEST = 4000
"""Characters of a sentence from inside: a hostile worker can write anything there."""

_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Control characters but tab and line end, line separators, and those that turn the reading direction."""

_SIGNALS = {4: "illegal instruction", 6: "abort", 7: "bus error", 8: "arithmetic", 11: "segmentation fault"}
_SIGKILL, _SIGXCPU = 9, 24


class FaultError(UnreadError):
    """A fault of ours, or of a library, over one document: kept and marked like an unread one, and tried again.

    Attributes:
        kind: the exception's name inside the box.
        details: its traceback there.
    """

    def __init__(self, sentence: str, kind: str, details: str) -> None:
        super().__init__(sentence)
        self.kind = kind
        self.details = details
        self.add_note(f"Inside the box:\n{details}")


def understood(answered: Answered, returns: type[T], limits: Limits, name: str) -> T:
    """The answer.

    Args:
        answered: what came back.
        returns: the declared type; anything else is refused.
        limits: what was allowed.
        name: the document, for sentences.

    Raises:
        UnreadError: the document cannot be read, or cost too much.
        FaultError: the task broke down.
    """
    kind, body = answered.message[:1], memoryview(answered.message)[1:]
    if len(answered.message) > limits.answer_bytes:
        raise UnreadError(
            f"{name}: what was read of it is over {limits.answer_bytes // MIB:,} MiB, more than is taken in. {MEND}"
        )
    if "fault" in answered.ended:
        said = str(answered.ended["fault"])
        raise FaultError(
            f"{name}: its reader cannot be loaded ({said}). {_OUR_FAULT}", said.partition(":")[0], said
        )
    if _is_whole(answered):
        if kind == ANSWER:
            return _typed(body, returns, name)
        if kind == UNREAD:
            raise UnreadError(_harmless(bytes(body).decode("utf-8", "replace")[:LONGEST]))
        if kind == FAULT:
            raise _fault(body, name)
    raise UnreadError(f"{name}: {_cause(answered, limits)}. {MEND}")


_OUR_FAULT = (
    "That is our fault, not the file's: please report it, with working/error.log of the case, and put what matters into "
    "a .txt file meanwhile."
)


def _is_whole(answered: Answered) -> bool:
    """Whether the worker came to its own end."""
    ended = answered.ended
    return not (ended.get("signal") or ended.get("code") or ended.get("stopped"))


def _typed(body: memoryview, returns: type[T], name: str) -> T:
    try:
        return msgspec.json.decode(body, type=returns)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        said = str(error)[:200]
    raise UnreadError(f"{name}: what came out of its reader is not what was asked for ({said}). {MEND}")


def _fault(body: memoryview, name: str) -> FaultError:
    kind, said, details = _typed(body, tuple[str, str, str], name)
    kind, words = _harmless(kind[:80]), _harmless(" ".join(said.split())[:200])
    return FaultError(
        f"{name}: its reader broke down ({kind}: {words}). {_OUR_FAULT}", kind, _harmless(details)
    )


def _harmless(words: str) -> str:
    """A text from inside without what could steer a terminal or forge a line of a log."""
    return _STEERING.sub("\ufffd", words)


def _cause(answered: Answered, limits: Limits) -> str:
    """Why a worker ended without an answer."""
    ended: dict[str, Any] = answered.ended
    number = int(ended.get("signal", 0))
    if ended.get("stopped"):
        return f"reading it took more than {limits.wall_s:g} seconds"
    if number == _SIGXCPU or (number == _SIGKILL and ended.get("cpu_s", 0) >= limits.cpu_s):
        return f"reading it took more than {limits.cpu_s} seconds of computing"
    if answered.message[:1] == MEMORY:
        return f"reading it took more than {limits.memory_bytes / GIB:g} GiB of memory"
    if number:
        return f"it made its reader crash (signal {number}, {_SIGNALS.get(number, 'killed')})"
    return f"its reader ended without an answer (code {int(ended.get('code', 0))})"
