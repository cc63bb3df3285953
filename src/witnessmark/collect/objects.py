"""Evidentiary copies: every byte received, under its sha256, read-only, never rewritten."""

import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from witnessmark.case import Case
from witnessmark.collect.durable import TEMP_PREFIX, make_folder, publish_file
from witnessmark.errors import CustodyError, UnreadError

CHUNK_BYTES = 1 << 20
"""Read at once: files may be larger than memory."""

READ_ONLY = 0o444


def open_arrival(path: Path) -> BinaryIO:
    """An ordinary file, open for reading; a symlink is not followed, not even one put there a moment ago.

    Raises:
        UnreadError: a symlink, a pipe or device, no permission, or gone.
    """
    if path.is_symlink():
        raise UnreadError(
            f"{path.name} is a symlink: what lies behind it may change unseen. Put the file itself in its place."
        )
    try:
        # O_NONBLOCK: opening a pipe nobody writes to must not wait for ever.
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        raise UnreadError(
            f"{path.name} cannot be opened: {error.strerror}. Check who may read it and collect again."
        ) from None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise UnreadError(f"{path.name} is a pipe, socket or device. Put an ordinary file in its place.")
    return os.fdopen(handle, "rb")


def hash_of(path: Path) -> tuple[str, int]:
    """sha256 in hexadecimal and length in bytes of a file that came; UnreadError when it cannot be read."""
    with open_arrival(path) as source:
        return _digest(source)


def put(case: Case, path: Path) -> tuple[str, int]:
    """Make the evidentiary copy of a file; returns its sha256 and length in bytes.

    The name is the hash of the bytes that were written, so a file that changes meanwhile cannot slip in under
    the hash of what it was. Order: temp file, fsync, rename, fsync of the folder.

    Raises:
        UnreadError: the file cannot be read.
        CustodyError: a copy with this name is there and holds other bytes.
    """
    make_folder(case.evidence / "objects")
    temp = case.evidence / "objects" / f"{TEMP_PREFIX}{os.getpid()}"
    with open_arrival(path) as source, temp.open("wb") as copy:
        sha256, size = _digest(source, copy)
    _settle(case, temp, sha256)
    return sha256, size


def put_bytes(case: Case, data: bytes) -> str:
    """Keep bytes we made ourselves (an item sheet, a manifest) as an object; returns their sha256."""
    sha256 = hashlib.sha256(data).hexdigest()
    make_folder(case.evidence / "objects")
    temp = case.evidence / "objects" / f"{TEMP_PREFIX}{os.getpid()}"
    temp.write_bytes(data)
    _settle(case, temp, sha256)
    return sha256


def clear_leftovers(case: Case) -> None:
    """Drop temp files of a run that broke off; none was ever named in the log. Call it under the log's lock."""
    for folder in (case.evidence / "objects", case.custody, case.custody / "checkpoints"):
        for temp in folder.glob(f"{TEMP_PREFIX}*"):
            temp.unlink()


def chunks(source: BinaryIO) -> Iterator[bytes]:
    """A file's bytes, one chunk after the other; UnreadError when the disk or the share gives them no more."""
    try:
        while chunk := source.read(CHUNK_BYTES):
            yield chunk
    except OSError as error:
        raise UnreadError(
            f"{Path(str(source.name)).name} cannot be read to its end: {error.strerror}. "
            "Copy it from where it is whole and collect again."
        ) from None


def _digest(source: BinaryIO, copy: BinaryIO | None = None) -> tuple[str, int]:
    sha256, size = hashlib.sha256(), 0
    for chunk in chunks(source):
        sha256.update(chunk)
        size += len(chunk)
        if copy is not None:
            copy.write(chunk)
    return sha256.hexdigest(), size


def _settle(case: Case, temp: Path, sha256: str) -> None:
    target = case.object_path(sha256)
    if not target.exists():
        publish_file(temp, target, READ_ONLY)
        return
    temp.unlink()
    with target.open("rb") as kept:
        found, _ = _digest(kept)
    if found != sha256:
        raise CustodyError(
            f"{target}: the evidentiary copy changed since it was made (now sha256 {found}). "
            f'Restore it from a second copy; "witnessmark verify {case.root}" names all that changed.'
        )
