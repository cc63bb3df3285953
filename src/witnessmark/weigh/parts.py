"""Parts of one whole: numbers that one text gives side by side on one word, and those whose difference it gives."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from witnessmark.weigh.acts import kind_of_thing
from witnessmark.weigh.mentions import Mention, origin_key

SMALLEST = 10
"""Smaller numbers add up by chance."""

Given = Mapping[tuple[str, str, str], frozenset[float]]
"""(document, origin, kind of thing) -> the numbers given there."""


def numbers_given(mentions: Iterable[Mention]) -> Given:
    """What each document gives on each word of each kind of thing; shops and houses are one kind; parts ("24 of them") aside."""
    found: dict[tuple[str, str, str], set[float]] = defaultdict(set)
    for mention in (one for one in mentions if not one.is_part):
        found[given_key(mention)].add(mention.number)
    return {key: frozenset(numbers) for key, numbers in found.items()}


def given_key(mention: Mention) -> tuple[str, str, str]:
    """Where a mention is given: its document, its origin, its kind of thing."""
    return mention.document, origin_key(mention), kind_of_thing(mention.thing)


def count_different_things(one: Mention, other: Mention, given: Given) -> bool:
    """Whether two unlike numbers on one word are of different things: a text gives both, or gives one and their difference.

    "110 buildings damaged" beside "64 shops destroyed" is no rival of "64 of 174 buildings hit": 64 + 110 = 174.
    """
    if origin_key(one) != origin_key(other) or one.number == other.number:
        return False
    both = {one.number, other.number}
    rest = abs(one.number - other.number)
    pages = [given.get(given_key(mention), frozenset()) for mention in (one, other)]
    if any(both <= page for page in pages):
        return True
    return min(*both, rest) >= SMALLEST and any(rest in page for page in pages)
