"""What a file is, by its first bytes and never by its name: a VRT renamed .tif is XML."""

import csv
import re

WINDOW_BYTES = 65_536
"""How much of the beginning decides."""

MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"II+\x00", "image/tiff"),  # BigTIFF
    (b"MM\x00+", "image/tiff"),
    (b"PAR1", "application/vnd.apache.parquet"),
    (b"\x89HDF\r\n\x1a\n", "application/x-hdf5"),  # NetCDF-4 is HDF5 inside
    (b"CDF\x01", "application/x-netcdf"),
    (b"CDF\x02", "application/x-netcdf"),
    (b"CDF\x05", "application/x-netcdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
    (b"WARC/1.", "application/warc"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
)
"""First bytes -> media type; what each format's own specification gives as its signature."""

HTML_TAGS = frozenset({
    "html", "head", "body", "title", "meta", "link", "script", "style", "div", "p", "h1", "h2", "h3", "article",
    "main", "section", "table", "ul", "ol", "span", "a",
})  # fmt: skip
"""A text that opens with one of these is a page, or a piece of one; any other first tag is XML."""

_FIRST_TAG = re.compile(r"<([a-z][^\s<>/]{0,40})", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!doctype html", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.{0,4000}?-->", re.DOTALL)
_GEO_TYPE = re.compile(r'"type"\s{0,9}:\s{0,9}"(Feature|FeatureCollection|Geometry|Point|Multi|Polygon|Line)')
_TOPOLOGY = re.compile(r'"type"\s{0,9}:\s{0,9}"Topology"')
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def media_type(head: bytes) -> str:
    """The media type of a file that begins with `head`; "application/octet-stream" when nothing fits.

    Args:
        head: its first WINDOW_BYTES bytes, or all of a shorter file.
    """
    for magic, kind in MAGIC:
        if head.startswith(magic):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:8] == b"ftyp":
        return "video/mp4"
    text = as_text(head)
    if text is None:
        # Some makers put a few bytes before a PDF's signature; readers look through the first kilobyte.
        return "application/pdf" if b"%PDF-" in head[:1024] else "application/octet-stream"
    return text_type(text.lstrip(), is_whole=len(head) < WINDOW_BYTES)


def as_text(head: bytes) -> str | None:
    """The beginning as text, None when it is not text; UTF-16 only with its mark."""
    encoding = "utf-16" if head[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    text = head.decode(encoding, "replace")
    # An old single-byte encoding (windows-1256 for Arabic) decodes badly but holds no control characters.
    return None if _CONTROL.search(text) else text


def text_type(text: str, *, is_whole: bool) -> str:
    """The media type of a text by how it begins; `is_whole` when nothing of it is cut off."""
    if text.startswith("<"):
        return _markup_type(text)
    if text.startswith(("{", "[")) and text[1:].lstrip()[:1] in {"{", "[", '"', "}", "]"}:
        is_geo = _GEO_TYPE.search(text) and not _TOPOLOGY.search(text)
        return "application/geo+json" if is_geo else "application/json"
    return "text/csv" if is_table(text, is_whole=is_whole) else "text/plain"


def is_table(text: str, *, is_whole: bool = True) -> bool:
    """Whether a text is rows of cells: at least two, no blank line, and as many cells in nine rows of ten.

    A single column of words cannot be told from a text, and is one.
    """
    lines = text.splitlines()
    lines = lines if is_whole or len(lines) < 3 else lines[:-1]  # the last may be cut
    if len(lines) < 2 or not all(line.strip() for line in lines):
        return False
    return any(_is_even(lines, delimiter) for delimiter in ",;\t|")


def _is_even(lines: list[str], delimiter: str) -> bool:
    try:
        rows = list(csv.reader(lines[:200], delimiter=delimiter))
    except csv.Error:
        return False
    width = len(rows[0])
    # A heading is short words; a line of prose with a comma in it is not.
    is_heading = width > 1 and all(len(cell.split()) <= 6 and len(cell) <= 80 for cell in rows[0])
    return is_heading and sum(len(row) == width for row in rows) >= 0.9 * len(rows)


def _markup_type(text: str) -> str:
    first = _FIRST_TAG.search(_COMMENT.sub("", text))
    is_page = first is not None and first.group(1).lower() in HTML_TAGS
    return "text/html" if is_page or _DOCTYPE.search(text[:1024]) else "application/xml"
