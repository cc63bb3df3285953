"""Origins with the relays that go back to them, and the sources they published themselves."""

from collections.abc import Iterator

from witnessmark.publish.builder.holdings import Holdings
from witnessmark.publish.report import OriginLine, RelayLine
from witnessmark.publish.wording import ground_words
from witnessmark.records import Finding, Origin, Relay, Reuse


def origin_lines(held: Holdings) -> tuple[OriginLine, ...]:
    """One line per origin: those counted behind what the case asks about first, and of these the most relayed."""
    counted = [set(finding.rests) for finding in held.all(Finding) if finding.kind == "origins"]
    lines = [
        _line(held, origin, bool(counted) and origin.id not in counted[0]) for origin in held.origins.values()
    ]
    return tuple(
        sorted(lines, key=lambda line: (line.is_apart, -len(line.edges), -line.statements, line.name))
    )


def _line(held: Holdings, origin: Origin, is_apart: bool) -> OriginLine:
    edges = tuple(_edges(held, origin))
    relays = tuple(
        (edge.source, edge.relayed, ", ".join(ground_words(edge.grounds, edge.misprints))) for edge in edges
    )
    return OriginLine(
        origin.name,
        origin.strands,
        len(origin.statements),
        relays,
        origin.disputes,
        edges,
        _own(held, origin),
        is_apart,
    )


def _edges(held: Holdings, origin: Origin) -> Iterator[RelayLine]:
    documents = {held.statements[id_].document for id_ in origin.statements if id_ in held.statements}
    mine = set(origin.statements)
    own = set(_own(held, origin))
    reuses = {reuse.id: reuse for reuse in held.all(Reuse)}
    for relay in held.all(Relay):
        source = held.number_of_document(relay.document)
        concerns = mine & set(relay.statements) if relay.statements else relay.document in documents
        if concerns and source not in own:
            relayed = held.number_of_document(relay.relayed_document)
            shared = [one for id_ in relay.reuses if id_ in reuses for one in reuses[id_].misprints]
            yield RelayLine(source, relay.relayed, relayed, relay.grounds, tuple(dict.fromkeys(shared)))


def _own(held: Holdings, origin: Origin) -> tuple[int, ...]:
    spoken = [held.statements[id_] for id_ in origin.statements if id_ in held.statements]
    own = {one.document for one in spoken if one.attribution and one.attribution[0].name == origin.name}
    numbers = {held.number_of_document(id_) for id_ in own}
    numbers |= {held.numbers.get(held.layers[id_].item, 0) for id_ in origin.layers if id_ in held.layers}
    return tuple(sorted(numbers - {0}))
