"""Ties told by a verb or a phrase between two actors, active or passive."""

from collections.abc import Iterator

from witnessmark.read.actors.found import Found
from witnessmark.read.ties.clause import Clause
from witnessmark.read.ties.lexicon import Phrases, tie_words
from witnessmark.read.ties.told import ToldTie
from witnessmark.records import Span
from witnessmark.records.actor import Relation

Pair = tuple[Found, Relation, Found]
"""Subject, relation, object."""

_BODIES = {"armed group", "organ", "organisation", "state", "unknown"}
_LONGEST = 5


def ties_of_verbs(clause: Clause) -> Iterator[ToldTie]:
    """Every tie told by a verb or a phrase, in the order of the cues."""
    n, tellers = 0, tie_words().tellers
    while n < len(clause.tokens):
        found = list(_at(clause, n)) if clause.tokens[n].word in tellers else []
        for told, _ in found:
            yield told
        n = max([n + 1, *(end for _, end in found)])


def _at(clause: Clause, n: int) -> Iterator[tuple[ToldTie, int]]:
    if clause.at(n) is not None:
        return
    words = tie_words()
    for phrases, turned, past in (
        (words.over, False, True),
        (words.backward, True, False),
        (words.forward, False, False),
    ):
        match = _phrase_at(clause, n, phrases) if clause.word(n) in words.openers else None
        if match:
            yield from _between(clause, (n, match[0]), match[1], turned=turned, past=past)
            return
    if clause.word(n) in words.gives | words.gets:
        yield from _given(clause, n)
    if clause.word(n) in words.verbs:
        yield from _by_verb(clause, n, words.verbs[clause.word(n)])


def _phrase_at(clause: Clause, n: int, phrases: Phrases) -> tuple[int, Relation] | None:
    for length in range(_LONGEST, 1, -1):
        said = tuple(clause.word(m) for m in range(n, n + length))
        if said in phrases:
            return n + length - 1, phrases[said]
    return None


def _between(
    clause: Clause, cue: tuple[int, int], relation: Relation, *, turned: bool, past: bool = False
) -> Iterator[tuple[ToldTie, int]]:
    for left in clause.left_of(cue[0]):
        for right in clause.right_of(cue[1]):
            one, two = (right, left) if turned else (left, right)
            if _can_be(one, relation, two):
                yield tell(clause, (one, relation, two), cue, past=past), cue[1] + 1


def _by_verb(clause: Clause, n: int, relation: Relation) -> Iterator[tuple[ToldTie, int]]:
    if clause.word(n + 1) == "by" and clause.word(n).endswith(("ed", "led", "en", "ght")):
        yield from _between(clause, (n, n + 1), relation, turned=True)
        return
    last = n + (clause.word(n + 1) == "against")
    if clause.right_of(last):
        yield from _between(clause, (n, last), relation, turned=False)
    elif left := clause.left_of(n):
        yield from _of_relative(clause, n, relation, left)
        if relation == "fights" and len(left) == 2 and _can_be(left[0], relation, left[1]):
            yield tell(clause, (left[0], relation, left[1]), (n, n)), n + 1


def _of_relative(
    clause: Clause, n: int, relation: Relation, left: list[Found]
) -> Iterator[tuple[ToldTie, int]]:
    """As in "the Libyan army, which Russia arms"."""
    at = left[0].first - 1
    if clause.word(at) not in {"which", "whom", "that"}:
        return
    antecedent = [one for one in clause.people if at - 2 <= one.last < at]
    for two in antecedent:
        for one in left:
            if _can_be(one, relation, two):
                yield tell(clause, (one, relation, two), (n, n)), n + 1


def _given(clause: Clause, n: int) -> Iterator[tuple[ToldTie, int]]:
    """As in "provides weapons to X", "has supplied X with rockets", "gets its weapons from X"."""
    words = tie_words()
    window = range(n + 1, min(n + 7, len(clause.tokens)))
    noun = next((m for m in window if clause.word(m) in words.nouns), None)
    if noun is None:
        return
    link = "to" if clause.word(n) in words.gives else "from"
    at = next((m for m in range(noun, min(noun + 4, len(clause.tokens))) if clause.word(m) == link), None)
    if at is not None:
        yield from _between(clause, (n, at), "backs", turned=clause.word(n) in words.gets)


def _can_be(one: Found, relation: Relation, two: Found) -> bool:
    """Whether two sorts of actors can be so tied: nobody belongs to a person, a person fights no one alone."""
    if one is two or (two.kind in {"people", "outlet"} and relation in {"backs", "belongs to", "commands"}):
        return False
    if relation == "belongs to":
        return two.kind in _BODIES and two.kind != "state" and one.kind != "state"
    if relation == "commands":
        return (one.kind == "person" or one.form == "group") and two.kind in _BODIES and two.kind != "state"
    if relation == "fights":
        return one.kind in _BODIES and two.kind in _BODIES
    return two.kind in _BODIES if relation == "backs" else True


def tell(
    clause: Clause, pair: Pair, cue: tuple[int, int], *, past: bool = False, given: bool = False
) -> ToldTie:
    """The tie of two actors by the tokens of its cue."""
    one, relation, two = pair
    span = Span(clause.tokens[cue[0]].start, clause.tokens[cue[1]].end)
    low, high = min(one.first, two.first, cue[0]), max(cue[1], min(one.first, two.first))
    over = past or any(clause.word(m) in tie_words().past for m in range(max(0, low - 2), high + 1))
    return ToldTie(one.span, one.name, relation, two.span, two.name, span, given, over)
