"""One hash over a whole log (the Merkle tree of RFC 6962), and the proof that one line is in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def leaf_hash(line: bytes) -> bytes:
    """Of a raw line, without its newline."""
    return hashlib.sha256(b"\x00" + line).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Of two neighbours."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def roots_at(lines: Iterable[bytes], sizes: Iterable[int]) -> dict[int, bytes]:
    """The root after so many lines, for each size asked; sizes beyond the end are left out."""
    wanted = set(sizes)
    roots: dict[int, bytes] = {}
    peaks: list[bytes] = []
    for place, line in enumerate(lines):
        node, ones = leaf_hash(line), place
        while ones & 1:  # each 1 bit at the low end is a full subtree waiting for its right neighbour
            node, ones = node_hash(peaks.pop(), node), ones >> 1
        peaks.append(node)
        if place + 1 in wanted:
            roots[place + 1] = root_of(peaks)
    return roots


def root_of(peaks: list[bytes]) -> bytes:
    """The root over full subtrees, the largest first."""
    root = peaks[-1]
    for peak in reversed(peaks[:-1]):
        root = node_hash(peak, root)
    return root


def root_by_proof(line: bytes, place: int, size: int, path: list[bytes]) -> bytes:
    """The root that a line at its place leads to by its neighbours (RFC 9162, 2.1.3.2); b"" when they cannot."""
    if not 0 <= place < size:
        return b""
    node, last = leaf_hash(line), size - 1
    for neighbour in path:
        if last == 0:
            return b""
        if place & 1 or place == last:
            node = node_hash(neighbour, node)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            node = node_hash(node, neighbour)
        place, last = place >> 1, last >> 1
    return node if last == 0 else b""
