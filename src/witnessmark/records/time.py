"""Dates as intervals that keep their hedge: what is asserted, what is only possible, and what each leans on."""

from dataclasses import dataclass
from typing import Literal

from witnessmark.records.document import Span

Hedge = Literal["asserted", "probable", "possible"]


@dataclass(frozen=True)
class Part:
    """One stretch of time: ISO days `start` to `end` inclusive; "" is an open end."""

    start: str
    end: str
    hedge: Hedge = "asserted"


@dataclass(frozen=True)
class When:
    """When something happened, as told.

    Attributes:
        edtf: ISO 8601-2 / EDTF, such as "2014-09/2014-12?"; "" when unknown.
        parts: the stretches behind it, each with its own hedge, in order.
        anchor: what a relative date leans on: "stated", "document", "quoted article", "last mention".
        reasons: why this value and not another, in words.
        alternatives: other EDTF values a careful reader would allow.
    """

    edtf: str
    parts: tuple[Part, ...]
    anchor: str = "stated"
    reasons: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True)
class Timex:
    """A date expression (TimeML): its words, its value, its qualifier.

    Attributes:
        mod: TimeML modifier such as "EQUAL_OR_MORE", "BEFORE", "START", "END", "APPROX", or "".
    """

    span: Span
    text: str
    when: When
    mod: str = ""
