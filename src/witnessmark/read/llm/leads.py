"""From what passed the gate to leads: chain, dates, places, counts and hedges read by our own rules, from the text alone."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from witnessmark.read.actors import Known, find_actors
from witnessmark.read.annotate import PlainAnnotator
from witnessmark.read.attribution.opening import publisher_voice
from witnessmark.read.contract import Lore
from witnessmark.read.counts import find_counts
from witnessmark.read.cues import Words, fold
from witnessmark.read.dates import DateContext, combine, find_dates
from witnessmark.read.eventwords import EventWord, find_events
from witnessmark.read.hedges import factuality, find_hedges
from witnessmark.read.llm.gate import Held
from witnessmark.read.places import find_places
from witnessmark.read.sentences import find_quotes
from witnessmark.read.voices import VoiceBook
from witnessmark.records import Document, HedgeMark, Lead, Span, Statement, Timex, Voice, identify
from witnessmark.records.statement import Factuality, Mode

Standing = Literal["agrees", "differs", "new"]


@dataclass(frozen=True)
class LeadMaker:
    """One document's leads.

    Attributes:
        language: two-letter code, for numbers, dates and hedges.
        base: the rules' own statements of the document, which leads are held against.
        reader: model, prompt and gate, as each lead's statement names its reader.
        adopted: ids of leads that a person has taken over.
    """

    document: Document
    lore: Lore
    words: Words
    language: str
    base: Sequence[Statement]
    reader: str
    adopted: frozenset[str] = field(default_factory=frozenset)

    def lead(self, held: Held, exchange: str) -> Lead:
        """What passed the gate, as a lead; the same words on the same word are the same lead, whichever reply has them."""
        statement = self._statement(held)
        who = held.source or Span(0, 0)
        name = identify("ld", self.document.id, held.quote.start, held.quote.end, who.start, who.end)
        standing = standing_of(statement, self.base)
        return Lead(name, self.document.id, statement, standing, exchange, name in self.adopted)

    def _statement(self, held: Held) -> Statement:
        text, span, around = self.document.text, held.quote, held.around
        (sentence,) = PlainAnnotator().annotate(text, (around,), self.words)
        timexes = tuple(one for one in self._dates(around) if _within(one.span, span))
        hedges = find_hedges(text, around.start, around.end, self.language)
        counts = find_counts(text, around.start, around.end, self.language)
        events = find_events(sentence, span, self.words.language)
        event = next(iter(events), EventWord("", "", span))
        chain = self._chain(held)
        return Statement(
            id=identify("st", self.document.id, span.start, span.end),
            document=self.document.id,
            span=span,
            text=span.of(text),
            kind="event" if event.event_type else "assessment",
            mode=self._mode(held),
            attribution=chain,
            basis=("unstated",),
            factuality=self._factuality(held, hedges),
            event_type=event.event_type,
            event_mode=event.event_mode,
            when=combine(timexes) if timexes else None,
            timexes=timexes,
            places=tuple(find_places(text, span.start, span.end, self.lore.gazetteer)),
            quantities=tuple(one for one in counts if _within(one.span, span)),
            actors=find_actors(sentence, span, events, Known(text, self.words, chain, self.lore.aliases)),
            hedges=tuple(one for one in hedges if _touch(one.scope, span) or _touch(one.span, span)),
            reader=self.reader,
        )

    def _dates(self, around: Span) -> tuple[Timex, ...]:
        context = DateContext(self.document.published, language=self.language)
        return find_dates(self.document.text, around.start, around.end, context)

    def _chain(self, held: Held) -> tuple[Voice, ...]:
        """Publisher and source; a pronoun stays one, since whom it means is for a person to see."""
        book = VoiceBook(self.words, self.lore.aliases)
        publisher = publisher_voice(self.document, book)
        if held.source is None or held.cue is None:
            return (publisher,)
        found = book.resolve(held.source.of(self.document.text))
        if found is None or found.name == publisher.name:
            return (publisher,)
        return (publisher, Voice(found.name, found.kind, "", (held.source,), (held.cue,)))

    def _mode(self, held: Held) -> Mode:
        quotes = find_quotes(self.document.text, held.around)
        inside = sum(max(0, min(q.end, held.quote.end) - max(q.start, held.quote.start)) for q in quotes)
        if inside >= 0.85 * (held.quote.end - held.quote.start):
            return "direct_quote"
        if held.source is None:
            return "assertion"
        return "partial_quote" if inside >= 8 else "paraphrase"

    def _factuality(self, held: Held, hedges: Sequence[HedgeMark]) -> Factuality:
        """As the whole sentence has it: a quote cut out of "nobody said that ..." does not lose its "nobody"."""
        if held.cue and self._denies(held.cue):
            return "CT-"
        found: Factuality = factuality(
            self.document.text, held.around.start, held.around.end, hedges, self.language
        )
        return found

    def _denies(self, cue: Span) -> bool:
        kinds = [self.words.cues.get(fold(word), ("", ()))[1] for word in cue.of(self.document.text).split()]
        return any("deny" in kind for kind in kinds)


def standing_of(statement: Statement, base: Sequence[Statement]) -> Standing:
    """Whether the rules read the same words on the same last mouth, on another, or not at all."""
    covering = [
        one
        for one in base
        if 2 * _shared(one.span, statement.span) >= statement.span.end - statement.span.start
    ]
    if not covering:
        return "new"
    mouths = {one.attribution[-1].name for one in covering if one.attribution}
    return "agrees" if statement.attribution[-1].name in mouths else "differs"


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _within(one: Span, other: Span) -> bool:
    return other.start <= one.start and one.end <= other.end
