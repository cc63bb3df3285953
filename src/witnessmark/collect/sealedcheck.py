"""What `verify` asks of sealed things: their envelopes are there as they were locked, unless a line says they were destroyed."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from witnessmark.case import Case
from witnessmark.collect.custody import Event
from witnessmark.collect.envelope import envelope_path
from witnessmark.collect.sealed import is_sealed
from witnessmark.collect.sheet import read_sheet
from witnessmark.collect.shredding import shredded, unfinished
from witnessmark.collect.withdrawal import tell_withdrawn


def envelope_faults(case: Case, events: Sequence[Event]) -> Iterator[tuple[str, int]]:
    """Envelopes that are gone or changed and that no line calls destroyed: a sentence and the line that sealed the thing.

    Run it once the objects are known to hold: it reads the sheets.
    """
    destroyed = shredded(case, events)
    for event in events:
        if is_sealed(event) and event.obj not in destroyed:
            path = envelope_path(case, event.obj)
            recorded, found = read_sheet(case, event.params).envelope, _hash(path)
            if found != recorded:
                state = f"changed (recorded sha256 {recorded}, now {found})" if found else "gone"
                reason = (
                    f"envelope of sealed object {event.obj[:12]} (log line {event.seq}): {state}, and no line says it was "
                    "destroyed. Without it nobody can open the object. Restore it from a second copy."
                )
                yield reason, event.seq


def taken_out(case: Case, events: Sequence[Event]) -> Iterator[str]:
    """What people took out of the record, each with who and why: withdrawn items, shredded things."""
    yield from tell_withdrawn(case, events)
    yield from shredded(case, events).values()
    for sha256 in unfinished(case, events):
        yield (
            f"Sealed object {sha256[:12]} is called shredded, but its envelope is still there: a run broke off in between. "
            f"Run the same shred again: witnessmark shred {case.root} {sha256[:12]} --why ..."
        )


def stray_envelopes(case: Case, events: Iterable[Event]) -> list[Path]:
    """Files under evidence/sealed that belong to no line."""
    named = {envelope_path(case, event.obj) for event in events if is_sealed(event)}
    return sorted(
        path for path in (case.evidence / "sealed").rglob("*") if path.is_file() and path not in named
    )


def _hash(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
