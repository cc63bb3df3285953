"""Exchanges as WARC 1.1 (ISO 28500:2017): to the byte, with their digests, the same file for the same exchanges."""

import base64
import hashlib
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from typing import BinaryIO

from warcio.recordloader import ArcWarcRecord  # type: ignore[import-untyped]
from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

import witnessmark
from witnessmark.collect.web.exchange import Exchange

CERTIFICATES = "urn:witnessmark:certificates:"
"""Begins the name of the resource record with a server's certificates."""

PICTURE = "urn:fullPage:"
TEXT = "urn:text:"
"""Begin the names of a page's picture and visible text, as Browsertrix names them, so that its viewers find them."""


@dataclass(frozen=True)
class Entry:
    """Where one record lies: a line of the index.

    Attributes:
        offset, length: of its gzip member in the WARC file, bytes.
        digest: sha256 of the payload.
    """

    url: str
    date: datetime
    status: int
    media_type: str
    digest: str
    offset: int
    length: int


@dataclass
class Warc:
    """A WARC file under way.

    Attributes:
        file: written from its beginning.
        entries: what can be looked up in it.
    """

    file: BinaryIO
    entries: list[Entry] = field(default_factory=list)

    def begin(self, now: datetime, about: Mapping[str, str]) -> None:
        """The record that says which program wrote the rest; it names no machine and no person."""
        lines = {
            "software": f"witnessmark {witnessmark.__version__}",
            "format": "WARC File Format 1.1",
            **about,
        }
        block = "".join(f"{name}: {value}\r\n" for name, value in lines.items()).encode()
        self._write("warcinfo", "", now, "application/warc-fields", block, {})

    def add(self, exchange: Exchange) -> str:
        """One response with its request; returns the response's record id."""
        digest = sha256(_payload(exchange.raw_response))
        more = {"WARC-IP-Address": exchange.address, "WARC-Payload-Digest": digest}
        if exchange.truncated:
            more["WARC-Truncated"] = exchange.truncated
        at = self.file.tell()
        kind = "application/http; msgtype="
        id_ = self._write(
            "response", exchange.url, exchange.began, f"{kind}response", exchange.raw_response, more
        )
        self._enter(exchange.url, exchange.began, (exchange.status, exchange.media_type), digest, at)
        beside = {"WARC-Concurrent-To": id_, "WARC-Payload-Digest": sha256(_payload(exchange.raw_request))}
        self._write("request", exchange.url, exchange.began, f"{kind}request", exchange.raw_request, beside)
        return id_

    def add_resource(self, name: str, now: datetime, media_type: str, data: bytes) -> None:
        """Something made beside the exchanges: a picture, a text, certificates."""
        at, digest = self.file.tell(), sha256(data)
        self._write("resource", name, now, media_type, data, {"WARC-Payload-Digest": digest})
        self._enter(name, now, (200, media_type), digest, at)

    def has(self, name: str, data: bytes) -> bool:
        """Whether this very resource was added before."""
        return any(entry.url == name and entry.digest == sha256(data) for entry in self.entries)

    def add_note(self, about: str, url: str, now: datetime, fields: Iterable[tuple[str, str]]) -> None:
        """A metadata record about another record."""
        block = "".join(f"{name}: {value}\r\n" for name, value in fields).encode()
        self._write(
            "metadata",
            url,
            now,
            "application/warc-fields",
            block,
            {"WARC-Refers-To": about, "WARC-Payload-Digest": sha256(block)},
        )

    def _enter(self, url: str, date: datetime, kind: tuple[int, str], digest: str, at: int) -> None:
        self.entries.append(Entry(url, date, *kind, digest, at, self.file.tell() - at))

    def _write(  # noqa: PLR0913, PLR0917 - the fields of a record
        self, kind: str, url: str, date: datetime, content_type: str, block: bytes, more: Mapping[str, str]
    ) -> str:
        # The id is made from the record, so that the same exchanges give the same file.
        seed = "\n".join((kind, url, utc(date), sha256(block), str(self.file.tell())))
        id_ = f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, seed)}>"
        lines = {"WARC-Type": kind, "WARC-Record-ID": id_, "WARC-Date": utc(date)}
        lines |= {"WARC-Target-URI": url} if url else {}
        lines |= {**more, "WARC-Block-Digest": sha256(block)}
        headers = StatusAndHeaders("", list(lines.items()), protocol="WARC/1.1")
        # Without http_headers warcio writes the block as it is instead of spelling the headers anew.
        record = ArcWarcRecord("warc", kind, headers, BytesIO(block), None, content_type, len(block))
        record.payload_length = len(block)
        WARCWriter(self.file, gzip=True, warc_version="WARC/1.1").write_record(record)
        return id_


def sha256(data: bytes) -> str:
    """A digest as WARC files spell it: base 32."""
    return f"sha256:{base64.b32encode(hashlib.sha256(data).digest()).decode()}"


def utc(moment: datetime) -> str:
    """2026-11-27T09:30:00Z."""
    return moment.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")


def _payload(raw: bytes) -> bytes:
    """What follows the head, as it came: the digest of a chunked body covers its chunks, too."""
    return raw.partition(b"\r\n\r\n")[2]
