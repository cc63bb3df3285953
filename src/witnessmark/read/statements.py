"""Statements of a document: its pieces with their chains, dates, places, counts, hedges and actors, as records."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from witnessmark.read.actors import Known, find_actors
from witnessmark.read.annotate import Aloud, Annotator
from witnessmark.read.attribution.chains import tell
from witnessmark.read.attribution.outline import outline
from witnessmark.read.attribution.told import Told, bare_spans
from witnessmark.read.attribution.windows import Dated, date_events
from witnessmark.read.basis import bases_of, basis_of
from witnessmark.read.bounds import aloud
from witnessmark.read.certainty import event_factuality
from witnessmark.read.contract import Lore
from witnessmark.read.counts import find_counts
from witnessmark.read.cues import Words, load_words
from witnessmark.read.dates import DateContext, Thread, combine, on_dateline
from witnessmark.read.eventwords import EventWord, find_events
from witnessmark.read.hedges import factuality, find_hedges
from witnessmark.read.places import find_places
from witnessmark.read.voices import VoiceBook
from witnessmark.records import Document, HedgeMark, Span, Statement, Timex, identify
from witnessmark.records.statement import Factuality


@dataclass
class Reading:
    """One document being read: what it is, what the case knows, and which reader reads it.

    Attributes:
        methods: what the document says of its sources' evidence.
    """

    document: Document
    lore: Lore
    words: Words
    reader: str
    methods: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def read_statements(document: Document, lore: Lore, annotator: Annotator, reader: str) -> Iterator[Statement]:
    """Every statement of a document's title and main blocks, in text order.

    Args:
        document: what to read.
        lore: gazetteer and aliases of the case.
        annotator: tokens only, or a model's tags and heads besides.
        reader: name and version, kept in each statement.
    """
    words = load_words(document.language)
    reading = Reading(document, lore, words, reader)
    read = outline(document, Aloud(annotator, lore.note), words)
    told = tell(document, read, VoiceBook(words, lore.aliases))
    reading.methods = bases_of(told, document.text, words)
    inner = _clause_spans(told)
    timexes = _timexes(document, told)
    dated = date_events(
        [_date(reading, one, timexes[n], inner.get(n, [])) for n, one in enumerate(told)], words
    )
    ids = [identify("st", document.id, one.told.piece.span.start, one.told.piece.span.end) for one in dated]
    found = [_statement(reading, one, ids) for one in aloud(dated, len(dated), "statement", lore.note)]
    seen: set[str] = set()
    for one in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
        if one.id not in seen:
            seen.add(one.id)
            yield one


def _clause_spans(pieces: tuple[Told, ...]) -> dict[int, list[Span]]:
    """Index of a main piece -> the spans of its clauses."""
    found: dict[int, list[Span]] = {}
    for one in pieces:
        if one.kind == "clause":
            found.setdefault(one.parent, []).append(one.piece.span)
    return found


def _timexes(document: Document, pieces: tuple[Told, ...]) -> list[tuple[Timex, ...]]:
    """The date expressions of each piece, those of a quoted article on that article's own date."""
    thread = Thread(document.text, document.language or "en")
    ground = on_dateline(document.text, DateContext(document.published, language=thread.language))
    grounds: dict[Span | None, list[int]] = {}
    for n, one in enumerate(pieces):
        grounds.setdefault(one.leans_on, []).append(n)
    found: dict[int, tuple[Timex, ...]] = {}
    for lean, ranks in grounds.items():
        stated = thread.dates([lean], ground)[0] if lean else ()
        here = ground._replace(dct=stated[0].when.edtf, anchor="quoted article") if stated else ground
        spans = [pieces[n].piece.span for n in ranks]
        found |= zip(ranks, thread.dates(spans, here), strict=True)
    return [found[n] for n in range(len(pieces))]


def _date(reading: Reading, told: Told, timexes: tuple[Timex, ...], clauses: list[Span]) -> Dated:
    """A piece with its date expressions; those that date the saying or a clause are kept out of the event's time."""
    span = told.piece.span
    own = [
        one for one in timexes if not any(clause.start <= one.span.start < clause.end for clause in clauses)
    ]
    content = bare_spans(span, told.frames) if told.kind == "main" else [span]
    event = [one for one in own if any(part.start <= one.span.start < part.end for part in content)]
    works = [frame.work for frame in told.line.frames if frame.work]
    events = find_events(told.line.sentence, span, reading.words.language, (*clauses, *works))
    return Dated(told, timexes, events, combine(event) if event else None)


def _statement(reading: Reading, dated: Dated, ids: list[str]) -> Statement:
    document, told, words = reading.document, dated.told, reading.words
    span = told.piece.span
    text, language = document.text, words.language
    hedges = find_hedges(text, span.start, span.end, language)
    event = next(iter(dated.events), EventWord("", "", span))
    known = Known(text, words, told.chain, reading.lore.aliases)
    return Statement(
        id=identify("st", document.id, span.start, span.end),
        document=document.id,
        span=span,
        text=span.of(text),
        kind=_kind(told, dated.events, words),
        mode=told.mode,
        attribution=told.chain,
        basis=basis_of(told, text, words, reading.methods),
        factuality=_factuality(dated, text, hedges, language),
        event_type=event.event_type,
        event_mode=event.event_mode,
        when=dated.when,
        timexes=dated.timexes,
        places=tuple(find_places(text, span.start, span.end, reading.lore.gazetteer)),
        quantities=tuple(find_counts(text, span.start, span.end, language)),
        actors=find_actors(told.line.sentence, span, dated.events, known),
        hedges=tuple(hedges),
        part_of=ids[told.parent] if told.kind == "clause" and told.parent >= 0 else "",
        reader=reading.reader,
    )


def _kind(told: Told, events: tuple[EventWord, ...], words: Words) -> str:
    """What sort of statement it is, by its role, its events and its words."""
    if told.kind in {"headline", "attribution", "publication"}:
        return told.kind
    if told.kind == "clause":
        return (
            "background"
            if told.piece.opener in words.grammar["temporal"] | words.grammar["relatives"]
            else "opinion"
        )
    at = told.line.sentence.within(told.piece.span)
    inside = [told.line.sentence.tokens[n].word for n in at]
    if inside[:1] == ["if"] or (not events and set(inside) & words.kinds["prediction"] and "if" in inside):
        return "prediction"
    if set(inside) & words.kinds["opinion"] and not _is_deed(events):
        return "opinion"
    if _is_deed(events):
        return "event"
    return "prediction" if "will" in inside else "assessment"


def _is_deed(events: tuple[EventWord, ...]) -> bool:
    return any(event.event_type != "PUBLISH" for event in events)


def _factuality(dated: Dated, text: str, hedges: tuple[HedgeMark, ...], language: str) -> Factuality:
    """Certainty of the event (of the whole piece where it tells none), as told by the last mouth; a denial turns it.

    A hedge counts only when it weakens the event's own word: "possibly December" leaves the burning certain.
    """
    told, span = dated.told, dated.told.piece.span
    if told.frames and told.frames[-1].kind == "deny":
        return "CT-"
    if dated.events:
        return event_factuality(text, span.start, span.end, dated.events[0].span, language)
    found: Factuality = factuality(text, span.start, span.end, hedges, language)
    return found
