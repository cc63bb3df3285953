"""Independent origins: relays collapse to the last independent mouth, and what they pass on is counted once."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from witnessmark.records import Layer, Origin, Overlap, Relay, Reuse, Statement, identify
from witnessmark.weigh.chains import (
    Houses,
    Path,
    chain_of,
    find_houses,
    house_of,
    mouth_of,
    name_chain,
    trace_origin,
)
from witnessmark.weigh.denials import find_disputes
from witnessmark.weigh.material import Material
from witnessmark.weigh.names import is_same_name, normal_name
from witnessmark.weigh.strands import ORDER, strands_of

BELIEF = re.compile(
    r"\b(?:believ\w{1,3}|suspect(?:s|ed)?|presum\w{1,3})\b|يعتقد|اعتقد|percaya|yakin", re.IGNORECASE
)
"""Words by which a belief is told as one."""

CLAIMING = frozenset({"damage", "list"})
"""Layers that say something was destroyed; a frame of buildings, a gazetteer or fire detections claim nothing of that."""

NO_CLAIM = frozenset({"attribution", "publication", "headline"})
"""Statements that tell who speaks or what was published; a mouth that says no more is no origin."""


@dataclass(frozen=True)
class Paths:
    """The way of every statement from its document to its origin.

    Attributes:
        houses: persons who count as the publisher they write for.
        copies: document -> the held documents it copies without naming, with the reuse.
        by_document: document -> its statements.
    """

    material: Material
    houses: Houses
    copies: dict[str, list[tuple[str, Reuse]]] = field(default_factory=dict)
    by_document: dict[str, list[Statement]] = field(default_factory=dict)

    @classmethod
    def of(cls, material: Material, relays: Iterable[Relay], reuses: Iterable[Reuse]) -> "Paths":
        """The paths of a whole case."""
        reuse_by_id = {reuse.id: reuse for reuse in reuses}
        copies: dict[str, list[tuple[str, Reuse]]] = defaultdict(list)
        for relay in relays:
            if relay.relayed_document:
                copies[relay.document] += [(relay.relayed_document, reuse_by_id[one]) for one in relay.reuses]
        by_document: dict[str, list[Statement]] = defaultdict(list)
        for statement in material.statements:
            by_document[statement.document].append(statement)
        houses = find_houses(material.statements, material.documents.values())
        return cls(material, houses, dict(copies), dict(by_document))

    def path(self, statement: Statement) -> Path:
        """One statement's way; copied words bring in the mouths of the text they were copied from."""
        voices = chain_of(statement)
        origin = mouth_of(voices[-1], self.houses) if voices else ""
        names, mouths = list(name_chain(voices)), [house_of(voice) for voice in voices]
        for copied in self._copied(statement, mouths, origin):
            names.insert(1, copied)
            mouths.insert(1, copied)
        publisher = mouths[0] if mouths else self.material.publisher_of(statement)
        relayers = [] if is_same_name(publisher, origin) else [publisher, *mouths[1:]]
        kept = [one for one in relayers if one and not is_same_name(one, origin)]
        return Path(
            tuple(names),
            tuple({normal_name(one): one for one in kept}.values()),
            origin,
            strands_of(statement),
            is_believed(statement, self.material),
        )

    def _copied(self, statement: Statement, mouths: Sequence[str], origin: str) -> Iterator[str]:
        for document, reuse in self.copies.get(statement.document, ()):
            span = reuse.first_span if reuse.first == statement.document else reuse.second_span
            shared = min(span.end, statement.span.end) - max(span.start, statement.span.start)
            publisher = self.material.documents[document].publisher
            is_new = publisher and not any(is_same_name(publisher, mouth) for mouth in [*mouths, origin])
            if is_new and shared * 2 >= statement.span.end - statement.span.start:
                yield publisher
                return


def is_believed(statement: Statement, material: Material) -> bool:
    """Whether what is told is told as somebody's belief: by a hedge of belief, or by the words that introduce it."""
    document = material.documents.get(statement.document)
    text = document.text if document else ""
    cues = [span.of(text) for voice in statement.attribution for span in voice.cue_spans]
    is_hedged = any(hedge.strength == "belief" for hedge in statement.hedges)
    return is_hedged or any(BELIEF.search(words) for words in [*cues, statement.text])


def find_origins(material: Material, paths: Paths) -> list[Origin]:
    """One origin per independent mouth: those of statements by first appearance, then those of layers alone."""
    groups: dict[str, list[Statement]] = defaultdict(list)
    names: dict[str, str] = {}
    for statement in material.statements:
        name = trace_origin(statement, paths.houses)
        if name:
            groups[normal_name(name)].append(statement)
            names.setdefault(normal_name(name), name)
    layers = layers_by_origin(material.layers, material.overlaps)
    for key, made in layers.items():
        names.setdefault(key, made[0].origin)
    claiming = {key: said for key, said in groups.items() if any(is_claim(one, material) for one in said)}
    kept = [key for key in names if key in claiming or key in layers]
    disputes = find_disputes(material, paths.houses, {key: names[key] for key in kept})
    return [
        _origin(names[key], groups.get(key, []), layers.get(key, []), disputes.get(key, ())) for key in kept
    ]


def is_claim(statement: Statement, material: Material) -> bool:
    """Whether a statement asserts something of the world, not only who speaks or what was published."""
    return statement.kind not in NO_CLAIM or material.publisher_of(statement) == ""


def layers_by_origin(layers: Iterable[Layer], overlaps: Iterable[Overlap]) -> dict[str, list[Layer]]:
    """Layers by their maker; two that an overlap calls "same origin" count under the first one's maker."""
    by_id = {layer.id: layer for layer in layers if layer.role in CLAIMING}
    root = {layer.id: normal_name(layer.origin) for layer in by_id.values()}
    for overlap in overlaps:
        if overlap.kind == "same origin" and overlap.first in root and overlap.second in root:
            gone, kept = root[overlap.second], root[overlap.first]
            root = {id_: kept if key == gone else key for id_, key in root.items()}
    grouped: dict[str, list[Layer]] = defaultdict(list)
    for layer in sorted(by_id.values(), key=lambda layer: normal_name(layer.origin) != root[layer.id]):
        if layer.origin:
            grouped[root[layer.id]].append(layer)
    return dict(grouped)


def _origin(
    name: str, statements: Sequence[Statement], layers: Sequence[Layer], disputes: Sequence[str]
) -> Origin:
    told = {strand for statement in statements for strand in strands_of(statement)}
    return Origin(
        identify("or", normal_name(name)),
        name,
        tuple(strand for strand in ORDER if strand in told),
        tuple(statement.id for statement in statements),
        tuple(layer.id for layer in layers),
        tuple(disputes),
    )
