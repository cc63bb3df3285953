"""Bytes that unpack to very many others, without anybody having to pack them all."""

import struct
import zlib
from functools import cache

MIB = 2**20


def zeros(mebibytes: int, wbits: int = -15) -> bytes:
    """A deflate stream of that many MiB of zeros: one flushed block, repeated. wbits as in zlib; 15 adds its header."""
    body = _block() * mebibytes + b"\x03\x00"
    if wbits < 0:
        return body
    return b"\x78\xda" + body + struct.pack(">I", _adler(mebibytes * MIB))


@cache
def _block() -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(bytes(MIB)) + packer.flush(zlib.Z_FULL_FLUSH)


def gzip_zeros(mebibytes: int) -> bytes:
    """The same as a gzip file; its check sum is wrong, which shows only to who unpacked it all."""
    return b"\x1f\x8b\x08\0\0\0\0\0\0\xff" + zeros(mebibytes) + struct.pack("<II", 0, mebibytes * MIB % 2**32)


def _adler(length: int) -> int:
    # Of zeros the first sum stays 1 and the second grows by 1 a byte.
    return (length % 65521) << 16 | 1
