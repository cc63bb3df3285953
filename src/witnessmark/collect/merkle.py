"""One hash over a whole log: the Merkle tree of RFC 6962, section 2.1, kept as its right edge only."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field


def leaf_hash(leaf: bytes) -> bytes:
    """sha256 of a leaf; the 0 byte keeps a leaf from passing for a node."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """sha256 of two children; the 1 byte keeps a node from passing for a leaf."""
    return hashlib.sha256(b"\x01" + left + right).digest()


@dataclass
class Frontier:
    """The full subtrees of a tree of `size` leaves, largest first: enough to add a leaf or tell the root."""

    size: int = 0
    peaks: list[bytes] = field(default_factory=list)

    def add(self, leaf: bytes) -> None:
        """Put one more leaf at the end."""
        node = leaf_hash(leaf)
        position = self.size
        # Each 1 bit at the low end is a full subtree waiting for a right neighbour of its size.
        while position & 1:
            node = node_hash(self.peaks.pop(), node)
            position >>= 1
        self.peaks.append(node)
        self.size += 1

    def root(self) -> bytes:
        """The tree's root hash; sha256 of nothing when it has no leaf."""
        if not self.peaks:
            return hashlib.sha256(b"").digest()
        *rest, root = self.peaks
        for peak in reversed(rest):
            root = node_hash(peak, root)
        return root


def root_of(leaves: Iterable[bytes]) -> bytes:
    """The root hash over leaves in order."""
    frontier = Frontier()
    for leaf in leaves:
        frontier.add(leaf)
    return frontier.root()
