"""What was done to the things counted, how sure the words are of it, and where: the clause around a figure."""

from collections.abc import Sequence

from witnessmark.read.counts_words import CountWords, phrase_at
from witnessmark.read.words.tokens import Token
from witnessmark.records.time import Hedge

_RIGHT, _LEFT, _SCOPE = 12, 14, 10
"""Words to look ahead for a verb, back for one, and along a place: clauses of news rarely run longer."""

_HARD = frozenset(".;:!?")
_SOFT = frozenset(',()"“”—–')


def find_act(tokens: Sequence[Token], first: int, end: int, words: CountWords) -> tuple[int, int, str] | None:
    """The act that governs tokens[first:end], with its tokens: the verb behind it, else the one before it.

    "3,200 buildings torched" and "3,200 buildings were torched" say it behind; "killed three people and
    sickened 200" before.
    """
    own = next((a for place in range(first, end) if (a := _act_at(tokens, place, words))), None)
    return _ahead(tokens, end, words) or own or _back(tokens, first, words)


def _act_at(tokens: Sequence[Token], place: int, words: CountWords) -> tuple[int, int, str] | None:
    found = phrase_at(tokens, place, words.acts)
    return (place, found[0], found[1]) if found else None


def _ahead(tokens: Sequence[Token], end: int, words: CountWords) -> tuple[int, int, str] | None:
    for place in range(end, min(len(tokens), end + _RIGHT)):
        token = tokens[place]
        if token.word in _HARD or token.word in _SOFT or _joins_clauses(tokens, place, words):
            return None
        if token.kind == "number" and not _is_placed(tokens, place, words):
            return None
        if words.is_in("clause_breaks", token.word):
            return None
        if found := _act_at(tokens, place, words):
            return found
    return None


def _joins_clauses(tokens: Sequence[Token], place: int, words: CountWords) -> bool:
    """Whether "and" begins something new; "towns and villages" goes on."""
    after = tokens[place + 1].word if place + 1 < len(tokens) else ""
    return words.is_in("and", tokens[place].word) and not words.thing(after)


def _is_placed(tokens: Sequence[Token], place: int, words: CountWords) -> bool:
    """Whether a second figure only says where or of what: "3,800 buildings in at least 30 towns were destroyed"."""
    return any(
        words.is_in("locative", t.word) or words.is_in("of", t.word)
        for t in tokens[max(0, place - 4) : place]
    )


def _back(tokens: Sequence[Token], first: int, words: CountWords) -> tuple[int, int, str] | None:
    for place in range(first - 1, max(-1, first - 1 - _LEFT), -1):
        if tokens[place].word in _HARD or words.is_in("that", tokens[place].word):
            return None  # "documented that 3,800 buildings ...": what was documented is the clause
        found = _act_at(tokens, place, words)
        if found and found[1] <= first:
            return found
    return None


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
    tokens: Sequence[Token], start: int, words: CountWords, dates: frozenset[int]
) -> tuple[int, int]:
    """Tokens of the place or set a figure is limited to ("in at least 18 villages"); equal ends for none.

    `dates` are the places of tokens that belong to dates: "in September" is no place.
    """
    for place in range(start, min(len(tokens), start + _RIGHT)):
        token = tokens[place]
        if token.word in _HARD or token.word in _SOFT:
            break
        if words.is_in("locative", token.word) and place + 1 < len(tokens) and place + 1 not in dates:
            end = _scope_end(tokens, place + 1, words, dates)
            return (place, end) if end > place + 1 else (start, start)
    return start, start


def _scope_end(tokens: Sequence[Token], place: int, words: CountWords, dates: frozenset[int]) -> int:
    """Where the place ends: at a verb, a new clause, a date, or "and" before one of them."""
    end = place
    while end < min(len(tokens), place + _SCOPE):
        if _ends_scope(tokens, end, words, dates):
            break
        end += 1
    joined = end > place and (
        words.is_in("and", tokens[end - 1].word) or words.is_in("locative", tokens[end - 1].word)
    )
    return end - 1 if joined else end


def _ends_scope(tokens: Sequence[Token], place: int, words: CountWords, dates: frozenset[int]) -> bool:
    word = tokens[place].word
    return (
        word in _HARD
        or word in _SOFT
        or place in dates
        or words.is_in("scope_breaks", word)
        or _act_at(tokens, place, words) is not None
    )
