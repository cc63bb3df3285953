"""Whether two wordings differ by slips of the pen alone: never by a word, a number, a name, a negation or a hedge."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from rapidfuzz.distance import Levenshtein

from witnessmark.read.words import load_words
from witnessmark.read.words.tokens import fold, tokenise

SHORT = 5
"""A word with fewer letters is never taken for a slip of another: "now" and "not", "must" and "most"."""

_GUARDED = (("numbers",), ("dates",), ("hedges",), ("counts", "qualifiers"), ("counts", "after"))


@cache
def guarded_words(language: str) -> frozenset[str]:
    """Every word that tells number, date, negation, hedge or qualifier in a language's file; no slip touches one."""
    words = load_words(language)
    return frozenset(
        word for path in _GUARDED for phrase in _strings(words.table(*path)) for word in fold(phrase).split()
    )


@cache
def turning_words(language: str) -> frozenset[str]:
    """Negations and hedges of one word: left out, they turn what is said."""
    hedges = load_words(language).table("hedges")
    told = [one for name in ("not", "possible", "probable") for one in hedges.get(name, {}).get("words", ())]
    return frozenset(fold(one) for one in told if " " not in one)


def _strings(table: Any) -> Iterator[str]:
    """All keys and words of nested tables and lists."""
    if isinstance(table, str):
        yield table
    elif isinstance(table, dict):
        for key, value in table.items():
            yield key
            yield from _strings(value)
    elif isinstance(table, list):
        for value in table:
            yield from _strings(value)


def differ_by_slips(one: str, other: str, language: str) -> bool:
    """Whether each word of one text is the other's word, or that word with one letter wrong inside it.

    Marks may come and go. Words may not: "was not burned" and "was burned" are two statements in any language.
    """
    left, right = _words(one), _words(other)
    alike = (a == b or _is_slip(a, b, language) for a, b in zip(left, right, strict=False))
    return len(left) == len(right) and all(alike)


def _words(text: str) -> list[str]:
    return [text[one.start : one.end] for one in tokenise(text, 0, len(text)) if one.kind != "sign"]


def _is_slip(one: str, other: str, language: str) -> bool:
    """One letter wrong, left out or too many, between the first letter and the last of a plain word in small letters."""
    if min(len(one), len(other)) < SHORT or not (one.isalpha() and other.isalpha()):
        return False
    if one != one.lower() or other != other.lower() or (one[0], one[-1]) != (other[0], other[-1]):
        return False
    known = guarded_words(language)
    return fold(one) not in known and fold(other) not in known and Levenshtein.distance(one, other) == 1
