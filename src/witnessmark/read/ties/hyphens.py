"""Ties folded into one word: "Iran-backed militias", "pro-government fighters"."""

from collections.abc import Iterator

from witnessmark.read.actors.found import Found
from witnessmark.read.actors.lists import adjectives, lists, states
from witnessmark.read.annotate import Token
from witnessmark.read.ties.clause import Clause
from witnessmark.read.ties.lexicon import tie_words
from witnessmark.read.ties.told import ToldTie
from witnessmark.records import Span
from witnessmark.records.actor import Relation

_SIDES: dict[str, Relation] = {"pro": "loyal to", "anti": "fights"}


def ties_of_hyphens(clause: Clause) -> Iterator[ToldTie]:
    """The ties that hyphenated words inside a group's phrase tell of the group."""
    for group in (one for one in clause.people if one.form != "name"):
        for token in clause.tokens[group.first : group.last + 1]:
            stem, dash, rest = token.text.partition("-")
            told = _in_word(group, token, stem, rest) if dash and stem and rest else None
            if told is not None:
                yield told


def _in_word(group: Found, token: Token, stem: str, rest: str) -> ToldTie | None:
    whole = Span(token.start, token.end)
    relation, side = tie_words().hyphens.get(rest.casefold()), _SIDES.get(stem.casefold())
    if relation and _somebody(stem):
        one = Span(token.start, token.start + len(stem))
        if relation == "loyal to":
            return ToldTie(group.span, group.name, relation, one, _somebody(stem), whole, is_given=True)
        return ToldTie(one, _somebody(stem), relation, group.span, group.name, whole, is_given=True)
    if side:
        other = Span(token.end - len(rest), token.end)
        return ToldTie(group.span, group.name, side, other, _somebody(rest) or rest, whole, is_given=True)
    return None


def _somebody(word: str) -> str:
    """The actor a part of a word names: a state by name or adjective, else the word where it is written like a name."""
    folded = word.casefold()
    state = adjectives().get(folded) or states().get(folded) or lists().same.get(folded)
    return state or (word if word[:1].isupper() or folded == "government" else "")
