"""Pictures of the case that look alike: PDQ hashes within 31 bits, found without comparing every pair.

Two hashes of 256 bits that differ in at most 31 agree, in at least one of 16 words of 16 bits, in all bits but one
(31 over 16 words leaves one word with at most one). So only hashes that share such a word are compared: about one pair
in thirty. Nothing within the threshold is missed, and what is not found is not thereby new.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from witnessmark.collect.media.pdq import TURNS
from witnessmark.records import MediaFacts, NearDuplicate, identify

THRESHOLD = 31
"""Bits that may differ (Meta's own value). Unrelated pictures differed in 94 and more."""

LEAST_QUALITY = 50
"""A sky or a black frame hashes to noise (Meta's own value)."""

MOST_EACH = 20
"""Near copies kept for one item, the nearest first: a picture that came a thousand times makes half a million pairs."""

WORDS, WORD_BITS = 16, 16
AT_ONCE = 2_000_000
"""Candidate pairs compared at once: 2 million take 130 MB."""

Array = npt.NDArray[np.uint64]


@dataclass(frozen=True)
class _Frame:
    """One hash of the case: whose it is and when."""

    facts: int
    at_s: float
    bits: tuple[str, ...]


def near_duplicates(facts: Sequence[MediaFacts]) -> tuple[NearDuplicate, ...]:
    """Pairs of items with pictures that look alike, the nearest MOST_EACH for each item.

    Args:
        facts: of all photos and videos of the case; flat pictures in them are passed over.
    """
    frames = [
        _Frame(number, one.at_s, one.bits)
        for number, own in enumerate(facts)
        for one in own.fingerprints
        if one.quality >= LEAST_QUALITY
    ]
    if len(frames) < 2:
        return ()
    best: dict[tuple[int, int], tuple[int, int, int, int]] = {}
    matched: dict[tuple[int, int], set[int]] = defaultdict(set)
    for distance, turn, left, right in _close(frames):
        pair = (frames[left].facts, frames[right].facts)
        best[pair] = min(best.get(pair, (257, 0, 0, 0)), (distance, turn, left, right))
        matched[pair].add(left)
    found = [_record(facts, frames, near, len(matched[pair])) for pair, near in sorted(best.items())]
    return tuple(_nearest(found))


def plain_pictures(facts: Sequence[MediaFacts]) -> int:
    """How many items hold only pictures too plain to be compared."""
    return sum(
        bool(one.fingerprints) and all(each.quality < LEAST_QUALITY for each in one.fingerprints)
        for one in facts
    )


def _close(frames: Sequence[_Frame]) -> Iterator[tuple[int, int, int, int]]:
    """(distance, turn, frame, later frame of another item) for every pair within the threshold."""
    owners = np.array([one.facts for one in frames])
    plain = _as_bits([one.bits[0] for one in frames])
    index = [_buckets(plain, word) for word in range(WORDS)]
    for turn in range(len(TURNS)):
        turned = plain if turn == 0 else _as_bits([one.bits[turn] for one in frames])
        for word, left, right in _candidates(turned, index):
            # The first is turned and the later one is as it is: the other order would find the same pairs again.
            ahead = np.flatnonzero(owners[left] < owners[right])
            one, other = left[ahead], right[ahead]
            apart = np.bitwise_count((turned[one] ^ plain[other]).view(np.uint16))
            distance = apart.sum(axis=1)
            # A pair that shares several words is told once, with the first of them.
            near = np.flatnonzero((distance <= THRESHOLD) & ~(apart[:, :word] <= 1).any(axis=1))
            for found in near:
                yield int(distance[found]), turn, int(one[found]), int(other[found])


def _as_bits(hashes: Sequence[str]) -> Array:
    """(hashes, 4) uint64: 256 bits each."""
    return np.frombuffer(bytes.fromhex("".join(hashes)), dtype=np.uint64).reshape(-1, 4)


def _words(bits: Array, word: int) -> npt.NDArray[np.uint16]:
    return np.ascontiguousarray(bits).view(np.uint16)[:, word]


def _buckets(bits: Array, word: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Frames in the order of one word's value, and where each of the 65,536 values begins in that order."""
    keys = _words(bits, word)
    order = np.argsort(keys, kind="stable")
    starts = np.searchsorted(keys[order], np.arange(2**WORD_BITS + 1))
    return order, starts


def _candidates(
    bits: Array, index: Sequence[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]]
) -> Iterator[tuple[int, npt.NDArray[np.int64], npt.NDArray[np.int64]]]:
    """(word, frame, frame) of pairs that share that word but for one bit, in portions."""
    flips = [0, *(1 << bit for bit in range(WORD_BITS))]
    for word, (order, starts) in enumerate(index):
        keys = _words(bits, word).astype(np.int64)
        for flip in flips:
            wanted = keys ^ flip
            first, counts = starts[wanted], starts[wanted + 1] - starts[wanted]
            for part in _portions(counts):
                many = counts[part]
                left = np.repeat(np.arange(part.start, part.stop), many)
                offset = np.arange(len(left)) - np.repeat(np.cumsum(many) - many, many)
                yield word, left, order[np.repeat(first[part], many) + offset]


def _portions(counts: npt.NDArray[np.int64]) -> Iterator[slice]:
    """Stretches of frames whose candidates together are about AT_ONCE."""
    ends = np.cumsum(counts)
    start = 0
    while start < len(counts):
        done = int(ends[start - 1]) if start else 0
        stop = max(start + 1, int(np.searchsorted(ends, done + AT_ONCE, side="right")))
        yield slice(start, stop)
        start = stop


def _record(
    facts: Sequence[MediaFacts], frames: Sequence[_Frame], near: tuple[int, int, int, int], matched: int
) -> NearDuplicate:
    distance, turn, left, right = near
    one, other = frames[left], frames[right]
    names = facts[one.facts].id, facts[other.facts].id
    return NearDuplicate(
        identify(NearDuplicate.prefix, *names),
        *names,
        distance,
        tuple(TURNS)[turn],
        one.at_s,
        other.at_s,
        matched,
    )


def _nearest(found: Sequence[NearDuplicate]) -> Iterator[NearDuplicate]:
    """Those that are among the nearest of one of their two items."""
    kept: dict[str, int] = defaultdict(int)
    for one in sorted(found, key=lambda one: (one.distance, one.id)):
        if kept[one.facts] < MOST_EACH or kept[one.others] < MOST_EACH:
            kept[one.facts] += 1
            kept[one.others] += 1
            yield one
