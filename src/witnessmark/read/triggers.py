"""Which sentences are worth a parse: the tree shows who stands before a verb of saying, names show who did what.

A sentence without a word of saying has no source that a tree could find, and one in which nothing is said or done names
nobody who is looked for. Such sentences are read all the same, by words and places alone. What this loses is measured
in benchmarks/throughput: statements found with everything parsed against statements found so.
"""

from collections.abc import Sequence
from functools import cache

from witnessmark.read.cues import fold, load_words
from witnessmark.read.eventwords import first_words
from witnessmark.read.parser import Want


def asked(tokens: Sequence[str]) -> Want:
    """What an English sentence is asked for: its tree at a word of saying, names where something is said or done."""
    words = {fold(token) for token in tokens}
    says, does = not words.isdisjoint(_saying()), not words.isdisjoint(first_words("en"))
    is_named = any(token[:1].isupper() for token in tokens[1:])
    return Want(tree=says, names=is_named and (says or does))


@cache
def _saying() -> frozenset[str]:
    """Every form of a verb of saying, and the nouns of saying and finding."""
    words = load_words("en")
    return frozenset(words.cues) | words.phrases["sayings"] | words.phrases["nouns"]
