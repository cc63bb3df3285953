"""Who relays whom: origins, relay edges, and words that were copied."""

from dataclasses import dataclass
from typing import ClassVar

from witnessmark.records.base import Bases, Basis
from witnessmark.records.document import Span


@dataclass(frozen=True)
class Origin:
    """Who said it first: the root that relays collapse to.

    Attributes:
        name: the normal name, such as "Human Rights Watch".
        strands: kinds of evidence it rests on, kept apart: imagery, interview, visit, media, document.
        statements: statements whose chain ends here.
        layers: damage layers or lists that this origin made.
        disputes: names of origins it denies or contradicts.
    """

    prefix: ClassVar[str] = "or"
    id: str
    name: str
    strands: tuple[str, ...]
    statements: Bases
    layers: Bases = ()
    disputes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reuse:
    """Words that stand in two documents; `misprints` are errors they share, which prove copying."""

    prefix: ClassVar[str] = "re"
    id: str
    first: Basis
    first_span: Span
    second: Basis
    second_span: Span
    text: str
    misprints: tuple[str, ...]


@dataclass(frozen=True)
class Relay:
    """One document passes on another's word.

    Attributes:
        document: the one that relays.
        relayed: name of whom it relays, as the chain says.
        relayed_document: the document relayed, when the case holds it, else "".
        grounds: why we think so: "names it", "links to it", "copies it", "shares its misprint".
    """

    prefix: ClassVar[str] = "rl"
    id: str
    document: Basis
    relayed: str
    relayed_document: Basis = ""
    statements: Bases = ()
    reuses: Bases = ()
    grounds: tuple[str, ...] = ()
