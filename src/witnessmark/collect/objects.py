"""Evidentiary copies: every byte received, under its sha256, read-only, never rewritten."""

import hashlib
import os
from pathlib import Path

from witnessmark.case import Case
from witnessmark.collect.arrivals import chunks, open_arrival, unchanged
from witnessmark.collect.batch import Batch
from witnessmark.collect.durable import TEMP_PREFIX, sync_all

__all__ = ["chunks", "clear_leftovers", "hash_of", "open_arrival", "put", "put_bytes", "strays"]


def hash_of(path: Path) -> tuple[str, int]:
    """sha256 in hexadecimal and length in bytes of a file that came; UnreadError when it cannot be read."""
    sha256, size = hashlib.sha256(), 0
    with open_arrival(path) as source:
        for chunk in unchanged(path, source):
            sha256.update(chunk)
            size += len(chunk)
    return sha256.hexdigest(), size


def put(case: Case, path: Path) -> tuple[str, int]:
    """Make the evidentiary copy of a file; returns its sha256 and length in bytes.

    Raises:
        UnreadError: the file cannot be read, or does not fit.
        CustodyError: a copy with this name is there and holds other bytes.
    """
    with Batch(case) as batch:
        copy = batch.copy(path)
        batch.keep(copy)
        batch.settle()
    return copy.sha256, copy.size


def put_bytes(case: Case, data: bytes) -> str:
    """Keep bytes we made ourselves (an item sheet, a manifest) as an object; returns their sha256."""
    with Batch(case) as batch:
        sha256 = batch.keep_bytes(data)
        batch.settle()
    return sha256


def strays(case: Case, named: set[str]) -> list[Path]:
    """Files among the objects whose names are not in `named`: what a run that broke off left before its line."""
    folder = case.evidence / "objects" / "sha256"
    shelves = [entry.path for entry in os.scandir(folder) if entry.is_dir()] if folder.is_dir() else []
    found = (Path(entry.path) for shelf in sorted(shelves) for entry in os.scandir(shelf))
    return sorted(path for path in found if path.name not in named)


def clear_leftovers(case: Case) -> None:
    """Tidy up after a run that broke off, under the log's lock: drop its temp files, settle the names it gave.

    No temp file was ever named in the log. A name given and not yet synced looks like any other name to us, but a
    power cut could still take it away; so what we build on is brought to disk first.
    """
    objects, keys = case.evidence / "objects", case.root / ".keys"
    others = (*_folders(case.custody), *_folders(case.evidence / "sealed"))
    for folder in (objects, keys, case.published, *others):
        for temp in folder.glob(f"{TEMP_PREFIX}*"):
            temp.unlink()
    ours = (case.root, case.evidence, objects, objects / "sha256", keys, *others)
    sync_all(folder for folder in ours if folder.is_dir())


def _folders(top: Path) -> list[Path]:
    return [top, *(path for path in top.rglob("*") if path.is_dir())]
