"""A text as tokens with their places: words, numbers, dates in digits, single signs; linear in the text."""

import re
from collections.abc import Container, Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import combining, normalize


class Token(NamedTuple):
    """One token: `word` is case-folded, `start` and `end` are places in the text, `kind` tells what it is.

    Kinds: "word", "number" (digits), "date" (a date in digits), "clock", "ordinal" (1st), "decade" (1960s),
    "sign".
    """

    word: str
    start: int
    end: int
    kind: str


# Every branch is of bounded length or one plain run, so a match costs no more than its own characters.
_DIGIT = "[0-9\u0660-\u0669\u06f0-\u06f9]"
_MARK = "[\u0300-\u036f\u0640\u064b-\u065f\u0670]"
_PATTERN = re.compile(
    rf"""
    (?P<word> [^\W\d_] [^\W\d_\u0300-\u036f\u0640\u064b-\u065f\u0670]{{0,60}} (?: {_MARK}{{1,3}} [^\W\d_]{{0,60}} ){{0,12}} )
    | (?P<date> (?<![\w.,/-]) (?:
          \d{{4}} (?P<s>[-/.]) \d{{1,2}} (?P=s) \d{{1,2}} (?=[T ]\d\d:|(?![\w/-]|\.\d))
        | \d{{4}} -W \d\d (?![\w/]) | \d{{1,2}} (?P<t>[-/.]) \d{{1,2}} (?P=t) (?:\d{{4}}|\d{{2}}) (?![\w/-]|\.\d|,\d)
        | \d{{1,2}} / \d{{1,2}} (?: / (?:\d{{4}}|\d{{2}}) )? (?= - \d{{1,2}} / \d{{1,2}} (?: / \d{{2,4}} )? (?![\w/-]) )
        | \d{{4}} [-/] (?:0?[1-9]|1[0-2]) (?![\w/-]|\.\d|,\d)
        | (?:0?[1-9]|1[0-2]) [/-] (?:19|20)\d\d (?![\w/-]|\.\d|,\d)
        | \d{{1,2}} / \d{{1,2}} (?![\w/-]|\.\d|,\d)
        )
        | (?<= \d - ) \d{{1,2}} / \d{{1,2}} (?: / (?:\d{{4}}|\d{{2}}) )? (?![\w/-]|\.\d|,\d) )
    | (?P<clock> (?<![\w:.]) \d{{1,2}} : \d\d (?: : \d\d )? (?![\w:]) )
    | (?P<decade> (?<![\w]) (?: \d\d\d0['’]?s | ['’]\d0s ) (?!\w) )
    | (?P<ordinal> (?<![\w.,]) \d{{1,4}} (?:st|nd|rd|th) (?!\w) )
    | (?P<number> (?: (?<![\w.,]) {_DIGIT}{{1,3}} (?: [\u00a0\u202f\u2009\ ] {_DIGIT}{{3}} ){{1,6}} (?![\w]) (?:[.,\u066b]{_DIGIT}{{1,6}})?
        | {_DIGIT}{{1,24}} (?: [,.'’\u066b\u066c\u060c] {_DIGIT}{{1,24}} ){{0,12}} ) )
    | (?P<sign> \S )
    """,
    re.VERBOSE | re.IGNORECASE,
)


_LETTERS = {
    **dict.fromkeys([*range(0x64B, 0x660), 0x640, 0x670]),
    **dict.fromkeys(map(ord, "أإآٱ"), "ا"),
    ord("ى"): "ي",
}


def fold(word: str) -> str:
    """A word as the word lists are looked up: lower case, Arabic vowel signs and hamza seats left out."""
    return word.casefold() if word.isascii() else word.casefold().translate(_LETTERS)


def unaccented(word: str) -> str:
    """A word without its accents, as it is often typed: "fevrier", "ano"."""
    return "".join(one for one in normalize("NFD", word) if not combining(one))


_FOLD = {"’": "'", "‘": "'", "–": "-", "‑": "-", "‐": "-"}
"""Typographic signs as plain ones, so that word files need only the plain."""


def tokenise(text: str, start: int, end: int) -> list[Token]:
    """The tokens of text[start:end], in order, without overlap; white space is left out."""
    return list(_tokens(text, start, end))


@lru_cache(maxsize=16)  # hedges, certainty and counts ask for one statement's tokens in turn
def _tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    found = _PATTERN.finditer(text, start, end)
    return tuple([Token(_folded(match[0]), *match.span(), match.lastgroup or "sign") for match in found])


@lru_cache(maxsize=2**13)
def _folded(word: str) -> str:
    return _FOLD.get(word) or fold(word)


_WORD = re.compile(rf"[^\W\d_]+(?:{_MARK}[^\W\d_]*)*|\d+")
_LONG = 60
"""A word longer than this is no word of any list."""


def islands(
    text: str, start: int, end: int, wanted: Container[str], reach: int = 120
) -> Iterator[tuple[int, int]]:
    """Stretches of text[start:end] within `reach` characters of a digit or a wanted word, in order, apart.

    Most sentences hold no date: this passes them over at the speed of one plain scan.
    """
    low = high = -1
    for first, last in _wanted(text[start:end], wanted):
        if low >= 0 and start + first - reach - 2 * _LONG <= high:
            high = start + last + reach
            continue
        if low >= 0:
            yield _to_space(text, low, start, -1), _to_space(text, high, end, 1)
        low, high = max(start, start + first - reach), start + last + reach
    if low >= 0:
        yield _to_space(text, low, start, -1), _to_space(text, min(high, end), end, 1)


def _wanted(piece: str, wanted: Container[str]) -> Iterator[tuple[int, int]]:
    """Places in a piece of its figures and of the words wanted in it."""
    plain = piece.isascii()  # then it is folded as one, and every sign stays at its place
    for match in _WORD.finditer(piece.casefold() if plain else piece):
        word = match[0]
        if word.isdigit() or (len(word) <= _LONG and (word if plain else fold(word)) in wanted):
            yield match.span()


def _to_space(text: str, place: int, limit: int, step: int) -> int:
    """The nearest white space from a place on, at most 60 characters away, so that no word is cut."""
    place = max(limit, place) if step < 0 else min(limit, place)
    for _ in range(_LONG):
        if place == limit or text[place - 1 if step < 0 else place].isspace():
            break
        place += step
    return place
