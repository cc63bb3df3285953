"""Noun phrases without what does not belong to them: dates, openers, the clause before a name."""

from witnessmark.read.annotate import Token
from witnessmark.read.attribution.nouns import MARKS, is_name, is_pronoun
from witnessmark.read.cues import Words

Phrase = tuple[int, int]
"""First and last token of a phrase, both inclusive."""


def trim_phrase(tokens: tuple[Token, ...], phrase: Phrase, words: Words) -> Phrase | None:
    """A phrase without leading time words, subordinators and prepositions; None when nothing is left."""
    first, last = phrase
    skip = words.grammar["subordinators"] | words.grammar["adverbs"] | words.grammar["prepositions"]
    while first <= last and (
        _is_time(tokens, first, last, words) or tokens[first].word in skip or _is_loose(tokens[first])
    ):
        first += 1
    first = _after_time_clause(tokens, first, last, words)
    empty = all(one.word in words.grammar["determiners"] for one in tokens[first : last + 1]) and first < last
    bare = first == last and tokens[first].word in {"the", "a", "an", "no"}
    asks = first <= last and tokens[first].word in _ASKS
    return (first, last) if first <= last and not (empty or bare or asks) else None


_ASKS = {"which", "what", "how", "whether", "why"}

_MOMENT = {"time", "moment", "day", "way", "thing", "reason", "year", "week"}


def _after_time_clause(tokens: tuple[Token, ...], first: int, last: int, words: Words) -> int:
    """As in "by the time | Buckley learned", "the reason | he gave"."""
    for n in range(first, last):
        opens = is_name(tokens[n + 1]) or is_pronoun(tokens[n + 1], words)
        if tokens[n].word in _MOMENT and opens and not is_name(tokens[n]):
            return n + 1
    return first


def _is_loose(token: Token) -> bool:
    return (
        token.text in MARKS
        or token.text in {".", "-", "’", "'"}
        or (token.word.endswith("ly") and len(token.word) > 4)
    )


_SOFT = {
    "today",
    "tomorrow",
    "tonight",
    "evening",
    "morning",
    "day",
    "night",
    "weekend",
    "week",
    "month",
    "year",
    "midnight",
    "noon",
    "past",
    "post",
    "the",
}


def is_date_word(tokens: tuple[Token, ...], at: int, words: Words) -> bool:
    """A word of dates that is not part of a name ("The Evening Ledger", "The Sunday Times")."""
    token = tokens[at]
    if token.word not in words.grammar["time_words"]:
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else token
    ends_name = at > 0 and is_name(token) and is_name(tokens[at - 1]) and token.word in _SOFT  # "Karsk Today"
    if ends_name:
        return False
    if not is_name(token) or not is_name(following) or following is token:
        return True
    return token.word not in _SOFT and not words.has("sources", "outlets", following.word)


def _is_time(tokens: tuple[Token, ...], at: int, last: int, words: Words) -> bool:
    """Whether a leading word belongs to a date: "Last week ABC", "On 3 May the ministry"."""
    word = tokens[at].word
    if word in {"the", "this", "that", "a", "same", "past", "following", "early", "late", "recent"}:
        return (
            at < last
            and tokens[at + 1].word in words.grammar["time_words"] - {"the", "a", "that", "this"}
            and (tokens[at + 1].word not in words.grammar["prepositions"])
        )
    return is_date_word(tokens, at, words) or (
        word.isdigit() and at < last and tokens[at + 1].word in words.grammar["time_words"]
    )
