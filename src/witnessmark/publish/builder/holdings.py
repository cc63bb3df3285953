"""What the case holds, read from the store once, with the ways between its records."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast

from witnessmark.case import Case
from witnessmark.records import (
    CountBound,
    Document,
    Figure,
    FigureValue,
    Item,
    Layer,
    Origin,
    Reading,
    Record,
    Scene,
    Statement,
    Tally,
)

R = TypeVar("R", bound=Record)
OURS = "our own measurement"
"""The last link of a chain that ends with us and not with a source."""


@dataclass(frozen=True)
class Holdings:
    """Records of one case by id, each kind read when first asked for."""

    case: Case
    _read: dict[str, tuple[Record, ...]] = field(default_factory=dict)

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """All records of a kind, in the store's lasting order."""
        if kind.prefix not in self._read:
            self._read[kind.prefix] = tuple(self.case.store.all(kind))
        return cast("tuple[R, ...]", self._read[kind.prefix])

    @cached_property
    def items(self) -> dict[str, Item]:
        """Items in the order of the custody log."""
        return {item.id: item for item in self.case.items()}

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Documents by id."""
        return by_id(self.all(Document))

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """Statements by id."""
        return by_id(self.all(Statement))

    @cached_property
    def layers(self) -> dict[str, Layer]:
        """Layers by id."""
        return by_id(self.all(Layer))

    @cached_property
    def origins(self) -> dict[str, Origin]:
        """Origins by id."""
        return by_id(self.all(Origin))

    @cached_property
    def tallies(self) -> dict[str, Tally]:
        """Tallies by id."""
        return by_id(self.all(Tally))

    @cached_property
    def bounds(self) -> dict[str, CountBound]:
        """Bounds by id."""
        return by_id(self.all(CountBound))

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The ledger in the order weigh made it."""
        return self.all(Figure)

    @cached_property
    def document_of(self) -> dict[str, str]:
        """Item id -> id of the document read from it."""
        return {document.item: document.id for document in self.documents.values()}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Item id -> note number: its rank by custody line among all items something was read from.

        The log only grows, so a number once given stays when items are added.
        """
        read = {document.item for document in self.documents.values()} | {
            layer.item for layer in self.layers.values()
        }
        read |= {reading.item for reading in self.all(Reading)} | {scene.item for scene in self.all(Scene)}
        return {id_: number for number, id_ in enumerate((id_ for id_ in self.items if id_ in read), 1)}

    def number_of_document(self, id_: str) -> int:
        """Note number of the item a document was read from, 0 for none."""
        document = self.documents.get(id_)
        return self.numbers.get(document.item, 0) if document else 0

    def item_behind(self, value: FigureValue) -> str:
        """The item that a ledger value comes from, "" for none."""
        if value.source in self.statements:
            document = self.documents.get(self.statements[value.source].document)
            return document.item if document else ""
        if value.source in self.tallies:
            return next(
                (self.layers[one].item for one in self.tallies[value.source].layers if one in self.layers), ""
            )
        return self._item_of_bound(value.source)

    def _item_of_bound(self, id_: str) -> str:
        bound = self.bounds.get(id_)
        if not bound:
            return ""
        reading = next((one for one in self.all(Reading) if one.id in set(bound.readings)), None)
        layer = self.layers.get(bound.layer)
        return reading.item if reading else layer.item if layer else ""


def by_id(records: Iterable[R]) -> dict[str, R]:
    """Records by their id, order kept."""
    return {record.id: record for record in records}
