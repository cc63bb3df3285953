"""What is counted: the noun after a figure, as said and as one normal word, and the whole it is a part of."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from witnessmark.read.counts_words import CountWords, phrase_at
from witnessmark.read.numbers import read_number
from witnessmark.read.words.tokens import Token

_REACH = 8
"""Words a noun may stand behind its number: "3 of 40 newly whitewashed stone farm houses" needs six."""


@dataclass(frozen=True)
class Noun:
    """A counted noun: tokens[first:end], its normal word, and the tokens of the whole it belongs to."""

    first: int
    end: int
    thing: str
    of: tuple[int, int] = (0, 0)


def noun_after(
    tokens: Sequence[Token],
    place: int,
    words: CountWords,
    dates: AbstractSet[int] = frozenset(),
    *,
    vague: bool = False,
) -> Noun:
    """The noun phrase that begins at tokens[place]; first == end and thing "" when there is none.

    Args:
        tokens: of the text.
        place: the one behind the number.
        words: of the language.
        dates: places of tokens that belong to dates: "dozens of warehouses last month".
        vague: True after "dozens", "hundreds": "of" then names the thing and no whole.
    """
    tokens = tokens[
        : next((k for k in range(place, min(len(tokens), place + 2 * _REACH)) if k in dates), len(tokens))
    ]
    percent = phrase_at(tokens, place, words.percent)
    if percent:
        return _share(tokens, place, percent[0], words)
    of = phrase_at(tokens, place, words.of)
    if of and vague and not (of[0] < len(tokens) and words.is_in("determiners", tokens[of[0]].word)):
        return _plain(tokens, of[0], words)
    if of:
        inner = _plain(tokens, _past_number(tokens, of[0], words), words)
        numbered = _past_number(tokens, of[0], words) > of[0]
        # "30 of 35 villages": the second figure keeps its noun, the first shares the thing.
        first, end = (place, place) if numbered else (inner.first, inner.end)
        return Noun(first, end, inner.thing, (of[0], inner.end))
    if place < len(tokens) and tokens[place].word == "-":
        return _hyphened(tokens, place + 1, words)
    return _plain(tokens, place, words)


def _hyphened(tokens: Sequence[Token], place: int, words: CountWords) -> Noun:
    """The unit of "31-page report" or "58-kilometre stretch": the one word after the hyphen."""
    if place < len(tokens) and tokens[place].kind == "word":
        word = tokens[place].word
        return Noun(place, place + 1, words.thing(word) or singular(word, words))
    return Noun(place, place, "")


def _past_number(tokens: Sequence[Token], place: int, words: CountWords) -> int:
    """The place after a number (and "the" before it) that begins at tokens[place]; place itself when none does."""
    first = place
    while first < len(tokens) and words.is_in("determiners", tokens[first].word):
        first += 1
    found = read_number(tokens, first, words.numerals) if first < len(tokens) else None
    return found.end if found and found.kind != "one" else place


def _plain(tokens: Sequence[Token], place: int, words: CountWords) -> Noun:
    first = place
    while first < len(tokens) and words.is_in("determiners", tokens[first].word):
        first += 1
    end, thing, head = first, "", first
    place = first
    while place < min(len(tokens), first + _REACH) and _is_inside(tokens, place, words):
        phrase = phrase_at(tokens, place, words.phrases)
        known = phrase[1] if phrase else words.thing(tokens[place].word)
        if thing and not known:
            break
        place = phrase[0] if phrase else place + 1
        if known:
            thing, head = known, place
        end = place
    if thing:
        return _coordinated(tokens, Noun(first, head, thing), words)
    return _unknown(tokens, first, end, words)


def _is_inside(tokens: Sequence[Token], place: int, words: CountWords) -> bool:
    token = tokens[place]
    return (token.kind == "word" and not words.is_in("stop", token.word)) or token.word == "-"


def _coordinated(tokens: Sequence[Token], noun: Noun, words: CountWords) -> Noun:
    """The noun with a second one joined to it: "towns and villages" count as villages."""
    after = noun.end + 1
    if after < len(tokens) and (
        words.is_in("and", tokens[noun.end].word) or words.is_in("or", tokens[noun.end].word)
    ):
        second = words.thing(tokens[after].word)
        if second:
            merged = words.merge.get(" ".join(sorted((noun.thing, second))), noun.thing)
            return Noun(noun.first, after + 1, merged)
    return noun


def _unknown(tokens: Sequence[Token], first: int, end: int, words: CountWords) -> Noun:
    """A noun the lists do not have: the first plural of the run, else the run when it is one word long."""
    for place in range(first, end):
        if phrase_at(tokens, place, words.acts):
            return Noun(first, first, "")
        word = tokens[place].word
        if words.plural and len(word) > 3 and word.endswith(words.plural) and not word.endswith("ss"):
            return Noun(first, place + 1, singular(word, words))
    if end > first and not words.plural:
        return Noun(first, first + 1, tokens[first].word)
    if end > first and first and words.is_in("single", tokens[first - 1].word):
        return Noun(first, first + 1, tokens[first].word)
    return Noun(first, first, "")  # more than one of a thing would be a plural


def singular(word: str, words: CountWords) -> str:
    """The singular of an English noun, by its ending; other languages keep the word as it is."""
    if word in words.irregular:
        return words.irregular[word]
    if words.plural != "s" or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    return word[:-1]


def _share(tokens: Sequence[Token], first: int, end: int, words: CountWords) -> Noun:
    of = phrase_at(tokens, end, words.of)
    if not of:
        return Noun(first, end, "percent")
    inner = _plain(tokens, _past_number(tokens, of[0], words), words)
    return Noun(first, end, "percent", (of[0], max(inner.end, of[0])))
