"""Captures that other people made, opened: the pages in a WACZ or WARC, each with its source."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from witnessmark.collect.sniff import WINDOW_BYTES, media_type
from witnessmark.collect.web.package import Package, PageLine, is_wacz, open_package, refuse_unknown
from witnessmark.collect.web.records import WarcRecord, message_of, records_of
from witnessmark.collect.web.wacz import sort_key
from witnessmark.errors import UnreadError

OPEN = "witnessmark.collect.web.others:open_others"
"""The task, for the box."""

PAGE_BYTES = 16 * 2**20
TOTAL_BYTES = 96 * 2**20
"""Of all pages of one package; more would not fit through the box's answer."""

MOST_PAGES = 200

PAGES = frozenset({"text/html", "application/xhtml+xml", "application/pdf"})


@dataclass(frozen=True)
class FoundPage:
    """One page.

    Attributes:
        captured: UTC, such as "2024-01-03T09:30:00Z", by the package's word.
        body: its source, unpacked; empty when it is not in the package.
    """

    url: str
    captured: str
    title: str
    body: bytes = b""


@dataclass(frozen=True)
class Opened:
    """What a package holds.

    Attributes:
        kind: wacz or warc.
        software: what made it, by its own word.
        left_out: pages that are not handed over, for their size or number.
    """

    kind: str
    software: str
    pages: tuple[FoundPage, ...]
    left_out: int = 0


def open_others(data: bytes, name: str) -> Opened:
    """The pages of a WACZ or WARC that somebody else made.

    Raises:
        UnreadError: it is no capture (says what to do with it), or cannot be opened.
    """
    if not (is_wacz(data) or is_warc(data)):
        raise refuse_unknown(data, name)
    package = open_package(data, name)
    records = dict(_pages_of(package))
    wanted: list[tuple[PageLine | None, WarcRecord | None]]
    wanted = [(line, _find(records, line)) for line in package.pages]
    wanted = wanted or [(None, record) for record in records.values()]
    made, total = list[FoundPage](), 0
    for line, record in wanted[:MOST_PAGES]:
        page = _page(line, record)
        total += len(page.body)
        if total <= TOTAL_BYTES:
            made.append(page)
    return Opened(package.kind, package.software or _software(package), tuple(made), len(wanted) - len(made))


def is_warc(data: bytes) -> bool:
    """Whether the bytes begin as a WARC does, packed or plain."""
    if data[:5] == b"WARC/":
        return True
    if data[:2] != b"\x1f\x8b":
        return False
    try:
        next(iter(records_of(data, "")), None)
    except UnreadError as error:
        return "unpacks from" in str(error)  # a bomb in WARC's clothes is told so, not called another thing
    return True


def moment(stamp: str) -> str:
    """A time of an archive as "2024-01-03T09:30:00Z"; "" when it is none."""
    found = re.match(r"(\d{4})-?(\d\d)-?(\d\d)[T ]?(\d\d):?(\d\d):?(\d\d)", stamp)
    return "{}-{}-{}T{}:{}:{}Z".format(*found.groups()) if found else ""


def _pages_of(package: Package) -> Iterator[tuple[tuple[str, str], WarcRecord]]:
    """Answers that are pages, by address and time; of an address taken again, each."""
    for record in package.records():
        message = message_of(record, WINDOW_BYTES) if record.kind == "response" else None
        if message and 200 <= message.status < 300 and media_type(message.body) in PAGES:
            yield (sort_key(record.url), moment(record.headers.get("warc-date", ""))), record


def _find(records: dict[tuple[str, str], WarcRecord], line: PageLine) -> WarcRecord | None:
    """The answer of a listed page: of its very second, else the nearest after it, else any of its address."""
    key, when = sort_key(line.url), moment(line.ts)
    same = sorted((stamp, record.offset) for (address, stamp), record in records.items() if address == key)
    after = [stamp for stamp, _ in same if stamp >= when] or [stamp for stamp, _ in same]
    return records[key, after[0]] if after else None


def _page(line: PageLine | None, record: WarcRecord | None) -> FoundPage:
    message = message_of(record, PAGE_BYTES) if record else None
    url = line.url if line else record.url if record else ""
    stamp = line.ts if line else record.headers.get("warc-date", "") if record else ""
    return FoundPage(url, moment(stamp), line.title if line else "", message.body if message else b"")


def _software(package: Package) -> str:
    for record in package.records():
        if record.kind == "warcinfo":
            found = re.search(rb"(?im)^software: *(.{1,200}?)\r?$", record.block)
            return found[1].decode("utf-8", "replace") if found else ""
    return ""
