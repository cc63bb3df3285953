"""Where copied runs begin: windows of six words that stand in two documents, found by sorting all of them once.

A passage of sixty words is fifty-five shared windows, and one page kept by sixty desks is a million pairs of them. Only
the pair at which a run begins is handed out: whoever has it walks the run's words himself.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from witnessmark.weigh.words import Words

WINDOW = 6
"""Words in one window."""

MOST_HOLDERS = 60
"""A window in more documents than this is a stock phrase or a footer, and proves nothing."""

MOST_PLACES = 2
"""Places of one window in one document that are looked at: a chant of a thousand lines is one phrase, not a million pairs."""

PAIRS_AT_ONCE = 500_000
"""Pairs of places held in memory together: 12 MB."""

_BASE = np.uint64(1_000_003)

Places = NDArray[np.int64]
"""Words counted through all documents together, (n,), from 0."""

Start = tuple[int, int, int, int]
"""Number of a document, number of a word in it, and the same of a later document."""


def find_starts(texts: Sequence[Words]) -> Iterator[Start]:
    """The places at which two documents begin to run together, by document and word.

    Equal hashes are taken for equal windows: whoever walks the run compares its words.
    """
    sizes = np.array([len(text.words) for text in texts], dtype=np.int64)
    if sizes.sum() < WINDOW:
        return
    begin, owner = np.cumsum(sizes) - sizes, np.repeat(np.arange(len(texts)), sizes)
    places, group = _shared(_sums(texts, int(sizes.sum())), owner)
    one, other = _begins(places, group, owner)
    first, second = owner[one], owner[other]
    order = np.lexsort((other, one, second, first))
    columns = (first, one - begin[first], second, other - begin[second])
    yield from zip(*(column[order].tolist() for column in columns), strict=True)


def _sums(texts: Sequence[Words], total: int) -> NDArray[np.uint64]:
    """One number for each window of the documents laid end to end; wraps at 2**64."""
    # Python's own hash of a word differs from run to run; only equality is asked of it here.
    hashes = map(hash, chain.from_iterable(text.words for text in texts))
    flat = np.fromiter(hashes, dtype=np.int64, count=total).view(np.uint64)
    last = total - WINDOW + 1
    sums = np.zeros(last, dtype=np.uint64)
    for n in range(WINDOW):
        sums *= _BASE
        sums += flat[n : n + last]
    return sums


def _shared(sums: NDArray[np.uint64], owner: Places) -> tuple[Places, Places]:
    """Windows that stand in two to sixty documents, equal ones together and in order: their places and their group."""
    whole = np.flatnonzero(owner[: len(sums)] == owner[WINDOW - 1 :])  # a window across two documents is none
    order = whole[np.argsort(sums[whole])]
    again = np.zeros(len(order) + 1, dtype=bool)
    again[1:-1] = sums[order[1:]] == sums[order[:-1]]
    places = order[again[1:] | again[:-1]]
    places = places[np.lexsort((places, sums[places]))]
    group = _numbered(sums[places])
    rank = _rank(group, owner[places])
    holders = np.bincount(group, weights=rank == 0, minlength=1).astype(np.int64)
    kept = (rank < MOST_PLACES) & (holders[group] > 1) & (holders[group] <= MOST_HOLDERS)
    return places[kept], group[kept]


def _numbered(values: NDArray[np.uint64]) -> Places:
    """0 for the first run of equal values, 1 for the next ..."""
    new = np.ones(len(values), dtype=bool)
    new[1:] = values[1:] != values[:-1]
    return np.cumsum(new) - 1


def _rank(group: Places, owner: Places) -> Places:
    """The how-manieth of its window in its document each place is, from 0."""
    new = np.ones(len(group), dtype=bool)
    new[1:] = (group[1:] != group[:-1]) | (owner[1:] != owner[:-1])
    at = np.arange(len(group))
    return at - np.maximum.accumulate(np.where(new, at, 0))


def _begins(places: Places, group: Places, owner: Places) -> tuple[Places, Places]:
    """Pairs of places of one group whose windows just before are no pair."""
    mark = np.full(len(owner) + 1, -1, dtype=np.int64)
    mark[places + 1] = group  # mark[n] is the group of the window before n, -1 where it is none
    found: list[tuple[Places, Places]] = []
    for one, other in _pairs(places, group):
        before = mark[one]
        new = (owner[one] != owner[other]) & ((before < 0) | (before != mark[other]))
        found.append((one[new], other[new]))
    none = np.zeros(0, dtype=np.int64)
    ones, others = zip(*found, strict=True) if found else ((none,), (none,))
    return np.concatenate(ones), np.concatenate(others)


def _pairs(places: Places, group: Places) -> Iterator[tuple[Places, Places]]:
    """Every two places of each group, the earlier first, a bounded number at once."""
    edges = np.flatnonzero(np.concatenate(([True], group[1:] != group[:-1], [True])))
    sizes = np.diff(edges)
    for size in np.unique(sizes[sizes > 1]):
        one, other = np.triu_indices(size, 1)
        starts = edges[:-1][sizes == size]
        step = max(1, PAIRS_AT_ONCE // len(one))
        for at in range(0, len(starts), step):
            rows = places[starts[at : at + step, None] + np.arange(size)]
            yield rows[:, one].ravel(), rows[:, other].ravel()
