"""Who says what, on whose word: a statement with its chain of mouths, outermost first."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from witnessmark.records.base import Basis
from witnessmark.records.document import Span
from witnessmark.records.place import PlaceMention
from witnessmark.records.quantity import Quantity
from witnessmark.records.time import Timex, When

Mode = Literal["direct_quote", "partial_quote", "paraphrase", "block_quote", "assertion"]
Factuality = Literal["CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "Uu"]
VoiceKind = Literal[
    "outlet", "person", "organisation", "government", "agency", "group", "evidence", "unknown"
]


@dataclass(frozen=True)
class Voice:
    """One mouth in the chain.

    Attributes:
        name: who, as one normal name ("Human Rights Watch" for "HRW").
        kind: what it is; "evidence" for photographs, imagery, documents that speak themselves.
        outlet: where a person published it ("The Long War Journal"), "" when not said.
        source_spans, cue_spans: the words that name it and the words that say it speaks (PARC).
        carried: True when the attribution reaches this statement from a neighbouring sentence.
        href: the link the page itself gives on the source's name, "" when none.
    """

    name: str
    kind: VoiceKind
    outlet: str = ""
    source_spans: tuple[Span, ...] = ()
    cue_spans: tuple[Span, ...] = ()
    carried: bool = False
    href: str = ""


@dataclass(frozen=True)
class ActorMention:
    """Words that name an actor, its normal name, and its role: actor, recipient, source, besieger ..."""

    span: Span
    text: str
    name: str
    role: str = ""


@dataclass(frozen=True)
class HedgeMark:
    """A hedging word, how strong it is, and the words it weakens."""

    span: Span
    text: str
    strength: Literal["probable", "possible", "condition", "frequency", "belief"]
    scope: Span


@dataclass(frozen=True)
class Statement:
    """One thing said.

    Attributes:
        document: the document it stands in; `span` and every inner span count in that document's text.
        text: the words of `span`, verbatim.
        kind: event, background, assessment, opinion, prediction, publication, attribution, headline.
        attribution: the chain, outermost first; the first is the document's own publisher,
            the last the origin, as far as the text says.
        basis: on what the origin rests: imagery, interview, visit, media, document, list, unstated.
        factuality: FactBank's certainty and polarity as told by the last mouth.
        event_type, event_mode: PLOVER's type and mode, "" when it tells no event we code.
        when: time of the thing told; timexes are all date expressions in the span.
        part_of: the id of the statement this one is a clause of, "" when it stands alone.
        reader: which reader made it, with its version and model lock.
    """

    prefix: ClassVar[str] = "st"
    id: str
    document: Basis
    span: Span
    text: str
    kind: str
    mode: Mode
    attribution: tuple[Voice, ...]
    basis: tuple[str, ...]
    factuality: Factuality
    event_type: str
    event_mode: str
    when: When | None
    timexes: tuple[Timex, ...]
    places: tuple[PlaceMention, ...]
    quantities: tuple[Quantity, ...]
    actors: tuple[ActorMention, ...]
    hedges: tuple[HedgeMark, ...]
    part_of: str = ""
    reader: str = ""
