"""Opening a sealed thing: a line says who opens it and why, on disk and signed, before a byte of it is shown."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, BinaryIO

from witnessmark.case import Case
from witnessmark.collect.age import unlock
from witnessmark.collect.custody import Event
from witnessmark.collect.deed import OPENED, SHREDDED, Deed, lines_of, write_deed
from witnessmark.collect.envelope import Envelope, open_envelope
from witnessmark.collect.meant import line_meant
from witnessmark.collect.objects import hash_of
from witnessmark.collect.padding import Cut
from witnessmark.collect.sealed import sealed_objects, sheets_of
from witnessmark.collect.session import session
from witnessmark.collect.shredding import shredded
from witnessmark.errors import CustodyError, WitnessmarkError


@dataclass(frozen=True)
class Opened:
    """A sealed thing whose opening is written down: what it is, and the way to its bytes."""

    case: Case
    event: Event
    envelope: Envelope

    def write_to(self, out: BinaryIO) -> None:
        """The thing itself, without the zeros that rounded its length."""
        with self.case.object_path(self.event.obj).open("rb") as locked:
            unlock(locked, Cut(out, self.envelope.size_bytes), [self.envelope.key])


def open_sealed(
    case: Case,
    wanted: str,
    identities: Sequence[str],
    deed: Deed,
    fits: Callable[[Envelope], None] | None = None,
) -> Opened:
    """Open a sealed thing, once the log says so.

    An identity that does not fit opens nothing and writes no line: whoever tries with another program is not seen
    either, and a list of the tries seen here would pass for a list of all.

    Args:
        case: that holds it.
        wanted: which, as in `line_meant`.
        identities: the secret keys of whoever asks.
        deed: who and why.
        fits: raises when such a thing cannot be shown where it would be; asked before the line is written.

    Raises:
        CustodyError: not sealed, shredded, changed, not locked to these identities, or the line cannot be written.
    """
    with session(case) as log:
        event = _sealed_line(case, log.events, wanted)
        sheets = sheets_of(case, log.events, event.obj)
        envelope = open_envelope(case, event.obj, sheets, identities)
        _check_whole(case, event)
        if fits:
            fits(envelope)
        write_deed(case, log, "open-sealed", event, deed, OPENED)
    return Opened(case, event, envelope)  # the session has signed the line by now


def way_is_outside(case: Case, stream: IO[Any]) -> None:
    """Nothing, when standard output leads to no file inside the case, as far as this system tells.

    Raises:
        CustodyError: it does.
    """
    try:
        target = Path(f"/proc/self/fd/{stream.fileno()}").resolve()
    except OSError:  # no file at all behind it, or a system that does not tell
        return
    if target.is_relative_to(case.root.resolve()):
        raise CustodyError(
            f"{target}: standard output leads into the case, where what is opened would be read, published or handed over. "
            f"Send it outside {case.root}."
        )


@contextmanager
def new_file_outside(case: Case, path: Path) -> Iterator[BinaryIO]:
    """A new file for what was opened, for its owner's eyes, outside the case; a half-written one is taken away again.

    Raises:
        CustodyError: it lies in the case, or there is one already.
    """
    if path.resolve().is_relative_to(case.root.resolve()):
        raise CustodyError(
            f"{path}: lies inside the case, where what was opened would be read, published or handed over. Name a file "
            f"outside {case.root}."
        )
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    except OSError as error:
        raise CustodyError(f"{path}: {error.strerror}. Name a new file with --out.") from None
    try:
        with os.fdopen(handle, "wb") as out:
            yield out
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _sealed_line(case: Case, events: Sequence[Event], wanted: str) -> Event:
    event = line_meant(case, events, wanted)
    if event.obj in lines_of(events, SHREDDED):
        raise CustodyError(
            f'"{wanted}" cannot be opened by anybody. {shredded(case, events)[event.obj]} Ask for another copy.'
        )
    if event.obj not in sealed_objects(events):
        raise CustodyError(
            f'"{wanted}" is not sealed: its bytes lie at {case.object_path(event.obj)}. Read them there; nothing needs opening.'
        )
    return event


def _check_whole(case: Case, event: Event) -> None:
    try:
        found, _ = hash_of(case.object_path(event.obj))
    except WitnessmarkError as error:
        found = str(error)
    if found != event.obj:
        raise CustodyError(
            f"{case.object_path(event.obj)}: the sealed object changed or is gone ({found[:80]}), so nothing is opened. "
            "Restore it from a second copy."
        )
