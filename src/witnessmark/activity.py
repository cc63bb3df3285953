"""Do a piece of work once: skip it while its inputs, code and options are what they were."""

import errno
import hashlib
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from unicodedata import category

import witnessmark
from witnessmark.box import FaultError, isolation, tasks_done
from witnessmark.case import Case, keep_details
from witnessmark.errors import UnreadError, WitnessmarkError
from witnessmark.records import Activity, Record, Unread, identify

DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO})
"""No file's fault and not ours: nothing more can be written, so the run has to stop."""

HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})

Progress = Callable[[str, int, int], None]
"""Called with what is being worked on, how many pieces are done, and how many there are."""


@dataclass(frozen=True)
class Job:
    """A piece of work with a lasting name.

    Attributes:
        name: such as "read:it-9915f8427d59"; a later run of the same name replaces what it made.
        room: the room that does it; its source files are part of the key.
        inputs: digests or ids of everything that goes in.
        options: settings as "name=value".
        item: the item it is about, for the Unread record; "" when it is about none.
        subject: what to call it in that record.
    """

    name: str
    room: str
    inputs: tuple[str, ...]
    options: tuple[str, ...] = ()
    item: str = ""
    subject: str = ""

    @property
    def key(self) -> str:
        """sha256 over inputs, options and code."""
        return digest(*self.inputs, "|", *self.options, "|", code_digest(self.room))


@dataclass(frozen=True)
class Work:
    """What a room did: jobs done, jobs that were fresh, things left unread."""

    done: int = 0
    fresh: int = 0
    unread: int = 0

    def __add__(self, other: "Work") -> "Work":
        return Work(self.done + other.done, self.fresh + other.fresh, self.unread + other.unread)


def perform(case: Case, job: Job, work: Callable[[], Iterable[Record]]) -> Work:
    """Run `work` and keep its records under the job's name, unless the job is fresh.

    A failure of one thing (UnreadError) becomes an Unread record. So does a fault of ours over one item, which is
    tried again at each run; the details are in working/error.log. Everything else is raised.

    Args:
        case: where the records go.
        job: name and inputs of the work.
        work: makes the records; called only when the job is not fresh.

    Returns:
        One job done, or fresh, or unread.
    """
    if is_fresh(case, job):
        return Work(fresh=1)
    key, boxed = job.key, tasks_done()
    try:
        made: tuple[Record, ...] = tuple(work())
    except FaultError as error:
        made, key = (unread(job, box_fault(case, job, error)),), ""
    except UnreadError as error:
        made = (unread(job, str(error)),)
    except Exception as error:  # noqa: BLE001 - one hostile file must not take the rest of the case with it
        made, key = (unread(job, our_fault(case, job, error)),), ""
    case.store.keep(replace(_activity(job), key=key, isolation=isolation_since(boxed)), made)
    left = sum(isinstance(record, Unread) for record in made)
    return Work(done=1, unread=left)


def perform_together(case: Case, tasks: Iterable[tuple[Job, Callable[[], Iterable[Record]]]]) -> Work:
    """Do many small pieces of one room's work and keep their records in one transaction: all of them or none.

    Each piece may refuse its thing with an UnreadError; any other failure ends the run, as nothing here parses.
    """
    work, made = Work(), []
    for job, make in tasks:
        if is_fresh(case, job):
            work += Work(fresh=1)
            continue
        records = _made(job, make)
        made.append((_activity(job), records))
        work += Work(done=1, unread=sum(isinstance(record, Unread) for record in records))
    case.store.keep_all(made)
    return work


def _made(job: Job, make: Callable[[], Iterable[Record]]) -> tuple[Record, ...]:
    try:
        return tuple(make())
    except UnreadError as error:
        return (unread(job, str(error)),)


def _activity(job: Job) -> Activity:
    return Activity(job.name, job.room, job.key, job.inputs, code_digest(job.room), job.options)


def isolation_since(boxed: int) -> str:
    """The wall behind which received bytes were read since so many tasks of the box; "" when none were."""
    return isolation().name if tasks_done() > boxed else ""


def box_fault(case: Case, job: Job, error: FaultError) -> str:
    """The sentence for a fault of ours inside the box, with its traceback there in working/error.log."""
    if os.environ.get("WITNESSMARK_DEBUG"):
        raise error
    keep_details(case.working, error, f"{job.name} ({job.subject})")
    return str(error)


def our_fault(case: Case, job: Job, error: Exception) -> str:
    """The sentence for a fault of ours over one item; whatever is not about one item is raised again."""
    is_disk = isinstance(error, OSError) and error.errno in DISK
    if os.environ.get("WITNESSMARK_DEBUG") or isinstance(error, WitnessmarkError) or is_disk or not job.item:
        raise error
    keep_details(case.working, error, f"{job.name} ({job.subject})")
    return (
        f"{job.subject or job.name}: {job.room} broke down over it ({type(error).__name__}). That is our fault, not the "
        "file's: please report it with working/error.log of the case, and put what matters into a .txt file meanwhile."
    )


def is_fresh(case: Case, job: Job) -> bool:
    """Whether the job was done with these very inputs, options and code."""
    earlier = case.store.activity(job.name)
    return earlier is not None and earlier.key == job.key


def forget_others(case: Case, room: str, jobs: Iterable[Job]) -> int:
    """Drop the records of this room's jobs that are no longer asked for; returns how many jobs went."""
    wanted = {job.name for job in jobs}
    gone = [activity.job for activity in case.store.activities(room) if activity.job not in wanted]
    for name in gone:
        case.store.forget(name)
    return len(gone)


def unread(job: Job, reason: str) -> Unread:
    """The record of what a job could not take in; what the reason quotes cannot steer a terminal or a page."""
    shown = visible(reason)
    return Unread(
        identify("un", job.name, shown), job.item, job.room, visible(job.subject or job.name), shown
    )


def visible(text: str) -> str:
    """A text with U+FFFD for every character that could steer a terminal, a log line or the reading direction.

    Control and format characters (among them ESC and the bidirectional overrides), line separators and undecodable
    bytes.
    """
    return "".join("\ufffd" if category(one) in HIDDEN else one for one in text)


def digest(*parts: str) -> str:
    """sha256 over texts, each closed by a separator no text of ours holds."""
    return hashlib.sha256("\x1e".join(parts).encode()).hexdigest()


@cache
def code_digest(room: str) -> str:
    """sha256 over the source of a room and of the records, and the package's version."""
    package = Path(witnessmark.__file__).parent
    files = sorted([*(package / room).rglob("*"), *(package / "records").rglob("*.py")])
    sources = [path for path in files if path.is_file() and "__pycache__" not in path.parts]
    parts = [
        f"{path.relative_to(package)}:{hashlib.sha256(path.read_bytes()).hexdigest()}" for path in sources
    ]
    return digest(witnessmark.__version__, *parts)
