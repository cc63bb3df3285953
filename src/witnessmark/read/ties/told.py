"""A tie as its words tell it, before it becomes a record."""

from dataclasses import dataclass

from witnessmark.records import Span
from witnessmark.records.actor import Relation


@dataclass(frozen=True)
class ToldTie:
    """Subject, relation and object with their words.

    Attributes:
        cue: the words that tell the relation.
        is_given: taken as known by its form ("Iran-backed militias", "X, commander of Y"): what the sentence says of
            the rest does not touch it.
        is_past: told as over.
    """

    subject: Span
    subject_name: str
    relation: Relation
    object: Span
    object_name: str
    cue: Span
    is_given: bool = False
    is_past: bool = False
