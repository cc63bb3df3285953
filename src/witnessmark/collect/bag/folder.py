"""A folder being packed: every byte that goes in is hashed on its way, so nothing is read twice."""

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path

from witnessmark.case import Case
from witnessmark.collect.arrivals import chunks, open_arrival
from witnessmark.collect.bag.layout import is_bag_path, object_name
from witnessmark.errors import CustodyError, UnreadError

READ_ONLY = 0o444
"""As in the case: a copy of evidence is not to be changed by a slip of the hand."""


@dataclass
class BagFolder:
    """What is in the folder so far.

    Attributes:
        root: the folder.
        hashes: path in it, with / between folders -> sha256.
        sizes: path -> length in bytes.
    """

    root: Path
    hashes: dict[str, str] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)

    def write(self, path: str, data: bytes) -> None:
        """Put bytes under a path.

        Raises:
            CustodyError: no bag of ours has a file of that name.
        """
        if not is_bag_path(path):
            raise CustodyError(
                f'"{path[:90]}" cannot go into a bag: programs elsewhere would not find it. Rename it with letters A-Z, '
                "digits, dots, - and _ only."
            )
        self._target(path).write_bytes(data)
        self.hashes[path], self.sizes[path] = hashlib.sha256(data).hexdigest(), len(data)

    def copy_object(self, case: Case, sha256: str) -> None:
        """Copy one object out of the case; nothing of it is kept unless its bytes are what its name says.

        Raises:
            CustodyError: it is gone or changed.
        """
        path = object_name(sha256)
        if path not in self.hashes:
            self.sizes[path] = copy_hashed(case, sha256, self._target(path))
            self.hashes[path] = sha256

    def _target(self, path: str) -> Path:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        return target


def copy_hashed(case: Case, sha256: str, target: Path) -> int:
    """Copy an object out of the case, read-only; returns its length in bytes.

    Raises:
        CustodyError: it is gone, or its bytes are not what its name says.
    """
    try:
        found, size = _copy(case.object_path(sha256), target)
    except UnreadError as error:
        raise CustodyError(f"evidence object {sha256[:12]}: {error} {_mend(case)}") from None
    if found != sha256:
        raise CustodyError(
            f"evidence object {sha256[:12]}: bytes changed since they were received (now sha256 {found}), so they "
            f"are not handed over. {_mend(case)}"
        )
    return size


def _copy(source: Path, target: Path) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with open_arrival(source) as original, target.open("xb") as copy:
        for chunk in chunks(original):
            digest.update(chunk)
            size += copy.write(chunk)
        os.fchmod(copy.fileno(), READ_ONLY)
    return digest.hexdigest(), size


def _mend(case: Case) -> str:
    return f'Restore it from a second copy; "witnessmark verify {case.root}" names all that changed.'
