"""Counts with their qualifier, unit, what was done, and scope: "at least 3,200 buildings torched"."""

from dataclasses import dataclass
from typing import Literal

from witnessmark.records.document import Span

Mod = Literal[
    "EQUAL", "EQUAL_OR_MORE", "MORE_THAN", "EQUAL_OR_LESS", "LESS_THAN", "APPROX", "NEARLY", "RANGE", "VAGUE"
]


@dataclass(frozen=True)
class Quantity:
    """One figure as told.

    Attributes:
        span: the figure with its qualifier and unit; number_span the digits or words alone.
        value: as said; None for "many". For VAGUE ("dozens") the order of magnitude.
        lower, upper: inclusive bounds that the words allow; None is open. "more than 80" has lower 81.
        mod: the qualifier (TimeML's modifiers, used for counts); qualifier keeps its own words.
        unit: as said ("towns and villages"); "percent" for shares.
        thing: what is counted, as one normal word: building, village, person, image, km2, percent, month ...
        act: what was done to it, as one normal word: burn, destroy, damage, demolish, loot, abduct, kill,
            release, missing, examine, visit, interview, trap ...; "" when it is only there.
        of: the whole a share or part is taken of, in the text's words; "" when none.
        scope: limits in the text's words ("in at least 18 villages"); "" when none.
        hedge: whether the figure is asserted, or itself only "likely" or "possible".
    """

    span: Span
    number_span: Span
    text: str
    value: float | None
    lower: float | None
    upper: float | None
    mod: Mod
    qualifier: str
    unit: str
    thing: str
    act: str = ""
    of: str = ""
    scope: str = ""
    hedge: Literal["asserted", "probable", "possible"] = "asserted"
