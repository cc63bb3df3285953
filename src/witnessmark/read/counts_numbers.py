"""The numbers of a text that counting starts from: duals, shares told as odds, figures said twice, signs put right."""

from collections.abc import Sequence
from dataclasses import replace

from witnessmark.read.counts_words import CountWords
from witnessmark.read.numbers import Number, find_numbers, read_number
from witnessmark.read.words.tokens import Token

UNNUMBERED = "unnumbered"

_ODDS = 1000
"""One in more than so many is a risk, told of nobody in particular."""


def counting_numbers(tokens: Sequence[Token], language: str, words: CountWords) -> list[Number]:
    """Every number that may count something, in order.

    Beside plain numbers: "many" and "several" (kind "unnumbered"), the Arabic dual ("قريتين", two villages), "one in five houses" as a fifth, "30 (thirty)" as one
    figure. Fewer than none of a thing is a dash before it and no minus, unless a sign compares ("< -30").
    """
    plain = [_unsigned(tokens, number) for number in find_numbers(tokens, language)]
    duals = [Number(k, k, 2.0, "dual") for k, token in enumerate(tokens) if token.word in words.dual]
    told: list[Number] = []
    for number in sorted([*plain, *duals, *_unnumbered(tokens, words)], key=lambda number: number.first):
        joined = _joined(tokens, told[-1], number, words) if told else None
        if joined:
            told[-1] = joined
        else:
            told.append(number)
    return told


def _unnumbered(tokens: Sequence[Token], words: CountWords) -> list[Number]:
    """Amounts without a number ("many", "several"), worth 0 here; "how many" and "several hundred" are none."""
    return [
        Number(place, place + 1, 0.0, UNNUMBERED)
        for place, token in enumerate(tokens)
        if words.is_in("unnumbered", token.word)
        and not (place and words.is_in("not_amounts", tokens[place - 1].word))
        and not (place + 1 < len(tokens) and read_number(tokens, place + 1, words.numerals))
    ]


def _unsigned(tokens: Sequence[Token], number: Number) -> Number:
    before = tokens[number.first - 1].word if number.first else ""
    if (
        number.value >= 0
        or tokens[number.first].word not in {"-", "−"}
        or before in {"<", ">", "=", "≤", "≥"}
    ):
        return number
    return replace(number, first=number.first + 1, value=-number.value)


def _joined(tokens: Sequence[Token], one: Number, two: Number, words: CountWords) -> Number | None:
    """Two numbers that tell one figure; None when each tells its own."""
    if two.first != one.end + 1:
        return None
    between = tokens[one.end].word
    if between == "(" and one.value == two.value and two.end < len(tokens) and tokens[two.end].word == ")":
        return replace(one, end=two.end + 1)
    thing = tokens[two.end].word if two.end < len(tokens) else ""
    if (
        between in words.lists.get("odds", ())
        and one.value == 1
        and 1 < two.value <= _ODDS
        and words.thing(thing)
    ):
        return Number(one.first, two.end, 1 / two.value, "share")
    return None


def is_fraction_of(tokens: Sequence[Token], number: Number, words: CountWords) -> bool:
    """Whether "3/4" is a share although it is written like a date: a whole follows it."""
    after = tokens[number.end].word if number.end < len(tokens) else ""
    return number.kind == "share" and words.is_in("of", after)
