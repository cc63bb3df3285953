"""Looking for words that must not be anywhere: every file of a folder, as it lies and unpacked, in every spelling we know.

Each finding is a file and the spelling in which the words were met there. Names of files are searched like their bytes.
"""

import base64
import gzip
import hashlib
import io
import re
import urllib.parse
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

STREAM = re.compile(rb"stream\r?\n")
HEX = re.compile(rb"[0-9a-f]{32,}")
RAW = 32
"""Length of the one hash that is looked for as bytes, too: sha256."""

HASHES: tuple[Callable[[bytes], "hashlib._Hash"], ...] = (hashlib.sha256, hashlib.sha1, hashlib.md5)


def spellings(words: str) -> dict[str, bytes]:
    """The words as they could stand in a file, by what to call that."""
    raw = words.encode()
    found = {
        "utf-8": raw,
        "utf-16-le": words.encode("utf-16-le"),
        "utf-16-be": words.encode("utf-16-be"),
        "percent": urllib.parse.quote(words).encode(),
        "plus": urllib.parse.quote_plus(words).encode(),
        "hex": raw.hex().encode(),
        "backwards": raw[::-1],
        "html decimal": "".join(f"&#{ord(one)};" for one in words).encode(),
        "html hex": "".join(f"&#x{ord(one):x};" for one in words).encode(),
        "json": "".join(f"\\u{ord(one):04x}" for one in words).encode(),
        "base32": base64.b32encode(raw)[: len(raw) // 5 * 8],
    }
    for shift in range(3):  # base64 looks another way at each of three places in a text
        code = base64.b64encode(b"\0" * shift + raw)
        found[f"base64 at {shift}"] = code[(shift * 8 + 5) // 6 : -4]
    return {name: data.lower() for name, data in found.items()}


def digests(texts: Iterable[bytes]) -> dict[bytes, str]:
    """Hashes by which a guess at one of these texts could be confirmed, in bytes and in hexadecimal."""
    found = {}
    for text in texts:
        for variant in (text, text + b"\n", text.strip()):
            for make in HASHES:
                digest = make(variant)
                if digest.digest_size == RAW:
                    found[digest.digest()] = f"{digest.name} in bytes"
                found[digest.hexdigest().encode()] = f"{digest.name} in hex"
    return found


def scan(folder: Path, words: Iterable[str], texts: Iterable[bytes] = ()) -> list[tuple[str, str]]:
    """Where any of the words, or a hash of any of the texts, is found: (file, spelling)."""
    needles = {(name, word): data for word in words for name, data in spellings(word).items()}
    hashes = digests(texts)
    found = []
    for path in sorted(folder.rglob("*")):
        shown = path.relative_to(folder).as_posix()
        blobs = [("name of", shown.encode())]
        blobs += list(unpacked(path.read_bytes())) if path.is_file() and not path.is_symlink() else []
        found += [
            (shown, f"{how} {spelling}") for how, blob in blobs for spelling in _met(blob, needles, hashes)
        ]
    return found


def unpacked(data: bytes, depth: int = 3) -> Iterator[tuple[str, bytes]]:
    """Bytes as they lie, and what is packed in them: zip members, gzip, streams of a PDF, columns of a Parquet table."""
    yield "raw", data
    if depth == 0:
        return
    for how, inner in _inner(data):
        for _, blob in unpacked(inner, depth - 1):
            yield how, blob


def _inner(data: bytes) -> Iterator[tuple[str, bytes]]:
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            yield "zip", "\n".join(packed.namelist()).encode()
            yield from (("zip", packed.read(name)) for name in packed.namelist())
    if data[:2] == b"\x1f\x8b":
        yield "gzip", gzip.decompress(data)
    if data[:4] == b"PAR1":
        from pyarrow import parquet

        table = parquet.read_table(io.BytesIO(data))
        yield "parquet", repr((table.to_pylist(), table.schema.metadata)).encode()
    if data[:5] == b"%PDF-":
        for start in (found.end() for found in STREAM.finditer(data)):
            try:
                yield "pdf", zlib.decompressobj().decompress(data[start:])
            except zlib.error:
                continue


def _met(blob: bytes, needles: dict[tuple[str, str], bytes], hashes: dict[bytes, str]) -> Iterator[str]:
    low = blob.lower()
    yield from (name for (name, _), needle in needles.items() if needle in low)
    yield from (hashes[digest] for one in HEX.findall(low) for digest in _cut(one) if digest in hashes)
    yield from (name for digest, name in hashes.items() if len(digest) == RAW and digest in blob)


def _cut(run: bytes) -> Iterator[bytes]:
    """Every stretch of a run of hexadecimal digits that is as long as a hash."""
    for length in (32, 40, 64):
        yield from (run[start : start + length] for start in range(len(run) - length + 1))
