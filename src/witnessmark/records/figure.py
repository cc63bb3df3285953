"""The ledger: one row per quantity x thing x scope x window, with everyone who gives it and on whose word."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from witnessmark.records.base import Bases, Basis
from witnessmark.records.time import When

Grade = Literal["A1", "A2", "A3", "B1", "B2", "B3", "C1", "C2", "C3", "C4", "F6", ""]
Verdict = Literal["holds", "fails", "consistent", "exceeds", "contradicts", "not observable", "noted"]
DriftKind = Literal["value", "qualifier", "scope", "hedge", "unit", "belief"]


@dataclass(frozen=True)
class Event:
    """Statements about one happening."""

    prefix: ClassVar[str] = "ev"
    id: str
    title: str
    event_type: str
    place_name: str
    when: When | None
    statements: Bases
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class FigureValue:
    """One mouth's figure in a ledger row.

    Attributes:
        source: the statement, tally or bound it comes from.
        document: the document it stands in, "" for tallies and bounds.
        said: the words, with qualifier and unit.
        chain: names from the outermost mouth to the origin.
        origin: name of the origin.
        window: the days this very value speaks of, as EDTF; "" when its words tell none.
    """

    source: Basis
    document: Basis
    said: str
    value: float | None
    lower: float | None
    upper: float | None
    mod: str
    hedge: str
    chain: tuple[str, ...]
    origin: str
    window: str = ""


@dataclass(frozen=True)
class Figure:
    """One row of the ledger.

    Attributes:
        code: short, the same in every output: "F-7KQ2".
        thing, act, scope, place_name: what the figure counts.
        when: the window only where the values agree on it; else None, and each value keeps its own.
        sentence: the row in words, with its qualifier and on whose word.
        minimum_origins: how many independent origins stand behind it, counted low.
        unknown_basis: values whose origin the texts do not tell.
        our_own: True when the row is our measurement, never blended into anyone's statement.
    """

    prefix: ClassVar[str] = "fi"
    id: str
    code: str
    thing: str
    act: str
    scope: str
    place_name: str
    when: When | None
    values: tuple[FigureValue, ...]
    origins: Bases
    minimum_origins: int
    unknown_basis: int
    sentence: str
    our_own: bool = False


@dataclass(frozen=True)
class Drift:
    """What changed on a relay edge, quoted from both sides."""

    prefix: ClassVar[str] = "dr"
    id: str
    kind: DriftKind
    figure: Basis
    earlier: Basis
    later: Basis
    earlier_words: str
    later_words: str
    sentence: str


@dataclass(frozen=True)
class Finding:
    """A figure held against others, or against measurement.

    Attributes:
        kind: "origins", "sum", "conflict", "single relay", "against measurement", "same origin", "denial", "coverage".
        verdict: "not observable" is a normal answer and gives its reason.
        figures, rests: the ledger rows it speaks of, and the other records it used.
        sentence: the finding in one sentence that names its records.
        for_it, against_it: reasons both ways.
        grade: source A-F and information 1-6 by stated rules; "" when not graded.
    """

    prefix: ClassVar[str] = "fd"
    id: str
    kind: str
    verdict: Verdict
    figures: Bases
    rests: Bases
    sentence: str
    for_it: tuple[str, ...] = ()
    against_it: tuple[str, ...] = ()
    grade: Grade = ""
