"""Counts in texts: the figure, what its qualifier allows, what is counted, what was done to it, and within what limits."""

from collections.abc import Sequence
from dataclasses import dataclass

from witnessmark.read.certainty import Certainties
from witnessmark.read.counts_acts import Act, find_act
from witnessmark.read.counts_bounds import Measure, bounds, joint, measure, with_trailing
from witnessmark.read.counts_limits import find_hedge, find_scope
from witnessmark.read.counts_not import is_count
from witnessmark.read.counts_nouns import Noun, noun_after
from witnessmark.read.counts_numbers import counting_numbers, is_fraction_of
from witnessmark.read.counts_words import CountWords, count_words
from witnessmark.read.dates import DateContext, find_dates
from witnessmark.read.words import languages
from witnessmark.read.words.tokens import Token, islands, tokenise
from witnessmark.records.document import Span
from witnessmark.records.quantity import Quantity
from witnessmark.records.time import Hedge


def find_counts(text: str, start: int, end: int, language: str = "en") -> tuple[Quantity, ...]:
    """Every count in text[start:end], in order, spans in the text's own characters.

    Dates, times, ages, telephone-like numbers, labels ("Article 5"), scores and list numbers are no counts; nor is a
    bare number with no thing, no act and no qualifier.
    """
    words = count_words(language)
    if next(islands(text, start, end, words.figures), None) is None:
        return ()  # no digit and no number word in it
    tokens = tokenise(text, start, end)
    dates = [timex.span for timex in find_dates(text, start, end, DateContext(language=language))]
    taken = _within(tokens, dates)
    numbers = [
        n
        for n in counting_numbers(tokens, language, words)
        if is_count(tokens, n, frozenset() if is_fraction_of(tokens, n, words) else taken, words, text)
    ]
    reader = _Reader(text, tokens, words, taken, language, Certainties(text, tokens, language))
    found: list[Quantity] = []
    kept: Quantity | None = None
    rank = 0
    while rank < len(numbers):
        told, rank = measure(tokens, numbers, rank, words)
        if rank < len(numbers):
            second, after = measure(tokens, numbers, rank, words)
            if both := joint(told, second, tokens, words):
                told, rank = both, after
        quantity = reader.quantity(told, kept)
        if quantity is not None:
            found.append(quantity)
            kept = kept if reader.is_placed(told) else quantity
    return tuple(found)


def _within(tokens: Sequence[Token], spans: Sequence[Span]) -> frozenset[int]:
    """Places of the tokens that lie inside one of the spans."""
    inside: list[int] = []
    rank = 0
    for place, token in enumerate(tokens):
        while rank < len(spans) and spans[rank].end <= token.start:
            rank += 1
        if rank < len(spans) and spans[rank].start <= token.start:
            inside.append(place)
    return frozenset(inside)


def _is_open_range(inside: Sequence[Token]) -> bool:
    """Whether signs alone make a range: "20~100", "1000 - 5000"; "1 - 3" is as often a score."""
    if len(inside) != 3:
        return False
    low, sign, high = inside
    spaced = low.end < sign.start and sign.end < high.start and min(len(low.word), len(high.word)) >= 3
    return sign.word == "~" or spaced


