"""The report page of Bellingcat's auto-archiver: which address it archived, when, and which files with which hashes."""

import hashlib
import re
from dataclasses import dataclass
from html.parser import HTMLParser

from witnessmark.errors import UnreadError

READ_REPORT = "witnessmark.collect.web.autoarchiver:read_report"
"""The task, for the box."""

MARK = b"Archived media for"
MAKER = b"auto-archiver"

ALGORITHMS = {"SHA-256": "sha256", "SHA256": "sha256", "SHA3-512": "sha3_512", "SHA-512": "sha512"}


@dataclass(frozen=True)
class ArchivedFile:
    """A file the report names: the path it was stored under, and its hash as "SHA-256:..."."""

    key: str
    hash: str
    kind: str


@dataclass(frozen=True)
class Report:
    """What the page says.

    Attributes:
        url: what was archived.
        captured: when, UTC, by its word; "" when it does not say.
        files: media and what was made beside them.
        told: its table of metadata, name -> value.
    """

    url: str
    captured: str
    title: str
    version: str
    files: tuple[ArchivedFile, ...]
    told: dict[str, str]


def looks_like(head: bytes) -> bool:
    """Whether a page begins as a report does; `head` are its first 16 KB."""
    return MARK in head and b'class="copy"' in head


def read_report(data: bytes, name: str) -> Report:
    """A report page.

    Raises:
        UnreadError: it begins like one and does not name what it archived.
    """
    parser = _Parser()
    parser.feed(data.decode("utf-8", "replace")[:5_000_000])
    parser.close()
    if not parser.url or MAKER not in data:
        raise UnreadError(
            f"{name}: it looks like a report of auto-archiver and names no address. It is kept and read as a page; "
            "drop the whole folder of the archiver into inbox/."
        )
    told = dict(parser.rows[:500])
    found = re.search(r"v(\d[\w.]{0,20})", parser.made_with)
    return Report(
        parser.url, _moment(told.get("_processed_at", "")), told.get("title", ""), found[1] if found else "",
        tuple(parser.files[:2_000]), told,
    )  # fmt: skip


def holds(data: bytes, said: str) -> bool | None:
    """Whether bytes have the hash a report says; None when it says none that is known here."""
    name, _, value = said.partition(":")
    if name.strip().upper() not in ALGORITHMS or not value.strip():
        return None
    return hashlib.new(ALGORITHMS[name.strip().upper()], data).hexdigest() == value.strip().lower()


def _moment(text: str) -> str:
    found = re.match(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.\d+)?(?:\+00:?00|Z)?$", text.strip())
    return f"{found[1]}T{found[2]}Z" if found else ""


class _Parser(HTMLParser):
    """Reads by position: the address in the heading, "key:", "type:", "hash:" in lists, the last table's rows."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.url, self.made_with = "", ""
        self.files: list[ArchivedFile] = []
        self.rows: list[tuple[str, str]] = []
        self._words: list[str] = []
        self._row: list[str] = []
        self._label = ""
        self._file: dict[str, str] = {}
        self._in_metadata, self._script = False, False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "style"}:
            self._script = True
        elif tag == "table":
            self._in_metadata = ("class", "metadata") in attrs
        elif tag == "tr":
            self._row = []
        if tag in {"li", "td", "b", "h2", "p", "ul"}:
            self._words.clear()

    def handle_endtag(self, tag: str) -> None:
        words = " ".join("".join(self._words).split())
        if tag in {"script", "style"}:
            self._script = False
        elif tag == "b":
            self._label = words.rstrip(":").strip()
            self._words.clear()
        elif tag == "li":
            self._item(words)
        elif tag == "h2" and not self.url and words.startswith("Archived media for"):
            self.url = words.removeprefix("Archived media for").rpartition(" - ")[0].strip() or words[19:]
        elif tag == "td":
            self._row.append(words)
        elif tag == "tr" and self._in_metadata and len(self._row) == 2:
            self.rows.append((self._row[0], self._row[1]))
        elif tag == "table":
            self._close_file()
        elif tag == "p" and "Made with" in words:
            self.made_with = words

    def _item(self, words: str) -> None:
        if self._label == "key":
            self._close_file()
            self._file = {"key": words}
        elif self._label in {"type", "hash"} and self._file:
            self._file.setdefault(self._label, words)
        self._label = ""
        self._words.clear()

    def _close_file(self) -> None:
        if self._file.get("key"):
            self.files.append(
                ArchivedFile(self._file["key"], self._file.get("hash", ""), self._file.get("type", ""))
            )
        self._file = {}

    def handle_data(self, data: str) -> None:
        if not self._script:
            self._words.append(data)
