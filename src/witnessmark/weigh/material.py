"""What lies on the table: all records the earlier rooms left, gathered once."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from witnessmark.case import Case
from witnessmark.case.config import Area, Period
from witnessmark.records import (
    CountBound,
    Document,
    FireWindow,
    Layer,
    Overlap,
    Place,
    Scene,
    Statement,
    Tally,
)


@dataclass(frozen=True)
class Material:
    """Everything that is weighed.

    Attributes:
        documents: by id, in the order they were read.
        statements: in text order, document by document.
        area, period: where and when the case looks.
        simulated: True for a fictional case.
    """

    documents: Mapping[str, Document] = field(default_factory=dict)
    statements: tuple[Statement, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    layers: tuple[Layer, ...] = ()
    tallies: tuple[Tally, ...] = ()
    bounds: tuple[CountBound, ...] = ()
    fires: tuple[FireWindow, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    scenes: tuple[Scene, ...] = ()
    area: Area = field(default_factory=Area)
    period: Period = field(default_factory=Period)
    simulated: bool = False

    def publisher_of(self, statement: Statement) -> str:
        """Who published the document a statement stands in, "" when nothing tells."""
        document = self.documents.get(statement.document)
        return document.publisher if document else ""


def gather(case: Case) -> Material:
    """All records of a case that this room weighs."""
    store = case.store
    return Material(
        documents={document.id: document for document in store.all(Document)},
        statements=tuple(store.all(Statement)),
        places={place.id: place for place in store.all(Place)},
        layers=tuple(store.all(Layer)),
        tallies=tuple(store.all(Tally)),
        bounds=tuple(store.all(CountBound)),
        fires=tuple(store.all(FireWindow)),
        overlaps=tuple(store.all(Overlap)),
        scenes=tuple(store.all(Scene)),
        area=case.config.area,
        period=case.config.period,
        simulated=case.config.simulated,
    )
