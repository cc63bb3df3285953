"""Sealing: a thing that must be kept and must not be seen goes into evidence locked, its name with it.

The locked bytes are the evidentiary object: they are hashed, stored and logged like every other. What is kept in clear
calls it "sealed 3", by its turn in the log, and tells a rounded length; nothing of it is ever written to disk unlocked.
"""

import io
import os
from dataclasses import dataclass
from typing import BinaryIO

from witnessmark.activity import visible
from witnessmark.case import Case
from witnessmark.collect.age import lock, new_secret, public_of
from witnessmark.collect.custody import Event, Log
from witnessmark.collect.durable import TEMP_PREFIX, make_folder
from witnessmark.collect.envelope import Envelope, keep_envelope
from witnessmark.collect.objects import put, put_bytes
from witnessmark.collect.padding import Padded
from witnessmark.collect.people import recipients
from witnessmark.collect.room import FULL, no_room
from witnessmark.collect.sealed import AGE, BESIDE, HOW, RECEIVED, TO_BE_SEALED, next_name
from witnessmark.collect.sheet import Sheet
from witnessmark.collect.sniff import media_type
from witnessmark.errors import NoRoomError, UnreadError

EMPTY = (
    f"{TO_BE_SEALED} is empty (0 bytes): a copy broke off. Put the whole file in its place and seal it again."
)


@dataclass(frozen=True)
class Sealed:
    """What came of sealing one thing: its line, its name in clear, and the hash of the thing itself."""

    event: Event
    name: str
    plain_sha256: str


def seal(case: Case, log: Log, source: BinaryIO, name: str) -> Sealed:
    """Take one thing in locked, as an item of its own.

    Args:
        case: whose people it is locked to.
        log: open for lines.
        source: the thing itself, read once to its end.
        name: what it truly is; only the envelope tells it.

    Raises:
        CaseError: the case names nobody to lock it to.
        UnreadError: it is empty or cannot be read to its end.
    """
    return _seal(case, log, source, name, RECEIVED)


def seal_bytes(case: Case, log: Log, data: bytes, why: str) -> str:
    """Lock something that belongs to another object (who collected it, from which address); no item of its own.

    Args:
        case: as in `seal`.
        log: as in `seal`.
        data: what must not be seen.
        why: what it is, such as "who collected"; only the envelope tells it.

    Returns:
        sha256 of the locked object; `open` and `shred` know it by this hash.
    """
    return _seal(case, log, io.BytesIO(data), why, BESIDE).event.obj


def _seal(case: Case, log: Log, source: BinaryIO, name: str, words: str) -> Sealed:
    locked_to = recipients(case)  # first: a case that names nobody must not have written anything
    key, plain = new_secret(), Padded(source)
    sha256, size = _lock(case, plain, key)
    true = Envelope(key, visible(name), media_type(plain.head), plain.size, plain.sha256)
    shown = next_name(log.events)
    sheet = Sheet(shown, AGE, size, HOW, envelope=keep_envelope(case, sha256, true.locked(locked_to)))
    event = log.append("acquire", sha256, size, params=put_bytes(case, sheet.data()), why=words)
    return Sealed(event, shown, plain.sha256)


def _lock(case: Case, plain: Padded, key: str) -> tuple[str, int]:
    """The thing as an object, locked to its own key; only locked bytes touch the disk."""
    make_folder(case.evidence / "objects")
    temp = case.evidence / "objects" / f"{TEMP_PREFIX}sealed-{os.getpid()}"
    try:
        with temp.open("wb") as out:
            lock(plain, out, [public_of(key)])
        if not plain.size:
            raise UnreadError(EMPTY)
        return put(case, temp)
    except NoRoomError as error:
        raise NoRoomError(str(error).replace(temp.name, TO_BE_SEALED)) from None
    except OSError as error:
        if error.errno in FULL:
            raise no_room(TO_BE_SEALED, plain.size, 0) from None
        raise
    finally:
        temp.unlink(missing_ok=True)
