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
    (b"OggS\x00", "video/ogg"),
    (b"FLV\x01", "video/x-flv"),
    (b"\x00\x00\x01\xba", "video/mpeg"),
    (b"\x00\x00\x01\xb3", "video/mpeg"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "video/x-ms-asf"),
    (b"ID3\x02", "audio/mpeg"),
    (b"ID3\x03", "audio/mpeg"),
    (b"ID3\x04", "audio/mpeg"),
    (b"fLaC\x00", "audio/flac"),
    (b"#!AMR\n", "audio/amr"),
)
"""First bytes -> media type; what each format's own specification gives as its signature."""

RIFF = {b"WEBP": "image/webp", b"AVI ": "video/x-msvideo", b"WAVE": "audio/x-wav"}
"""Form type of a RIFF file -> media type."""

BRANDS = {
    b"heic": "image/heic", b"heix": "image/heic", b"mif1": "image/heic", b"msf1": "image/heic", b"avif": "image/avif",
    b"avis": "image/avif", b"qt  ": "video/quicktime", b"M4A ": "audio/mp4", b"M4B ": "audio/mp4",
}  # fmt: skip
"""Brand of an ISO base media file (ISO 14496-12) -> media type; video/mp4 for every other."""

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
    if kind := _container_type(head):
        return kind
    text = as_text(head)
    if text is None:
        # Some makers put a few bytes before a PDF's signature; readers look through the first kilobyte.
        return "application/pdf" if b"%PDF-" in head[:1024] else "application/octet-stream"
    return text_type(text.lstrip(), is_whole=len(head) < WINDOW_BYTES)


def _container_type(head: bytes) -> str:
    """The media type of a file whose format is told further in, "" for none of these."""
    if head[:4] == b"RIFF":
        return RIFF.get(head[8:12], "")
    if head[:2] == b"BM" and head[6:10] == bytes(
        4
    ):  # two letters begin many a text; the reserved bytes do not follow
        return "image/bmp"
    if head[4:8] == b"ftyp":
        return BRANDS.get(head[8:12], "video/mp4")
    if head[:4] == b"\x1a\x45\xdf\xa3":
        return "video/webm" if b"webm" in head[:64] else "video/x-matroska"
    # A transport stream is packets of 188 bytes (ISO 13818-1), each beginning with the letter G.
    is_stream = len(head) > 376 and head[0] == head[188] == head[376] == 0x47
    return "video/mp2t" if is_stream else ""


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
