"""Finds place names in Arabic, which has no capitals: the words before must say place, or the name be well known."""

import re

from witnessmark.read.contract import Gazetteer
from witnessmark.read.places.allowed import LISTED, WELL_KNOWN
from witnessmark.read.places.hits import Hit
from witnessmark.read.places.tokens import Tokens
from witnessmark.read.places.words import ARABIC_NOUNS, ARABIC_PREPOSITIONS, ARABIC_SMALL

LETTER = re.compile("[\u0600-\u06ff]")
# And, in, to, for and like are one letter written on the next word.
_PREFIX = re.compile("^[وفبلك](?=[\u0600-\u06ff]{3})")
_MOST_WORDS = 3


def arabic_hit(tokens: Tokens, at: int, gazetteer: Gazetteer) -> tuple[Hit | None, int]:
    """The place named from this word on, and how many words it takes; (None, 1) for none."""
    before = tokens.before(at)
    told = _PREFIX.sub("", before).removeprefix("ال") in ARABIC_NOUNS
    needed = 0.0 if told else WELL_KNOWN if before in ARABIC_PREPOSITIONS else LISTED
    for count in range(_reach(tokens, at), 0, -1):
        hit = _known(tokens, at, count, gazetteer, needed)
        if hit is not None:
            return hit, count
    token = tokens.items[at]
    # "the village of X" with an X nobody lists; a word with the article is an adjective: "the village the small".
    unknown = (
        told and len(token.text) > 2 and token.text not in ARABIC_SMALL and not token.text.startswith("ال")
    )
    return (Hit(token.start, token.end, token.text, (), is_told=True) if unknown else None), 1


def _reach(tokens: Tokens, at: int) -> int:
    count = 1
    while count < _MOST_WORDS and tokens.after(at, count):
        count += 1
    return count


def _known(tokens: Tokens, at: int, count: int, gazetteer: Gazetteer, needed: float) -> Hit | None:
    """The name as written, else without a one-letter word on its front, for which a listed place is asked."""
    first, last = tokens.items[at], tokens.items[at + count - 1]
    skips = [(0, needed), (1, max(needed, LISTED))] if _PREFIX.match(first.text) else [(0, needed)]
    for skip, floor in skips:
        name = tokens.text[first.start + skip : last.end]
        found = gazetteer.candidates(name) if len(name) > 2 else ()
        if found and found[0].score >= floor:
            return Hit(first.start + skip, last.end, name, found, is_told=needed <= 0)
    return None
