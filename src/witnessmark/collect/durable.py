"""Writing so that a power cut leaves either the whole file or none: temp file, fsync, rename, fsync of the folder."""

import os
from pathlib import Path

TEMP_PREFIX = ".tmp-"
"""Begins the name of every file that is not finished; what a broken-off run left is cleared at the next."""


def publish_file(temp: Path, target: Path, mode: int) -> None:
    """Give a finished temp file its lasting name.

    Args:
        temp: written and closed, on the same file system as `target`.
        target: its name from now on; the folder is made when it is not there.
        mode: permission bits, set before the name is given.
    """
    make_folder(target.parent)
    with temp.open("rb") as file:
        os.fchmod(file.fileno(), mode)
        os.fsync(file.fileno())
    os.replace(temp, target)  # noqa: PTH105 - beside os.fsync, whose order with it matters
    sync_folder(target.parent)


def write_durably(target: Path, data: bytes, mode: int = 0o644) -> None:
    """Put `data` under a name, replacing what was there as a whole."""
    make_folder(target.parent)
    temp = target.parent / f"{TEMP_PREFIX}{target.name}"
    temp.write_bytes(data)
    publish_file(temp, target, mode)


def make_folder(folder: Path) -> None:
    """The folder and its parents; each new name is synced in the folder above it."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Put the folder's names on disk: without it a rename may be lost in a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
