"""The gate: a model's offer passes when every word it names stands in the text, and is refused with the reason else."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from witnessmark.read.counts import find_counts
from witnessmark.read.cues import Words
from witnessmark.read.dates import DateContext, find_dates
from witnessmark.read.hedges import find_hedges
from witnessmark.read.llm.align import nearly, places_of
from witnessmark.read.llm.reply import Offer
from witnessmark.read.llm.slips import turning_words
from witnessmark.read.numbers import find_numbers
from witnessmark.read.sentences import split_sentences
from witnessmark.read.words.tokens import Token, tokenise
from witnessmark.records import Document, Span

NO_SHAPE = "it has not the shape that was asked for"
NO_QUOTE = "its words do not stand in the text"
CUT = "its words cut through a count, a date or a hedge of the text"
NO_SOURCE = "its source does not stand beside its words"
NO_CUE = "no word beside its source says that it speaks"
NO_NUMBER = "a number it gives is none that its words hold"
NO_DATE = "a date it gives is none that its words hold"
NO_NAME = "a name it gives does not stand in its words"
MOST_TRIES = 20
"""Offers of one part that may differ from the text by slips; a model that copies makes one in many."""

REASONS = (NO_SHAPE, NO_QUOTE, CUT, NO_SOURCE, NO_CUE, NO_NUMBER, NO_DATE, NO_NAME)
"""Why an offer is refused; none repeats a word of the model's, which would be published with it."""


@dataclass(frozen=True)
class Held:
    """An offer that the text bears out, as spans of the document's text: offsets are ours, never the model's.

    Attributes:
        quote: what is said.
        around: the whole sentences it stands in, where its negations and hedges are looked for.
        source, cue: who says it and the words that say so; None when the text speaks itself.
    """

    quote: Span
    around: Span
    source: Span | None = None
    cue: Span | None = None


