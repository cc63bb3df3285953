"""What people decided, as plain text under hand/: places, aliases, readings, publication dates.

Good at: keeping each version of a decision as evidence of its own.
Misses: who wrote the file; the file itself has to say so.
Score: none to give; the promises of every collector are tested in tests/collect.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from witnessmark.collect.contract import Arrival, arrivals_under


@dataclass(frozen=True)
class Hand:
    """The folder of decisions.

    Attributes:
        folder: its name in the case folder.
    """

    folder: str = "hand"

    def collect(self, root: Path) -> Iterable[Arrival]:
        """Every visible file under hand/, by name."""
        return arrivals_under(root, self.folder, "hand")


plugin = Hand()
