"""How well known a name must be to be taken for a place where it stands."""

import re

from witnessmark.read.places.context import is_other, is_told
from witnessmark.read.places.readings import is_of_kind
from witnessmark.read.places.tokens import Tokens
from witnessmark.read.places.words import COMMON_WORDS, DIRECTIONS, PREPOSITIONS
from witnessmark.records import PlaceCandidate

_STARTS_SENTENCE = re.compile(r"(?:^|[.!?:;\n\u2022\"“”‘(\[–—])\s{0,9}$")
# Scores of a name's best candidate. One that stands alone, with nothing around it that says place, must be at least
# well known: a country, a listed place, a city of some hundred thousand. At a sentence's start a little more is asked,
# for any word has a capital there; after "in" or "near" a little less will do.
LISTED = 0.75
WELL_KNOWN = 0.5
_AT_START = 0.54
_AFTER_PREPOSITION = 0.4
_BESIDE_CAPITAL = 0.58
_AREAS = ("country", "region", "people or things")


def is_place(tokens: Tokens, at: int, count: int, best: PlaceCandidate) -> bool:
    """Whether the words around allow a known name to be a place here.

    Args:
        tokens: of the text.
        at: the name's first token.
        count: how many tokens it has.
        best: the name's best candidate.
    """
    if is_told(tokens, at, count):
        return True
    if is_other(tokens, at, count) or (best.score < LISTED and _is_surname(tokens, at, count)):
        return False
    if best.score >= LISTED or (count > 1 and is_of_kind(best, "landmark")):
        return True
    return not _is_common(tokens, at, count) and best.score >= _needed(tokens, at, count, best)


def _is_surname(tokens: Tokens, at: int, count: int) -> bool:
    return count == 1 and tokens.items[at].text in tokens.surnames


def _needed(tokens: Tokens, at: int, count: int, best: PlaceCandidate) -> float:
    """The least score with which a name of the world lists is taken for a place here."""
    if count == 1 and _touches_capital(tokens, at):
        return _needed_beside_capital(tokens, at, best)
    if tokens.before(at).lower() in PREPOSITIONS:
        return _AFTER_PREPOSITION
    start = tokens.items[at].start
    return _AT_START if _STARTS_SENTENCE.search(tokens.text[max(0, start - 12) : start]) else WELL_KNOWN


def _needed_beside_capital(tokens: Tokens, at: int, best: PlaceCandidate) -> float:
    """The same for a name that seems part of a longer one; one that begins it may stand before an office or a body."""
    before = tokens.before(at)
    is_first = not before[:1].isupper() or before.lower() in COMMON_WORDS
    if is_first and tokens.items[at].text in tokens.plainly_placed:
        return WELL_KNOWN
    is_led = before.lower() in DIRECTIONS | PREPOSITIONS
    return _BESIDE_CAPITAL if is_led or (is_first and is_of_kind(best, *_AREAS)) else 1.0


def _is_common(tokens: Tokens, at: int, count: int) -> bool:
    words = [token.text.lower() for token in tokens.items[at : at + count]]
    # A word that the same text writes small is a word of the language, whatever town bears it: Pack, Hire, Rust.
    return all(word in COMMON_WORDS or word in tokens.plain for word in words) or (
        count == 1 and _is_short(tokens, at)
    )


def _is_short(tokens: Tokens, at: int) -> bool:
    """Whether it is one or two letters that are no abbreviation: "Al", but not "EU"."""
    word = tokens.items[at].text
    return len(word) < 3 and not word.isupper()


def _touches_capital(tokens: Tokens, at: int) -> bool:
    """Whether the name seems part of a longer one: "Paris Hilton", "Long War Journal"."""
    before, after = tokens.before(at), tokens.after(at, 1)
    return (before[:1].isupper() and before.lower() not in COMMON_WORDS) or after[:1].isupper()
