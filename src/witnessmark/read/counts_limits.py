"""Within what limits a figure holds, and how sure its words are: the place or set it is told of, its hedges."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from witnessmark.read.counts_acts import HARD, SOFT, act_at
from witnessmark.read.counts_words import CountWords, phrase_at
from witnessmark.read.words.tokens import Token
from witnessmark.records.time import Hedge

_RIGHT, _SCOPE = 12, 10
"""Words to look ahead for a place, and along one."""


def find_hedge(tokens: Sequence[Token], first: int, end: int, words: CountWords) -> Hedge:
    """How sure the words between tokens[first] and tokens[end] are: the weakest word wins."""
    found: Hedge = "asserted"
    for place in range(max(0, first), min(end, len(tokens))):
        cue = phrase_at(tokens, place, words.hedges)
        if cue and cue[1] == "possible":
            return "possible"
        if cue:
            found = "probable"
    return found


def find_scope(
    tokens: Sequence[Token], start: int, words: CountWords, dates: AbstractSet[int]
) -> tuple[int, int]:
    """Tokens of the place or set a figure is limited to ("in at least 18 villages"); equal ends for none.

    `dates` are the places of tokens that belong to dates: "in September" is no place.
    """
    for place in range(start, min(len(tokens), start + _RIGHT)):
        token = tokens[place]
        if token.word in HARD or token.word in SOFT or words.is_in("clause_breaks", token.word):
            break
        if phrase_at(tokens, place, words.qualifiers):
            continue  # "at least 11 hours" is no place
        if words.is_in("locative", token.word) and place + 1 < len(tokens) and place + 1 not in dates:
            end = _scope_end(tokens, place + 1, words, dates)
            return (place, end) if end > place + 1 else (start, start)
    return start, start


def _scope_end(tokens: Sequence[Token], place: int, words: CountWords, dates: AbstractSet[int]) -> int:
    """Where the place ends: at a verb, a new clause, a date, or "and" before one of them."""
    end = place
    while end < min(len(tokens), place + _SCOPE) and not _ends_scope(tokens, place, end, (words, dates)):
        end += 1
    while end > place and _is_loose(tokens[end - 1].word, words):
        end -= 1
    return end


def _is_loose(word: str, words: CountWords) -> bool:
    """Whether a place cannot end in this word: "and", "in", "of", "the"."""
    return any(words.is_in(name, word) for name in ("and", "locative", "of", "determiners"))


def _ends_scope(
    tokens: Sequence[Token], first: int, place: int, means: tuple[CountWords, AbstractSet[int]]
) -> bool:
    words, dates = means
    word = tokens[place].word
    if word in HARD or word in SOFT or place in dates:
        return True
    if any(words.is_in(name, word) for name in ("scope_breaks", "finite", "modals", "clause_breaks")):
        return True
    before = tokens[place - 1].word if place > first else ""
    if tokens[place].kind == "number" and words.is_in("and", before):
        return True  # "12 in Tuz and 5 in Kirkuk"
    describes = (
        not before or words.is_in("determiners", before) or before.endswith("ly")
    )  # "the besieged town"
    is_verb = act_at(tokens, place, words) is not None or (
        word.endswith("ed") and len(word) > 4 and bool(words.plural)
    )
    return is_verb and not describes
