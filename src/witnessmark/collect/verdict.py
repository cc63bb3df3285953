"""The one answer of a verification, and the first thing that does not hold."""

from dataclasses import dataclass
from typing import Literal

from witnessmark.errors import CustodyError


@dataclass(frozen=True)
class Verdict:
    """The answer, never in part.

    Attributes:
        state: VALID; VALID-BUT with what it does not stand on; INVALID with the first thing that fails.
        reasons: in whole sentences; empty when VALID.
        index: the first log line that fails, from 0; None when none does or it is no line's fault.
        lines, objects: how many were checked.
        root: hexadecimal Merkle root over the lines that hold.
        stands_on: whose word it stands on: witnesses and time authorities, with what to compare in person.
    """

    state: Literal["VALID", "VALID-BUT", "INVALID"]
    reasons: tuple[str, ...]
    index: int | None
    lines: int
    objects: int
    root: str
    stands_on: tuple[str, ...] = ()

    @property
    def is_valid(self) -> bool:
        """Whether nothing was found changed or missing; reserves do not count against it."""
        return self.state != "INVALID"

    def __str__(self) -> str:
        checked = f"{self.state}: {self.lines} lines of the custody log and {self.objects} objects checked."
        where = [] if self.index is None else [f"First bad line: {self.index}."]
        return "\n".join([checked, *(f"  {told}" for told in (*self.reasons, *where, *self.stands_on))])


class BrokenError(CustodyError):
    """The first thing that does not hold, and the log line it belongs to."""

    def __init__(self, reason: str, index: int | None = None) -> None:
        super().__init__(reason)
        self.index = index
