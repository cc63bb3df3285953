"""One spelling for the spellings of a person's name, strict enough that two people of one family stay two.

The skeleton that finds places forgives all vowels; Luis, Lisa and Elias Mendez would be one. Here each vowel stays, and
only what transcriptions of one name trade is made the same: doubled letters, q, c and k, e and i, o and u.
"""

import re
import unicodedata
from functools import lru_cache

_SAME = str.maketrans({"q": "k", "c": "k", "e": "i", "y": "i", "o": "u"})
_SMALL = frozenset({"of", "for", "the", "and", "de", "du", "von"})
_NO_LETTER = re.compile(r"[^a-z]+")
_DOUBLED = re.compile(r"(.)\1")


@lru_cache(maxsize=2**15)
def spelling(name: str) -> str:
    """A key under which spellings of one name meet: "Qassem Soleimani", "Qasem Suleimani".

    Names in another script are kept as they are; an empty key never equals another.
    """
    parts = []
    for part in re.sub(r"\b(?:al|el|ul)[- ]", "al", name.casefold()).split():
        plain = unicodedata.normalize("NFKD", part)
        letters = _NO_LETTER.sub("", plain.encode("ascii", "ignore").decode())
        parts.append(_DOUBLED.sub(r"\1", letters.translate(_SAME)) if letters else part)
    return " ".join(parts)


def initials_of(full: str) -> set[str]:
    """The initials of a name of two words or more, folded: of all its words, and without the small ones."""
    parts = [part for part in full.replace("-", " ").split() if part]
    if len(parts) < 2:
        return set()
    strict = "".join(part[0] for part in parts if part.casefold() not in _SMALL)
    return {strict.casefold(), "".join(part[0] for part in parts).casefold()}
