"""The source tree: each relaying source hung under the one it took the words from, up to the origin."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from witnessmark.publish.report import OriginLine, RelayLine, Report


@dataclass
class Branch:
    """A node of the tree.

    Attributes:
        name: publisher, or the name of a source that is named but not held.
        source: its note number, 0 when the case does not hold it.
        grounds: why we think it relays the node above, and no other.
        misprints: the words that it and the node above both print wrong.
    """

    name: str
    source: int
    grounds: tuple[str, ...] = ()
    misprints: tuple[str, ...] = ()
    below: list["Branch"] = field(default_factory=list)


def origin_tree(report: Report, origin: OriginLine) -> Branch:
    """The origin with everyone who relays it, each source once, in the order of the notes."""
    names = {source.number: source.publisher or source.title for source in report.sources}
    parents = dict(_parents(report, origin))
    root = Branch(origin.name, origin.own_sources[0] if origin.own_sources else 0)
    nodes: dict[str, Branch] = {origin.name: root}
    for edge in origin.edges:
        for name in _path_up(names.get(edge.source, ""), parents, origin.name):
            nodes.setdefault(name, Branch(name, _number(name, names, origin)))
    for edge in origin.edges:
        node = nodes.get(names.get(edge.source, ""))
        if node and not node.source:
            node.source = edge.source
        # A source may relay two on different grounds: a branch tells those of its own line only.
        above = parents.get(names.get(edge.source, ""), "")
        if node and above in (edge.relayed, names.get(edge.relayed_source, "")):
            node.grounds = tuple(dict.fromkeys((*node.grounds, *edge.grounds)))
            node.misprints = tuple(dict.fromkeys((*node.misprints, *edge.misprints)))
    for name, node in nodes.items():
        if node is not root:
            nodes.get(parents.get(name, ""), root).below.append(node)
    return root


def walk(branch: Branch, depth: int = 0) -> Iterator[tuple[int, Branch]]:
    """The node and all below it with their depth, parents first."""
    yield depth, branch
    for below in branch.below:
        yield from walk(below, depth + 1)


def is_copy(branch: Branch) -> bool:
    """Whether the words themselves were copied, not only the source named."""
    return any("cop" in ground or "misprint" in ground for ground in branch.grounds)


def _parents(report: Report, origin: OriginLine) -> Iterator[tuple[str, str]]:
    # Later pairs win in dict(): chains as told first, then the relay edges, which were proved.
    for statement in report.statements:
        if statement.origin == origin.name or origin.name in statement.chain:
            for outer, inner in zip(statement.chain, statement.chain[1:], strict=False):
                if outer != origin.name:
                    yield outer, inner
    names = {source.number: source.publisher or source.title for source in report.sources}
    for edge in sorted(origin.edges, key=lambda edge: _nearness(edge, origin)):
        if edge.source in names:
            yield names[edge.source], names.get(edge.relayed_source, edge.relayed)


def _nearness(edge: RelayLine, origin: OriginLine) -> tuple[bool, bool]:
    # Of two whom a source relays, the nearer mouth is its parent: not the origin itself, and one we hold.
    return edge.relayed != origin.name, edge.relayed_source != 0


def _path_up(name: str, parents: dict[str, str], root: str) -> Iterator[str]:
    seen: set[str] = set()
    while name and name != root and name not in seen:
        seen.add(name)
        yield name
        name = parents.get(name, "")
    if name in seen:  # two that relay each other: cut the circle at the origin
        parents[name] = root


def _number(name: str, names: dict[int, str], origin: OriginLine) -> int:
    own = [number for number, other in names.items() if other == name]
    return own[0] if own and name != origin.name else 0
