"""Which line of the log a person means: by the item's id, its hash, its name, or the number of the line."""

import re
from collections.abc import Iterable, Sequence

from witnessmark.case import Case
from witnessmark.collect.custody import Event
from witnessmark.collect.sheet import read_sheet
from witnessmark.errors import CustodyError

LEAST_DIGITS = 6
"""Of a hash: fewer would point at several objects in a large case."""


def line_meant(case: Case, events: Sequence[Event], wanted: str) -> Event:
    """The last acquisition of the object meant, withdrawn or not.

    Args:
        case: where the sheets lie, which know the names.
        events: all lines.
        wanted: "it-3f9a61c2b7d4", at least 6 digits of a hash, "sealed 3", "reports/one.pdf" or "line 12".

    Raises:
        CustodyError: nothing is meant, or more than one object.
    """
    taken = {event.obj: event for event in events if event.act == "acquire"}
    found = [taken[obj] for obj in _objects(case, events, taken, wanted.strip())]
    if not found:
        raise CustodyError(
            f'{case.root}: nothing in evidence is called "{wanted[:80]}". Use an item\'s name or id, at least {LEAST_DIGITS} '
            'digits of its sha256, "sealed 3", or "line 12" for what that line of the custody log took in.'
        )
    if len(found) > 1:
        lines = ", ".join(f"line {event.seq}" for event in found[:5])
        raise CustodyError(f'{case.root}: "{wanted[:80]}" could be what {lines} took in. Use one of these.')
    return found[0]


def _objects(case: Case, events: Sequence[Event], taken: Iterable[str], wanted: str) -> Iterable[str]:
    line = re.fullmatch(r"line (\d{1,12})", wanted)
    if line:
        return {events[int(line[1])].obj} & set(taken) if int(line[1]) < len(events) else ()
    digits = wanted.removeprefix("it-")
    if len(digits) >= LEAST_DIGITS and re.fullmatch(r"[0-9a-f]+", digits):
        by_hash = {obj for obj in taken if obj.startswith(digits)}
        if by_hash:
            return by_hash
    acquired = [event for event in events if event.act == "acquire"]
    return {event.obj: None for event in acquired if read_sheet(case, event.params).name == wanted}
