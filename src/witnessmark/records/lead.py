"""What a language model pointed at and the text bears out: a lead for a person, never a figure."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from witnessmark.records.base import Basis
from witnessmark.records.statement import Statement


@dataclass(frozen=True)
class Lead:
    """A statement as a language model proposed it, every word and place of it taken from the text by our own rules.

    No room weighs it. A person who has looked at it may take it over by its id; then its statement counts like any other.

    Attributes:
        document: the document it stands in.
        statement: what it would be as a statement; its spans count in the document's text.
        standing: against the rules' own reading: "agrees" (same words, same last mouth), "differs" (another mouth), or
            "new" (words the rules read no statement in).
        exchange: sha256 of the model's raw reply, as kept in working/llm/.
        taken_over: a person named it in case.toml.
    """

    prefix: ClassVar[str] = "ld"
    id: str
    document: Basis
    statement: Statement
    standing: Literal["agrees", "differs", "new"]
    exchange: str
    taken_over: bool = False
