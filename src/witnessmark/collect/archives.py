"""Opening other people's ZIP archives: an own walker that reads the list first, and refuses what honest makers never write.

Nothing is ever written under a name from the list, and nothing is unpacked beyond what was asked for and declared.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from witnessmark.errors import UnreadError

MOST_ENTRIES = 10_000
MOST_RATIO = 200
"""Times its own size that an archive may unpack to, once that is more than FREE_BYTES; texts pack about 10 times."""

FREE_BYTES = 100_000_000

STORED, DEFLATED = 0, 8

_END = struct.Struct("<4s4H2LH")
_END64_AT = struct.Struct("<4sLQL")
_END64 = struct.Struct("<4sQ2H2L4Q")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_IN_EXTRA = 0xFFFF_FFFF


@dataclass(frozen=True)
class Entry:
    """One file of an archive, as the list at its end declares it.

    Attributes:
        name: with forward slashes, relative, without "..".
        method: 0 stored, 8 deflated.
        start: of its bytes, after its own header.
        packed, size: length in the archive and unpacked, bytes.
    """

    name: str
    method: int
    start: int
    packed: int
    size: int
    crc: int


def entries_of(data: bytes, what: str) -> dict[str, Entry]:
    """Every file of a ZIP archive by name, in the order of its list; folders are left out.

    Args:
        data: the archive.
        what: its name, for sentences.

    Raises:
        UnreadError: it is damaged, or made as no honest archive is: overlaps, links, names that lead out, the same name
            twice, encryption, too many files, or too much in too little.
    """
    found: dict[str, Entry] = {}
    for entry in _central(data, what):
        if entry.name.endswith("/"):
            continue
        if entry.name in found:
            raise _refused(what, f'holds "{entry.name[:80]}" twice, so programs differ on what is in it')
        found[entry.name] = entry
    total = sum(entry.size for entry in found.values())
    if total > FREE_BYTES and total > MOST_RATIO * len(data):
        raise _refused(what, f"would unpack from {len(data):,} to {total:,} bytes")
    # Two files that share bytes are how a small archive unpacks to terabytes.
    spans = sorted((entry.start, entry.start + entry.packed, entry.name) for entry in found.values())
    for (_, end, name), (start, _, other) in pairwise(spans):
        if end > start:
            raise _refused(what, f'holds "{name[:60]}" and "{other[:60]}" in the same bytes')
    return found


def unpack(data: bytes, entry: Entry, what: str, most_bytes: int) -> bytes:
    """One file of an archive.

    Raises:
        UnreadError: more than `most_bytes`, not what the list declares, or packed in another way than ZIP's usual two.
    """
    if entry.size > most_bytes:
        raise UnreadError(
            f'{what}: "{entry.name[:80]}" is {entry.size:,} bytes unpacked; {most_bytes:,} are the most. '
            "Put that file into inbox/ by itself."
        )
    packed = data[entry.start : entry.start + entry.packed]
    if entry.method == STORED:
        made = packed
    elif entry.method == DEFLATED:
        made = _inflate(packed, entry, what)
    else:
        raise _refused(what, f'packs "{entry.name[:80]}" by method {entry.method}, which is not opened here')
    if len(made) != entry.size or zlib.crc32(made) != entry.crc:
        raise _refused(what, f'holds other bytes of "{entry.name[:80]}" than its list declares')
    return made


def _inflate(packed: bytes, entry: Entry, what: str) -> bytes:
    try:
        # One byte more than declared is enough to know that the list lies.
        return zlib.decompressobj(-15).decompress(packed, entry.size + 1)
    except zlib.error as error:
        raise _refused(what, f'is damaged in "{entry.name[:80]}" ({error})') from None


def _central(data: bytes, what: str) -> Iterator[Entry]:
    count, at = _end(data, what)
    if count > MOST_ENTRIES:
        raise _refused(what, f"lists {count:,} files; {MOST_ENTRIES:,} are the most")
    for _ in range(count):
        head = _unpacked(_CENTRAL, data, at, b"PK\x01\x02", what)
        flags, method, crc, packed, size, name_len, extra_len, note_len = (
            head[i] for i in (3, 4, 7, 8, 9, 10, 11, 12)
        )
        names = data[at + 46 : at + 46 + name_len]
        extra = data[at + 46 + name_len : at + 46 + name_len + extra_len]
        size, packed, offset = _wide(extra, size, packed, head[16])
        name = _name(names, flags, what)
        if flags & 0x2041:
            raise _refused(what, f'holds "{name[:80]}" encrypted')
        if head[15] >> 16 & 0xF000 not in {0, 0x8000, 0x4000}:
            raise _refused(what, f'holds a link or device, "{name[:80]}"')
        yield Entry(name, method, _start(data, offset, names, packed, what), packed, size, crc)
        at += 46 + name_len + extra_len + note_len


def _end(data: bytes, what: str) -> tuple[int, int]:
    """How many files the list holds, and where it begins."""
    at = data.rfind(b"PK\x05\x06", max(0, len(data) - 65_557))
    if at < 0:
        raise _refused(what, "has no list of its files at its end; it was cut off")
    _, disk, _, _, count, _, start, _ = _unpacked(_END, data, at, b"PK\x05\x06", what)
    if disk not in {0, 0xFFFF}:
        raise _refused(what, "is one part of several")
    if at >= 20 and data[at - 20 : at - 16] == b"PK\x06\x07":
        where = _END64_AT.unpack_from(data, at - 20)[2]
        wide = _unpacked(_END64, data, where, b"PK\x06\x06", what)
        return wide[7], wide[9]
    return count, start


def _wide(extra: bytes, size: int, packed: int, offset: int) -> tuple[int, int, int]:
    """Sizes and offset of more than 32 bits, which stand in an extra field."""
    values, at = [size, packed, offset], 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        numbers = extra[at + 4 : at + 4 + length]
        if kind == 1:
            for index in (
                index for index, value in enumerate(values) if value == _IN_EXTRA and len(numbers) >= 8
            ):
                values[index], numbers = int.from_bytes(numbers[:8], "little"), numbers[8:]
        at += 4 + length
    return values[0], values[1], values[2]


def _start(data: bytes, offset: int, names: bytes, packed: int, what: str) -> int:
    """Where a file's bytes begin, once its own header agrees with the list."""
    head = _unpacked(_LOCAL, data, offset, b"PK\x03\x04", what)
    if data[offset + 30 : offset + 30 + head[9]] != names:
        raise _refused(what, "calls a file one thing in its list and another beside its bytes")
    start: int = offset + 30 + head[9] + head[10]
    if start + packed > len(data):
        raise _refused(what, "is cut off")
    return start


def _name(raw: bytes, flags: int, what: str) -> str:
    name = raw.decode("utf-8" if flags & 0x800 else "cp437", "replace")
    parts = name.rstrip("/").split("/")
    leads_out = name.startswith("/") or ".." in parts or "\\" in name or name[1:2] == ":"
    if leads_out or not name.strip("/") or any(ord(one) < 32 for one in name):
        raise _refused(what, f"holds a file named {name[:80]!r}, which leads out of it")
    return name


def _unpacked(form: struct.Struct, data: bytes, at: int, magic: bytes, what: str) -> tuple[int, ...]:
    if at + form.size > len(data) or data[at : at + 4] != magic:
        raise _refused(what, "is damaged: its list does not lead to its files")
    return form.unpack_from(data, at)


def _refused(what: str, why: str) -> UnreadError:
    return UnreadError(
        f"{what}: this archive {why}. It is kept as evidence and not opened; if it is honest, unpack it in a safe place "
        "and put the files themselves into inbox/."
    )
