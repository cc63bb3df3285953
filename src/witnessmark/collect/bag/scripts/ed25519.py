"""Ed25519 signatures checked with whole numbers only (RFC 8032, section 5.1): slow, and nothing is secret here."""

from __future__ import annotations

import hashlib
from typing import Tuple  # noqa: UP035 - Python 3.8

Point = Tuple[int, int, int, int]  # noqa: UP006 - Python 3.8
"""X, Y, Z, T with x = X/Z, y = Y/Z, x*y = T/Z: then adding needs no division."""

PRIME = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
CURVE_D = -121665 * pow(121666, PRIME - 2, PRIME) % PRIME
SQRT_OF_MINUS_ONE = pow(2, (PRIME - 1) // 4, PRIME)
NEUTRAL: Point = (0, 1, 1, 0)


def is_signed(public: bytes, text: bytes, signature: bytes) -> bool:
    """Whether the signature over the text is by this key: S*B - k*A has to be R, byte for byte."""
    point = decode(public)
    scalar = int.from_bytes(signature[32:], "little")
    # S below the order: otherwise a second signature could be made of any first one.
    if len(public) != 32 or len(signature) != 64 or point is None or scalar >= ORDER:
        return False
    challenge = hashlib.sha512(signature[:32] + public + text).digest()
    factor = int.from_bytes(challenge, "little") % ORDER
    found = add(times(scalar, BASE), times(factor, negative(point)))
    return encode(found) == signature[:32]


def add(one: Point, other: Point) -> Point:
    """The sum of two points of the curve (section 5.1.4)."""
    a = (one[1] - one[0]) * (other[1] - other[0]) % PRIME
    b = (one[1] + one[0]) * (other[1] + other[0]) % PRIME
    c = 2 * one[3] * other[3] * CURVE_D % PRIME
    d = 2 * one[2] * other[2] % PRIME
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % PRIME, g * h % PRIME, f * g % PRIME, e * h % PRIME


def times(factor: int, point: Point) -> Point:
    """A point added to itself so many times."""
    total = NEUTRAL
    while factor:
        if factor & 1:
            total = add(total, point)
        point = add(point, point)
        factor >>= 1
    return total


def negative(point: Point) -> Point:
    """The point on the other side."""
    return -point[0] % PRIME, point[1], point[2], -point[3] % PRIME


def encode(point: Point) -> bytes:
    """32 bytes: y, and in the highest bit whether x is odd (section 5.1.2)."""
    inverse = pow(point[2], PRIME - 2, PRIME)
    x, y = point[0] * inverse % PRIME, point[1] * inverse % PRIME
    return (y | (x & 1) << 255).to_bytes(32, "little")


def decode(raw: bytes) -> Point | None:
    """The point 32 bytes stand for; None when they stand for none (section 5.1.3)."""
    number = int.from_bytes(raw, "little")
    y, is_odd = number & (2**255 - 1), number >> 255 & 1
    if y >= PRIME:
        return None
    square = (y * y - 1) * pow(CURVE_D * y * y + 1, PRIME - 2, PRIME) % PRIME
    x = pow(square, (PRIME + 3) // 8, PRIME)
    if x * x % PRIME != square:
        x = x * SQRT_OF_MINUS_ONE % PRIME
    if x * x % PRIME != square or (x == 0 and is_odd):
        return None
    if x & 1 != is_odd:
        x = PRIME - x
    return x, y, 1, x * y % PRIME


BASE: Point = decode(bytes([0x58]) + bytes([0x66]) * 31) or NEUTRAL
"""The point all keys are counted from: y = 4/5."""
