"""Words at which an English attribution can begin: eighteen patterns look at each of these, and at no other word."""

from functools import cache, lru_cache

from witnessmark.read.attribution.figures import FIGURES
from witnessmark.read.attribution.hearsay import TOLD
from witnessmark.read.attribution.look import first_words
from witnessmark.read.attribution.quoting import QUOTING
from witnessmark.read.cues import load_words

_LISTS = (
    "this", "as", "handled", "carriers", "givers", "hearsay", "minds", "putting",
)  # fmt: skip
"""Lists of which any one word opens a pattern: "pointing" looks at "this", "as_clause" at "as", and so on."""
_SMALL = {"in", "on", "by", "from", ":"}
"""For "in a document by X", "by its own count", "from what X writes", "X: “A”"."""


@lru_cache(maxsize=2**15)
def can_open(word: str, language: str) -> bool:
    """Whether any pattern of the finder can begin at a word; so it is at one word in eight of news."""
    return word in _openings(language) or load_words(language).has("phrases", "sayings", word)


@cache
def _openings(language: str) -> frozenset[str]:
    words = load_words(language)
    phrases = first_words(words.phrases["citing"]) | first_words(words.phrases["before_source"])
    listed = frozenset().union(*(words.phrases[name] for name in _LISTS))
    return phrases | listed | frozenset(words.cues) | QUOTING | TOLD | FIGURES | _SMALL
