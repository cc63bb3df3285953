"""What is told to have been done: one event of a statement with its type, its roles, and how it stands."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from witnessmark.records.base import Basis
from witnessmark.records.document import Span
from witnessmark.records.statement import Factuality
from witnessmark.records.time import When

Status = Literal["asserted", "possible", "denied", "planned", "hypothetical", "unknown"]
Role = Literal["actor", "recipient", "location"]


@dataclass(frozen=True)
class RoleWords:
    """The words that fill a role of a deed, verbatim."""

    role: Role
    span: Span
    text: str


@dataclass(frozen=True)
class Deed:
    """One event as PLOVER codes it, told at one place of one document.

    Attributes:
        statement: the statement it is told in; "" where no statement was read there.
        cue: the word that tells it.
        event_type, event_mode: PLOVER's type, and our mode within it: burn, loot, abduct ...
        context: as part of what it is told: military, legal, refugee, economic ...
        roles: who did it, to whom or what, where; as the sentence says it.
        factuality: FactBank's value; status is the same for a reader, with plans and conditions apart.
        when: when it was done, where its own clause or its statement dates it.
    """

    prefix: ClassVar[str] = "de"
    id: str
    document: Basis
    statement: Basis
    cue: Span
    event_type: str
    event_mode: str
    context: tuple[str, ...]
    roles: tuple[RoleWords, ...]
    factuality: Factuality
    status: Status
    when: When | None = None
