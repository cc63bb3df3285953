"""How far a phrase such as "laut X" reaches, and which nouns tell of somebody's words."""

from functools import lru_cache

from witnessmark.read.attribution.german.clause import Cut, Part
from witnessmark.read.attribution.phrases import Phrase

LEAST = 3
"""Words that a sentence says at least beside its source."""

_INNER = {"darunter", "davon", "zumal", "worauf", "was", "wobei", "wodurch", "wo", "weil", "obwohl"}
"""Words that open a clause of its own within a sentence."""


def region_of(cut: Cut, part: Part) -> Phrase:
    """The clause around a phrase: a relative or subordinate clause ends at its commas, a main clause does not."""
    number = part.number
    if cut.is_inner(number) or (number and cut.word(part.first) in _INNER):
        return part.first, _verb_end(cut, number)
    if part.mark == "(":
        return part.first, part.last
    return _start(cut, number), cut.place.last


def _verb_end(cut: Cut, number: int) -> int:
    """The end of a relative clause: over the commas of a list in it, to the part that ends in its verb."""
    for k in range(number, min(number + 3, len(cut.parts))):
        if cut.is_verb(cut.end(cut.parts[k])):
            return cut.parts[k].last
    return cut.parts[number].last


def _start(cut: Cut, number: int) -> int:
    """Where the main clause of a part begins: after a semicolon, or after ", doch"."""
    for k in range(number, 0, -1):
        part = cut.parts[k]
        if part.mark in {";", ":"} or cut.word(part.first) in {"doch", "aber", "jedoch"}:
            return part.first
    return cut.place.first


def size_of(content: tuple[Phrase, ...]) -> int:
    """How many tokens some phrases hold."""
    return sum(b - a + 1 for a, b in content)


def is_voicing(cut: Cut, at: int) -> bool:
    """Whether a noun tells of words or findings, alone or at the end of a compound ("Polizeiangaben", "UNHCR-Angaben")."""
    word = cut.word(at)
    listed = cut.words.phrases["voicing"]
    return cut.tokens[at].text[:1].isupper() and (word in listed or word.endswith(long_words(listed)))


@lru_cache(maxsize=16)
def long_words(listed: frozenset[str]) -> tuple[str, ...]:
    """The words of a list that are long enough to be looked for at the end of a compound."""
    return tuple(one for one in listed if len(one) > 5)


def is_possessor(cut: Cut, at: int) -> bool:
    """A name in the genitive before its noun: "nach Gordons Angaben"."""
    following = at + 1 <= cut.place.last and is_voicing(cut, at + 1)
    return following and not is_voicing(cut, at)
