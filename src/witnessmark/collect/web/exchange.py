"""One question to a server and its answer, as the bytes that went over the wire."""

import zlib
from dataclasses import dataclass
from datetime import datetime

DECODERS = {"gzip": 31, "x-gzip": 31, "deflate": 47}
"""Content encoding -> window bits for zlib (a zlib or gzip frame is told apart by itself)."""


@dataclass(frozen=True)
class Exchange:
    """A request and its response.

    Attributes:
        url: what was asked.
        method: GET, HEAD or POST.
        status: the answer's code, such as 200.
        headers: names in lower case, in order, repeated ones too.
        body: without transfer encoding, still in its content encoding.
        raw_request, raw_response: what was sent and received, to the byte.
        began: when the request was sent, UTC.
        address: which address answered.
        truncated: why the body is not whole: "length" (our cap), "time" or "disconnect" (WARC-Truncated); "" when it is.
        surplus: bytes that came after the end the server had declared, not kept.
        certificates: the server's chain, leaf first, DER; empty for http.
    """

    url: str
    method: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    raw_request: bytes
    raw_response: bytes
    began: datetime
    address: str
    truncated: str = ""
    surplus: int = 0
    certificates: tuple[bytes, ...] = ()

    def header(self, name: str) -> str:
        """The first value of a header, "" when there is none."""
        return next((value for key, value in self.headers if key == name), "")

    @property
    def media_type(self) -> str:
        """What the server calls it, without parameters, in lower case."""
        return self.header("content-type").partition(";")[0].strip().lower()

    def decoded(self, most_bytes: int) -> tuple[bytes, str]:
        """The body without content encoding, and why that is not all of it ("" when it is).

        Args:
            most_bytes: a small body may unpack to gigabytes; what is beyond is cut off.
        """
        encodings = [one.strip().lower() for one in self.header("content-encoding").split(",") if one.strip()]
        data, trouble = self.body, ""
        for encoding in reversed([one for one in encodings if one != "identity"]):
            data, trouble = inflate(data, encoding, most_bytes)
        return data, trouble


def inflate(data: bytes, encoding: str, most_bytes: int) -> tuple[bytes, str]:
    """A body without one content encoding, up to `most_bytes`, and why that is not all of it ("" when it is)."""
    if encoding not in DECODERS:
        return data, f'it is packed as "{encoding[:20]}", which was not asked for'
    window = DECODERS[encoding]
    if window == DECODERS["deflate"] and data[:1] and data[0] & 0x0F != 8:
        window = -15  # bare deflate, which many servers mean by the word
    unpacker = zlib.decompressobj(window)
    try:
        made = unpacker.decompress(data, most_bytes)
    except zlib.error as error:
        return b"", f"it cannot be unpacked ({error})"
    if unpacker.unconsumed_tail:
        return made, f"it unpacks to more than {most_bytes:,} bytes"
    return made, "" if unpacker.eof else "its packed form ends too early"
