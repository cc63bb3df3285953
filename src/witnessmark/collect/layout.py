"""Where what the log names lies a second time under custody/, in files that a stranger finds without reading the log."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from witnessmark.case import Case
from witnessmark.collect.acts import ABOUT_THE_LOG
from witnessmark.collect.attestation import attestations
from witnessmark.collect.checkpoint import note_path
from witnessmark.collect.custody import Event
from witnessmark.collect.durable import write_durably
from witnessmark.collect.pins import pins
from witnessmark.errors import CustodyError

_UNSAFE = re.compile(r"[^A-Za-z0-9.-]+")


@dataclass(frozen=True)
class Copy:
    """A file under custody/ and the line whose object it repeats byte for byte."""

    path: Path
    event: Event


def file_name(name: str) -> str:
    """A witness's or authority's name as a file's: letters, digits, dots and dashes, no leading dot."""
    return _UNSAFE.sub("-", name).lstrip(".-")[:100] or "unnamed"


def witness_path(case: Case, name: str) -> Path:
    """Where a witness's public key lies."""
    return case.custody / "witnesses" / f"{file_name(name)}.vkey"


def authority_path(case: Case, name: str) -> Path:
    """Where a time authority's certificates lie."""
    return case.custody / "tsr" / f"{file_name(name)}.pem"


def token_path(case: Case, size: int, name: str) -> Path:
    """Where an authority's token over the first `size` lines lies."""
    return case.custody / "tsr" / f"{size}.{file_name(name)}.tsr"


def copies(case: Case, events: Iterable[Event]) -> dict[Path, Copy]:
    """Every such file; the last line about one says what it holds."""
    lines = list(events)
    found: dict[Path, Event] = {}
    for one in pins(case, lines):
        where = witness_path if one.whose == "witness" else authority_path
        found[where(case, one.name)] = one.event
    for event, said in attestations(case, lines):
        is_note = said.attests == "cosignature"
        path = note_path(case, said.size) if is_note else token_path(case, said.size, said.by)
        found[path] = event
    return {path: Copy(path, event) for path, event in found.items()}


def lay_out(case: Case, events: Sequence[Event]) -> None:
    """Write what the last lines tell of, where it is not there as it should be.

    Called after new lines; and as a session begins, since a run may have broken off between line and file. Only lines
    that nothing but their like follows are looked at: an older file that changed is damage, for `verify` to tell.

    Raises:
        CustodyError: the object of such a line is gone.
    """
    since = len(events) - sum(
        1 for _ in takewhile(lambda event: event.act in ABOUT_THE_LOG, reversed(events))
    )
    for copy in copies(case, events).values() if since < len(events) else ():
        if copy.event.seq < since:
            continue
        data = object_bytes(case, copy.event)
        if not copy.path.exists() or copy.path.read_bytes() != data:
            write_durably(copy.path, data)


def object_bytes(case: Case, event: Event) -> bytes:
    """The object a line is about, hashed as it is read.

    Raises:
        CustodyError: it is gone or changed.
    """
    path = case.object_path(event.obj)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CustodyError(
            f"{path} (log line {event.seq}): {error.strerror}. Restore it from a second copy."
        ) from None
    if hashlib.sha256(data).hexdigest() != event.obj:
        raise CustodyError(
            f"{path} (log line {event.seq}): bytes changed since {event.t}. Restore it from a second copy."
        )
    return data
