"""The parts of verify.py against the standards' own vectors and a second library."""

import hashlib
import random
import subprocess

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from witnessmark.collect.bag.programs import programs
from witnessmark.collect.bag.scripts.ed25519 import ORDER, is_signed
from witnessmark.collect.bag.scripts.tree import leaf_hash, root_by_proof, roots_at
from witnessmark.collect.merkle import root_of
from witnessmark.collect.proofs import inclusion_proof

RFC_8032 = [  # section 7.1: tests 1, 2, 3: key, text, signature
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
]  # fmt: skip


@pytest.mark.parametrize("vector", RFC_8032, ids=["test 1", "test 2", "test 3"])
def test_signatures_of_the_standard_hold_and_hold_for_no_other_text(vector):
    key, text, signature = map(bytes.fromhex, vector)

    assert is_signed(key, text, signature)
    assert not is_signed(key, text + b"x", signature)


def test_a_second_signature_made_from_a_first_one_is_refused():
    key, text, signature = map(bytes.fromhex, RFC_8032[1])
    other = int.from_bytes(signature[32:], "little") + ORDER

    assert not is_signed(key, text, signature[:32] + other.to_bytes(32, "little"))


def test_our_own_arithmetic_agrees_with_a_library_on_good_and_spoilt_signatures():
    dice = random.Random(8032)
    for _ in range(30):
        private, text = (
            Ed25519PrivateKey.from_private_bytes(dice.randbytes(32)),
            dice.randbytes(dice.randrange(300)),
        )
        public, signature = private.public_key().public_bytes_raw(), private.sign(text)
        at = dice.randrange(64)
        spoilt = signature[:at] + bytes([signature[at] ^ 1 << dice.randrange(8)]) + signature[at + 1 :]
        assert (is_signed(public, text, signature), is_signed(public, text, spoilt)) == (True, False)


@pytest.mark.parametrize("key", [b"", b"\xff" * 32, bytes(31), b"\x02" + bytes(31)])
def test_bytes_that_are_no_point_of_the_curve_sign_nothing(key):
    assert not is_signed(key, b"x", bytes(64))


def test_the_roots_on_the_way_are_those_of_the_logs_that_ended_there():
    lines = [str(number).encode() for number in range(70)]

    assert roots_at(lines, range(1, 71)) == {size: root_of(lines[:size]) for size in range(1, 71)}


def test_a_line_is_proved_in_its_own_place_and_in_no_other():
    lines = [str(number).encode() for number in range(21)]
    hashes = [leaf_hash(line) for line in lines]

    for place in range(21):
        path = inclusion_proof(hashes, place)
        assert root_by_proof(lines[place], place, 21, path) == root_of(lines)
        assert root_by_proof(lines[place], (place + 1) % 21, 21, path) != root_of(lines)


def test_the_slow_hash_of_verify_sh_is_the_hash_of_the_standard():
    perl = programs()["verify.sh"].decode()
    start, end = perl.index("my @primes"), perl.index("my @letters")
    texts = [b"", b"abc", b"x" * 55, b"x" * 56, b"x" * 63, b"x" * 64, b"x" * 1000]

    code = perl[start:end] + "print unpack('H*', slow_sha256($_)), qq(\\n) for map { pack 'H*', $_ } @ARGV;"
    done = subprocess.run(
        ["perl", "-e", code, *(text.hex() for text in texts)], capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == [hashlib.sha256(text).hexdigest() for text in texts]
