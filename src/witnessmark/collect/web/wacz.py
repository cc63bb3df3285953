"""A capture as one file that viewers of web archives open: WACZ 1.1.1, written by ourselves and the same every time."""

import hashlib
import json
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import witnessmark
from witnessmark.collect.web.warc import Entry, utc

WARC_NAME = "archive/data.warc.gz"


@dataclass(frozen=True)
class Page:
    """The page a capture is about.

    Attributes:
        url: where redirects ended.
        title: as the browser or the source says it, "" when neither does.
        text: what a browser shows, "" without one.
    """

    url: str
    captured: datetime
    title: str
    text: str


def write_wacz(target: Path, warc: Path, entries: Iterable[Entry], page: Page, asked: str) -> None:
    """Make the WACZ of one page from its finished WARC.

    Args:
        target: the file to write.
        warc: gzip, one member a record.
        entries: the index of it.
        page: what it shows.
        asked: the address a person asked for, before redirects.
    """
    files = {
        "indexes/index.cdx": index_lines(entries),
        "pages/pages.jsonl": page_lines(page),
    }
    sizes = {name: (len(data), hashlib.sha256(data).hexdigest()) for name, data in files.items()}
    with warc.open("rb") as file:
        sizes[WARC_NAME] = warc.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest()
    package = _package(sizes, page, asked)
    digest = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(package).hexdigest()}"}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as wacz:
        _copy(wacz, warc, page.captured)
        for name, data in files.items():
            wacz.writestr(_member(name, page.captured), data)
        wacz.writestr(_member("datapackage.json", page.captured), package)
        wacz.writestr(_member("datapackage-digest.json", page.captured), _json(digest))


def page_lines(page: Page) -> bytes:
    """pages/pages.jsonl: a line that names the format, and a line for the page."""
    head = {"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}
    id_ = hashlib.sha256(f"{page.url} {utc(page.captured)}".encode()).hexdigest()[:22]
    line = {"id": id_, "url": page.url, "ts": utc(page.captured), "title": page.title, "text": page.text}
    return b"".join(_json(one) + b"\n" for one in (head, line))


def index_lines(entries: Iterable[Entry]) -> bytes:
    """indexes/index.cdx: where each record lies, sorted by the address turned around (CDXJ)."""
    lines = []
    for entry in entries:
        fields = {
            "url": entry.url, "mime": entry.media_type or "unk", "status": str(entry.status), "digest": entry.digest,
            "length": str(entry.length), "offset": str(entry.offset), "filename": WARC_NAME.rpartition("/")[2],
        }  # fmt: skip
        stamp = entry.date.astimezone(UTC).strftime("%Y%m%d%H%M%S")
        lines.append(b" ".join((sort_key(entry.url).encode(), stamp.encode(), _json(fields))))
    return b"".join(line + b"\n" for line in sorted(lines))


def sort_key(url: str) -> str:
    """An address by its host turned around, "com,example)/page?x=1" (SURT); other names as they are."""
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:  # others' archives hold what no browser would ask for
        return url.replace(" ", "%20").lower()
    if parts.scheme not in {"http", "https"}:
        return url.replace(" ", "%20").lower()
    host = re.sub(r"^www\d*\.", "", parts.hostname or "")
    query = f"?{parts.query}" if parts.query else ""
    return f"{','.join(reversed(host.split('.')))}{port}){parts.path or '/'}{query}".lower()


def _package(sizes: dict[str, tuple[int, str]], page: Page, asked: str) -> bytes:
    resources = [
        {"name": name.rpartition("/")[2], "path": name, "hash": f"sha256:{sha256}", "bytes": size}
        for name, (size, sha256) in sorted(sizes.items())
    ]
    words = {
        "profile": "data-package", "wacz_version": "1.1.1", "title": page.title or page.url,
        "description": f"Asked for: {asked}", "created": utc(page.captured), "mainPageUrl": page.url,
        "mainPageDate": utc(page.captured), "software": f"witnessmark {witnessmark.__version__}", "resources": resources,
    }  # fmt: skip
    return json.dumps(words, indent=1, ensure_ascii=True).encode() + b"\n"


def _member(name: str, moment: datetime) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, moment.astimezone(UTC).timetuple()[:6])
    info.external_attr, info.create_system = 0o644 << 16, 3
    return info


def _copy(wacz: zipfile.ZipFile, warc: Path, moment: datetime) -> None:
    info = _member(WARC_NAME, moment)
    info.file_size = warc.stat().st_size
    with warc.open("rb") as source, wacz.open(info, "w") as target:
        while chunk := source.read(1 << 20):
            target.write(chunk)


def _json(words: object) -> bytes:
    return json.dumps(words, separators=(",", ":"), ensure_ascii=True).encode()
