"""What a detector plug-in promises: a case in, tasks out; each task makes records that rest on the case's evidence."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from witnessmark import plugins
from witnessmark.activity import Job, unread
from witnessmark.case import Case, LayerConfig, SeriesConfig
from witnessmark.records import Record, Unread

__all__ = [
    "Case",
    "Detector",
    "Job",
    "LayerConfig",
    "SeriesConfig",
    "Task",
    "Unread",
    "in_order",
    "job_of",
    "unread",
]


@dataclass(frozen=True)
class Task:
    """One job of a detector and how to do it.

    Attributes:
        job: its name, inputs and options; the same key means it is fresh and is skipped.
        work: makes the records; called only when the job is not fresh.
        lost: True when a file it made earlier under working/ is gone or changed, so that it must be made again.
    """

    job: Job
    work: Callable[[], Iterable[Record]]
    lost: bool = False


class Detector(Protocol):
    """A detector plug-in.

    Attributes:
        after: names of detectors whose records it needs; they run first.
    """

    after: tuple[str, ...]

    def tasks(self, case: Case) -> Iterable[Task]:
        """What there is to do in this case, in lasting order; nothing when its inputs are not there."""


def job_of(detector: object, name: str, inputs: Sequence[str], item: str = "", subject: str = "") -> Job:
    """A job of this room whose key holds the detector's options.

    Args:
        detector: the plug-in itself: its dataclass text is the options.
        name: what sets the job apart, such as "layers:orders.csv".
        inputs: digests or ids of everything that goes in.
        item: the item it is about, "" for none.
        subject: what to call it where it fails.
    """
    return Job(f"measure:{name}", "measure", tuple(inputs), (repr(detector),), item, subject or name)


def in_order(names: Sequence[str]) -> tuple[str, ...]:
    """Detector names so that each comes after those it needs; otherwise in the order given."""
    ordered: dict[str, None] = {}

    def add(name: str) -> None:
        if name in ordered or name not in names:
            return
        for earlier in plugins.load("detector", name).after:
            add(earlier)
        ordered[name] = None

    for name in names:
        add(name)
    return tuple(ordered)
