"""Every file of a folder, against a closed list of names; whatever does not belong is named before anything is opened."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from pathlib import Path

from witnessmark.collect.bag.scripts.verdict import broken, shown


def walk(root: Path, files: re.Pattern[str], folders: re.Pattern[str]) -> dict[str, int]:
    """Path with / -> size of each file; BrokenError at the first link, pipe, strange name or empty folder."""
    found: dict[str, int] = {}
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        names = sorted(entry.name for entry in (root / folder).iterdir())
        if not names:
            broken(f"{shown(folder) or 'this folder'} is empty: nothing like it was handed over.")
        for name in names:
            path = f"{folder}/{name}" if folder else name
            state = os.lstat(root / path)
            if stat.S_ISDIR(state.st_mode) and folders.fullmatch(path):
                waiting.append(path)
            elif stat.S_ISREG(state.st_mode) and files.fullmatch(path):
                found[path] = state.st_size
            else:
                broken(
                    f"{shown(path)} does not belong here: nothing like it was handed over. Take it away and look again."
                )
    return found


def hash_file(path: Path) -> str:
    """sha256 of a file of any size."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for chunk in iter(lambda: file.read(1 << 20), b""):
            digest.update(chunk)
    return digest.hexdigest()
