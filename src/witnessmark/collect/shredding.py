"""Shredding: the envelope of a sealed thing is destroyed, and with it the only key; what is left can never be read again.

The line is written and signed first, so a power cut in between leaves a key that a line calls destroyed - which the next
`shred` finishes - and never a key that is gone without a word. Log, leaf and locked bytes still verify.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from witnessmark.case import Case
from witnessmark.collect.custody import Event, Log
from witnessmark.collect.deed import SHREDDED, Deed, lines_of, told, write_deed
from witnessmark.collect.durable import sync_folder
from witnessmark.collect.envelope import envelope_path
from witnessmark.collect.meant import line_meant
from witnessmark.collect.sealed import sealed_objects
from witnessmark.collect.session import session
from witnessmark.errors import CustodyError


def shred(case: Case, wanted: str, deed: Deed) -> Event:
    """Destroy a sealed thing's key; returns the line that took the thing in.

    A thing shredded already gets no second line; what a power cut left of its envelope is destroyed.

    Args:
        case: that holds it.
        wanted: which, as in `line_meant`.
        deed: who and why.

    Raises:
        CustodyError: it is not sealed, or the line cannot be written.
    """
    with session(case) as log:
        event = line_meant(case, log.events, wanted)
        _log_shredding(case, log, event, deed)
        log.checkpoint()
        destroy_envelope(case, event.obj)
    return event


def _log_shredding(case: Case, log: Log, event: Event, deed: Deed) -> None:
    if event.obj not in sealed_objects(log.events):
        raise CustodyError(
            f"what line {event.seq} took in is not sealed: its bytes lie in clear, and evidence is never deleted. Use "
            '"witnessmark withdraw" to take it out of the record.'
        )
    if event.obj not in lines_of(log.events, SHREDDED):
        write_deed(case, log, "withdraw", event, deed, SHREDDED)


def destroy_envelope(case: Case, sha256: str) -> bool:
    """Overwrite and delete a sealed object's envelope; returns whether there was one."""
    path = envelope_path(case, sha256)
    if not path.exists() and not path.is_symlink():
        return False
    if not path.is_symlink():
        overwrite(path)
    path.unlink()
    sync_folder(path.parent)
    return True


def overwrite(path: Path) -> None:
    """Random bytes over a file's own, in place, brought to disk.

    A file system that writes elsewhere (copy on write, snapshots, a journal of data) and a flash disk that spreads wear
    may keep the old bytes: of an envelope these are locked still, to the people it was locked to.
    """
    # A link is not followed: in a case that came from others it could lead to any file of ours.
    handle = os.open(path, os.O_WRONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    with os.fdopen(handle, "wb", buffering=0) as file:
        left = os.fstat(handle).st_size
        while left > 0:
            left -= file.write(os.urandom(min(left, 1 << 20)))
        os.fsync(handle)


def shredded(case: Case, events: Iterable[Event]) -> Mapping[str, str]:
    """Sealed object -> by whom and why its key was destroyed, as a sentence for `verify`."""
    lines = lines_of(events, SHREDDED)
    return {
        sha256: f"Shredded at line {event.seq}: sealed object {sha256[:12]}, {told(case, event)}. It can never be read."
        for sha256, event in lines.items()
    }


def unfinished(case: Case, events: Iterable[Event]) -> Iterator[str]:
    """Objects a line calls shredded while their envelope is still there: a power cut came between."""
    return (sha256 for sha256 in lines_of(events, SHREDDED) if envelope_path(case, sha256).exists())
