"""Lists of words whose joins are made once: rules ask at every word whether it is a preposition or an adverb."""

from collections.abc import Set as AbstractSet
from functools import lru_cache

_MOST = 4096
"""Joins kept; the rules ask for some hundred of them."""


class Listed(frozenset[str]):
    """The words of one list. `one | other` and `one - other` are remembered, so that rules may say them where they look.

    A join of two lists of a hundred words costs ten times what the look-up in it does.
    """

    __slots__ = ()

    def __or__(self, other: AbstractSet[str]) -> "Listed":  # type: ignore[override]
        """The words of both."""
        return _joined(self, other if isinstance(other, frozenset) else frozenset(other))

    def __sub__(self, other: AbstractSet[object]) -> "Listed":
        """The words that are not in the other."""
        return _without(self, other if isinstance(other, frozenset) else frozenset(other))


@lru_cache(maxsize=_MOST)
def _joined(one: Listed, other: frozenset[str]) -> Listed:
    return Listed(one.union(other))


@lru_cache(maxsize=_MOST)
def _without(one: Listed, other: frozenset[object]) -> Listed:
    return Listed(one.difference(other))
