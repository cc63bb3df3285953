"""The custody log: who did what to which object, one event a line, each line a leaf of one Merkle tree.

The raw bytes of a line, without its newline, are the leaf. Order is by line, never by clock. No names, addresses or
places stand in the log: they are in sheets (objects of their own), named by hash; a random salt keeps a guessed name
from being confirmed by hashing it.
"""

import fcntl
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from witnessmark.case import Case
from witnessmark.collect.acts import CLOCK_MAY_SLIP, Course
from witnessmark.collect.clock import Clock, source_of, system_clock
from witnessmark.collect.durable import make_folder, sync_folder
from witnessmark.collect.event import ACTS, Event, parse_line, tool_name, utc
from witnessmark.collect.growing import GrowingFile, whole_lines
from witnessmark.collect.merkle import Frontier
from witnessmark.errors import BusyError, CustodyError

__all__ = [
    "ACTS", "Clock", "Event", "Log", "locked", "log_path", "open_log", "parse_line", "read_lines", "system_clock",
]  # fmt: skip

LINES_A_CHECKPOINT = 100
"""A long session signs on its way, so that a break-off leaves fewer lines than this unsigned."""


@dataclass
class Log:
    """The open log, held by one writer; made by `open_log`.

    Attributes:
        who: tells the pseudonym of whoever writes; asked only when a line is written, so that a case without its
            private key can still be read and rebuilt.
        events: all lines so far.
        tree: the Merkle tree over them.
        course: what they amount to.
        sign: signs the log as it stands; None until the session knows how many lines are signed.
        signed: how many lines the last checkpoint covers.
        is_together: whether lines wait for the end of `together`.
    """

    file: GrowingFile
    who: Callable[[], str]
    clock: Clock
    events: list[Event] = field(default_factory=list)
    tree: Frontier = field(default_factory=Frontier)
    course: Course = field(default_factory=Course)
    sign: Callable[[Frontier], object] | None = None
    signed: int = 0
    is_together: bool = False

    @contextmanager
    def together(self) -> Iterator[None]:
        """Bring the lines appended inside to disk by one fsync at the end; none of them is acknowledged before.

        When something fails meanwhile, none of them was ever written: the file and all that is known of it are as before.
        """
        if self.is_together:
            yield
            return
        lines, self.is_together = len(self.events), True
        try:
            yield
            self.file.bring_to_disk()
        except BaseException:
            self._go_back_to(lines)
            raise
        finally:
            self.is_together = False
        if self.tree.size - self.signed >= LINES_A_CHECKPOINT:
            self.checkpoint()

    def append(self, act: str, obj: str = "", size: int = 0, *, params: str = "", why: str = "") -> Event:
        """Write one line and bring it to disk before returning; inside `together`, at the end of that.

        Args:
            act: one of ACTS.
            obj: sha256 of the object it is about.
            size: its length in bytes.
            params: sha256 of the sheet with the details.
            why: a reason in words that name nobody.

        Raises:
            CustodyError: the act is not on the list, or cannot come after what is there.
        """
        if act not in ACTS:
            raise CustodyError(f'"{act}" is no act of custody. Use one of: {", ".join(sorted(ACTS))}.')
        now = self.clock().replace(microsecond=0)
        with self.together():
            if self.events and now < self.events[-1].time - CLOCK_MAY_SLIP:
                self._write(
                    now, "time-anomaly", "", 0, "", f"the clock was set back from {self.events[-1].t}"
                )
            return self._write(now, act, obj, size, params, why)

    def checkpoint(self) -> None:
        """Sign all lines so far, unless they are; before something is shown or goes out on the strength of a line."""
        if self.sign is not None and self.tree.size > self.signed:
            self.sign(self.tree)
            self.signed = self.tree.size

    def _write(self, now: datetime, act: str, obj: str, size: int, params: str, why: str) -> Event:  # noqa: PLR0913, PLR0917
        tool = tool_name(self.signed, self.events[-1].line() if self.events else b"")
        seq, salt, clock = len(self.events), secrets.token_hex(16), source_of(self.clock)
        event = Event(seq, utc(now), clock, self.who(), act, obj, size, tool, params, why, salt)
        if fault := self.course.fault(event):
            raise CustodyError(
                f"custody log, line {seq}: {fault}. Nothing was written; do what has to come first, then try again."
            )
        self.file.add(event.line() + b"\n")
        self._take(event, event.line())
        return event

    def _take(self, event: Event, line: bytes) -> None:
        self.events.append(event)
        self.tree.add(line)
        self.course.take(event)

    def _go_back_to(self, lines: int) -> None:
        kept = self.events[:lines]
        self.file.waiting.clear()
        self.events, self.tree, self.course = [], Frontier(), Course()
        for event in kept:
            self._take(event, event.line())


def log_path(case: Case) -> Path:
    """Where the log lies."""
    return case.custody / "log.jsonl"


@contextmanager
def locked(case: Case) -> Iterator[None]:
    """Hold the case's custody alone; a second writer is told at once.

    The lock lies under working/: evidence holds nothing that is not evidence.

    Raises:
        BusyError: another program holds it.
    """
    make_folder(case.custody)
    make_folder(case.working)
    with (case.working / ".custody.lock").open("wb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError(
                f"{case.custody}: another witnessmark is writing to this case's custody log. "
                "Wait until it ends and run again."
            ) from None
        yield


@contextmanager
def open_log(case: Case, who: Callable[[], str], clock: Clock = system_clock) -> Iterator[Log]:
    """The log, read to its end and ready for more lines. Hold `locked(case)` meanwhile.

    A last line without its newline, or one with zeros in it, is what a broken-off run left: it was never acknowledged,
    so it is cut off, and an fsck line says so.

    Raises:
        CustodyError: a line is not an event, what would be cut off was signed, or the log is gone while there is evidence.
    """
    path = log_path(case)
    is_new = not path.exists()
    # The log is begun before the first copy is made: copies without a log mean that it was taken away.
    if is_new and (case.evidence / "objects" / "sha256").exists():
        raise CustodyError(
            f"{path}: the custody log is gone, but evidence is there. Restore it from a second copy; or, to begin a new "
            f"log with what is in inbox/ alone, move {case.evidence} away first."
        )
    with path.open("ab", buffering=0) as file:
        if is_new:
            sync_folder(path.parent)
        raw = path.read_bytes()
        lines, lost = whole_lines(raw)
        log = Log(GrowingFile(file), who, clock)
        for number, line in enumerate(lines):
            log._take(parse_line(line, number), line)  # noqa: SLF001 - a Log is made here and nowhere else
        if lost:
            _refuse_to_cut_signed(case, len(lines))
            log.file.cut(len(raw) - lost)
            log.append("fsck", why=f"an unfinished line of {lost} bytes was cut off")
        yield log


def _refuse_to_cut_signed(case: Case, whole: int) -> None:
    from witnessmark.collect.checkpoint import read_checkpoint  # brings the signing library

    checkpoint = read_checkpoint(case)
    # What was signed was on disk as a whole: damage there is no broken-off run, and cutting would make it worse.
    if checkpoint and checkpoint.size > whole:
        raise CustodyError(
            f"{log_path(case)}, line {whole}: damaged, though {checkpoint.size} lines were whole when they were signed. "
            "Nothing was cut off or written; restore the log from a second copy."
        )


def read_lines(case: Case) -> list[bytes]:
    """The leaves: raw lines of the log in order, an unfinished last one too; none when there is no log yet."""
    path = log_path(case)
    raw = path.read_bytes() if path.exists() else b""
    return raw.removesuffix(b"\n").split(b"\n") if raw else []
