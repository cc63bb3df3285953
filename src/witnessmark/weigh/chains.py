"""Chains of mouths cut at the last independent one, and lengthened where copied words prove a mouth nobody names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from witnessmark.records import Document, Statement, Voice
from witnessmark.weigh.names import normal_name

INVESTIGATES = frozenset({"organisation", "government"})
"""Who gathers testimony and vouches for it: witnesses known only through them are a strand, not a second origin."""

VOUCHES_FOR_EVIDENCE = INVESTIGATES | {"agency"}
INNER = frozenset({"person", "group", "evidence", "unknown", "outlet"})
"""Who speaks through a voucher; a paper that an investigator cites, or whose place in the chain was read the wrong way
round, is counted with the investigator: origins are counted low."""

Houses = Mapping[str, str]
"""Normal name of a person -> the publisher whose pages the case holds and on which that person writes."""


def chain_of(statement: Statement) -> tuple[Voice, ...]:
    """The chain from the document's publisher to the last independent mouth; the voices beyond it are strands."""
    voices = [voice for voice in statement.attribution if voice.name]
    for n, voice in enumerate(voices):
        inner = {other.kind for other in voices[n + 1 :]}
        if voice.kind in INVESTIGATES and inner and inner <= INNER:
            return tuple(voices[: n + 1])
        if voice.kind in VOUCHES_FOR_EVIDENCE and inner == {"evidence"}:
            return tuple(voices[: n + 1])
    return tuple(voices)


def strands_beyond(statement: Statement) -> tuple[Voice, ...]:
    """Voices that speak only through the origin: its witnesses, its images."""
    kept = len(chain_of(statement))
    return tuple(voice for voice in statement.attribution if voice.name)[kept:]


def trace_origin(statement: Statement, houses: Houses | None = None) -> str:
    """Name of the last independent mouth of a statement; "" when its chain names nobody."""
    chain = chain_of(statement)
    if not chain:
        return ""
    return mouth_of(chain[-1], houses or {})


def mouth_of(voice: Voice, houses: Houses) -> str:
    """The name a voice counts under: a person who writes for a publisher of the case counts as that publisher."""
    return houses.get(normal_name(voice.name), voice.name)


def house_of(voice: Voice) -> str:
    """Where a voice is published: the outlet of a person, else its own name."""
    return voice.outlet or voice.name


def find_houses(statements: Iterable[Statement], documents: Iterable[Document]) -> dict[str, str]:
    """Persons whose pages the case holds: named with an outlet that published one of its documents under their byline."""
    bylines: dict[str, list[str]] = {}
    for document in documents:
        bylines.setdefault(normal_name(document.publisher), []).append(normal_name(document.byline))
    houses = {}
    for voice in (voice for statement in statements for voice in statement.attribution if voice.outlet):
        person, signed = normal_name(voice.name), bylines.get(normal_name(voice.outlet), [])
        if any(not byline or person in byline for byline in signed):
            houses[person] = voice.outlet
    return houses


def name_chain(voices: Iterable[Voice]) -> tuple[str, ...]:
    """Names of a chain as a reader sees them, a person with the outlet in brackets; one mouth is named once."""
    names: list[str] = []
    for voice in voices:
        has_outlet = voice.outlet and normal_name(voice.outlet) != normal_name(voice.name)
        name = f"{voice.name} ({voice.outlet})" if has_outlet else voice.name
        if not names or normal_name(names[-1]) != normal_name(name):
            names.append(name)
    return tuple(names)


@dataclass(frozen=True)
class Path:
    """One statement's way from its document to its origin.

    Attributes:
        names: the chain as a reader sees it, outermost first, copied mouths put in.
        relayers: publishers between the document and the origin, outermost first, the document's own included;
            empty when the origin itself published the document.
        origin: name of the origin, "" when the text does not tell.
        believed: True when the origin passes on what somebody believes or says, as belief.
    """

    names: tuple[str, ...]
    relayers: tuple[str, ...]
    origin: str
    strands: tuple[str, ...] = field(default=())
    believed: bool = False
