"""Credibility by agreement: whether other values of the same figure, or a measurement, speak against it.

Rules, for the figures a finding speaks of:
    4  values of the figure exclude each other, or our own count or the parts speak against it
    1  our own count of the same thing, place and window reaches it
    no opinion otherwise: a figure that nothing could be held against is not better for it

Good at: keeping contested figures low. Misses: agreement of two figures that share an error. Score: benchmarks/amerli.
"""

from dataclasses import dataclass

from witnessmark.records import Finding
from witnessmark.weigh.contract import Board, Opinion


@dataclass(frozen=True)
class Agreement:
    """No options."""

    def grade(self, finding: Finding, board: Board) -> Opinion | None:
        """The opinion from all findings about the same figures."""
        against = [
            other
            for other in board.findings
            if other.kind == "conflict" or other.verdict in {"exceeds", "fails"}
        ]
        against += [
            one
            for one in board.findings
            if one.kind == "against measurement" and one.verdict == "contradicts"
        ]
        if against:
            # A conflict does not contest itself: its own sentence says what there is to say.
            kinds = dict.fromkeys(other.kind for other in against if other.id != finding.id)
            return Opinion("", 4, (), (f"contested by another finding: {', '.join(kinds)}",) if kinds else ())
        reached = [
            one for one in board.findings if any(reason.startswith("measured") for reason in one.for_it)
        ]
        return Opinion("", 1, ("a measurement of our own reaches it",)) if reached else None


plugin = Agreement()
