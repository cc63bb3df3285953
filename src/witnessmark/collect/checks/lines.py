"""Is every line an event in its place, by the log's own key, and may it come after those above it?"""

from witnessmark.case import Case
from witnessmark.collect.acts import Course
from witnessmark.collect.custody import log_path, parse_line
from witnessmark.collect.event import Event
from witnessmark.collect.keys import Verifier
from witnessmark.collect.verdict import BrokenError
from witnessmark.errors import CustodyError

RESTORE = "Restore evidence/custody/log.jsonl from a second copy."


def read_log(case: Case) -> list[bytes]:
    """The raw lines.

    Raises:
        BrokenError: the log cannot be read, or its last line is not whole.
    """
    path = log_path(case)
    if not path.exists() and not path.is_symlink():
        return []
    if path.is_symlink() or not path.is_file():
        raise BrokenError(f"{path}: a link or folder, not the log itself. {RESTORE}")
    *lines, end = path.read_bytes().split(b"\n")
    if end:
        raise BrokenError(
            f"custody log, line {len(lines)}: {end[:40]!r}... has no end. If collecting broke off, collect again: the next "
            f"session cuts it off and says so. Otherwise: {RESTORE}",
            len(lines),
        )
    return lines


def read_events(lines: list[bytes], log_key: Verifier | None) -> list[Event]:
    """The lines as events.

    Raises:
        BrokenError: the first line that is none, or was written by another key.
    """
    events: list[Event] = []
    who = f"key-{log_key.hash.hex()}" if log_key else ""
    for number, line in enumerate(lines):
        try:
            event = parse_line(line, number)
        except CustodyError as error:
            raise BrokenError(str(error), number) from None
        if event.who != who:
            raise BrokenError(
                f"custody log, line {number}: written by {event.who[:40]}, and this log's key is {who}. {RESTORE}",
                number,
            )
        events.append(event)
    return events


def check_course(events: list[Event]) -> None:
    """Each act may come where it stands. Asked once the lines are known to be those that were signed.

    Raises:
        BrokenError: the first that cannot: no program of ours wrote it.
    """
    course = Course()
    for event in events:
        if fault := course.fault(event):
            raise BrokenError(f"custody log, line {event.seq}: {fault}. {RESTORE}", event.seq)
        course.take(event)
