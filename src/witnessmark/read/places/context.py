"""What the words around a name say: a place, a person, an organisation, or nothing."""

import re

from witnessmark.read.places.tokens import Tokens
from witnessmark.read.places.words import (
    COMMON_WORDS,
    COMPASS,
    GIVEN_NAMES,
    PLACE_NOUNS,
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
    r"Declaration|Convention|Agreement|Accords?|Treaty|Protocol|Street|Road|Avenue|disease|virus|"
    r"syndrome|fever)\b"
)


def is_told(tokens: Tokens, at: int, count: int) -> bool:
    """Whether a place noun says so: "town of X", "X province", "the village X"."""
    before = tokens.before(at).lower()
    return (
        is_of_noun(tokens, at)
        or (count > 1 and _ends_told(tokens, at, count))
        or before in _NOUNS - {"state", "area"}
        or tokens.after(at, count).lower() in _TOLD_AFTER
    )


def _ends_told(tokens: Tokens, at: int, count: int) -> bool:
    """Whether the name itself says what it is: "Fulton County"; a "Southern District" is a court's."""
    last = tokens.items[at + count - 1].text.lower()
    return last in _TOLD_AFTER and not (last == "district" and tokens.items[at].text.lower() in COMPASS)


def is_of_noun(tokens: Tokens, at: int) -> bool:
    """Whether "town of", "villages of" or the like stands before."""
    return tokens.before(at).lower() == "of" and tokens.before(at - 1).lower() in _NOUNS


def is_person(tokens: Tokens, at: int, count: int) -> bool:
    """Whether a title or given name stands before, or the name itself is one with a surname after it."""
    before, after = tokens.before(at), tokens.after(at, count)
    if before.lower().rstrip(".") in TITLES or (before[:1].isupper() and before.lower() in GIVEN_NAMES):
        return True
    return count == 1 and tokens.items[at].text.lower() in GIVEN_NAMES and after[:1].isupper()


def is_other(tokens: Tokens, at: int, count: int) -> bool:
    """Whether the words around say that a person, an organisation, money or a pronoun is meant."""
    return (
        _is_money(tokens, at, count)
        or is_person(tokens, at, count)
        or _is_organisation(tokens, at, count)
        or _is_pronoun(tokens, at, count)
    )


def _is_money(tokens: Tokens, at: int, count: int) -> bool:
    """Whether it says whose dollars: US$10,000."""
    end = tokens.items[at + count - 1].end
    return tokens.text[end : end + 1] in {"$", "€", "£"}


def _is_pronoun(tokens: Tokens, at: int, count: int) -> bool:
    """Whether it is "Us" or "It" with a capital for some other reason, not the letters US or IT."""
    word = tokens.items[at].text
    return count == 1 and len(word) < 4 and not word.isupper() and word.lower() in COMMON_WORDS | {"us", "uk"}


def _is_organisation(tokens: Tokens, at: int, count: int) -> bool:
    is_seat = tokens.before(at) == "of" and tokens.before(at - 1) in _SEATS
    return is_seat or bool(_ORGANISATION.match(tokens.text, tokens.items[at + count - 1].end))
