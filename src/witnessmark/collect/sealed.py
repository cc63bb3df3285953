"""How a sealed thing looks from outside: what its log line and its item say, which is all that is said of it in clear."""

from collections.abc import Iterable

from witnessmark.collect.custody import Event

AGE = "application/vnd.age"
"""The media type of an age file, as registered with IANA in 2021."""

HOW = "sealed"
"""The `how` of items that came in locked."""

RECEIVED = "received and sealed"
BESIDE = "sealed beside another object"
"""What the lines of sealed things say; nothing else is sealed. The second kind is no item of its own."""


def is_sealed(event: Event) -> bool:
    """Whether a line takes in something locked."""
    return event.why in {RECEIVED, BESIDE}


def sealed_objects(events: Iterable[Event]) -> frozenset[str]:
    """Hashes of everything that ever came in locked; a reinstated thing is locked still."""
    return frozenset(event.obj for event in events if is_sealed(event))


def next_name(events: Iterable[Event]) -> str:
    """What the next sealed thing is called in clear: its turn in the log, and nothing else."""
    return f"sealed {sum(map(is_sealed, events)) + 1}"
