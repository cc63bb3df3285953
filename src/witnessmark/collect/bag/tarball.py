"""What came with the items - the sender's log, checkpoints, sheets, programs - as one object, so the bag can be rebuilt."""

import tarfile
from collections.abc import Iterable
from pathlib import Path

OLDEST = 0
"""Every member's time: the same bag makes the same bytes."""


def write_tar(root: Path, paths: Iterable[str], target: Path) -> None:
    """A plain tar of some files of a bag, in the order of their paths, without owners or times.

    Args:
        root: the bag.
        paths: files in it, with / between folders.
        target: where to write; it must not be there.
    """
    with tarfile.open(target, "x", format=tarfile.USTAR_FORMAT) as tar:
        for path in sorted(paths):
            member = tarfile.TarInfo(path)
            member.size, member.mtime, member.mode = (root / path).stat().st_size, OLDEST, 0o444
            with (root / path).open("rb") as file:
                tar.addfile(member, file)
