"""Opening what came: only ordinary files, nothing followed, nothing waited for, nothing half written."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from witnessmark.errors import UnreadError

CHUNK_BYTES = 1 << 20
"""Read at once: files may be larger than memory."""


def open_arrival(path: Path) -> BinaryIO:
    """An ordinary file, open for reading; a symlink is not followed, not even one put there a moment ago.

    Raises:
        UnreadError: a symlink, a folder, a pipe or device, no permission, or gone.
    """
    if os.path.islink(path):  # noqa: PTH114 - Path.is_symlink raises where a path is too long to be asked about
        raise UnreadError(
            f"{path.name} is a symlink: what lies behind it may change unseen. Put the file itself in its place."
        )
    try:
        # O_NONBLOCK: opening a pipe nobody writes to must not wait for ever.
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise UnreadError(_cannot_open(path, error)) from None
    mode = os.fstat(handle).st_mode
    if not stat.S_ISREG(mode):
        os.close(handle)
        what = "a folder that cannot be looked into" if stat.S_ISDIR(mode) else "a pipe, socket or device"
        raise UnreadError(f"{path.name} is {what}. Put an ordinary file in its place.")
    return os.fdopen(handle, "rb")


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


def unchanged(path: Path, source: BinaryIO) -> Iterator[bytes]:
    """A file's bytes, as `chunks` gives them, of a file that nobody writes to meanwhile.

    Raises:
        UnreadError: it grew, shrank or was written to since reading began.
    """
    before, size = os.fstat(source.fileno()), 0
    for chunk in chunks(source):
        size += len(chunk)
        if size > before.st_size:
            break  # a file that grows as fast as it is read has no end
        yield chunk
    after = os.fstat(source.fileno())
    if (before.st_size, before.st_mtime_ns) != (size, after.st_mtime_ns):
        now = max(size, after.st_size)
        raise UnreadError(
            f"{path.name} was written to while it was read ({before.st_size:,} bytes at first, then {now:,}). "
            "Wait until whatever writes it is done, and collect again."
        )


def _cannot_open(path: Path, error: OSError) -> str:
    ways_out = {
        FileNotFoundError: "It was there a moment ago: put it back and collect again.",
        PermissionError: "Check who may read it and collect again.",
    }
    way_out = ways_out.get(
        type(error), "Shorten its path or move it elsewhere under the folder, and collect again."
    )
    return f"{path.name} cannot be opened: {error.strerror}. {way_out}"
