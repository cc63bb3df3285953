"""The custody log: who did what to which object, one event a line, each line a leaf of one Merkle tree.

The raw bytes of a line, without its newline, are the leaf. Order is by line, never by clock. No names, addresses or
places stand in the log: they are in sheets (objects of their own), named by hash; a random salt keeps a guessed name
from being confirmed by hashing it.
"""

import fcntl
import json
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO

import witnessmark
from witnessmark.case import Case
from witnessmark.collect.durable import make_folder, sync_folder
from witnessmark.collect.merkle import Frontier
from witnessmark.errors import CustodyError

ACTS = frozenset({
    "acquire", "copy", "derive", "open-sealed", "view", "redact", "publish", "export", "hand-over", "receive",
    "correct", "withdraw", "fsck", "time-anomaly", "key-change",
})  # fmt: skip
"""Everything that can be done to evidence; a line with another act does not verify."""

CLOCK_MAY_SLIP = timedelta(seconds=2)
"""A clock set back further than this is written down as a line of its own."""

IN_LINE = {"size": "bytes"}
"""Field of Event -> its word in the line, where they differ."""

Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Event:
    """One line of the log.

    Attributes:
        seq: its place, from 0.
        t: UTC by this machine's clock, a claim and no proof; clock says whose.
        who: a pseudonym, such as "key-1f03a9c2".
        act: one of ACTS.
        obj: sha256 of the object it is about, "" when about none.
        size: the object's length, written as "bytes".
        tool: program and version.
        params: sha256 of a sheet (an object) with the details, "" when there are none.
        why: a reason in words that name nobody.
        salt: 16 random bytes in hexadecimal.
    """

    seq: int
    t: str
    clock: str
    who: str
    act: str
    obj: str
    size: int
    tool: str
    params: str
    why: str
    salt: str

    def line(self) -> bytes:
        """The leaf: canonical JSON, fields in order, ASCII only."""
        words = {IN_LINE.get(name, name): value for name, value in asdict(self).items()}
        return json.dumps(words, separators=(",", ":"), ensure_ascii=True).encode()


@dataclass
class Log:
    """The open log, held by one writer; made by `open_log`.

    Attributes:
        who: tells the pseudonym of whoever writes; asked only when a line is written, so that a case without its
            private key can still be read and rebuilt.
        events: all lines so far.
        tree: the Merkle tree over them.
    """

    file: BinaryIO
    who: Callable[[], str]
    clock: Clock
    events: list[Event] = field(default_factory=list)
    tree: Frontier = field(default_factory=Frontier)

    def append(self, act: str, obj: str = "", size: int = 0, *, params: str = "", why: str = "") -> Event:
        """Write one line and bring it to disk before returning.

        Args:
            act: one of ACTS.
            obj: sha256 of the object it is about.
            size: its length in bytes.
            params: sha256 of the sheet with the details.
            why: a reason in words that name nobody.

        Raises:
            CustodyError: the act is not on the list.
        """
        if act not in ACTS:
            raise CustodyError(f'"{act}" is no act of custody. Use one of: {", ".join(sorted(ACTS))}.')
        now = self.clock().replace(microsecond=0)
        if self.events and now < datetime.fromisoformat(self.events[-1].t) - CLOCK_MAY_SLIP:
            self._write(now, "time-anomaly", "", 0, "", f"the clock was set back from {self.events[-1].t}")
        return self._write(now, act, obj, size, params, why)

    def _write(self, now: datetime, act: str, obj: str, size: int, params: str, why: str) -> Event:  # noqa: PLR0913, PLR0917
        tool = f"witnessmark {witnessmark.__version__}"
        t = now.astimezone(UTC).isoformat().replace("+00:00", "Z")
        seq, salt = len(self.events), secrets.token_hex(16)
        event = Event(seq, t, "system", self.who(), act, obj, size, tool, params, why, salt)
        self.file.write(event.line() + b"\n")
        self.file.flush()
        os.fsync(self.file.fileno())
        self.events.append(event)
        self.tree.add(event.line())
        return event


def log_path(case: Case) -> Path:
    """Where the log lies."""
    return case.custody / "log.jsonl"


def system_clock() -> datetime:
    """Now, by this machine."""
    return datetime.now(UTC)


@contextmanager
def locked(case: Case) -> Iterator[None]:
    """Hold the case's custody alone; a second writer is told at once.

    Raises:
        CustodyError: another program holds it.
    """
    make_folder(case.custody)
    with (case.custody / ".lock").open("wb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CustodyError(
                f"{case.custody}: another witnessmark is writing to this case's custody log. "
                "Wait until it ends and run again."
            ) from None
        yield


@contextmanager
def open_log(case: Case, who: Callable[[], str], clock: Clock = system_clock) -> Iterator[Log]:
    """The log, read to its end and ready for more lines. Hold `locked(case)` meanwhile.

    A last line without its newline is what a broken-off run left: it was never acknowledged, so it is cut off,
    and an fsck line says so.

    Raises:
        CustodyError: a line is not an event, or the log is gone while there is evidence.
    """
    path = log_path(case)
    is_new = not path.exists()
    # The log is begun before the first copy is made: copies without a log mean that it was taken away.
    if is_new and (case.evidence / "objects" / "sha256").exists():
        raise CustodyError(
            f"{path}: the custody log is gone, but evidence is there. Restore it from a second copy; or, to begin a new "
            f"log with what is in inbox/ alone, move {case.evidence} away first."
        )
    with path.open("ab") as file:
        if is_new:
            sync_folder(path.parent)
        *lines, unfinished = path.read_bytes().split(b"\n")
        log = Log(file, who, clock)
        for number, line in enumerate(lines):
            log.events.append(parse_line(line, number))
            log.tree.add(line)
        if unfinished:
            file.truncate(file.tell() - len(unfinished))
            log.append("fsck", why=f"an unfinished line of {len(unfinished)} bytes was cut off")
        yield log


def read_lines(case: Case) -> list[bytes]:
    """The leaves: raw lines of the log in order, an unfinished last one too; none when there is no log yet."""
    path = log_path(case)
    raw = path.read_bytes() if path.exists() else b""
    return raw.removesuffix(b"\n").split(b"\n") if raw else []


def parse_line(line: bytes, number: int) -> Event:
    """A line as an event.

    Raises:
        CustodyError: it is not one; names the line, from 0.
    """
    try:
        words = json.loads(line)
        event = Event(**{name: words.pop(IN_LINE.get(name, name)) for name in Event.__dataclass_fields__})
        is_sound = (
            event.line() == line and event.seq == number and event.act in ACTS and len(event.salt) == 32
        )
        datetime.fromisoformat(event.t)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        is_sound = False
    if not is_sound:
        shown = line[:60].decode("ascii", "backslashreplace")
        raise CustodyError(
            f"custody log, line {number}: {shown!r} is not the event it should be. "
            "Restore evidence/custody/log.jsonl from a second copy."
        )
    return event
