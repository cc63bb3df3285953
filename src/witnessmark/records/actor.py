"""Who is spoken of: the cast of one document, and actors of the world across all of them; and the ties told of them."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from witnessmark.records.base import Basis
from witnessmark.records.document import Span
from witnessmark.records.statement import Factuality
from witnessmark.records.time import When

ActorKind = Literal["person", "state", "organ", "armed group", "people", "outlet", "organisation", "unknown"]
"""An organ is a part of a state: its army, a ministry, a court. People are civilians and others who are told by what
they are. What is no more than a capitalised name is unknown."""

Relation = Literal["backs", "commands", "belongs to", "fights", "loyal to"]


@dataclass(frozen=True)
class Mention:
    """Words of a document that mean an actor, and why they are taken to: "acronym given", "surname of the only Adair"."""

    document: Basis
    span: Span
    text: str
    why: str


@dataclass(frozen=True)
class Member:
    """One actor as one document tells of it.

    Attributes:
        name: its fullest name, or the words that describe it where it has none.
        names: every other name it goes by: acronyms, spellings, short forms.
        titles: what it is called beside its name: "general", "deputy governor".
        described: it has no name: "pro-government militias". Such an actor is kept as it is described.
        state: the state it is an organ of, or that it is: "Iraq"; "" for others.
        known_as: the lasting key the name is one of (a state, a name of hand/actors.csv, a well-known body), "" for none.
        doubt: why it was kept apart from another it may be, "" for none.
    """

    name: str
    kind: ActorKind
    mentions: tuple[Mention, ...]
    names: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    described: bool = False
    state: str = ""
    known_as: str = ""
    doubt: str = ""


@dataclass(frozen=True)
class Cast:
    """Everyone whom one document speaks of, in the order in which it first does."""

    prefix: ClassVar[str] = "cs"
    id: str
    document: Basis
    members: tuple[Member, ...]


@dataclass(frozen=True)
class Actor:
    """One actor of the world, in all documents of the case.

    Attributes:
        reasons: why members of several documents were taken for one, and why others were not.
    """

    prefix: ClassVar[str] = "ac"
    id: str
    name: str
    kind: ActorKind
    names: tuple[str, ...]
    titles: tuple[str, ...]
    described: bool
    state: str
    mentions: tuple[Mention, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Tie:
    """What a statement tells of two actors: who backs, commands, belongs to, fights or is loyal to whom.

    The tie is its source's word and no fact: who says so, and on whose word, stands in the statement.

    Attributes:
        statement: the statement it is told in, whose chain it shares; "" where no statement was read there.
        span: the words from subject to object, cue included; subject, cue and object lie in it.
        factuality: FactBank's certainty and polarity; "CT-" is a tie that is denied.
        is_past: told as over: "former commander", "broke with".
        when: when it held, as the statement dates it.
    """

    prefix: ClassVar[str] = "ti"
    id: str
    document: Basis
    statement: Basis
    span: Span
    text: str
    subject: Span
    subject_name: str
    relation: Relation
    object: Span
    object_name: str
    cue: Span
    factuality: Factuality
    is_past: bool = False
    when: When | None = None