@dataclass(frozen=True)
class _Reader:
    """One stretch of text being counted."""

    text: str
    tokens: Sequence[Token]
    words: CountWords
    dates: frozenset[int]
    language: str
    certainties: Certainties

    def is_placed(self, told: Measure) -> bool:
        """Whether the figure only says where another one holds: "in at least 18 villages"; or of what: "of the 35"."""
        place = self._past(told.first - 1, "determiners")
        if place < 0:
            return False
        word = self.tokens[place].word
        return self.words.is_in("locative", word) or (
            self.words.is_in("of", word) and self._is_number(place - 1)
        )

    def quantity(self, told: Measure, before: Quantity | None) -> Quantity | None:
        """The record of one measure, None when it counts nothing; leans on the quantity before for a noun left out."""
        noun = self._noun(told)
        told = with_trailing(self.tokens, told, noun.end, self.words)
        end = max(told.end, noun.end)
        act = self._act(told, noun, end)
        elliptic = before is not None and not noun.thing and self._goes_on(told)
        name = (
            act[2]
            if act
            else before.act
            if before is not None and elliptic and not self.is_placed(told)
            else ""
        )
        amount = self._is_amount(told)
        if amount and (not noun.thing or self.words.is_in("idle", noun.thing)):
            return None  # "many say", "for several years"
        if not (noun.thing or name or elliptic) and not self._stands_alone(told):
            return None
        if self._is_pronoun(told, noun) and not name and not self._stands_alone(told):
            return None
        hedge = self._hedge(told, act, end)
        scope = find_scope(self.tokens, end, self.words, self.dates)
        thing = noun.thing or self._thing(told, name, before)
        lower, upper = told.lower, told.upper
        if told.mod != "RANGE" and self.words.is_in("measures", thing) and not self._is_age(end):
            lower, upper = bounds(told.mod, told.value, whole=False)
        span = self._span(told.first, end)
        return Quantity(
            span=span,
            number_span=self._span(told.number_first, max(told.number_end, told.number_first + 1)),
            text=span.of(self.text),
            value=None if amount else told.value,
            lower=lower,
            upper=upper,
            mod=told.mod,
            qualifier=self._words(*told.qualifier),
            unit=self._words(noun.first, noun.end),
            thing=thing,
            act=name,
            of=self._words(*noun.of),
            scope=self._words(*scope),
            hedge=hedge,
        )

    def _is_amount(self, told: Measure) -> bool:
        """Whether it is an amount without a number: "many houses"."""
        return told.mod == "VAGUE" and told.value == 0

    def _hedge(self, told: Measure, act: Act | None, end: int) -> Hedge:
        """How sure the figure is: the weaker of the words beside it and of those that govern what was done."""
        first = min(told.first, act[0] if act else told.first) - 2
        beside = find_hedge(self.tokens, first, max(end, act[1] if act else end), self.words)
        if beside == "possible":
            return beside
        governed = self.certainties.at(act[0] if act else max(told.number_first, end - 1))
        return {"PS": "possible", "PR": "probable"}.get(governed[:2], beside)  # type: ignore[return-value]

    def _act(self, told: Measure, noun: Noun, end: int) -> Act | None:
        """What was done to it; nothing is done to lengths of time, distances and money."""
        if self.is_placed(told) or self.words.is_in("idle", noun.thing):
            return None
        return find_act(self.tokens, told.first, end, self.words, self.dates)

    def _is_pronoun(self, told: Measure, noun: Noun) -> bool:
        """Whether "one" stands for somebody: "one of them told us", "the last one", "one reason"."""
        first = self.tokens[told.number_first]
        alone = told.value == 1 and first.kind == "word" and told.mod == "EQUAL"
        return alone and (
            not noun.thing or noun.end == noun.first or noun.of != (0, 0) or not self._is_listed(noun)
        )

    def _is_listed(self, noun: Noun) -> bool:
        return any(self.words.thing(token.word) for token in self.tokens[noun.first : noun.end])

    def _goes_on(self, told: Measure) -> bool:
        """Whether a list goes on in which the noun is said once: "30 people in Amerli, 12 in Tuz"."""
        opens = told.first > 0 and self.words.is_in("goes_on", self.tokens[told.first - 1].word)
        if not opens or told.end >= len(self.tokens):
            return opens and told.value > 1
        word = self.tokens[told.end].word
        return any(self.words.is_in(name, word) for name in ("prepositions", "of", "goes_on")) or word in {
            ".",
            ";",
        }

    def _stands_alone(self, told: Measure) -> bool:
        """Whether a number without thing or act is a count all the same: a qualifier says so, or a scale."""
        if self.language not in languages():
            return True  # a language without a word file: nothing but the figure can be known
        if told.value == 1 and told.first and self.words.is_in("goes_on", self.tokens[told.first - 1].word):
            after = self.tokens[told.end].word if told.end < len(self.tokens) else ""
            return self.words.is_in("prepositions", after) and not self.words.is_in("of", after)
        inside = self.tokens[told.number_first : told.number_end]
        if told.mod == "RANGE" and any(
            self.words.is_in("ranges", t.word) and t.kind == "word" for t in inside
        ):
            return True
        if told.mod == "RANGE" and _is_open_range(inside):
            return True
        said = " ".join(token.word for token in self.tokens[slice(*told.qualifier)])
        return bool(said) and not self.words.is_in("weak_qualifiers", said)

    def _is_age(self, end: int) -> bool:
        """Whether years told are an age, which is counted in whole ones: over thirty years old is 31 or more."""
        return end < len(self.tokens) and self.words.is_in("age", self.tokens[end].word)

    def _past(self, place: int, name: str) -> int:
        """The place of the nearest token from `place` back that is not in a list."""
        while place >= 0 and self.words.is_in(name, self.tokens[place].word):
            place -= 1
        return place

    def _is_number(self, place: int) -> bool:
        if place < 0:
            return False
        token = self.tokens[place]
        return token.kind == "number" or self.words.numerals.role(token.word) is not None

    def _noun(self, told: Measure) -> Noun:
        first = told.number_first
        currency = self.words.currency.get(self.tokens[first - 1].word) if first else None
        if currency:
            return Noun(told.end, told.end, currency)
        dual = self.words.dual.get(self.tokens[told.number_first].word)
        if dual:
            return Noun(told.number_first, told.number_first + 1, dual)
        return noun_after(self.tokens, told.end, self.words, self.dates, vague=told.vague)

    def _thing(self, told: Measure, act: str, before: Quantity | None) -> str:
        """The thing meant where none is said: people, after an act done to people; else that of the figure before."""
        if 0 < told.value < 1:
            return "share"
        if before and not self.words.is_in("measures", before.thing):
            return before.thing
        return "person" if act in self.words.person_acts else ""

    def _span(self, first: int, end: int) -> Span:
        return Span(self.tokens[first].start, self.tokens[max(first, end - 1)].end)

    def _words(self, first: int, end: int) -> str:
        return self._span(first, end).of(self.text) if end > first else ""
