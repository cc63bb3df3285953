"""Sources with lasting note numbers, in the order of the custody log."""

from witnessmark.publish.builder.holdings import Holdings
from witnessmark.publish.days import day_words
from witnessmark.publish.report import SourceLine
from witnessmark.records import Capture, Document, Item

_STATES = ("complete", "incomplete", "hollow", "failed")

_SAID = {
    "complete": "address, source and full-page picture are kept",
    "incomplete": "not all of it is kept",
    "hollow": "the page did not hold what was asked for",
    "failed": "the page could not be had",
}


def source_lines(held: Holdings) -> tuple[SourceLine, ...]:
    """One line for every item that something was read from."""
    origins = _origins_by_item(held)
    return tuple(
        _line(held, held.items[id_], number, tuple(dict.fromkeys(origins.get(id_, ()))))
        for id_, number in held.numbers.items()
    )


def _line(held: Holdings, item: Item, number: int, origins: tuple[str, ...]) -> SourceLine:
    document = held.documents.get(held.document_of.get(item.id, ""))
    publisher, title = _names(held, item, document)
    published = document.published if document else ""
    named = [publisher, f"“{title}”" if document and document.title else title, day_words(published)]
    return SourceLine(
        number=number,
        item=item.id,
        sha256=item.sha256,
        custody_line=item.log_index,
        label=", ".join(one for one in named if one),
        publisher=publisher,
        title=title,
        published=published,
        url=document.url if document else "",
        language=document.language if document else "",
        media_type=item.media_type,
        origins=origins,
        capture=capture_words(held, item),
    )


def capture_words(held: Holdings, item: Item) -> str:
    """When a page was captured and what state that capture is in; of several, the fullest, then the earliest."""
    found = [one for one in held.all(Capture) if item.id in one.items]
    if not found:
        return ""
    best = min(found, key=lambda one: (_STATES.index(one.state), one.captured))
    day = day_words(best.captured[:10]) if best.captured else "on a day nobody wrote down"
    by = "" if best.how == "webpage" else f" by {best.software or 'others'}"
    # The sentence names kinds, never reasons: those may quote what a page says, and addresses.
    said = _SAID[best.state]
    if best.state == "hollow":
        said += f" ({', '.join(dict.fromkeys(flag.kind for flag in best.flags))})"
    if best.state == "incomplete":
        lacks = [lack.partition(":")[0] for lack in best.lacks if not lack.startswith("context")]
        said += f" (it lacks {'; '.join(lacks)})" if lacks else " (see its flags)"
    more = f"; captured {len(found)} times" if len(found) > 1 else ""
    return f"Captured {day}{by}: {said}{more}."


def _names(held: Holdings, item: Item, document: Document | None) -> tuple[str, str]:
    # A path on somebody's disk says more than it should: the file's own name is enough.
    name = item.name.rsplit("/", 1)[-1]
    if document:
        return document.publisher, document.title or name
    layers = [layer for layer in held.layers.values() if layer.item == item.id]
    if not layers:
        return "", name
    # One file can be two layers, each with its own maker: both are named.
    origins, titles = [layer.origin for layer in layers], [layer.name for layer in layers]
    return "; ".join(dict.fromkeys(origins)), "; ".join(dict.fromkeys(titles))


def _origins_by_item(held: Holdings) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for origin in held.origins.values():
        for id_ in origin.statements:
            statement = held.statements.get(id_)
            document = held.documents.get(statement.document) if statement else None
            if document:
                found.setdefault(document.item, []).append(origin.name)
        for id_ in origin.layers:
            if id_ in held.layers:
                found.setdefault(held.layers[id_].item, []).append(origin.name)
    return found
