"""Short codes of figures: "F-7KQ2", from what a row counts and never from how much, so that they outlive corrections."""

import hashlib
from collections.abc import Iterable

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, so that a code read aloud or copied by hand stays itself."""

SHORTEST = 4


def give_codes(keys: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], str]:
    """A code for every key; where two begin alike, all of them get one sign more.

    Which codes clash does not depend on the order of the keys.
    """
    wanted = list(dict.fromkeys(keys))
    length = dict.fromkeys(wanted, SHORTEST)
    while True:
        codes = {key: f"F-{signs(key)[: length[key]]}" for key in wanted}
        taken: dict[str, list[tuple[str, ...]]] = {}
        for key, code in codes.items():
            taken.setdefault(code, []).append(key)
        clashing = [key for keys_of_code in taken.values() if len(keys_of_code) > 1 for key in keys_of_code]
        if not clashing:
            return codes
        for key in clashing:
            length[key] += 1


def signs(key: tuple[str, ...]) -> str:
    """The whole hash of a key in base 32: 51 signs."""
    number = int.from_bytes(hashlib.sha256("\x1f".join(key).encode()).digest(), "big") >> 1
    return "".join(ALPHABET[(number >> (5 * n)) & 31] for n in range(50, -1, -1))