@dataclass(frozen=True)
class Gate:
    """One document's gate.

    Attributes:
        blocks: spans of the text that were sent; nothing outside them can be quoted.
        words: the words of the document's language, for its sentences.
        language: two-letter code, for numbers, dates and hedges.
        tries: how many more offers are looked for with slips of the pen; a reply of inventions would cost minutes else.
    """

    document: Document
    blocks: tuple[Span, ...]
    words: Words
    language: str
    tries: list[int] = field(default_factory=lambda: [MOST_TRIES], compare=False)

    def check(self, offer: Offer | None) -> Held | str:
        """The offer as spans, or the reason it is refused (one of REASONS)."""
        if offer is None or not any(letter.isalnum() for letter in offer.quote):
            return NO_SHAPE
        reason = NO_QUOTE
        for rank, quote in self._quotes(offer.quote):
            around = self.around(quote, self.blocks[rank])
            found = self._speaker(offer, quote, rank)
            if isinstance(found, str):
                reason = found
            elif self._cuts(quote, around) or self._leaves(quote, around, found[1]):
                reason = CUT
            else:
                return self._values(offer, Held(quote, around, *found))
        return reason

    def _quotes(self, quote: str) -> Iterator[tuple[int, Span]]:
        """Places of the quoted words with the block's place in `blocks`; slips are forgiven only where nothing is exact."""
        text, found = self.document.text, False
        for rank, block in enumerate(self.blocks):
            for span in places_of(quote, text, block):
                found = True
                yield rank, span
        if not found:
            self.tries[0] -= 1
        for rank, block in enumerate(() if found or self.tries[0] < 0 else self.blocks):
            near = nearly(quote, text, block, self.language)
            if near:
                yield rank, near
                return

    def around(self, span: Span, block: Span) -> Span:
        """The whole sentences of a block that a span touches."""
        sentences = split_sentences(self.document.text, block, self.words)
        touched = [one for one in sentences if one.start < span.end and span.start < one.end] or [block]
        return Span(touched[0].start, touched[-1].end)

    def _cuts(self, quote: Span, around: Span) -> bool:
        """Whether a quote leaves out a part of a count, a date or a hedge: "3,200" of "at least 3,200"."""
        text, language = self.document.text, self.language
        whole = (text, around.start, around.end)
        counts = [one.span for one in find_counts(*whole, language)]
        dates = [one.span for one in find_dates(*whole, DateContext(language=language))]
        hedges = [one.span for one in find_hedges(*whole, language)]
        return any(_touch(one, quote) and not _within(one, quote) for one in (*counts, *dates, *hedges))

    def _leaves(self, quote: Span, around: Span, cue: Span | None) -> bool:
        """Whether a quote begins right behind a "not" or a "may", or ends right before one, that is no part of the cue."""
        tokens = tokenise(self.document.text, around.start, around.end)
        turning = turning_words(self.language)
        words = [one for one in tokens if one.kind != "sign"]
        before = [one for one in words if one.end <= quote.start][-1:]
        after = [one for one in words if one.start >= quote.end][:1]
        beside = [one for one in (*before, *after) if self._joins(one, quote)]
        return any(
            (one.word in turning or self._is_contracted(one))
            and not (cue and _touch(Span(one.start, one.end), cue))
            for one in beside
        )

    def _is_contracted(self, word: Token) -> bool:
        """The "t" of "didn't"."""
        return word.word == "t" and self.document.text[word.start - 1 : word.start] in {"'", "’"}

    def _joins(self, word: Token, quote: Span) -> bool:
        """Whether nothing but white space and quotation marks stands between a word and a quote."""
        text = self.document.text
        gap = text[word.end : quote.start] if word.end <= quote.start else text[quote.end : word.start]
        inside = text[quote.start : quote.start + 1] + text[max(quote.start, quote.end - 1) : quote.end]
        edge = inside[:1] if word.end <= quote.start else inside[-1:]
        return not any(letter in ",;:.!?" for letter in gap) and edge not in set(",;:.!?")

    def _speaker(self, offer: Offer, quote: Span, rank: int) -> tuple[Span | None, Span | None] | str:
        """Source and cue: in the quote's paragraph or the one before, outside the quote, in one sentence."""
        if not offer.source:
            return (None, None) if not offer.cue else NO_SOURCE
        reason = NO_SOURCE
        for block in reversed(self.blocks[max(0, rank - 1) : rank + 1]):
            sources = [one for one in self._places(offer.source, block) if not _touch(one, quote)]
            for source in sorted(sources, key=lambda one: _gap(one, quote)):
                cues = self._places(offer.cue, self.around(source, block)) if offer.cue else ()
                free = [
                    one for one in cues if not _touch(one, quote)
                ]  # "estimates suggest" may hold its own source
                if free:
                    return source, min(free, key=lambda one: _gap(one, source))
                reason = NO_CUE
        return reason

    def _places(self, words: str, block: Span) -> tuple[Span, ...]:
        return places_of(words, self.document.text, block)

    def _values(self, offer: Offer, held: Held) -> Held | str:
        """The same, when each number, date and name of the offer stands in its words and is read as one by our own rules."""
        asked: tuple[tuple[tuple[str, ...], Callable[[Span], bool], str], ...] = (
            (offer.numbers, self._is_number, NO_NUMBER),
            (offer.dates, lambda span: self._is_date(span, held.around), NO_DATE),
            (offer.names, lambda _: True, NO_NAME),
        )
        for values, is_one, reason in asked:
            for value in values:
                if not any(map(is_one, self._inside(value, held, reason))):
                    return reason
        return held

    def _inside(self, value: str, held: Held, reason: str) -> Iterable[Span]:
        """Places of a value within the quote; a name may be the source's."""
        inside = self._places(value, held.quote)
        return (*inside, *self._places(value, held.source)) if reason == NO_NAME and held.source else inside

    def _is_number(self, span: Span) -> bool:
        tokens = tokenise(self.document.text, span.start, span.end)
        return any(token.kind not in {"word", "sign"} for token in tokens) or any(
            True for _ in find_numbers(tokens, self.language)
        )

    def _is_date(self, span: Span, around: Span) -> bool:
        context = DateContext(self.document.published, language=self.language)
        found = find_dates(self.document.text, around.start, around.end, context)
        return any(_touch(one.span, span) for one in found)


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _within(one: Span, other: Span) -> bool:
    return other.start <= one.start and one.end <= other.end


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
