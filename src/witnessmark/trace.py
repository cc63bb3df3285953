"""From any record down to item, file and hash, and up to every figure it touched: the edges between records."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from witnessmark.errors import StoreError
from witnessmark.records import Document, Figure, Item, Origin, Record
from witnessmark.store import Store


@dataclass(frozen=True)
class Step:
    """One record on the way.

    Attributes:
        depth: edges from the start, 0 for the start itself.
        record: the record, None when it is named but gone.
        id: its id.
    """

    depth: int
    id: str
    record: Record | None


def trace_down(store: Store, id_: str, whole: bool = False) -> Iterator[Step]:
    """What a record rests on, depth first, each record once.

    An origin on the way is named but not walked through, unless it is the start or `whole` is asked for: an origin
    rests on all it ever said, and that is not what one figure stands on.
    """
    return _walk(store, id_, store.bases, whole)


def trace_up(store: Store, id_: str, whole: bool = False) -> Iterator[Step]:
    """What rests on a record, depth first, each record once; origins as in `trace_down`."""
    return _walk(store, id_, store.dependants, whole)


def find_start(store: Store, name: str) -> str:
    """The id meant by what a person typed: a figure's code, an id or its beginning, an item's name or hash.

    Raises:
        StoreError: nothing, or more than one thing, is meant.
    """
    wanted = name.strip()
    found = {figure.id for figure in store.all(Figure) if figure.code.upper() == wanted.upper()}
    found |= {
        item.id
        for item in store.all(Item)
        if item.name == wanted or (len(wanted) >= 6 and item.sha256.startswith(wanted))
    }
    found |= set(store.find(wanted)) if wanted[2:3] == "-" and len(wanted) > 3 else set()
    if not found:
        raise StoreError(
            f'Nothing here is called "{name}". Use a code from "witnessmark figures", an id, or the name of an item.'
        )
    if len(found) > 1:
        raise StoreError(f'"{name}" could be {", ".join(sorted(found)[:5])}. Use one of them in full.')
    return found.pop()


def _walk(
    store: Store, start: str, neighbours: Callable[[str], tuple[str, ...]], whole: bool
) -> Iterator[Step]:
    seen: set[str] = set()
    waiting = [(0, start)]
    while waiting:
        depth, id_ = waiting.pop()
        if id_ in seen:
            continue
        seen.add(id_)
        record = _get(store, id_)
        yield Step(depth, id_, record)
        if isinstance(record, Origin) and id_ != start and not whole:
            continue
        # A document is shown under the statement that stands in it, so statements go first.
        ordered = sorted(neighbours(id_), key=lambda other: other.startswith(Document.prefix))
        waiting.extend((depth + 1, other) for other in reversed(ordered))


def _get(store: Store, id_: str) -> Record | None:
    try:
        return store.get(id_)
    except StoreError:
        return None
