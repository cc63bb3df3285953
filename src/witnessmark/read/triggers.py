"""Which sentences are worth a parse: those in which a verb of saying has a clause right behind it.

There the tree shows who says it, and how far back he stands; it is there that nearness errs most. Everything else is
read by words and places alone, and names by their capitals. What this loses is measured in benchmarks/throughput: of the
statements found with everything parsed, how many are told otherwise. Tried and left: every sentence with a word of saying
(two thirds of news: hardly faster than parsing all), and names where something is said or done (half of news).
"""

from collections.abc import Sequence
from itertools import pairwise

from witnessmark.read.cues import Words, fold, load_words
from witnessmark.read.parser import Want

_TREE, _NOTHING = Want(tree=True, names=False), Want(tree=False, names=False)


def asked(tokens: Sequence[str]) -> Want:
    """What an English sentence is asked for: its tree, where a clause can follow a form of a verb of saying."""
    words = load_words("en")
    pairs = pairwise(map(fold, tokens))
    return (
        _TREE
        if any(said in words.cues and _opens_clause(after, words) for said, after in pairs)
        else _NOTHING
    )


def _opens_clause(word: str, words: Words) -> bool:
    return word == "that" or word in words.grammar["pronouns"] or word in words.grammar["determiners"]
