"""Proofs that a line is in the log and that the log only grew, against vectors of the standard and a second program."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.collect.test_merkle import LEAVES, ROOTS
from tlog_scales.tlog import ConsistencyProof, InclusionProof

from witnessmark.collect.merkle import leaf_hash, root_of
from witnessmark.collect.proofs import (
    consistency_proof,
    inclusion_proof,
    is_included,
    only_grew,
    subtree_root,
)

HASHES = [leaf_hash(leaf) for leaf in LEAVES]
patient = settings(deadline=None)  # the suite shares its machine
SIZES = st.integers(1, 200)


def tree(size):
    return [leaf_hash(str(number).encode()) for number in range(size)]


def head(leaves, size):
    return size, subtree_root(leaves[:size])


@pytest.mark.parametrize(
    ("index", "size", "proof"),
    [
        (0, 1, []),
        (0, 8, ["96a296d2", "5f083f0a", "6b47aaf2"]),
        (5, 8, ["bc1a0643", "ca854ea1", "d37ee418"]),
        (2, 3, ["fac54203"]),
        (1, 5, ["6e340b9c", "5f083f0a", "bc1a0643"]),
    ],
)
def test_inclusion_proofs_are_those_every_implementation_shares(index, size, proof):
    assert [node.hex()[:8] for node in inclusion_proof(HASHES[:size], index)] == proof


@pytest.mark.parametrize(
    ("old", "new", "proof"),
    [
        (1, 1, []),
        (1, 8, ["96a296d2", "5f083f0a", "6b47aaf2"]),
        (6, 8, ["0ebc5d34", "ca854ea1", "d37ee418"]),
        (2, 5, ["5f083f0a", "bc1a0643"]),
    ],
)
def test_consistency_proofs_are_those_every_implementation_shares(old, new, proof):
    assert [node.hex()[:8] for node in consistency_proof(HASHES[:new], old)] == proof


def test_the_recursive_root_is_the_root_of_the_standard():
    assert tuple(subtree_root(HASHES[:size]).hex() for size in range(9)) == ROOTS


@patient
@given(SIZES, st.data())
def test_every_line_of_every_log_is_shown_to_be_in_it(size, data):
    leaves, index = tree(size), data.draw(st.integers(0, size - 1))
    proof = inclusion_proof(leaves, index)

    assert is_included(leaves[index], index, size, proof, subtree_root(leaves))
    InclusionProof(index, size, proof).check(leaves[index], subtree_root(leaves))  # a second program agrees


@patient
@given(SIZES, st.data())
def test_every_log_is_shown_to_have_only_grown(size, data):
    leaves, old = tree(size), data.draw(st.integers(0, size))
    proof = consistency_proof(leaves, old)

    assert only_grew(head(leaves, old), head(leaves, size), proof)
    ConsistencyProof(old, size, proof).check(subtree_root(leaves[:old]), subtree_root(leaves))


@patient
@given(SIZES, st.data())
def test_no_other_line_place_or_proof_passes_for_it(size, data):
    leaves, index = tree(size), data.draw(st.integers(0, size - 1))
    proof, root = inclusion_proof(leaves, index), subtree_root(leaves)
    other = data.draw(st.integers(0, size + 3).filter(lambda number: number != index))

    assert not is_included(leaf_hash(b"forged"), index, size, proof, root)
    assert not is_included(leaves[index], other, size, proof, root)
    assert not is_included(leaves[index], index, size, [*proof, root], root)


@patient
@given(st.integers(2, 200), st.data())
def test_a_log_changed_before_the_line_seen_last_is_never_shown_to_have_grown(size, data):
    leaves, old = tree(size), data.draw(st.integers(1, size - 1))
    forged = leaves.copy()
    forged[data.draw(st.integers(0, old - 1))] = leaf_hash(b"forged")

    assert not only_grew(head(leaves, old), head(forged, size), consistency_proof(forged, old))


@patient
@given(st.integers(2, 100), st.data())
def test_a_consistency_proof_with_a_step_too_few_or_too_many_fails(size, data):
    leaves, old = tree(size), data.draw(st.integers(1, size - 1))
    proof = consistency_proof(leaves, old)

    assert not only_grew(head(leaves, old), head(leaves, size), proof[:-1])
    assert not only_grew(head(leaves, old), head(leaves, size), [*proof, root_of([])])


def test_a_log_that_shrank_or_has_no_such_line_is_refused_in_words():
    with pytest.raises(IndexError, match="a log only grows"):
        consistency_proof(tree(3), 4)
    with pytest.raises(IndexError, match="leaf 3 of 3"):
        inclusion_proof(tree(3), 3)
