"""Opening a WACZ or WARC, ours or another's, and checking it more strictly than its format's own tool does.

The `wacz` program passes a package without its required list of pages; here each thing the format asks for is looked at.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from witnessmark.collect.archives import Entry, entries_of, unpack
from witnessmark.collect.web.records import WarcRecord, records_of
from witnessmark.errors import UnreadError

MOST_BYTES = 512 * 2**20
"""Of one file in a package."""

OUTSIDE = frozenset({"datapackage.json", "datapackage-digest.json"})
"""Files a package does not list."""

MOST_PAGES = 1_000


@dataclass(frozen=True)
class PageLine:
    """A page as the package lists it."""

    url: str
    ts: str
    title: str


@dataclass
class Package:
    """What a package holds.

    Attributes:
        kind: wacz or warc.
        warcs: name -> bytes.
        pages: as listed; for a bare WARC, none.
        software: who made it, by its own word.
        faults: what is not as the format asks, in whole sentences.
    """

    kind: str
    warcs: dict[str, bytes] = field(default_factory=dict)
    pages: list[PageLine] = field(default_factory=list)
    software: str = ""
    faults: list[str] = field(default_factory=list)

    def records(self) -> Iterator[WarcRecord]:
        """Every record of every WARC."""
        for name, data in self.warcs.items():
            yield from records_of(data, name)


def is_wacz(data: bytes) -> bool:
    """Whether an archive is meant as a WACZ: the name of its package file stands in it in clear."""
    return data[:2] == b"PK" and b"datapackage.json" in data and b"archive/" in data


def open_package(data: bytes, what: str) -> Package:
    """A WACZ or WARC with everything checked but its records.

    Raises:
        UnreadError: neither, damaged, or an archive that no honest maker writes.
    """
    if data[:2] != b"PK":
        return Package("warc", {what: data})
    entries = entries_of(data, what)
    package, words = Package("wacz"), {}
    if "datapackage.json" in entries:
        raw = unpack(data, entries["datapackage.json"], what, 4 * 2**20)
        words = _json(raw)
        _check_digest(data, entries, raw, package, what)
    if not words:
        package.faults.append(
            "It has no datapackage.json that can be read, so nothing says which bytes belong to it."
        )
    package.software = str(words.get("software", ""))[:200]
    _check_resources(data, entries, words, package, what)
    for name, entry in entries.items():
        if name.startswith("archive/") and name.endswith((".warc", ".warc.gz")):
            package.warcs[name] = unpack(data, entry, what, MOST_BYTES)
    _check_parts(data, entries, package, what)
    return package


def _check_digest(data: bytes, entries: Mapping[str, Entry], raw: bytes, package: Package, what: str) -> None:
    name = "datapackage-digest.json"
    if name not in entries:
        return  # recommended, not required
    said = _json(unpack(data, entries[name], what, 2**20))
    if said.get("hash") != f"sha256:{hashlib.sha256(raw).hexdigest()}":
        package.faults.append(
            f"{name} names another datapackage.json than lies in it: one of them was changed."
        )


def _check_resources(
    data: bytes, entries: Mapping[str, Entry], words: Mapping[str, Any], package: Package, what: str
) -> None:
    listed = set()
    resources = words.get("resources")
    for one in resources if isinstance(resources, list) else []:
        path = str(one.get("path", "")) if isinstance(one, dict) else ""
        listed.add(path)
        if path not in entries:
            package.faults.append(f"It lists {path[:100]!r} and does not hold it.")
            continue
        made = unpack(data, entries[path], what, MOST_BYTES)
        name, _, value = str(one.get("hash", "")).partition(":")
        if (
            name not in {"sha256", "md5"}
            or hashlib.new(name, made, usedforsecurity=False).hexdigest() != value
        ):
            package.faults.append(
                f"{path[:100]} holds other bytes than the package lists (hash {one.get('hash')!s:.80})."
            )
    if words:
        stray = [name for name in entries if name not in listed and name not in OUTSIDE]
        package.faults += [f"It holds {name[:100]!r}, which it does not list." for name in stray[:20]]


def _check_parts(data: bytes, entries: Mapping[str, Entry], package: Package, what: str) -> None:
    if not package.warcs:
        package.faults.append("It holds no WARC file under archive/, so there is no page in it.")
    if not any(name.startswith("indexes/") for name in entries):
        package.faults.append("It has no index under indexes/, which the format requires.")
    if "pages/pages.jsonl" not in entries:
        package.faults.append("It has no pages/pages.jsonl, which the format requires.")
        return
    lines = unpack(data, entries["pages/pages.jsonl"], what, 64 * 2**20).splitlines()
    if not lines or _json(lines[0]).get("format") != "json-pages-1.0":
        package.faults.append("The first line of pages/pages.jsonl does not name its format, json-pages-1.0.")
    for line in lines[1 : MOST_PAGES + 1]:
        words = _json(line)
        if words.get("url") and words.get("ts"):
            package.pages.append(PageLine(str(words["url"]), str(words["ts"]), str(words.get("title") or "")))
        elif line.strip():
            package.faults.append(f"A line of pages/pages.jsonl has no url or ts: {line[:60]!r}.")
    if not package.pages:
        package.faults.append("pages/pages.jsonl lists no page.")
    if len(lines) - 1 > MOST_PAGES:
        package.faults.append(f"It lists {len(lines) - 1:,} pages; the first {MOST_PAGES:,} were looked at.")


def _json(data: bytes) -> dict[str, Any]:
    try:
        words = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return words if isinstance(words, dict) else {}


def refuse_unknown(data: bytes, what: str) -> UnreadError:
    """The sentence for an archive that is no capture: nothing reads it, and nobody should think so."""
    if data[:2] != b"PK":
        return UnreadError(
            f"{what}: packed with gzip and no WARC inside. Unpack it and put the file itself into inbox/."
        )
    entries = entries_of(data, what)
    shown = ", ".join(f'"{name[:60]}"' for name in list(entries)[:3])
    return UnreadError(
        f"{what}: an archive of {len(entries):,} files ({shown}). It is kept as evidence, and nothing in it is read: unpack "
        "it and put the files themselves into inbox/."
    )
