"""Numbers as texts give them, in digits or words, and what they are worth: "3.8 million", "twenty-four", "dozens"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from witnessmark.read.number_ahead import Number
from witnessmark.read.number_words import Reading
from witnessmark.read.words.numerals import Numerals, numerals
from witnessmark.read.words.tokens import Token

__all__ = ["Number", "find_numbers", "read_number", "signed"]

_COMPARING = frozenset("<>=≤≥~(")


def find_numbers(tokens: Sequence[Token], language: str = "en") -> Iterator[Number]:
    """Every number in the tokens, in order, longest reading first; bare "a" and "an" are left out."""
    words = numerals(language)
    place = 0
    while place < len(tokens):
        found = read_number(tokens, place, words)
        if found is not None and found.kind != "one":
            yield signed(tokens, found, words)
            place = found.end
        else:
            place += 1


def signed(tokens: Sequence[Token], number: Number, words: Numerals) -> Number:
    """The number with what stands right before it: "minus one" and "-30" are below zero, ".5" is a half."""
    first = number.first
    before = tokens[first - 1] if first else None
    if before is None:
        return number
    role = words.role(before.word)
    is_minus = role is not None and role[0] == "minus" and not _is_qualifying(tokens, first - 1, words)
    if is_minus and number.kind in {"digits", "words"}:
        return replace(number, first=first - 1, value=-number.value)
    if before.end != tokens[first].start or number.kind != "digits" or not _is_free(tokens, first - 1):
        return number
    if before.word in {"-", "−"}:
        return replace(number, first=first - 1, value=-number.value)
    if before.word == words.decimal and not number.scaled and tokens[first].word.isdigit():
        return replace(number, first=first - 1, value=number.value / 10 ** len(tokens[first].word))
    return number


def _is_qualifying(tokens: Sequence[Token], place: int, words: Numerals) -> bool:
    """Whether a word for minus is the end of "at least": "au moins", "al menos"."""
    return place > 0 and tokens[place - 1].word in words.no_minus_after


def _is_free(tokens: Sequence[Token], place: int) -> bool:
    """Whether a sign hangs on nothing before it: "<-30" and " -30", not "20-30", "F-16" or "end.5"."""
    if not place:
        return True
    before = tokens[place - 1]
    return before.word in _COMPARING or (before.end < tokens[place].start and before.kind != "number")


def read_number(tokens: Sequence[Token], first: int, words: Numerals) -> Number | None:
    """The number that begins at tokens[first], or None.

    Worth is summed as the words go: units and tens add, "hundred" and scales multiply what stands
    before them. "four and twenty" (German, Arabic) adds up like "twenty-four".
    """
    if first < len(tokens) and _is_no_number(tokens[first], words):
        return None  # so it is at nearly every word
    if first and (tokens[first - 1].word, tokens[first].word) in words.percents:
        return None  # the "cent" of "pour cent"
    reading = Reading(tokens, first, words)
    while reading.take():
        pass
    return reading.number()


def _is_no_number(token: Token, words: Numerals) -> bool:
    """Whether no number can begin here: a word that no list holds, in a language that does not write numbers together."""
    is_word = token.kind == "word" and len(token.word) > 1
    return is_word and not words.pieces and words.role(token.word) is None
