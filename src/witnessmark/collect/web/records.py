"""Reading WARC files, ours and others', record by record: bounded, and each digest worked out again."""

import base64
import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from witnessmark.collect.web.exchange import inflate
from witnessmark.errors import UnreadError

HEAD_BYTES = 65_536
BLOCK_BYTES = 96 * 2**20
"""Of one record; a longer one (a film) is hashed to its end, and its beginning is looked at."""

FREE_BYTES = 100_000_000
MOST_RATIO = 200
"""As for ZIP archives: beyond 100 MB unpacked, 200 times its own size is a bomb."""

CHUNK = 1 << 20


@dataclass(frozen=True)
class WarcRecord:
    """One record.

    Attributes:
        offset: where its member or first byte begins in the file.
        kind: WARC-Type: response, request, resource, metadata, warcinfo, revisit.
        headers: names in lower case.
        block: its bytes, up to BLOCK_BYTES.
        faults: what does not hold: a digest, a length.
    """

    offset: int
    kind: str
    headers: dict[str, str]
    block: bytes
    faults: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        """What it is about, "" for none; old writers put it in angle brackets."""
        return self.headers.get("warc-target-uri", "").strip("<>")


@dataclass(frozen=True)
class Message:
    """The HTTP answer in a response record."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    trouble: str = ""

    def header(self, name: str) -> str:
        """The first value of a header, "" when there is none."""
        return next((value for key, value in self.headers if key == name), "")


def records_of(data: bytes, what: str) -> Iterator[WarcRecord]:
    """Each record of a WARC file, plain or packed with gzip.

    Raises:
        UnreadError: no WARC, damaged, or unpacking to far more than an honest one.
    """
    stream = _Stream(data, what)
    while stream.begin():
        at = stream.offset
        head = stream.until(b"\r\n\r\n", HEAD_BYTES)
        version, *lines = head.decode("utf-8", "replace").split("\r\n")
        if not version.startswith("WARC/"):
            raise _refused(what, f"a record at byte {at} begins with {head[:20]!r} and not with its version")
        headers = {}
        for line in lines:
            name, _, value = line.partition(":")
            headers[name.strip().lower()] = value.strip()
        yield _record(stream, at, headers, what)


def message_of(record: WarcRecord, most_bytes: int) -> Message | None:
    """The answer in a response record, unpacked up to `most_bytes`; None when it is no HTTP."""
    head, found, body = record.block.partition(b"\r\n\r\n")
    status, *lines = head.decode("latin-1").split("\r\n")
    words = status.split(" ", 2)
    if not found or not status.startswith("HTTP/") or len(words) < 2 or not is_number(words[1]):
        return None
    headers = tuple(
        (line.partition(":")[0].strip().lower(), line.partition(":")[2].strip()) for line in lines
    )
    message = Message(int(words[1]), headers, body)
    if "chunked" in message.header("transfer-encoding").lower():
        body = dechunk(body)
    trouble = ""
    for encoding in reversed(message.header("content-encoding").lower().replace(" ", "").split(",")):
        if encoding not in {"", "identity"}:
            body, trouble = inflate(body, encoding, most_bytes)
    return Message(int(words[1]), headers, body[:most_bytes], trouble)


def is_number(text: str) -> bool:
    """Whether a header's value is digits 0 to 9 alone: Python's isdigit also takes a raised two, which is no number."""
    return text.isascii() and text.isdigit()


def dechunk(body: bytes) -> bytes:
    """A chunked body put together; as it is when it has no chunks (many archives store it joined)."""
    made: list[bytes] = []
    at = 0
    while True:
        line, found, _ = body[at : at + 256].partition(b"\r\n")
        size = line.partition(b";")[0].strip()
        if (
            not found
            or not size
            or any(one not in b"0123456789abcdefABCDEF" for one in size)
            or len(size) > 12
        ):
            return b"".join(made) if made else body
        length = int(size, 16)
        start = at + len(line) + 2
        if length == 0:
            return b"".join(made)
        made.append(body[start : start + length])
        at = start + length + 2


def _record(stream: "_Stream", at: int, headers: dict[str, str], what: str) -> WarcRecord:
    length = headers.get("content-length", "")
    if not is_number(length) or len(length) > 15:
        raise _refused(what, f"the record at byte {at} says it is {length[:20]!r} bytes long")
    kind, keeper = headers.get("warc-type", "").lower(), _Keeper(headers, kind=headers.get("warc-type", ""))
    stream.pass_on(int(length), keeper.take)
    faults = (
        tuple(keeper.faults())
        if keeper.size == int(length)
        else (f"{keeper.size} of {length} bytes are there",)
    )
    stream.end()
    return WarcRecord(at, kind, headers, bytes(keeper.block), faults)


class _Keeper:
    """Keeps the beginning of a block and works out its digests."""

    def __init__(self, headers: dict[str, str], kind: str) -> None:
        self.block, self.size = bytearray(), 0
        self._block = _Digest(headers.get("warc-block-digest", ""))
        self._payload = _Digest(headers.get("warc-payload-digest", "") if kind != "revisit" else "")
        # The payload of an HTTP message begins after its head; of anything else it is the block.
        self._head: bytes | None = b"" if "application/http" in headers.get("content-type", "") else None

    def take(self, data: bytes) -> None:
        self.size += len(data)
        self.block += data[: max(0, BLOCK_BYTES - len(self.block))]
        self._block.add(data)
        if self._head is None:
            self._payload.add(data)
            return
        self._head += data
        _, found, rest = self._head.partition(b"\r\n\r\n")
        if found:
            self._head = None
            self._payload.add(rest)

    def faults(self) -> Iterator[str]:
        if not self._block.holds():
            yield "its block digest does not hold"
        # Some writers take the digest of a chunked body joined, some as it came: only the first can be told wrong.
        if not self._payload.holds() and not self._joined_holds():
            yield "its payload digest does not hold"

    def _joined_holds(self) -> bool:
        body = bytes(self.block).partition(b"\r\n\r\n")[2]
        joined = _Digest(self._payload.said)
        joined.add(dechunk(body))
        return joined.holds()


class _Digest:
    """A digest as WARC files say it: algorithm, colon, value in base 32 or 16."""

    def __init__(self, said: str) -> None:
        self.said = said
        name, _, value = said.partition(":")
        known = name.lower().replace("-", "") in {"sha1", "sha256", "sha512", "md5"}
        self._hash = hashlib.new(name.lower().replace("-", ""), usedforsecurity=False) if known else None
        self._value = value.strip()

    def add(self, data: bytes) -> None:
        if self._hash:
            self._hash.update(data)

    def holds(self) -> bool:
        """Also when nothing was said, or by an algorithm not known here: then nothing can be told."""
        if self._hash is None:
            return True
        raw = self._hash.digest()
        return self._value.lower() == raw.hex() or self._value.rstrip("=") == base64.b32encode(
            raw
        ).decode().rstrip("=")


class _Stream:
    """A WARC file as a run of bytes, unpacked member by member and never far ahead."""

    def __init__(self, data: bytes, what: str) -> None:
        self.data, self.what, self.at, self.offset = data, what, 0, 0
        self.is_packed = data[:2] == b"\x1f\x8b"
        self.buffer, self.total = bytearray(), 0
        self._unpacker = zlib.decompressobj(31)

    def begin(self) -> bool:
        """Whether another record follows; its place is then in `offset`."""
        while not self.buffer.lstrip(b"\r\n"):
            self.buffer.clear()
            self.offset = self.at
            if not self._more():
                if self.is_packed and not self.total:
                    raise _refused(self.what, "its packed form ends before its first byte")
                return False
        self.buffer = self.buffer.lstrip(b"\r\n")
        self.offset = self.offset if self.is_packed else self.at - len(self.buffer)
        return True

    def until(self, mark: bytes, most: int) -> bytes:
        """Everything before a mark, which is passed over."""
        while mark not in self.buffer:
            if len(self.buffer) > most or not self._more():
                raise _refused(self.what, f"the record at byte {self.offset} has no end of its headers")
        head, _, self.buffer = self.buffer.partition(mark)
        return bytes(head)

    def pass_on(self, length: int, take: "object") -> None:
        """Give `length` bytes on, chunk by chunk; fewer when the file ends."""
        while length and (self.buffer or self._more()):
            part = bytes(self.buffer[:length])
            del self.buffer[: len(part)]
            length -= len(part)
            take(part)  # type: ignore[operator]

    def end(self) -> None:
        """Pass over what closes a record."""
        while len(self.buffer) < 4 and self._more():
            pass
        self.buffer = self.buffer.lstrip(b"\r\n")

    def _more(self) -> bool:
        if not self.is_packed:
            part = self.data[self.at : self.at + CHUNK]
            self.at += len(part)
            self.buffer += part
            return bool(part)
        while self.at < len(self.data):
            made = self._unpack()
            if made:
                self._count(len(made))
                self.buffer += made
                return True
        return False

    def _unpack(self) -> bytes:
        if self._unpacker.eof:
            self._unpacker = zlib.decompressobj(31)
        # Small pieces: a member's end is then known without unpacking its neighbour.
        part = self._unpacker.unconsumed_tail or self.data[self.at : self.at + 65_536]
        before = self.at + len(part)
        try:
            made = self._unpacker.decompress(part, CHUNK)
        except zlib.error as error:
            raise _refused(self.what, f"its packed form is damaged near byte {self.at} ({error})") from None
        self.at = before - len(self._unpacker.unused_data) - len(self._unpacker.unconsumed_tail)
        return made

    def _count(self, made: int) -> None:
        self.total += made
        if self.total > FREE_BYTES and self.total > MOST_RATIO * len(self.data):
            raise _refused(self.what, f"it unpacks from {len(self.data):,} to more than {self.total:,} bytes")


def _refused(what: str, why: str) -> UnreadError:
    return UnreadError(
        f"{what}: this WARC file cannot be read: {why}. It is kept as evidence; capture the page anew, or ask whoever "
        "made the file for a whole copy."
    )
