"""What the words around a name say: a place, a person, an organisation, or nothing."""

import re

from witnessmark.read.places.tokens import Tokens
from witnessmark.read.places.words import (
    COMMON_WORDS,
    DIRECTIONS,
    GIVEN_NAMES,
    PLACE_NOUNS,
    PREPOSITIONS,
    TITLES,
)

_NOUNS = frozenset(PLACE_NOUNS) | {f"{noun}s" for noun in PLACE_NOUNS} | {"cities", "counties"}
_TOLD_AFTER = frozenset(
    [
        "province",
        "governorate",
        "district",
        "oblast",
        "county",
        "village",
        "town",
        "city",
        "region",
        "subdistrict",
        "raion",
    ]
)
_SEATS = frozenset(
    [
        "University",
        "Bank",
        "Institute",
        "Museum",
        "College",
        "School",
        "Church",
        "Archdiocese",
        "Diocese",
        "Academy",
    ]
)
_ORGANISATION = re.compile(
    r"\s(?:Times|Post|Journal|Tribune|Herald|University|Institute|Airlines|Airways|Hotel|Bank|FC|United|Club|Brigades?|"
    r"Declaration|Convention|Agreement|Accords?|Treaty|Protocol|Street|Road|Avenue)\b"
)
_STARTS_SENTENCE = re.compile(r"(?:^|[.!?:;\n\u2022\"“”‘(\[–—])\s{0,9}$")
# Scores of a name's best candidate. One that stands alone, with nothing around it that says place, must be at least
# well known: a country, a listed place, a city of some hundred thousand. At a sentence's start a little more is asked,
# for any word has a capital there; after "in" or "near" a little less will do.
LISTED = 0.75
WELL_KNOWN = 0.5
_AT_START = 0.54
_AFTER_PREPOSITION = 0.4
_BESIDE_CAPITAL = 0.58


def is_told(tokens: Tokens, at: int, count: int) -> bool:
    """Whether a place noun says so: "town of X", "X province", "the village X"."""
    before = tokens.before(at).lower()
    return (
        is_of_noun(tokens, at)
        or before in _NOUNS - {"state", "area"}
        or tokens.after(at, count).lower() in _TOLD_AFTER
    )


def is_of_noun(tokens: Tokens, at: int) -> bool:
    """Whether "town of", "villages of" or the like stands before."""
    return tokens.before(at).lower() == "of" and tokens.before(at - 1).lower() in _NOUNS


def is_person(tokens: Tokens, at: int, count: int) -> bool:
    """Whether a title or given name stands before, or the name itself is one with a surname after it."""
    before, after = tokens.before(at), tokens.after(at, count)
    if before.lower().rstrip(".") in TITLES or (before[:1].isupper() and before.lower() in GIVEN_NAMES):
        return True
    return count == 1 and tokens.items[at].text.lower() in GIVEN_NAMES and after[:1].isupper()


def is_place(tokens: Tokens, at: int, count: int, score: float) -> bool:
    """Whether the words around allow a known name to be a place here.

    Args:
        tokens: of the text.
        at: the name's first token.
        count: how many tokens it has.
        score: of the name's best candidate.
    """
    if is_told(tokens, at, count):
        return True
    if is_person(tokens, at, count) or _is_organisation(tokens, at, count) or _is_pronoun(tokens, at, count):
        return False
    if count == 1 and score < LISTED and tokens.items[at].text in tokens.surnames:
        return False
    return score >= LISTED or (not _is_common(tokens, at, count) and score >= _needed(tokens, at, count))


def _needed(tokens: Tokens, at: int, count: int) -> float:
    """The least score with which a name of the world lists is taken for a place here."""
    before = tokens.before(at).lower()
    if count == 1 and _touches_capital(tokens, at):
        return _BESIDE_CAPITAL if before in DIRECTIONS | PREPOSITIONS else 1.0
    if before in PREPOSITIONS:
        return _AFTER_PREPOSITION
    start = tokens.items[at].start
    return _AT_START if _STARTS_SENTENCE.search(tokens.text[max(0, start - 12) : start]) else WELL_KNOWN


def _is_pronoun(tokens: Tokens, at: int, count: int) -> bool:
    """Whether it is "Us" or "It" with a capital for some other reason, not the letters US or IT."""
    word = tokens.items[at].text
    return count == 1 and len(word) < 4 and not word.isupper() and word.lower() in COMMON_WORDS | {"us", "uk"}


def _is_common(tokens: Tokens, at: int, count: int) -> bool:
    words = [token.text.lower() for token in tokens.items[at : at + count]]
    # A word that the same text writes small is a word of the language, whatever town bears it: Pack, Hire, Rust.
    return all(word in COMMON_WORDS or word in tokens.plain for word in words) or _is_short(tokens, at)


def _is_short(tokens: Tokens, at: int) -> bool:
    """Whether it is one or two letters that are no abbreviation: "Al", but not "EU"."""
    word = tokens.items[at].text
    return len(word) < 3 and not word.isupper()


def _is_organisation(tokens: Tokens, at: int, count: int) -> bool:
    is_seat = tokens.before(at) == "of" and tokens.before(at - 1) in _SEATS
    return is_seat or bool(_ORGANISATION.match(tokens.text, tokens.items[at + count - 1].end))


def _touches_capital(tokens: Tokens, at: int) -> bool:
    """Whether the name seems part of a longer one: "Paris Hilton", "Long War Journal"."""
    before, after = tokens.before(at), tokens.after(at, 1)
    return (before[:1].isupper() and before.lower() not in COMMON_WORDS) or after[:1].isupper()
