"""What `verify` asks of sealed things: their envelopes are there as they were locked, unless a line says they were destroyed."""

from collections.abc import Iterator, Sequence

from witnessmark.case import Case
from witnessmark.collect.custody import Event
from witnessmark.collect.deed import SHREDDED, lines_of
from witnessmark.collect.envelope import envelope_hash
from witnessmark.collect.relocking import half_relocked
from witnessmark.collect.sealed import is_sealed, sheet_lines
from witnessmark.collect.sheet import read_sheet
from witnessmark.collect.shredding import shredded, unfinished
from witnessmark.collect.withdrawal import tell_withdrawn
from witnessmark.errors import CustodyError


def envelope_faults(case: Case, events: Sequence[Event]) -> Iterator[tuple[str, int]]:
    """Envelopes that are gone or changed and that no line calls destroyed: a sentence and the line that sealed the thing.

    Run it once the objects are known to hold: it reads the sheets.
    """
    destroyed, lines = lines_of(events, SHREDDED), sheet_lines(events)
    for event in events:
        if is_sealed(event) and event.obj not in destroyed:
            reason = _fault(case, event, lines[event.obj])
            if reason:
                yield reason, event.seq


def _fault(case: Case, event: Event, lines: list[Event]) -> str:
    try:
        recorded, *earlier = [read_sheet(case, line.params).envelope for line in lines]
    except CustodyError as error:
        return f"sealed object {event.obj[:12]} (log line {event.seq}): {error}"
    found = envelope_hash(case, event.obj)
    if found and found in {recorded, *earlier}:
        return ""
    state = f"changed (recorded sha256 {recorded}, now {found})" if found else "gone"
    return (
        f"envelope of sealed object {event.obj[:12]} (log line {event.seq}): {state}, and no line says it was destroyed. "
        "Without it nobody can open the object. Restore it from a second copy."
    )


def taken_out(case: Case, events: Sequence[Event]) -> Iterator[str]:
    """What people took out of the record, each with who and why: withdrawn items, shredded things."""
    yield from tell_withdrawn(case, events)
    yield from shredded(case, events).values()
    for name in half_relocked(case, events):
        yield (
            f"{name} is still in the envelope it had before it was locked anew: a run broke off in between. Run the same "
            f"again: witnessmark relock {case.root} --why ..."
        )
    for sha256 in unfinished(case, events):
        yield (
            f"Sealed object {sha256[:12]} is called shredded, but its envelope is still there: a run broke off in between. "
            f"Run the same shred again: witnessmark shred {case.root} {sha256[:12]} --why ..."
        )
