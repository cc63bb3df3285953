"""Files a person drops into inbox/.

Good at: any file, any size, folders within folders.
Misses: nothing it sees; what lies behind a symlink is refused by the room, hidden files are left alone.
Score: none to give; the promises of every collector are tested in tests/collect.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from witnessmark.collect.contract import Arrival, arrivals_under


@dataclass(frozen=True)
class Inbox:
    """The inbox.

    Attributes:
        folder: its name in the case folder.
    """

    folder: str = "inbox"

    def collect(self, root: Path) -> Iterable[Arrival]:
        """Every visible file of the inbox, by name."""
        return arrivals_under(root, self.folder, "inbox")


plugin = Inbox()
