"""A sealed thing's length would tell which file it is: it is filled up with zero bytes to a rounded one before locking.

Rounded as in PADME (Nikitin and others 2019, PoPETs 2019(4):6-33): few lengths remain, and at most 12 % is added.
"""

import hashlib
from typing import BinaryIO

from witnessmark.collect.sniff import WINDOW_BYTES
from witnessmark.errors import UnreadError

LEAST_BYTES = 4096
"""Everything shorter looks alike: a name, a telephone number, a note."""


def padded_length(size: int) -> int:
    """The length a thing of `size` bytes is filled up to.

    The lower bits of a length are cut off: of a length with E + 1 binary digits, as many stay as E has itself.
    """
    if size <= LEAST_BYTES:
        return LEAST_BYTES
    exponent = size.bit_length() - 1
    kept = exponent.bit_length()
    step = 1 << (exponent - kept)
    return -(-size // step) * step


class Padded:
    """A stream to be locked, read once: counted, hashed, and followed by the zero bytes that round it up.

    Attributes:
        size: bytes that came so far, the zeros left out.
        head: the first of them, enough to tell the media type.
    """

    def __init__(self, source: BinaryIO) -> None:
        self.source, self.size, self.head = source, 0, b""
        self._sha256, self._zeros = hashlib.sha256(), -1

    @property
    def sha256(self) -> str:
        """Hexadecimal, of what came so far."""
        return self._sha256.hexdigest()

    def read(self, size: int = -1) -> bytes:
        """The next bytes, at most `size` when it is not negative; b"" at the end."""
        if chunk := self._next(size) if self._zeros < 0 else b"":
            self._sha256.update(chunk)
            self.size += len(chunk)
            self.head += chunk[: WINDOW_BYTES - len(self.head)]
            return chunk
        if self._zeros < 0:
            self._zeros = padded_length(self.size) - self.size
        count = min(self._zeros, size) if size >= 0 else self._zeros
        self._zeros -= count
        return bytes(count)

    def _next(self, size: int) -> bytes:
        try:
            return self.source.read(size)
        except OSError as error:
            raise UnreadError(
                f"a thing to be sealed cannot be read to its end ({error.strerror}). Copy it from where it is whole and seal "
                "it again."
            ) from None


class Cut:
    """A stream that lets the first `size` bytes through, and takes the zeros after them without a word."""

    def __init__(self, out: BinaryIO, size: int) -> None:
        self.out, self.left = out, size

    def write(self, data: bytes) -> int:
        """Take all, pass on what belongs to the thing itself."""
        self.out.write(data[: self.left])
        self.left -= min(len(data), self.left)
        return len(data)

    def flush(self) -> None:
        """Hand on."""
        self.out.flush()
