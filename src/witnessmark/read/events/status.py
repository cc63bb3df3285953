"""How a deed stands: asserted, possible, denied, planned, hypothetical or unknown."""

from itertools import pairwise

from witnessmark.read.events.clause import Clause
from witnessmark.records.deed import Status
from witnessmark.records.statement import Factuality

_PLANS = frozenset(
    """will shall plan plans planned planning intend intends intended order ordered orders ordering threaten threatened threatens threatening
    vow vowed vows try tried tries trying attempt attempted attempts going prepare prepared prepares preparing due slated want wants wanted
    aim aims aimed 'll about told promised promises agreed pledged scheduled ready decided authorized authorised authorizes approved wish wished demanded urged""".split()  # noqa: SIM905
)
_WHAT_IFS = frozenset("if unless would could might were had should provided whenever otherwise".split())  # noqa: SIM905
_PURPOSES = frozenset(
    {
        "order",
        "orders",
        "plan",
        "plans",
        "threat",
        "threats",
        "attempt",
        "attempts",
        "bid",
        "decision",
        "call",
        "calls",
    }
)
_OPEN = frozenset("whether unknown unclear unconfirmed".split())  # noqa: SIM905
_BEFORE = 14
"""Tokens before a deed in which the word that makes it a plan is looked for."""


def status_of(factuality: Factuality, clause: Clause, first: int) -> Status:
    """FactBank's value for a reader; what is open is told apart by what opens it.

    Args:
        factuality: of the deed.
        clause: its sentence.
        first: the deed's first token.
    """
    if factuality == "CT+" and (_was_to(clause, first) or _is_purpose(clause, first)):
        return "planned"
    if factuality != "Uu":
        return "denied" if factuality.endswith("-") else "asserted" if factuality == "CT+" else "possible"
    before = [clause.word(n) for n in range(max(0, first - _BEFORE), first)]
    everywhere = {clause.word(n) for n in range(len(clause.tokens))}
    if _OPEN & set(before):
        return "unknown"
    if clause.word(0) in _WHAT_IFS or "if" in everywhere or "unless" in everywhere:
        return "hypothetical"
    plan = max((n for n, word in enumerate(before) if word in _PLANS), default=-1)
    what_if = max((n for n, word in enumerate(before) if word in _WHAT_IFS), default=-1)
    if plan >= 0 or "was to" in " ".join(before) or before[-2:-1] == ["to"]:
        return "planned" if plan >= what_if else "hypothetical"
    return "hypothetical" if what_if >= 0 else "unknown"


def _is_purpose(clause: Clause, first: int) -> bool:
    """As in "the order to raze", "a plan to storm"."""
    return clause.word(first - 1) == "to" and clause.word(first - 2) in _PURPOSES


def _was_to(clause: Clause, first: int) -> bool:
    """As in "was to have been demolished", "are to be razed"."""
    before = [clause.word(n) for n in range(max(0, first - 5), first)]
    return any(one in {"was", "were", "is", "are"} and two == "to" for one, two in pairwise(before))
