"""Taking in: copy and hash in one reading, sheet, log line - in this order, so that no line names what is not on disk."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from witnessmark.case import Case
from witnessmark.collect.batch import Batch, Copy
from witnessmark.collect.contract import Arrival
from witnessmark.collect.custody import Log
from witnessmark.collect.held import Held, Key, facts
from witnessmark.collect.holdings import Holding
from witnessmark.collect.objects import hash_of
from witnessmark.collect.sheet import Sheet
from witnessmark.collect.sniff import media_type
from witnessmark.collect.withdrawal import WithdrawnError, check_not_withdrawn, unnamed
from witnessmark.errors import UnreadError

BATCH_FILES = 64
"""Settled together: the disk is waited for once a batch, and a kill costs at most these."""

BATCH_BYTES = 64 << 20
"""A batch is closed once it holds this much, so that a kill never costs more than the last large file."""

GONE = "the evidentiary copy was gone; made again from the same bytes"
SHARED = "the evidentiary copy was a hard link, open to writing from outside; a copy of its own made from the same bytes"
AGAIN = "the same bytes came again under another name"


class Line(NamedTuple):
    """A log line to come."""

    act: str
    obj: str
    size: int
    params: str
    why: str


@dataclass(frozen=True)
class Outcome:
    """What became of one arrival.

    Attributes:
        arrival: what came.
        key: under which it is held; None when it was refused.
        refusal: why it was; None when it was not.
    """

    arrival: Arrival
    key: Key | None = None
    refusal: UnreadError | None = None


def batches(came: Iterable[Arrival]) -> Iterator[list[Arrival]]:
    """Arrivals in order, as many together as settle together."""
    batch: list[Arrival] = []
    size = 0
    for arrival in came:
        batch.append(arrival)
        size += _size(arrival)
        if len(batch) == BATCH_FILES or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def take_in(case: Case, log: Log, came: Iterable[Arrival], held: Held) -> list[Outcome]:
    """Make arrivals evidence, each unless its bytes came under its name before; all on disk when this returns.

    A copy that is gone from evidence/ is made again from the same bytes, and a line says so. What cannot be taken in
    is among the outcomes with its reason.

    Raises:
        CustodyError: an evidentiary copy that is there holds other bytes.
        OSError: the disk refused; nothing of these arrivals is then in the log.
    """
    outcomes, lines = [], []
    with Batch(case) as batch:
        for arrival in came:
            try:
                key, line = _look(case, batch, arrival, held)
            except WithdrawnError as refusal:
                outcomes.append(Outcome(unnamed(arrival), refusal=refusal))
            except UnreadError as refusal:
                outcomes.append(Outcome(arrival, refusal=refusal))
            else:
                outcomes.append(Outcome(arrival, key))
                lines += [line] if line else []
        batch.settle()
    with log.together():
        for line in lines:
            log.append(line.act, line.obj, line.size, params=line.params, why=line.why)
    return outcomes


def withdraw_missing(log: Log, held: Iterable[Holding], present: set[Key]) -> None:
    """Write down which decisions of hand/ are no longer in force: changed or taken away by their author.

    Their bytes and lines stay. What came through the inbox is never withdrawn by its going from there.
    """
    with log.together():
        for holding in held:
            if holding.sheet.how == "hand" and holding.key not in present:
                event = holding.event
                why = f"line {event.seq}: no longer under hand/ as it was"
                log.append("withdraw", event.obj, event.size, params=event.params, why=why)


def _look(case: Case, batch: Batch, arrival: Arrival, held: Held) -> tuple[Key, Line | None]:
    if held.looks_known(arrival):
        key = (hash_of(arrival.path)[0], arrival.name, arrival.how)
        if key in held.keys and not _needs_copy(case, key[0]):
            return key, None
    copy = batch.copy(arrival.path)
    if copy.size == 0:
        raise UnreadError(
            f"{arrival.name} is empty (0 bytes): a download or copy broke off. "
            f"Put the whole file into {arrival.how}/ and collect again."
        )
    check_not_withdrawn(held.withdrawn, copy.sha256, arrival)
    key = (copy.sha256, arrival.name, arrival.how)
    if key in held.keys:
        return key, _made_again(case, batch, copy)
    line = _acquire(batch, arrival, copy, held)
    held.add(key, copy.size)
    return key, line


def _made_again(case: Case, batch: Batch, copy: Copy) -> Line | None:
    if not (why := _needs_copy(case, copy.sha256)) or copy.sha256 in batch.kept:
        return None
    batch.keep(copy)
    return Line("correct", copy.sha256, copy.size, "", why)


def _acquire(batch: Batch, arrival: Arrival, copy: Copy, held: Held) -> Line:
    batch.keep(copy)
    web = {"source": arrival.source, "captured": arrival.captured, "within": arrival.within}
    sheet = Sheet(arrival.name, media_type(copy.head), copy.size, arrival.how, **web)
    params = held.spare.pop(facts(sheet), "")
    if params:
        batch.keep_there(params)
    else:
        params = batch.keep_bytes(sheet.data())
    why = AGAIN if copy.sha256 in held.objects else "received"
    return Line("acquire", copy.sha256, copy.size, params, why)


def _needs_copy(case: Case, sha256: str) -> str:
    """Why an object must be written again, "" when it stands as it should."""
    try:
        names = case.object_path(sha256).stat().st_nlink
    except FileNotFoundError:
        return GONE
    return SHARED if names > 1 else ""


def _size(arrival: Arrival) -> int:
    try:
        return arrival.path.lstat().st_size
    except OSError:
        return 0
