"""Every byte sequence that can be got out of a published file: members, parts, streams, chunks, unpacked and decoded."""

import base64
import binascii
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default

import pikepdf

DATA_URI = re.compile(rb"data:[a-z/+.-]{3,40};base64,([A-Za-z0-9+/=]+)")


def found(data: bytes, words: dict[str, str]) -> set[str]:
    """Where words were planted that this file holds in any form."""
    views = [view.lower() for view in inside(data)]
    return {
        place
        for word, place in words.items()
        if any(spelt in view for spelt in spellings(word) for view in views)
    }


def spellings(word: str) -> list[bytes]:
    """A word as text of one and of two bytes a letter, as hexadecimal, and as base64 at each of three offsets."""
    plain = word.encode()
    turned = [base64.b64encode(b"x" * n + plain)[4 : -4 - n] for n in range(3)]
    spelt = [plain, word.encode("utf-16-le"), word.encode("utf-16-be"), plain.hex().encode(), *turned]
    return [one.lower() for one in spelt]


def inside(data: bytes, depth: int = 0) -> Iterator[bytes]:
    """The bytes themselves and whatever can be unpacked from them."""
    yield data
    if depth > 6:
        return
    for one in opened(data):
        if one and one != data:
            yield from inside(one, depth + 1)


def opened(data: bytes) -> Iterator[bytes]:
    """One step further in, by what the bytes are."""
    if data.startswith(b"%PDF-"):
        yield from streams(data)
    elif data.startswith(b"PK\x03\x04"):
        yield from members(data)
    elif data.startswith(b"\x89PNG"):
        yield from chunks(data)
    elif data.startswith((b"Subject:", b"MIME-Version:", b"Message-ID:", b"Date:")):
        yield from parts(data)
    for encoded in DATA_URI.findall(data):
        yield base64.b64decode(encoded)


def members(data: bytes) -> Iterator[bytes]:
    """Files of a ZIP, and their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for info in packed.infolist():
            yield info.filename.encode() + info.comment + info.extra
            yield packed.read(info)


def parts(data: bytes) -> Iterator[bytes]:
    """Parts of a mail, decoded."""
    for part in message_from_bytes(data, policy=default).walk():
        body = part.get_payload(decode=True)
        if isinstance(body, bytes):
            yield body


def streams(data: bytes) -> Iterator[bytes]:
    """Streams of a PDF, raw and unpacked, and every object in words."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for one in pdf.objects:
            yield repr(one).encode()
            if isinstance(one, pikepdf.Stream):
                yield one.read_raw_bytes()
                try:
                    yield one.read_bytes()
                except pikepdf.PdfError:  # a picture's own packing, which is in the raw bytes
                    continue


def chunks(data: bytes) -> Iterator[bytes]:
    """Bodies of a PNG's chunks, unpacked where they are packed, and what lies behind the packed part."""
    at = 8
    while len(data) - at >= 12:
        size, kind = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + size]
        for start in range(len(body) if kind in {b"zTXt", b"iCCP", b"iTXt"} else 0):
            with_zlib = unpacked(body[start:])
            if with_zlib:
                yield with_zlib
                break
        at += 12 + size
    yield data[at:]


def unpacked(data: bytes) -> bytes:
    """What zlib makes of it, b"" for nothing."""
    try:
        return zlib.decompressobj().decompress(data)
    except (zlib.error, binascii.Error):
        return b""
