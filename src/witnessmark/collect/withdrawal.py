"""Withdrawing: an item leaves the record; its bytes and its log line stay, and a line says who withdrew it and why.

What was withdrawn does not come back by itself: the same bytes still lying in inbox/ are not taken in again. Only
`reinstate` brings it back, as a new acquisition.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from witnessmark.case import Case
from witnessmark.collect.contract import Arrival
from witnessmark.collect.custody import Event, Log
from witnessmark.collect.deed import (
    BROUGHT_BACK,
    REINSTATED,
    SHREDDED,
    WITHDRAWN,
    Deed,
    told,
    write_deed,
)
from witnessmark.collect.sheet import read_sheet
from witnessmark.errors import CustodyError, UnreadError


class WithdrawnError(UnreadError):
    """A file that was withdrawn by a person and still lies where it came from."""


def withdraw(case: Case, log: Log, event: Event, deed: Deed) -> Event:
    """Write down that an object, under all its names, is no longer part of the record.

    Args:
        case: whose record it leaves.
        log: open for lines.
        event: the line that acquired it.
        deed: who and why.

    Raises:
        CustodyError: it is withdrawn already.
    """
    earlier = withdrawn(log.events).get(event.obj)
    if earlier:
        raise CustodyError(
            f"what line {event.seq} acquired was withdrawn already, at line {earlier.seq}. Nothing is left to do; the next "
            "run leaves it out."
        )
    return write_deed(case, log, "withdraw", event, deed, WITHDRAWN)


def withdraw_whole(case: Case, log: Log, event: Event, deed: Deed) -> list[Event]:
    """The same of an object and of everything that was unpacked from it (pages of an archive), a line for each.

    Reinstating is for each by itself: what was withdrawn for a reason of its own must not come back with the archive.
    """
    parts = [one for one in parts_of(case, log.events, event.obj) if one.obj not in withdrawn(log.events)]
    return [withdraw(case, log, one, deed) for one in (event, *parts)]


def parts_of(case: Case, events: Iterable[Event], sha256: str) -> list[Event]:
    """Lines that acquired what was unpacked from an object, and from that in turn."""
    acquired = {event.obj: event for event in events if event.act == "acquire"}
    inside: dict[str, list[Event]] = {}
    for event in acquired.values():
        inside.setdefault(read_sheet(case, event.params).within, []).append(event)
    found, waiting = [], [sha256]
    while waiting:
        new = [one for one in inside.pop(waiting.pop(), []) if one.obj != sha256]
        found += new
        waiting += [one.obj for one in new]
    return found


def reinstate(case: Case, log: Log, event: Event, deed: Deed) -> Event:
    """Take a withdrawn object into the record again: a line that says who and why, then a new acquisition.

    Args:
        case: whose record it is.
        log: open for lines.
        event: a line that acquired the object.
        deed: who and why.

    Raises:
        CustodyError: it is not withdrawn, or its key was destroyed.
    """
    withdrawal = withdrawn(log.events).get(event.obj)
    if withdrawal is None or withdrawal.why == SHREDDED:
        state = "had its key destroyed" if withdrawal else "is not withdrawn"
        raise CustodyError(
            f"what line {event.seq} took in {state}, so there is nothing to bring back. "
            f'"witnessmark verify {case.root}" lists what is withdrawn.'
        )
    write_deed(case, log, "correct", event, deed, BROUGHT_BACK)
    return log.append("acquire", event.obj, event.size, params=event.params, why=REINSTATED)


def withdrawn(events: Iterable[Event]) -> Mapping[str, Event]:
    """Object -> the line by which a person withdrew it, of all that are withdrawn now."""
    found: dict[str, Event] = {}
    for event in events:
        if event.why in {WITHDRAWN, SHREDDED}:
            found[event.obj] = event
        elif event.why == REINSTATED:
            found.pop(event.obj, None)
    return found


def check_not_withdrawn(taken_out: Mapping[str, Event], sha256: str, arrival: Arrival) -> None:
    """Nothing, unless a file that came is one that was withdrawn.

    Raises:
        WithdrawnError: it is; names the line and not the file, because this is printed on the published page.
    """
    event = taken_out.get(sha256)
    if event:
        raise WithdrawnError(
            f"a file of {arrival.how}/ was withdrawn at line {event.seq} of the custody log and is not taken in again. Take "
            f'it out of {arrival.how}/, or bring it back: witnessmark reinstate CASE "line {event.seq}" --why ...'
        )


def unnamed(arrival: Arrival) -> Arrival:
    """The same file, called what may be said of it in public."""
    return replace(arrival, name="a withdrawn file")


def tell_withdrawn(case: Case, events: Iterable[Event]) -> Iterator[str]:
    """A sentence for each item a person withdrew, for `verify`."""
    for event in withdrawn(events).values():
        if event.why == WITHDRAWN:
            yield (
                f"Withdrawn at line {event.seq}: object {event.obj[:12]}, {told(case, event)}. Its bytes are kept; it "
                "is no part of the record."
            )
