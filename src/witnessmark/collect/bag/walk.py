"""Every file of a folder somebody handed us, against the closed list of a bag's names, before any of them is opened."""

import os
import stat
from pathlib import Path

from witnessmark.activity import visible
from witnessmark.collect.bag.layout import is_bag_folder, is_bag_path
from witnessmark.collect.verify import BrokenError


def walk(root: Path) -> dict[str, int]:
    """Path in the bag -> size of each file.

    Raises:
        BrokenError: at the first link, pipe, name that no bag has, or empty folder.
    """
    found: dict[str, int] = {}
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        entries = sorted(os.scandir(root / folder), key=lambda entry: os.fsencode(entry.name))
        if not entries:
            raise _stray(f"{folder or root}/", "an empty folder")
        for entry in entries:
            path = f"{folder}/{entry.name}" if folder else entry.name
            state = entry.stat(follow_symlinks=False)
            if stat.S_ISDIR(state.st_mode) and is_bag_folder(path):
                waiting.append(path)
            elif stat.S_ISREG(state.st_mode) and is_bag_path(path):
                found[path] = state.st_size
            else:
                raise _stray(path, "no name that a bag has, or no ordinary file")
    return found


def _stray(path: str, what: str) -> BrokenError:
    return BrokenError(
        f"{visible(path)[:120]}: {what}. Nothing like it was handed over; take it away and look again."
    )
