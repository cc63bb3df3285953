"""What a figure can lose between two texts: its qualifier, scope, hedge, belief, or its very number."""

import re
from collections.abc import Callable

from witnessmark.records.figure import DriftKind
from witnessmark.weigh.mentions import Mention
from witnessmark.weigh.parts import SMALLEST

BOUNDED = frozenset({"EQUAL_OR_MORE", "MORE_THAN", "EQUAL_OR_LESS", "LESS_THAN"})
UP, DOWN = frozenset({"EQUAL_OR_MORE", "MORE_THAN"}), frozenset({"EQUAL_OR_LESS", "LESS_THAN"})

AFTERWARDS = re.compile(
    r"[\s,]*(?:at (?:the very )?least|or more|and more|at (?:the )?most|or fewer|على الأقل|على الاقل|أو أكثر|على الأكثر|au moins|al menos"
    r"|por lo menos|oder mehr|atau lebih)\b",
    re.IGNORECASE,
)

LOOSE = BOUNDED | {"APPROX", "NEARLY"}
NEAR = 0.1
"""A number made round stays within this share of the first one."""

POINTS_BACK = re.compile(r"\b(?:the|these|those|its|all)\s$", re.IGNORECASE)

Loss = Callable[[Mention, Mention], bool]
"""Whether the second mention lost what the first has."""

KEPT_SENTENCE = 0.6
"""Share of words that two sentences have in common when one is the other with a number changed."""


def lost_qualifier(earlier: Mention, later: Mention) -> bool:
    """A bound ("at least 12,000") told as a plain or an about number, or turned round to "up to"."""
    one, other = earlier.quantity.mod, later.quantity.mod
    if one not in BOUNDED or told_after(later):
        return False
    return (
        other in {"EQUAL", "APPROX", "NEARLY"}
        or (one in UP and other in DOWN)
        or (one in DOWN and other in UP)
    )


def told_after(mention: Mention) -> bool:
    """Whether the qualifier stands behind the figure, where a reader may have missed it: "two villages at least"."""
    end = mention.quantity.span.end - mention.statement.span.start
    return AFTERWARDS.match(mention.statement.text, max(0, end)) is not None


def points_back(mention: Mention) -> bool:
    """Whether a figure only points back to one told before: "of the 64 shops" after "at least 64 shops" loses nothing."""
    start = mention.quantity.span.start - mention.statement.span.start
    return POINTS_BACK.search(mention.statement.text[max(0, start - 12) : max(0, start)]) is not None


def lost_scope(earlier: Mention, later: Mention) -> bool:
    """A share told without the limits it holds in."""
    return earlier.thing == "percent" and bool(earlier.quantity.scope) and not later.quantity.scope


def lost_hedge(earlier: Mention, later: Mention) -> bool:
    """What is only likely or possible, told as certain."""
    order = {"asserted": 0, "probable": 1, "possible": 2}
    return order[earlier.quantity.hedge] > order[later.quantity.hedge] == 0


def lost_belief(earlier: Mention, later: Mention) -> bool:
    """What witnesses believe told as what was found."""
    return earlier.path.believed and not later.path.believed


LOSSES: dict[DriftKind, Loss] = {
    "qualifier": lost_qualifier,
    "scope": lost_scope,
    "hedge": lost_hedge,
    "belief": lost_belief,
}


def is_altered(earlier: Mention, later: Mention) -> bool:
    """Whether a number looks like another one changed: its digits moved, lost or gained, or its sentence kept.

    Another number in another sentence is another fact, or a conflict, and never a drift.
    """
    one, other = f"{earlier.number:.0f}", f"{later.number:.0f}"
    if one.rstrip("0") == other.rstrip("0") or (sorted(one) == sorted(other) and len(one) > 1):
        return True
    words, others = (set(mention.statement.text.casefold().split()) for mention in (earlier, later))
    return len(words & others) >= KEPT_SENTENCE * len(words | others)


def is_rounded(earlier: Mention, later: Mention) -> bool:
    """Whether a number was made round and given a qualifier that lets the first one stand: 64 told as "more than 60"."""
    if earlier.thing != later.thing or not (earlier.act == later.act or "" in (earlier.act, later.act)):
        return False
    is_round = later.number >= SMALLEST and later.number % 10 == 0
    is_near = 0 < abs(earlier.number - later.number) <= NEAR * earlier.number
    return (
        is_round and is_near and later.quantity.mod in LOOSE and later.lower <= earlier.number <= later.upper
    )
