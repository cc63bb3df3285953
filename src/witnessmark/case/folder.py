"""The case folder and its parts."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from witnessmark.case.config import Config
from witnessmark.case.toml import read_config
from witnessmark.errors import CaseError, CustodyError, UnreadError
from witnessmark.records import Item
from witnessmark.store import Store, open_shared, open_store

MOST_BYTES = 2 * 2**30
"""Held in memory at once; a larger item is kept and hashed all the same."""


@dataclass(frozen=True)
class Case:
    """One folder, one store, one question.

    Attributes:
        root: the folder.
        config: case.toml, checked.
    """

    root: Path
    config: Config

    @cached_property
    def store(self) -> Store:
        """The records; opened, and made when there are none, the first time something asks for them."""
        shared = self.config.store
        return open_shared(shared.url, shared.schema) if shared.url else open_store(self.root / "case.sqlite")

    @property
    def inbox(self) -> Path:
        """What a person drops in."""
        return self.root / "inbox"

    @property
    def evidence(self) -> Path:
        """Evidentiary copies, custody log and checkpoints."""
        return self.root / "evidence"

    @property
    def custody(self) -> Path:
        """The log and its checkpoints, under evidence/."""
        return self.evidence / "custody"

    @property
    def working(self) -> Path:
        """Everything code can make again."""
        return self.root / "working"

    @property
    def tables(self) -> Path:
        """Clean Parquet tables of layers, under working/."""
        return self.working / "tables"

    @property
    def hand(self) -> Path:
        """What people decided."""
        return self.root / "hand"

    @property
    def published(self) -> Path:
        """What went out."""
        return self.root / "published"

    def object_path(self, sha256: str) -> Path:
        """Where the evidentiary copy with this hash lies."""
        return self.evidence / "objects" / "sha256" / sha256[:2] / sha256

    def evidentiary_copy(self, item: Item) -> bytes:
        """The item's bytes, as received: hashed at every reading, so that nothing is read off a changed copy.

        Raises:
            CustodyError: the copy is gone, cannot be read, or holds other bytes than were received.
            UnreadError: it is larger than can be held in memory.
        """
        if item.size_bytes > MOST_BYTES:
            raise UnreadError(
                f"{item.name}: {item.size_bytes:,} bytes; up to {MOST_BYTES:,} are read at once. It is kept as evidence; "
                "put the part that matters into inbox/ as a file of its own."
            )
        path = self.object_path(item.sha256)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise CustodyError(
                f"{path}: the evidentiary copy of {item.name} cannot be read ({error.strerror}). Restore it from a second "
                f'copy, or run "witnessmark verify {self.root}" to see what else is gone.'
            ) from None
        found = hashlib.sha256(data).hexdigest()
        if found != item.sha256:
            raise CustodyError(
                f"{path}: the evidentiary copy of {item.name} changed since it was received (now sha256 {found}), so "
                f'nothing is read from it. Restore it from a second copy; "witnessmark verify {self.root}" names all that changed.'
            )
        return data

    def items(self, *hows: str) -> Iterator[Item]:
        """Items in the order of the custody log; only those that came in one of these ways, when given."""
        items = sorted(self.store.all(Item), key=lambda item: item.log_index)
        return (item for item in items if not hows or item.how in hows)


def open_case(root: Path) -> Case:
    """The case in this folder.

    Raises:
        CaseError: the folder or case.toml is not there or not valid.
    """
    root = Path(root)
    if str(root).encode("utf-8", "replace").decode() != str(root):
        raise CaseError(
            f"{root}: the name of this folder is not UTF-8, and no database can be opened there. Rename the folder."
        )
    if not root.is_dir():
        raise CaseError(f'{root}: no such folder. Run "witnessmark new {root}" to start a case there.')
    config = read_config(root / "case.toml")
    return Case(root, config)
