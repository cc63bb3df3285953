"""A layer's file as rows: CSV, GeoJSON or (Geo)Parquet, told apart by content, never by name."""

from witnessmark.errors import UnreadError
from witnessmark.measure.csvfile import UTF16, read_csv
from witnessmark.measure.geojson import read_geojson
from witnessmark.measure.parquet import read_parquet
from witnessmark.measure.rows import Rows

MAX_BYTES = 512 * 2**20


def read_rows(name: str, data: bytes) -> Rows:
    """The rows of a layer's file.

    Args:
        name: what to call the file in an error.
        data: its bytes, from the evidentiary copy.

    Raises:
        UnreadError: empty, too large, truncated, of another format, or of a form that can point to other files.
    """
    start = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        raise UnreadError(
            f"{name}: the file is empty ({len(data)} bytes). Ask its source for it again and drop it in."
        )
    if len(data) > MAX_BYTES:
        raise UnreadError(
            f"{name}: {len(data):,} bytes; layers are read up to {MAX_BYTES:,}. Cut it to the case's area first."
        )
    if start.startswith(b"PAR1"):
        return read_parquet(name, data)
    if start.startswith((b"{", b"[")):
        return read_geojson(name, data)
    refuse_other_formats(name, start)
    return read_csv(name, data)


def refuse_other_formats(name: str, start: bytes) -> None:
    """Pass for what may be CSV; UnreadError for markup, archives and pictures."""
    if start.startswith(b"<"):
        # A GDAL/OGR VRT under another name makes a reader open any local file or address it names.
        raise UnreadError(
            f"{name}: begins with {start[:24].decode('utf-8', 'replace')!r}: XML (a VRT can point to other files) is "
            "not read as a layer. Export it as CSV, GeoJSON or GeoParquet."
        )
    has_nul = b"\x00" in start and not start.startswith(UTF16)
    if has_nul or start.startswith((b"PK", b"%PDF", b"\x89")):
        raise UnreadError(
            f"{name}: begins with bytes {start[:8].hex(' ')}, which is no table known here. "
            "Export it as CSV, GeoJSON or GeoParquet."
        )
