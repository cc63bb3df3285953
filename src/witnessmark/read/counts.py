"""Counts in texts: the figure, what its qualifier allows, what is counted, what was done to it, and within what limits."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from witnessmark.read.counts_acts import find_act, find_hedge, find_scope
from witnessmark.read.counts_bounds import Measure, bounds, joint, measure
from witnessmark.read.counts_nouns import Noun, noun_after
from witnessmark.read.counts_words import CountWords, count_words
from witnessmark.read.dates import DateContext, find_dates
from witnessmark.read.numbers import Number, find_numbers
from witnessmark.read.words.tokens import Token, islands, tokenise
from witnessmark.records.document import Span
from witnessmark.records.quantity import Quantity


def find_counts(text: str, start: int, end: int, language: str = "en") -> tuple[Quantity, ...]:
    """Every count in text[start:end], in order, spans in the text's own characters.

    Dates, times, ages, telephone-like numbers, labels ("Article 5") and list numbers are no counts.
    """
    words = count_words(language)
    if next(islands(text, start, end, words.figures), None) is None:
        return ()  # no digit and no number word in it
    tokens = tokenise(text, start, end)
    dates = [timex.span for timex in find_dates(text, start, end, DateContext(language=language))]
    taken = _within(tokens, dates)
    numbers = [n for n in _numbers(tokens, language, words) if _is_count(tokens, n, taken, words, text)]
    reader = _Reader(text, tokens, words, taken)
    found: list[Quantity] = []
    kept: Quantity | None = None
    rank = 0
    while rank < len(numbers):
        told, rank = measure(tokens, numbers, rank, words)
        if rank < len(numbers):
            second, after = measure(tokens, numbers, rank, words)
            if both := joint(told, second, tokens, words):
                told, rank = both, after
        found.append(reader.quantity(told, kept))
        kept = kept if reader.is_placed(told) else found[-1]
    return tuple(found)


def _numbers(tokens: Sequence[Token], language: str, words: CountWords) -> list[Number]:
    numbers = list(find_numbers(tokens, language))
    duals = [Number(k, k, 2.0, "dual") for k, token in enumerate(tokens) if token.word in words.dual]
    return sorted([*numbers, *duals], key=lambda number: number.first)


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


def _is_count(
    tokens: Sequence[Token], number: Number, dates: frozenset[int], words: CountWords, text: str
) -> bool:
    if number.first in dates:
        return False
    first = tokens[number.first]
    last = tokens[max(number.first, number.end - 1)]
    before = tokens[number.first - 1] if number.first else None
    after = tokens[number.end] if number.end < len(tokens) else None
    if first.start and text[first.start - 1].isalnum():
        return False  # "H5N1", or a run of digits too long to be a number
    if before and (
        words.is_in("labels", before.word) or words.is_in("age", before.word) or before.word == "#"
    ):
        return False
    if (before and before.word in {"/", "@", "="}) or (
        after and after.word in {"/", "@"} and after.start == last.end
    ):
        return False
    if after and after.start == last.end and after.kind == "word" and not words.thing(after.word):
        return False  # "3D", "5th-hand": no thing is counted
    return not (
        _is_age(tokens, number, words) or _is_list_number(tokens, number, text) or _is_dialled(tokens, number)
    )


def _is_age(tokens: Sequence[Token], number: Number, words: CountWords) -> bool:
    following = [token.word for token in tokens[number.end : number.end + 4] if token.word != "-"]
    return any(words.is_in("age", word) for word in following[1:2])


def _is_list_number(tokens: Sequence[Token], number: Number, text: str) -> bool:
    token = tokens[number.first]
    line = text.rfind("\n", 0, token.start) + 1
    opens = not text[line : token.start].strip("( \t")
    closes = number.end < len(tokens) and tokens[number.end].word in {".", ")"}
    return opens and closes and number.kind == "digits" and token.end - token.start <= 3


def _is_dialled(tokens: Sequence[Token], number: Number) -> bool:
    """Three or more runs of digits tied by hyphens, or a plus sign before: no count."""
    around = tokens[max(0, number.first - 4) : number.end + 4]
    tied = sum(
        1
        for one, two in pairwise(around)
        if two.word == "-" and one.kind == "number" and one.end == two.start
    )
    return tied >= 2 or bool(number.first and tokens[number.first - 1].word == "+")


@dataclass(frozen=True)
class _Reader:
    """One stretch of text being counted."""

    text: str
    tokens: Sequence[Token]
    words: CountWords
    dates: frozenset[int]

    def is_placed(self, told: Measure) -> bool:
        """Whether the figure only says where another one holds: "in at least 18 villages"."""
        return told.first > 0 and self.words.is_in("locative", self.tokens[told.first - 1].word)

    def quantity(self, told: Measure, before: Quantity | None) -> Quantity:
        """The record of one measure; leans on the quantity before it for a noun left out."""
        noun = self._noun(told)
        end = max(told.end, noun.end)
        act = None if self.is_placed(told) else find_act(self.tokens, told.first, end, self.words)
        hedge = find_hedge(
            self.tokens,
            min(told.first, act[0] if act else told.first) - 2,
            max(end, act[1] if act else end),
            self.words,
        )
        scope = find_scope(self.tokens, end, self.words, self.dates)
        name = act[2] if act else ""
        thing = noun.thing or self._thing(told, name, before)
        lower, upper = told.lower, told.upper
        if told.mod != "RANGE" and self.words.is_in("measures", thing):
            lower, upper = bounds(told.mod, told.value, whole=False)
        span = self._span(told.first, end)
        return Quantity(
            span=span,
            number_span=self._span(told.number_first, max(told.number_end, told.number_first + 1)),
            text=span.of(self.text),
            value=told.value,
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

    def _noun(self, told: Measure) -> Noun:
        currency = self.words.currency.get(self.tokens[told.first - 1].word) if told.first else None
        if currency:
            return Noun(told.end, told.end, currency)
        dual = self.words.dual.get(self.tokens[told.number_first].word)
        if dual:
            return Noun(told.number_first, told.number_first + 1, dual)
        return noun_after(self.tokens, told.end, self.words)

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
