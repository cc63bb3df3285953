"""The case folder and its parts."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from witnessmark.case.config import Config
from witnessmark.case.toml import read_config
from witnessmark.errors import CaseError, CustodyError
from witnessmark.records import Item
from witnessmark.store import Store, open_store


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
        return open_store(self.root / "case.sqlite")

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
        """The item's bytes, as received.

        Raises:
            CustodyError: the copy is gone.
        """
        path = self.object_path(item.sha256)
        try:
            return path.read_bytes()
        except FileNotFoundError:
            raise CustodyError(
                f"{path}: the evidentiary copy of {item.name} is missing. "
                f'Restore it from a second copy, or run "witnessmark verify {self.root}" to see what else is gone.'
            ) from None

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
    if not root.is_dir():
        raise CaseError(f'{root}: no such folder. Run "witnessmark new {root}" to start a case there.')
    config = read_config(root / "case.toml")
    return Case(root, config)
