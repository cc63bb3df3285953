"""How a sealed thing looks from outside: what its log line and its item say, which is all that is said of it in clear."""

from collections.abc import Iterable

from witnessmark.case import Case
from witnessmark.collect.custody import Event
from witnessmark.collect.sheet import Sheet, read_sheet

AGE = "application/vnd.age"
"""The media type of an age file, as registered with IANA in 2021."""

HOW = "sealed"
"""The `how` of items that came in locked."""

TO_BE_SEALED = "a thing to be sealed"
"""What it is called while it is not: refusals are published."""

RECEIVED = "received and sealed"
BESIDE = "sealed beside another object"
"""What the lines of sealed things say; nothing else is sealed. The second kind is no item of its own."""


RELOCKED = "its key locked anew, with the sheet that states the new envelope"
"""What the line says whose sheet takes the place of the one before, as to the envelope alone."""


def is_sealed(event: Event) -> bool:
    """Whether a line takes in something locked."""
    return event.why in {RECEIVED, BESIDE}


def sealed_objects(events: Iterable[Event]) -> frozenset[str]:
    """Hashes of everything that ever came in locked; a reinstated thing is locked still."""
    return frozenset(event.obj for event in events if is_sealed(event))


def sheet_lines(events: Iterable[Event]) -> dict[str, list[Event]]:
    """Sealed object -> the line whose sheet is in force, then the one before it, which counts while relocking goes on."""
    lines: dict[str, list[Event]] = {}
    for event in events:
        if is_sealed(event) or event.why == RELOCKED:
            lines[event.obj] = [event, *lines.get(event.obj, [])[:1]]
    return lines


def sheets_of(case: Case, events: Iterable[Event], sha256: str) -> list[Sheet]:
    """The one or two sheets of a sealed object that its envelope may answer to, the one in force first."""
    return [read_sheet(case, line.params) for line in sheet_lines(events)[sha256]]


def next_name(events: Iterable[Event]) -> str:
    """What the next sealed thing is called in clear: its turn in the log, and nothing else."""
    return f"sealed {sum(map(is_sealed, events)) + 1}"
