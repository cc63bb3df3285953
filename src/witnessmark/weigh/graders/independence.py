"""Reliability of the source and credibility by independent origins: who is nearest to the event, and how many.

Rules, for the figures a finding speaks of:
    A  a figure of ours, from readings with their level and frame printed
    B  the origin's own page or layer is in the case
    C  the origin is known only through those who relay it
    F  no text tells on whose word
    1  two or more independent origins give it
    2  one origin, which rests on two or more strands of evidence (imagery, interviews, visits ...)
    3  one origin, one strand or none stated
    6  no origin is told

Good at: never counting relays. Misses: origins that quietly share a source of their own. Score: benchmarks/amerli.
"""

from dataclasses import dataclass

from witnessmark.records import Finding
from witnessmark.weigh.contract import Board, Opinion
from witnessmark.weigh.ledger import Entry


@dataclass(frozen=True)
class Independence:
    """No options."""

    def grade(self, _finding: Finding, board: Board) -> Opinion | None:
        """The opinion on the weakest of the figures a finding speaks of."""
        opinions = [_opinion(entry) for entry in board.entries]
        return max(opinions, key=lambda one: (one.source, one.information), default=None)


def _opinion(entry: Entry) -> Opinion:
    figure = entry.figure
    if figure.our_own:
        return Opinion("A", 3, ("counted in this case, with its level and frame printed",))
    if figure.minimum_origins == 0:
        return Opinion("F", 6, (), ("no text tells on whose word",))
    is_near = entry.row is None or any(not mention.path.relayers for mention in entry.row.mentions)
    near = "the origin's own page or layer is in the case" if is_near else ""
    far = "" if is_near else "the origin is known here only through those who relay it"
    strands = {
        strand for mention in (entry.row.mentions if entry.row else ()) for strand in mention.path.strands
    }
    if figure.minimum_origins > 1:
        return _with(
            "B" if is_near else "C", 1, near, far, f"{figure.minimum_origins} independent origins give it"
        )
    if len(strands) > 1:
        return _with(
            "B" if is_near else "C", 2, near, far, f"one origin, on {len(strands)} strands of evidence"
        )
    return _with("B" if is_near else "C", 3, near, far or "one origin only", "")


def _with(source: str, information: int, near: str, far: str, count: str) -> Opinion:
    letter = "B" if source == "B" else "C"
    number = {1: 1, 2: 2}.get(information, 3)
    for_it = tuple(one for one in (near, count) if one)
    return Opinion(letter, number, for_it, (far,) if far else ())  # type: ignore[arg-type]


plugin = Independence()
