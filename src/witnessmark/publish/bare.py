"""A PNG that is pixels and nothing else: no text, no place, no profile, no bytes after its end.

What goes out is made anew from pixels, and then looked at once more here: the making and the looking are two programs.
"""

import struct
import zlib
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
ALLOWED = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND"})
"""Chunks without which there is no picture (W3C PNG, clause 11.2); every other kind can carry words."""


def whats_more(png: bytes) -> str:
    """What a PNG holds besides its pixels, in words; "" when nothing."""
    if not png.startswith(SIGNATURE):
        return f"no PNG at all ({png[:8]!r})"
    at, kinds, packed = len(SIGNATURE), list[bytes](), bytearray()
    for kind, body in _chunks(png, at):
        if kind not in ALLOWED:
            return f"a {kind.decode('ascii', 'replace')} chunk"
        kinds.append(kind)
        packed += body if kind == b"IDAT" else b""
        at += 12 + len(body)
    if kinds[:1] != [b"IHDR"] or kinds[-1:] != [b"IEND"]:
        return "no whole picture"
    return f"{len(png) - at} bytes after its end" if at != len(png) else _behind_pixels(bytes(packed))


def _chunks(png: bytes, at: int) -> Iterator[tuple[bytes, bytes]]:
    """(kind, body) of each chunk up to IEND or the first that is not whole."""
    while len(png) - at >= 12:
        size, kind = struct.unpack_from(">I4s", png, at)
        if len(png) - at < 12 + size:
            return
        yield kind, png[at + 8 : at + 8 + size]
        if kind == b"IEND":
            return
        at += 12 + size


def _behind_pixels(packed: bytes) -> str:
    """Bytes after the end of the compressed pixels, which no viewer shows; "" when there are none."""
    unpacking = zlib.decompressobj()
    try:
        while packed:
            unpacking.decompress(packed, 1 << 20)
            packed = unpacking.unconsumed_tail
    except zlib.error:
        return "pixels that cannot be unpacked"
    behind = len(unpacking.unused_data)
    return f"{behind} bytes behind its pixels" if behind else ""
