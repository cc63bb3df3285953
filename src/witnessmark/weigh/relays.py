"""Who relays whom: relay edges from a document to the mouth it names, links to, or copies without a word."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from witnessmark.records import Document, Relay, Reuse, Span, Statement, Voice, identify
from witnessmark.weigh.chains import chain_of, house_of
from witnessmark.weigh.days import first_day, is_before
from witnessmark.weigh.material import Material
from witnessmark.weigh.names import is_place_within, is_same_name, normal_name
from witnessmark.weigh.words import QUOTED, WORD

OWN_WORDS = 8
"""So many shared words outside quotation marks prove copying; inside them, both may quote a third text."""


@dataclass(frozen=True)
class Copying:
    """Shared words of two documents, with the later one first where the dates or the texts tell."""

    copier: str
    copied: str
    reuses: tuple[Reuse, ...]
    is_proved: bool


def find_relays(material: Material, reuses: Sequence[Reuse]) -> Iterator[Relay]:
    """Every relay edge, named ones first, document by document."""
    named, shelf = _named(material), Shelf.of(material.documents.values())
    copied = {(one.copier, one.copied): one for one in find_copying(material, reuses, named)}
    for (document, key), said in named.items():
        hrefs = {voice.href for _, voice in said if voice.href}
        relayed = held_document(material.documents.get(document), key, hrefs, shelf)
        copying = copied.pop((document, relayed.id), None) if relayed else None
        yield _relay(material, document, said, relayed, copying if copying and copying.is_proved else None)
    for copying in copied.values():
        if copying.is_proved:
            yield _relay(material, copying.copier, [], material.documents[copying.copied], copying)


def _named(material: Material) -> dict[tuple[str, str], list[tuple[Statement, Voice]]]:
    """(document, normal name of the next mouth) -> the statements that name it, with its voice there."""
    named: dict[tuple[str, str], list[tuple[Statement, Voice]]] = defaultdict(list)
    for statement in material.statements:
        chain = chain_of(statement)
        own = [house_of(voice) for voice in chain[:1]] + [material.publisher_of(statement)]
        for voice in chain[1:2]:
            if not any(is_same_name(house_of(voice), name) for name in own):
                named[statement.document, normal_name(house_of(voice))].append((statement, voice))
    return named


@dataclass(frozen=True)
class Shelf:
    """The case's documents by the normal name of their publisher, and by their address."""

    by_publisher: dict[str, list[Document]]
    by_url: dict[str, Document]

    @classmethod
    def of(cls, documents: Iterable[Document]) -> "Shelf":
        """All documents of a case."""
        by_publisher: dict[str, list[Document]] = defaultdict(list)
        by_url: dict[str, Document] = {}
        for document in documents:
            by_publisher[normal_name(document.publisher)].append(document)
            by_url.setdefault(document.url, document)
        return cls(dict(by_publisher), by_url)


def held_document(own: Document | None, key: str, hrefs: set[str], shelf: Shelf) -> Document | None:
    """The document that is relayed, when the case holds it: linked first, then of that publisher and not later.

    Args:
        own: the relaying document.
        key: normal name of whom it relays.
        hrefs: addresses it gives where it names them.
        shelf: the case's documents.
    """
    if own is None:
        return None
    linked = [shelf.by_url[href] for href in sorted(hrefs) if href in shelf.by_url]
    found = {other.id: other for other in [*linked, *shelf.by_publisher.get(key, ())]}
    fit = [one for one in found.values() if one.id != own.id and not is_before(own.published, one.published)]
    if len(fit) < 2:
        return fit[0] if fit else None
    words = _rare_words(own)

    def nearness(one: Document) -> tuple[bool, int, str, str]:
        return one.url in hrefs, len(words & _rare_words(one)), first_day(one.published), one.id

    nearest: Document = max(fit, key=nearness)
    return nearest


def _rare_words(document: Document) -> frozenset[str]:
    return frozenset(
        word.group().casefold() for word in WORD.finditer(document.text) if len(word.group()) > 5
    )


