"""Copies that settle together: bytes first, then names, then folders, so that the disk is waited for once, not per file.

Bytes always pass through this process, hashed on the way. A reflink would share its blocks with the file that came, so
one bad block would spoil both, and a hard link would be the very file that its owner goes on writing to.
"""

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from witnessmark.case import Case
from witnessmark.collect.arrivals import chunks, open_arrival, unchanged
from witnessmark.collect.durable import make_folder, new_temp, open_temp, publish_files, sync_all, write_all
from witnessmark.collect.room import FULL, no_room, reserve
from witnessmark.collect.sniff import WINDOW_BYTES
from witnessmark.errors import CustodyError

READ_ONLY = 0o444


@dataclass(frozen=True)
class Copy:
    """A copy that has no lasting name yet.

    Attributes:
        sha256: in hexadecimal, of the bytes that were written, whatever the file held before or after.
        size: in bytes.
        head: its first WINDOW_BYTES bytes.
        temp: where it lies until it settles.
    """

    sha256: str
    size: int
    head: bytes
    temp: Path


@dataclass
class Batch:
    """Copies to settle together; what is not kept when it closes leaves no trace.

    Attributes:
        case: whose evidence it is.
        kept: sha256 -> temp file, of what is to get its name.
        there: sha256 of what has its name already, given by a run that may not have waited for the disk.
        temps: every temp file made and not yet named or dropped.
    """

    case: Case
    kept: dict[str, Path] = field(default_factory=dict)
    there: set[str] = field(default_factory=set)
    temps: set[Path] = field(default_factory=set)

    def __enter__(self) -> Self:
        make_folder(self.case.evidence / "objects")
        return self

    def __exit__(self, *_: object) -> None:
        for temp in list(self.temps):
            self._drop(temp)

    def copy(self, path: Path) -> Copy:
        """Copy a file that came and hash it, in one reading.

        Raises:
            UnreadError: it is no ordinary file, cannot be read, does not fit, or was written to meanwhile.
        """
        with open_arrival(path) as source:
            size = os.fstat(source.fileno()).st_size
            temp, handle = self._begin()
            try:
                reserve(handle, size, path.name, temp.parent)
                return _fill(temp, handle, unchanged(path, source))
            except OSError as error:
                if error.errno in FULL:
                    raise no_room(path.name, size, 0) from None
                raise
            finally:
                os.close(handle)

    def keep(self, copy: Copy) -> None:
        """Let this copy have its name when the batch settles."""
        self.kept.setdefault(copy.sha256, copy.temp)

    def keep_bytes(self, data: bytes) -> str:
        """Let bytes we made ourselves be an object when the batch settles; returns their sha256."""
        temp, handle = self._begin()
        try:
            copy = _fill(temp, handle, (data,))
        finally:
            os.close(handle)
        self.keep(copy)
        return copy.sha256

    def keep_there(self, sha256: str) -> None:
        """Settle an object that a run that broke off had named, and whose bytes were just read and are right."""
        self.there.add(sha256)

    def settle(self) -> None:
        """Give every kept copy its name; all are on disk when this returns.

        An object that is there already stays, once its bytes are known to be right; if somebody outside could write to
        it through another name (a hard link), a copy of its own takes its place.

        Raises:
            CustodyError: an object that is there holds other bytes.
            OSError: the disk refused; some of them may have their names, and no line names any.
        """
        sound = {sha256 for sha256 in self.kept if self._stands(sha256)}
        named = {temp: self.case.object_path(one) for one, temp in self.kept.items() if one not in sound}
        publish_files(named.items(), READ_ONLY)
        self.temps.difference_update(named)
        # A run that was killed may have named it without waiting for the disk.
        there = [self.case.object_path(one) for one in sorted(sound | self.there)]
        sync_all(there)
        sync_all({path.parent for path in there})
        self.kept.clear()
        self.there.clear()

    def _stands(self, sha256: str) -> bool:
        """Whether an object is there, with its bytes, for itself alone."""
        target = self.case.object_path(sha256)
        if not target.exists():
            return False
        check_object(self.case, sha256)
        return target.stat().st_nlink == 1

    def _begin(self) -> tuple[Path, int]:
        temp = new_temp(self.case.evidence / "objects")
        handle = open_temp(temp)
        self.temps.add(temp)
        return temp, handle

    def _drop(self, temp: Path) -> None:
        self.temps.discard(temp)
        with suppress(OSError):  # the next session clears it
            temp.unlink(missing_ok=True)


def check_object(case: Case, sha256: str) -> None:
    """Hash an object that is there.

    Raises:
        CustodyError: it holds other bytes than its name says.
    """
    target, digest = case.object_path(sha256), hashlib.sha256()
    with target.open("rb") as kept:
        for chunk in chunks(kept):
            digest.update(chunk)
    if digest.hexdigest() != sha256:
        raise CustodyError(
            f"{target}: the evidentiary copy changed since it was made (now sha256 {digest.hexdigest()}). Restore it: "
            f'"witnessmark fsck {case.root} --from COPY", where COPY is a second copy of the case.'
        )


def _fill(temp: Path, handle: int, parts: Iterable[bytes]) -> Copy:
    sha256, size, head = hashlib.sha256(), 0, b""
    for part in parts:
        sha256.update(part)
        write_all(handle, part)
        head = head or part[:WINDOW_BYTES]
        size += len(part)
    return Copy(sha256.hexdigest(), size, head, temp)
