"""Lengths: rounded up before locking, so that few remain, and cut again on the way out."""

import io

from hypothesis import given
from hypothesis import strategies as st

from witnessmark.collect.padding import LEAST_BYTES, Cut, Padded, padded_length


def test_everything_short_looks_alike():
    assert {padded_length(size) for size in range(1, LEAST_BYTES + 1)} == {LEAST_BYTES}


@given(st.integers(LEAST_BYTES, 2**50))
def test_a_rounded_length_is_never_shorter_and_at_most_an_eighth_longer(size):
    assert size <= padded_length(size) <= size * 1.125


@given(st.integers(LEAST_BYTES, 2**50))
def test_a_rounded_length_is_rounded_already(size):
    assert padded_length(padded_length(size)) == padded_length(size)


def test_a_million_lengths_become_a_few_hundred():
    lengths = {padded_length(size) for size in range(1, 1_000_000, 7)}

    assert len(lengths) < 200


@given(st.binary(max_size=20_000), st.integers(1, 9000), st.integers(1, 9000))
def test_what_goes_in_comes_out_however_it_is_read_and_written(data, take, give):
    padded, out = Padded(io.BytesIO(data)), io.BytesIO()
    whole = b"".join(iter(lambda: padded.read(take), b""))

    cut = Cut(out, padded.size)
    for start in range(0, len(whole), give):
        cut.write(whole[start : start + give])

    assert (out.getvalue(), len(whole)) == (data, padded_length(len(data)))