def find_copying(
    material: Material, reuses: Iterable[Reuse], named: Iterable[tuple[str, str]]
) -> Iterator[Copying]:
    """Pairs of documents with shared words, in the direction that names, links or dates give; others are left out."""
    tells = set(named)
    pairs: dict[tuple[str, str], list[Reuse]] = defaultdict(list)
    for reuse in reuses:
        way = _direction(material, reuse, tells)
        if way:
            pairs[way].append(reuse)
    proved = {pair: _proves(material, shared) for pair, shared in pairs.items()}
    for (copier, copied), shared in pairs.items():
        is_named = (copier, normal_name(material.documents[copied].publisher)) in tells
        rivals = [to for by, to in pairs if by == copier and to != copied and proved[by, to]]
        # Two copies of one text share its words too: keep the edge to the text they both copy.
        is_sibling = any((copied, rival) in pairs and proved[copied, rival] for rival in rivals)
        is_told = any((copier, normal_name(material.documents[to].publisher)) in tells for to in rivals)
        is_kept = is_named or not (is_sibling or is_told)
        yield Copying(copier, copied, tuple(shared), proved[copier, copied] and is_kept)


def _direction(material: Material, reuse: Reuse, tells: set[tuple[str, str]]) -> tuple[str, str] | None:
    one, other = material.documents.get(reuse.first), material.documents.get(reuse.second)
    if one is None or other is None or is_same_name(one.publisher, other.publisher):
        return None
    for copier, copied in ((one, other), (other, one)):
        has_link = bool(copied.url) and any(link.href == copied.url for link in copier.links)
        if has_link or (copier.id, normal_name(copied.publisher)) in tells:
            return copier.id, copied.id
    for copier, copied in ((one, other), (other, one)):
        if is_before(copied.published, copier.published):
            return copier.id, copied.id
    naming = [
        (copier.id, copied.id) for copier, copied in ((one, other), (other, one)) if _mentions(copier, copied)
    ]
    return naming[0] if len(naming) == 1 else None


def _mentions(document: Document, other: Document) -> bool:
    """Whether a text speaks of another's publisher by name."""
    return len(other.publisher) > 5 and is_place_within(other.publisher, document.text)


def _proves(material: Material, shared: Iterable[Reuse]) -> bool:
    return any(
        reuse.misprints
        or min(
            _own_words(material.documents[reuse.first].text, reuse.first_span),
            _own_words(material.documents[reuse.second].text, reuse.second_span),
        )
        >= OWN_WORDS
        for reuse in shared
    )


def _own_words(text: str, span: Span) -> int:
    inside = [Span(*match.span(1)) for match in QUOTED.finditer(text)]
    starts = [match.start() for match in WORD.finditer(text, span.start, span.end)]
    return sum(not any(quote.start <= start < quote.end for quote in inside) for start in starts)


def _relay(
    material: Material,
    document: str,
    said: Sequence[tuple[Statement, Voice]],
    relayed: Document | None,
    copying: Copying | None,
) -> Relay:
    name = house_of(said[0][1]) if said else (relayed.publisher or relayed.name if relayed else "")
    return Relay(
        identify("rl", document, normal_name(name), relayed.id if relayed else ""),
        document,
        name,
        relayed.id if relayed else "",
        tuple(dict.fromkeys(statement.id for statement, _ in said)),
        tuple(reuse.id for reuse in copying.reuses) if copying else (),
        _grounds(material, document, said, relayed, copying),
    )


def _grounds(
    material: Material,
    document: str,
    said: Sequence[tuple[Statement, Voice]],
    relayed: Document | None,
    copying: Copying | None,
) -> tuple[str, ...]:
    own = material.documents.get(document)
    hrefs = {voice.href for _, voice in said} | {link.href for link in (own.links if own else ())}
    is_linked = (relayed and relayed.url and relayed.url in hrefs) or any(voice.href for _, voice in said)
    slips = [slip for reuse in (copying.reuses if copying else ()) for slip in reuse.misprints]
    return tuple(
        ground
        for ground, is_so in (
            ("names it", bool(said)),
            ("links to it", bool(is_linked)),
            ("copies it", copying is not None),
            ("shares its misprint", bool(slips)),
        )
        if is_so
    )
