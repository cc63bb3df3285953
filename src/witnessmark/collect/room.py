"""Room on the disk, asked for before a copy is begun: a full disk is told by the item, not by half a copy."""

import errno
import os
from pathlib import Path

from witnessmark.errors import NoRoomError, UnreadError

SPARE_BYTES = 1 << 20
"""Left free beside every copy: the sheet, the log's line, the checkpoint and the records have to fit, too."""

RESERVE_FROM = 1 << 20
"""Longer files have their place reserved; a shorter one is one write, which says at once that there is no room."""

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


def reserve(handle: int, size: int, name: str, folder: Path) -> None:
    """Reserve `size` bytes for an open temp file.

    Args:
        handle: of the temp file, empty.
        size: how long the copy will be.
        name: what to call the file in a refusal.
        folder: where the temp file lies.

    Raises:
        NoRoomError: they are not free now.
        UnreadError: this disk could never hold them.
    """
    disk = os.statvfs(folder)
    whole, free = disk.f_blocks * disk.f_frsize, disk.f_bavail * disk.f_frsize
    if whole and size > whole:
        raise UnreadError(
            f"{name} is {size:,} bytes long, and the whole disk of the case has {whole:,}. "
            "Take the part that matters into a file of its own, or move the case to a larger disk."
        )
    if whole and size + SPARE_BYTES > free:
        raise no_room(name, size, free)
    if size < RESERVE_FROM or not hasattr(os, "posix_fallocate"):
        return
    try:
        os.posix_fallocate(handle, 0, size)
    except OSError as error:
        if error.errno in FULL:
            raise no_room(name, size, free) from None
        if error.errno == errno.EFBIG:
            raise UnreadError(
                f"{name} is {size:,} bytes long, more than the file system of the case takes in one file. "
                "Move the case to a disk of another format (ext4, NTFS, APFS), or split the file."
            ) from None
        # Some file systems cannot reserve; the copy itself then tells.


def no_room(name: str, size: int, free: int) -> NoRoomError:
    """The refusal of a file that does not fit now."""
    return NoRoomError(
        f"{name} is {size:,} bytes long, and {free:,} are free on the disk of the case ({SPARE_BYTES:,} of them kept for "
        "the log). Free some space and collect again; what came before it is kept."
    )
