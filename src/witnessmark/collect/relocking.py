"""Relocking: the people of a case changed, so the envelopes are locked anew to those whom case.toml names now.

The sealed things stay as they are. Whoever could open one before may have kept its key: relocking lets new people in, and
keeps those who left out of this copy of the case, not out of theirs.
"""

import hashlib
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import replace

from witnessmark.case import Case
from witnessmark.collect.custody import Event, Log
from witnessmark.collect.deed import SHREDDED, TAKEN_OUT, Deed, lines_of, write_deed
from witnessmark.collect.durable import write_durably
from witnessmark.collect.envelope import OWNER_ONLY, envelope_hash, envelope_path, open_envelope
from witnessmark.collect.objects import put_bytes
from witnessmark.collect.people import recipients
from witnessmark.collect.sealed import RELOCKED, is_sealed, sheet_lines, sheets_of
from witnessmark.collect.session import session
from witnessmark.collect.sheet import read_sheet


def relock(case: Case, identities: Sequence[str], deed: Deed) -> int:
    """Lock the envelope of every sealed thing that is not shredded to the people named now; returns how many.

    For each: a line with who and why, a line whose sheet states the new envelope, both signed, then the envelope. So a
    power cut leaves the old envelope under a signed line, which still opens and which the next relocking replaces.

    Args:
        case: whose people changed.
        identities: secret keys that open the envelopes as they are.
        deed: who and why.

    Raises:
        CaseError: the case names nobody to lock to.
        CustodyError: an envelope is gone, changed or not locked to these identities; those before it are done.
    """
    to = recipients(case)
    with session(case) as log:
        things = list(_things(log.events))
        for event in things:
            _relock_one(case, log, event, (identities, to), deed)
    return len(things)


def half_relocked(case: Case, events: Sequence[Event]) -> Iterator[str]:
    """Names of things whose envelope is the one before the one their sheet states."""
    lines = sheet_lines(events)
    for event in _things(events):
        sheets = [read_sheet(case, line.params) for line in lines[event.obj]]
        if len(sheets) > 1 and envelope_hash(case, event.obj) == sheets[1].envelope:
            yield sheets[0].name


def _things(events: Sequence[Event]) -> Iterator[Event]:
    gone = lines_of(events, SHREDDED)
    return (event for event in events if is_sealed(event) and event.obj not in gone)


def _relock_one(
    case: Case, log: Log, event: Event, keys: tuple[Sequence[str], Sequence[str]], deed: Deed
) -> None:
    identities, to = keys
    sheets = sheets_of(case, log.events, event.obj)
    locked = open_envelope(case, event.obj, sheets, identities).locked(to)
    sheet = replace(sheets[0], envelope=hashlib.sha256(locked).hexdigest(), salt=secrets.token_hex(16))
    write_deed(case, log, "open-sealed", event, deed, TAKEN_OUT)
    log.append("correct", event.obj, event.size, params=put_bytes(case, sheet.data()), why=RELOCKED)
    log.checkpoint()
    write_durably(envelope_path(case, event.obj), locked, OWNER_ONLY)
