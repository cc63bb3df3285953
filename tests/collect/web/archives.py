"""Archives for tests, honest and hostile, made here byte by byte."""

import hashlib
import io
import json
import struct
import zipfile
import zlib

PAGE = (
    b"<html><head><title>Nine houses burned in Amerli</title></head><body><h1>Nine houses burned in Amerli</h1>"
    b"<p>At least nine houses were burned in the village on Friday, two residents said by telephone, and the school still "
    b"stands, but its doors and windows are gone, a teacher said.</p><img src='/roof.png'></body></html>"
)

URL, WHEN = "https://news.example/nine", "2024-01-03T09:30:00Z"


def record(
    kind: str, url: str, block: bytes, content_type: str = "application/http; msgtype=response", **more: str
) -> bytes:
    """A WARC record packed by itself."""
    lines = {
        "WARC-Type": kind,
        "WARC-Target-URI": url,
        "WARC-Date": WHEN,
        "WARC-Record-ID": "<urn:uuid:0>",
        **more,
    }
    lines |= {"Content-Type": content_type, "Content-Length": str(len(block))}
    head = (
        "WARC/1.0\r\n"
        + "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in lines.items())
        + "\r\n"
    )
    return packed(head.encode() + block + b"\r\n\r\n")


def packed(data: bytes) -> bytes:
    maker = zlib.compressobj(9, zlib.DEFLATED, 31)
    return maker.compress(data) + maker.flush()


def answer(body: bytes = PAGE, status: str = "200 OK", *lines: str) -> bytes:
    head = [f"HTTP/1.1 {status}", "Content-Type: text/html; charset=utf-8", *lines]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


def warc(*records: bytes) -> bytes:
    about = b"software: Other Crawler 2.1\r\nformat: WARC File Format 1.0\r\n"
    return record("warcinfo", "", about, "application/warc-fields") + b"".join(
        records or (record("response", URL, answer()),)
    )


def wacz(
    archive: bytes | None = None, drop: str = "", change: str = "", add: str = "", pages: bytes = b""
) -> bytes:
    """Another crawler's package; `drop` leaves a file out, `change` alters one after it was listed, `add` slips one in."""
    lines = [
        {"format": "json-pages-1.0", "id": "pages", "title": "All"},
        {"id": "1", "url": URL, "ts": WHEN, "title": "Nine"},
    ]
    files = {
        "archive/data.warc.gz": archive or warc(),
        "indexes/index.cdx": b"example,news)/nine 20240103093000 {}\n",
        "pages/pages.jsonl": pages or b"".join(json.dumps(line).encode() + b"\n" for line in lines),
    }
    listed = [
        {"name": name, "path": name, "hash": f"sha256:{hashlib.sha256(data).hexdigest()}", "bytes": len(data)}
        for name, data in files.items()
        if name != drop or drop.startswith("archive")
    ]
    package = json.dumps(
        {"profile": "data-package", "wacz_version": "1.1.1", "software": "Other 2.1", "resources": listed}
    )
    files["datapackage.json"] = package.encode()
    digest = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(package.encode()).hexdigest()}"}
    files["datapackage-digest.json"] = json.dumps(digest).encode()
    files.pop(drop, None)
    files |= {add: b"slipped in"} if add else {}
    files |= {change: files[change][:-1] + b"\x01"} if change else {}
    return zipped(files)


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return made.getvalue()


def overlapping(files: int = 400, kernel: int = 500_000) -> bytes:
    """Every file of the list is the same bytes: kilobytes that unpack to gigabytes."""
    body = zlib.compress(bytes(kernel), 9)[2:-4]
    crc, name = zlib.crc32(bytes(kernel)), b"a"
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 0, crc, len(body), kernel, 1, 0)
    central = b""
    for number in range(files):
        head = struct.pack(
            "<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, crc, len(body), kernel, 1, 0, 0, 0, 0, 0, 0
        )
        central += head + (name if number == 0 else bytes([97 + number % 26]))
    start = len(local) + 1 + len(body)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, files, files, len(central), start, 0)
    return local + name + body + central + end


def two_in_one(kernel: int = 5_000_000) -> bytes:
    """Two files whose bytes overlap, each with a header of its own."""
    inner = zipped({"b": bytes(kernel)}, zipfile.ZIP_DEFLATED)
    honest = zipped({"a": inner[: inner.find(b"PK\x01\x02")], "b": b""}, zipfile.ZIP_STORED)
    at = honest.rfind(b"PK\x01\x02")
    offset, size = 30 + 1, len(inner[: inner.find(b"PK\x01\x02")]) - 31
    fields = struct.pack("<3L", zlib.crc32(bytes(kernel)), size, kernel)
    changed = bytearray(honest)
    changed[at + 10 : at + 12] = struct.pack("<H", 8)
    changed[at + 16 : at + 28] = fields
    changed[at + 42 : at + 46] = struct.pack("<L", offset)
    return bytes(changed)


def link(target: bytes = b"/etc/passwd") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        info = zipfile.ZipInfo("link")
        info.create_system, info.external_attr = 3, 0o120777 << 16
        archive.writestr(info, target)
    return made.getvalue()


def many(files: int = 20_000) -> bytes:
    return zipped({f"{number}": b"" for number in range(files)})


def nested(depth: int = 5) -> bytes:
    data = zipped({"bytes": bytes(5_000_000)}, zipfile.ZIP_DEFLATED)
    for _ in range(depth):
        data = zipped({"inner.zip": data}, zipfile.ZIP_DEFLATED)
    return data


def bomb(megabytes: int = 300) -> bytes:
    return zipped(
        {f"archive/{n}.warc": bytes(10**6 * 100) for n in range(megabytes // 100)}, zipfile.ZIP_DEFLATED
    )


def body_bomb(megabytes: int = 150) -> bytes:
    """A small WARC whose page unpacks to far more than it should."""
    maker, part = zlib.compressobj(9, zlib.DEFLATED, 31), bytes(2**20)
    body = b"".join(maker.compress(part) for _ in range(megabytes)) + maker.flush()
    return warc(record("response", URL, answer(body, "200 OK", "Content-Encoding: gzip")))


def record_bomb(megabytes: int = 250) -> bytes:
    """A gzip member that says it is a record of that many zeros."""
    maker, part = zlib.compressobj(9, zlib.DEFLATED, 31), bytes(2**20)
    head = f"WARC/1.1\r\nWARC-Type: resource\r\nContent-Length: {megabytes * 2**20}\r\n\r\n".encode()
    return maker.compress(head) + b"".join(maker.compress(part) for _ in range(megabytes)) + maker.flush()


def gzip_in_gzip() -> bytes:
    data = bytes(110_000_000)
    for _ in range(3):
        data = packed(data)
    return data


HOSTILE = {
    "overlapping": overlapping, "two in one": two_in_one, "link": link, "many": many, "bomb": bomb,
    "out of it": lambda: zipped({"../../evil": b"x"}), "absolute": lambda: zipped({"/etc/evil": b"x"}),
    "backslash": lambda: zipped({"..\\evil": b"x"}), "drive": lambda: zipped({"C:evil": b"x"}),
    "control": lambda: zipped({"a\x1b[2J": b"x"}), "cut off": lambda: wacz()[:-200],
    "encrypted": lambda: wacz().replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"),
    "record bomb": record_bomb, "gzip in gzip": gzip_in_gzip, "nested": nested,
}  # fmt: skip
"""Name -> what makes an archive that must be refused, or opened no further than it says."""
