"""How strongly the box holds on this machine, and in which words that is said."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from witnessmark.box import bubblewrap, filters, landlock

Name = Literal["bubblewrap", "landlock", "filter", "limits"]


@dataclass(frozen=True)
class Isolation:
    """What stands between a hostile document and this machine.

    Attributes:
        name: the wall: "bubblewrap", "landlock", "filter" (system calls only) or "limits" (none of these).
        sentence: the same for a reader.
        limit: what a reader of the record must know where isolation is reduced, "" where it is not.
    """

    name: Name
    sentence: str
    limit: str = ""

    @property
    def is_reduced(self) -> bool:
        """Whether a document that takes over its reader could get at files of this machine."""
        return bool(self.limit)


BUBBLEWRAP = Isolation(
    "bubblewrap",
    "Received files are read in a box without network, files, other programs or other documents (bubblewrap, a filter "
    "of system calls, and limits of memory and time); it shares the kernel with this machine.",
)
LANDLOCK = Isolation(
    "landlock",
    "Received files are read in a box without network, other programs or other documents, which sees program files "
    "only (Landlock, a filter of system calls, and limits of memory and time); it shares the kernel with this machine.",
)
FILTER = Isolation(
    "filter",
    "Reduced isolation: received files are read without network, other programs or writing, and within limits of memory "
    "and time; but a file that takes over its reader could read this machine's files. Install bubblewrap.",
    "Received files were read with reduced isolation: one made to take over its reader could have read other files of that machine",
)
LIMITS = Isolation(
    "limits",
    "Reduced isolation: received files are read in a process of their own within limits of time and size, and nothing more: "
    "a file that takes over its reader could do what the person at this machine can. Use Linux with bubblewrap.",
    "Received files were read with reduced isolation: one made to take over its reader could have changed other files of that "
    "machine, this record among them",
)
WALLS = {one.name: one for one in (BUBBLEWRAP, LANDLOCK, FILTER, LIMITS)}


def promising() -> Iterator[Isolation]:
    """Walls that may stand on this machine, strongest first; the last always does."""
    if filters.is_known_machine():
        if bubblewrap.where():
            yield BUBBLEWRAP
        if landlock.version():
            yield LANDLOCK
        yield FILTER
    yield LIMITS
