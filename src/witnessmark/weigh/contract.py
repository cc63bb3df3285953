"""What a grader plug-in promises: an opinion on a finding by a stated rule, or none; never a truth score."""

from dataclasses import dataclass
from typing import Literal, Protocol

from witnessmark.records import Finding
from witnessmark.weigh.ledger import Entry


@dataclass(frozen=True)
class Opinion:
    """What one grader says of one finding.

    Attributes:
        source: reliability of the source, A (best) to C, F where it cannot be judged; "" for no opinion.
        information: credibility, 1 (confirmed) to 4 (doubtful), 6 where it cannot be judged; 0 for no opinion.
        for_it, against_it: the reasons, in words a reader of the page understands.
    """

    source: Literal["A", "B", "C", "F", ""] = ""
    information: Literal[0, 1, 2, 3, 4, 6] = 0
    for_it: tuple[str, ...] = ()
    against_it: tuple[str, ...] = ()


@dataclass(frozen=True)
class Board:
    """What graders see beside the finding.

    Attributes:
        entries: the ledger rows it speaks of, with their mentions.
        findings: all findings about those rows, this one included.
    """

    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]


class Grader(Protocol):
    """A grader plug-in."""

    def grade(self, finding: Finding, board: Board, /) -> Opinion | None:
        """An opinion by the rules in the plug-in's docstring; None where they say nothing. Same input, same opinion."""
