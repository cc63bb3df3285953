"""Taking in: hash, copy, sheet, log line - in this order, so that no line ever names what is not on disk."""

from collections.abc import Iterable

from witnessmark.case import Case
from witnessmark.collect.contract import Arrival
from witnessmark.collect.custody import Log
from witnessmark.collect.holdings import Holding
from witnessmark.collect.objects import hash_of, put, put_bytes
from witnessmark.collect.sheet import Sheet
from witnessmark.collect.sniff import WINDOW_BYTES, media_type
from witnessmark.errors import UnreadError

Key = tuple[str, str, str]
"""sha256, name and how of an arrival."""


def take_in(case: Case, log: Log, arrival: Arrival, known: set[Key]) -> Key:
    """Make one arrival evidence, unless these bytes came under this name before; returns its key.

    A copy that is gone from evidence/ is made again from the same bytes, and a line says so.

    Raises:
        UnreadError: an empty file, a symlink, a pipe, no permission.
    """
    sha256, size = hash_of(arrival.path)
    if size == 0:
        raise UnreadError(
            f"{arrival.name} is empty (0 bytes): a download or copy broke off. "
            f"Put the whole file into {arrival.how}/ and collect again."
        )
    key = (sha256, arrival.name, arrival.how)
    is_gone = not case.object_path(sha256).exists()
    if key in known and not is_gone:
        return key
    # The hash of the copy counts: a file that changed since the first look is taken as what it is now.
    sha256, size = put(case, arrival.path) if is_gone else (sha256, size)
    if (sha256, arrival.name, arrival.how) in known:
        log.append(
            "correct", sha256, size, why="the evidentiary copy was gone; made again from the same bytes"
        )
    else:
        _acquire(case, log, arrival, (sha256, size), known)
    return sha256, arrival.name, arrival.how


def withdraw_missing(log: Log, held: Iterable[Holding], present: set[Key]) -> None:
    """Write down which decisions of hand/ are no longer in force: changed or taken away by their author.

    Their bytes and lines stay. What came through the inbox is never withdrawn by its going from there.
    """
    for holding in held:
        if holding.sheet.how == "hand" and holding.key not in present:
            event = holding.event
            why = f"line {event.seq}: no longer under hand/ as it was"
            log.append("withdraw", event.obj, event.size, params=event.params, why=why)


def _acquire(case: Case, log: Log, arrival: Arrival, digest: tuple[str, int], known: set[Key]) -> None:
    sha256, size = digest
    with case.object_path(sha256).open("rb") as copy:
        kind = media_type(copy.read(WINDOW_BYTES))
    sheet = put_bytes(case, Sheet(arrival.name, kind, size, arrival.how).data())
    is_known = any(sha256 == other for other, _, _ in known)
    why = "the same bytes came again under another name" if is_known else "received"
    log.append("acquire", sha256, size, params=sheet, why=why)
    known.add((sha256, arrival.name, arrival.how))
