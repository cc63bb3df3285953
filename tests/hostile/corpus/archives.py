"""Archives: what unpacks to terabytes, outside its folder, over itself, or without end; web archives among them."""

import io
import struct
import tarfile
import zlib
from collections.abc import Iterator, Sequence

from tests.hostile.corpus.squeeze import MIB, gzip_zeros, zeros

Entry = tuple[str, bytes, int, int]
"""Name, packed bytes, method and claimed size."""


def zipped(entries: Sequence[Entry], flags: int = 0, overlap: bool = False) -> bytes:
    """A ZIP written by hand, so that its claims can be false."""
    out, central, first = bytearray(), bytearray(), 0
    for number, (name, body, method, size) in enumerate(entries):
        raw = name.encode("utf-8", "surrogateescape")
        common = struct.pack("<HHHHHIIIHH", 20, flags, method, 0, 33, 0, len(body), size % 2**32, len(raw), 0)
        place = first if overlap and number else len(out)
        if not (overlap and number):
            out += b"PK\3\4" + common + raw + body
        central += (
            b"PK\1\2"
            + struct.pack("<H", 20)
            + common
            + struct.pack("<HHHII", 0, 0, 0, 0o120777 << 16 if name.endswith("@") else 0, place)
            + raw
        )
    return (
        bytes(out + central)
        + b"PK\5\6"
        + struct.pack("<HHHHIIH", 0, 0, len(entries) % 2**16, len(entries) % 2**16, len(central), len(out), 0)
    )


def wacz(data: bytes, name: str = "archive/data.warc.gz") -> bytes:
    """A package around one archive."""
    page = b'{"format":"json-pages-1.0"}\n{"url":"http://a.example/","ts":"2020-01-01T00:00:00Z"}\n'
    sheet = b'{"profile":"data-package","wacz_version":"1.1.1","resources":[]}'
    return zipped(
        [
            ("datapackage.json", sheet, 0, len(sheet)),
            ("pages/pages.jsonl", page, 0, len(page)),
            (name, data, 0, len(data)),
        ]
    )


def warc(
    body: bytes,
    head: bytes = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Type: text/html\r\n\r\n",
    extra: bytes = b"WARC-Target-URI: http://a.example/\r\n",
) -> bytes:
    """A WARC of one response."""
    block = head + body
    return (
        b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0>\r\nWARC-Date: 2020-01-01T00:00:00Z\r\n%sContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
        % (extra, len(block), block)
    )


def tarred(members: Sequence[tuple[str, bytes, str]]) -> bytes:
    """A TAR of (name, type, link target)."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind, target in members:
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, target
            archive.addfile(info)
    return out.getvalue()


def files(lure) -> Iterator[tuple[str, bytes]]:
    """ZIP, TAR, gzip, WARC and WACZ."""
    yield "bomb-2g.zip", zipped([("a.txt", zeros(2500), 8, 2500 * MIB)])
    yield "size-lie.zip", zipped([("a.txt", zeros(1000), 8, 10)])
    yield "overlap.zip", zipped([(f"{n}.txt", zeros(100), 8, 100 * MIB) for n in range(200)], overlap=True)
    yield (
        "traversal.zip",
        zipped(
            [
                ("../../owned.txt", b"owned", 0, 5),
                ("/owned.txt", b"owned", 0, 5),
                ("..\\owned.txt", b"owned", 0, 5),
            ]
        ),
    )
    yield "link.zip", zipped([("link@", lure.secret.encode(), 0, len(lure.secret)), ("link@/x", b"x", 0, 1)])
    yield "many-entries.zip", zipped([(f"{n}", b"", 0, 0) for n in range(60_000)])
    yield "duplicate-names.zip", zipped([("page.html", b"a", 0, 1), ("page.html", b"b", 0, 1)])
    yield "encrypted.zip", zipped([("a.txt", b"x" * 40, 0, 28)], flags=1)
    yield "nul-name.zip", zipped([("a\0.html", b"a", 0, 1), ("\x1b[2J\u202e.html", b"a", 0, 1)])
    nested = b"text"
    for depth in range(12):
        nested = zipped([(f"{depth}.zip", nested, 0, len(nested))])
    yield "nested.zip", nested
    yield "cut.zip", zipped([("a.txt", b"text", 0, 4)])[:-10]
    yield "method-99.zip", zipped([("a.txt", b"text", 99, 4)])
    yield (
        "zip64-lie.zip",
        zipped([("a.txt", b"t", 0, 1)]).replace(
            b"PK\5\6", b"PK\6\6" + b"\xff" * 52 + b"PK\6\7" + b"\xff" * 16 + b"PK\5\6"
        ),
    )
    yield (
        "links.tar",
        tarred(
            [
                ("a", tarfile.SYMTYPE, "/"),
                (f"a{lure.secret}", tarfile.REGTYPE, ""),
                ("b", tarfile.LNKTYPE, lure.secret),
                ("c", tarfile.CHRTYPE, ""),
            ]
        ),
    )
    yield "traversal.tar", tarred([("../owned", tarfile.REGTYPE, ""), ("/tmp/owned", tarfile.REGTYPE, "")])
    yield (
        "sparse.tar",
        b"a".ljust(100, b"\0")
        + b"0000644\0" * 3
        + b"77777777777\0"
        + b"00000000000\0"
        + b"        "
        + b"S"
        + bytes(355),
    )
    yield "bomb.gz", gzip_zeros(4000)
    yield "gzip-of-gzip.gz", zlib.compress(gzip_zeros(400), wbits=31)
    yield "gzip-name.gz", b"\x1f\x8b\x08\x08\0\0\0\0\0\xff" + b"../" * 100_000 + b"\0" + zeros(1)
    yield "bomb.warc", warc(gzip_zeros(4000))
    yield "bomb.warc.gz", zlib.compress(warc(gzip_zeros(400)), wbits=31)
    yield "no-uri.warc", warc(b"text", extra=b"")
    yield "length-lie.warc", warc(b"text").replace(b"Content-Length: ", b"Content-Length: 999999999999")
    yield "headers.warc", b"WARC/1.1\r\n" + b"X: y\r\n" * 300_000
    yield "chunked.warc", warc(b"ffffffffff\r\nx", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    yield (
        "revisit-file.warc",
        warc(
            b"",
            extra=b"WARC-Target-URI: file://"
            + lure.secret.encode()
            + b"\r\nWARC-Refers-To-Target-URI: "
            + lure.url.encode()
            + b"\r\n",
        ),
    )
    yield "bomb.wacz", wacz(zlib.compress(warc(gzip_zeros(2000)), wbits=31))
    yield "warc-2g.wacz", wacz(gzip_zeros(2500))
    yield "traversal.wacz", wacz(b"x", "archive/../../owned.warc")
    yield "not-a-warc.wacz", wacz(b"\0" * 1000)
    yield "deep-sheet.wacz", zipped([("datapackage.json", b"[" * 300_000, 0, 300_000)])
