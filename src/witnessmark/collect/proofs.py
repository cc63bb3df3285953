"""Short proofs about a Merkle tree: this line is in it, and it only grew (RFC 9162, sections 2.1.3 and 2.1.4)."""

from collections.abc import Sequence

from witnessmark.collect.merkle import node_hash, root_of

Hashes = Sequence[bytes]
"""Leaf hashes in order (`merkle.leaf_hash` of each raw line)."""


def subtree_root(leaves: Hashes) -> bytes:
    """Root over leaf hashes; sha256 of nothing over none."""
    if len(leaves) < 2:
        return leaves[0] if leaves else root_of([])
    split = split_of(len(leaves))
    return node_hash(subtree_root(leaves[:split]), subtree_root(leaves[split:]))


def split_of(size: int) -> int:
    """The largest power of two below `size`: how many leaves go left."""
    return 1 << ((size - 1).bit_length() - 1)


def inclusion_proof(leaves: Hashes, index: int) -> list[bytes]:
    """The neighbours on the way from one leaf to the root over all of them, lowest first.

    Args:
        leaves: all leaf hashes the root is over.
        index: of the leaf, from 0.

    Raises:
        IndexError: there is no such leaf.
    """
    if not 0 <= index < len(leaves):
        raise IndexError(f"leaf {index} of {len(leaves)}: count from 0 and stay below the size.")
    if len(leaves) == 1:
        return []
    split = split_of(len(leaves))
    left, right = leaves[:split], leaves[split:]
    if index < split:
        return [*inclusion_proof(left, index), subtree_root(right)]
    return [*inclusion_proof(right, index - split), subtree_root(left)]


def is_included(leaf: bytes, index: int, size: int, proof: Hashes, root: bytes) -> bool:
    """Whether the proof leads from a leaf hash at its place to the root over `size` leaves (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    here, last, node = index, size - 1, leaf
    for neighbour in proof:
        if last == 0:
            return False
        if here & 1 or here == last:
            node = node_hash(neighbour, node)
            while here and not here & 1:
                here, last = here >> 1, last >> 1
        else:
            node = node_hash(node, neighbour)
        here, last = here >> 1, last >> 1
    return last == 0 and node == root


def consistency_proof(leaves: Hashes, old_size: int) -> list[bytes]:
    """What shows that the tree over `leaves` began with the tree over its first `old_size` ones.

    Raises:
        IndexError: the old tree is larger than the new one.
    """
    if not 0 <= old_size <= len(leaves):
        raise IndexError(
            f"{old_size} lines were seen, {len(leaves)} are there: a log only grows. Restore it."
        )
    return _subproof(leaves, old_size, is_whole=True) if old_size else []


def _subproof(leaves: Hashes, old_size: int, *, is_whole: bool) -> list[bytes]:
    if old_size == len(leaves):
        # The old root itself is known to whoever checks; any other full subtree has to be told.
        return [] if is_whole else [subtree_root(leaves)]
    split = split_of(len(leaves))
    if old_size <= split:
        return [*_subproof(leaves[:split], old_size, is_whole=is_whole), subtree_root(leaves[split:])]
    return [*_subproof(leaves[split:], old_size - split, is_whole=False), subtree_root(leaves[:split])]


def only_grew(old: tuple[int, bytes], new: tuple[int, bytes], proof: Hashes) -> bool:
    """Whether the new tree begins with the old one, by the proof (RFC 9162, 2.1.4.2).

    Args:
        old: size and root seen earlier.
        new: size and root now.
        proof: from `consistency_proof`; empty when the sizes are equal or the old tree had no leaf.
    """
    (old_size, old_root), (new_size, new_root) = old, new
    if old_size == new_size:
        return not proof and old_root == new_root
    if old_size == 0:
        return not proof and old_root == root_of([]) and new_size > 0
    if old_size > new_size or not proof:
        return False
    # A full old tree is its own first step; it is left out of the proof because its root is known.
    path = [old_root, *proof] if old_size & (old_size - 1) == 0 else list(proof)
    return _climb(path, old_size, new_size) == (old_root, new_root)


def _climb(path: list[bytes], old_size: int, new_size: int) -> tuple[bytes, bytes] | None:
    """Old and new root as the path gives them; None when it is too short or too long."""
    here, last = old_size - 1, new_size - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    old = new = path[0]
    for node in path[1:]:
        if last == 0:
            return None
        if here & 1 or here == last:
            old, new = node_hash(node, old), node_hash(node, new)
            while here and not here & 1:
                here, last = here >> 1, last >> 1
        else:
            new = node_hash(new, node)
        here, last = here >> 1, last >> 1
    return (old, new) if last == 0 else None
