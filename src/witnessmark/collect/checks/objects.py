"""Is every object that a line names there, with its bytes, its length, and nobody to write to it?"""

import hashlib
import os
import stat
from collections.abc import Collection, Iterator

from witnessmark.activity import Progress
from witnessmark.case import Case
from witnessmark.collect.event import Event
from witnessmark.collect.verdict import BrokenError

CHUNK_BYTES = 1 << 20
WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def check_objects(
    case: Case, events: list[Event], kept_back: Collection[str], progress: Progress
) -> dict[str, int]:
    """Objects named and there -> their permission bits.

    Args:
        case: whose objects they are.
        events: the log.
        kept_back: sha256 of objects that may be missing.
        progress: told of each object.

    Raises:
        BrokenError: an object is gone, changed, a link, or not as long as its line says.
    """
    modes: dict[str, int] = {}
    named = list(_named(events, kept_back))
    for done, (event, sha256, size) in enumerate(named):
        progress(f"object {sha256[:12]}", done, len(named))
        found, length, mode = _hash(case, sha256, event.seq)
        if found != sha256 or size not in {None, length}:
            raise BrokenError(
                f"evidence object {sha256[:12]} (log line {event.seq}): bytes changed since {event.t} "
                f"(recorded sha256 {sha256}, now {found}, {length} bytes). Restore it from a second copy.",
                event.seq,
            )
        modes[sha256] = mode
    progress("", len(named), len(named))
    return modes


def writable(modes: dict[str, int]) -> list[str]:
    """Objects that somebody may write to."""
    return [sha256 for sha256, mode in modes.items() if mode & WRITABLE]


def _named(events: list[Event], kept_back: Collection[str]) -> Iterator[tuple[Event, str, int | None]]:
    """Each object once, and again wherever a line gives it another length: two lengths cannot both be true."""
    lengths: dict[str, set[int | None]] = {}
    for event in events:
        for sha256, size in ((event.obj, event.size), (event.params, None)):
            known = lengths.setdefault(sha256, set())
            if sha256 and sha256 not in kept_back and size not in known and not (size is None and known):
                known.add(size)
                yield event, sha256, size


def _hash(case: Case, sha256: str, seq: int) -> tuple[str, int, int]:
    try:
        handle = os.open(case.object_path(sha256), os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        raise _gone(sha256, seq, error) from None
    with os.fdopen(handle, "rb") as file:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise BrokenError(
                f"evidence object {sha256[:12]} (log line {seq}): no ordinary file. Restore it.", seq
            )
        digest = hashlib.sha256()
        try:
            while chunk := file.read(CHUNK_BYTES):
                digest.update(chunk)
        except OSError as error:
            raise _gone(sha256, seq, error) from None
    return digest.hexdigest(), found.st_size, stat.S_IMODE(found.st_mode)


def _gone(sha256: str, seq: int, error: OSError) -> BrokenError:
    return BrokenError(
        f"evidence object {sha256[:12]} (log line {seq}): {error.strerror}. Restore it from a second copy.",
        seq,
    )
