"""Ties told by a noun: "commander of X", "X commander Y", "soldiers of X", "clashes between X and Y"."""

from collections.abc import Iterator

from witnessmark.read.actors.found import Found, key, owns
from witnessmark.read.ties.clause import Clause
from witnessmark.read.ties.lexicon import tie_words
from witnessmark.read.ties.told import ToldTie
from witnessmark.read.ties.verbs import tell

_BODIES = {"armed group", "organ", "organisation", "unknown"}
_BATTLES = frozenset(
    {"clashes", "fighting", "battles", "battle", "war", "clash", "firefight", "skirmishes", "hostilities"}
)


def ties_of_nouns(clause: Clause) -> Iterator[ToldTie]:
    """Every tie told by a noun, in text order."""
    for n in range(len(clause.tokens)):
        relation = tie_words().roles.get(key(clause.tokens[n]))
        if relation and clause.word(n + 1) == "of":
            for body in clause.right_of(n + 1)[:1]:
                for holder in _holders(clause, n, body):
                    yield tell(clause, (holder, relation, body), (n, n + 1), given=True)
        elif relation:
            yield from _between_names(clause, n)
            yield from _owned(clause, n)
        if clause.word(n) in tie_words().nouns:
            yield from _come_from(clause, n)
        if clause.word(n) in _BATTLES and clause.word(n + 1) == "between":
            yield from _battle(clause, n)


def _holders(clause: Clause, n: int, body: Found) -> list[Found]:
    """Who has the role at token n: the group itself, the name before its comma, or the name behind the body's."""
    role = clause.at(n)
    if role is not None and role.form == "group" and body.kind in _BODIES:
        return [role]
    first = role.first if role is not None else n
    while first > 0 and clause.word(first - 1) in {
        "the",
        "a",
        "an",
        "armed",
        "former",
        "military",
        "political",
        "top",
        "overall",
        "local",
        "current",
    }:
        first -= 1
    if clause.word(first - 1) == "," and (before := clause.at(first - 2)) is not None and before is not role:
        return [before]
    after = body.last + 1
    opens = first == 0 or clause.word(first - 1) in {"and", "that", "said", "."}
    if clause.word(after) == "," and opens:
        return [one for one in clause.people if after < one.first <= after + 4 and one.form == "name"][:1]
    return []


def _between_names(clause: Clause, n: int) -> Iterator[ToldTie]:
    """As in "Badr Organisation commander Hadi Amiri"."""
    relation = tie_words().roles[key(clause.tokens[n])]
    before, after = clause.at(n - 1) if n else None, clause.at(n + 1) if n + 1 < len(clause.tokens) else None
    if (
        relation == "belongs to"
        or before is None
        or after is None
        or after.kind != "person"
        or before is after
    ):
        return
    if before.form == "name" and before.kind in _BODIES:
        yield tell(clause, (after, relation, before), (n, n), given=True)


def _owned(clause: Clause, n: int) -> Iterator[ToldTie]:
    """As in "the Third Army's commander, Tomas Vela," and "a Dawn Battalion fighter named Karim Rahim"."""
    relation = tie_words().roles[key(clause.tokens[n])]
    body = clause.at(n - 1) or (clause.at(n - 2) if clause.word(n - 1) in {"'s", "’s", "'"} else None)
    at = n + 1 + (clause.word(n + 1) in {",", "named", "called"})
    holder = clause.at(at) if at < len(clause.tokens) else None
    if (
        body is None
        or holder is None
        or body.kind not in _BODIES
        or holder.kind != "person"
        or holder is body
    ):
        return
    owned = owns(clause.tokens[n - 1]) or clause.word(n + 1) in {"named", "called"}
    if body.form == "name" and holder.form == "name" and at > n and owned:
        yield tell(clause, (holder, relation, body), (n, n), given=True)


def _come_from(clause: Clause, n: int) -> Iterator[ToldTie]:
    """As in "Weapons for the Red Sashes come from Qatar"."""
    taker = clause.right_of(n + 1)[:1] if clause.word(n + 1) in {"for", "to"} else []
    for two in taker:
        at = two.last + 1
        if (
            clause.word(at) in {"come", "comes", "came", "arrive", "arrived", "flow", "flowed"}
            and clause.word(at + 1) == "from"
        ):
            for one in clause.right_of(at + 1):
                yield tell(clause, (one, "backs", two), (at, at + 1))


def _battle(clause: Clause, n: int) -> Iterator[ToldTie]:
    sides = clause.right_of(n + 1)
    for two in sides[1:2]:
        yield tell(clause, (sides[0], "fights", two), (n, n + 1))
