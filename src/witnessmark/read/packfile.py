"""Opens a list of places as text: says what a file is that is none, and which line is not UTF-8."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from witnessmark.errors import ReadError

_LONGEST_LINE = 1_000_000
"""Code points of a first line: the widest administrative tables have some thousand."""
_BINARY = {
    b"PK\x03\x04": "a ZIP archive or an Excel sheet. Unpack it, or save the sheet as CSV, and add the file from it.",
    b"\x1f\x8b": "packed with gzip. Unpack it and add the file from it.",
    b"PAR1": "a Parquet file. Export it as CSV and add that.",
    b"\xd0\xcf\x11\xe0": "an old Excel or Word file. Save the sheet as CSV and add that.",
    b"\xff\xfe": "UTF-16. Save the list as UTF-8 and add it again.",
    b"\xfe\xff": "UTF-16. Save the list as UTF-8 and add it again.",
    b"SQLite format 3": "a database, perhaps a GeoPackage. Export its layer as GeoJSON and add that.",
    b"%PDF": "a PDF. Ask its maker for the table, or type it into a CSV with name, lat, lon.",
}

T = TypeVar("T")


def first_line(path: Path) -> str:
    """The first line of a text file, without its end.

    Raises:
        ReadError: the file is empty, no text, not UTF-8, or its first line is longer than any table's.
    """
    with path.open("rb") as raw:
        start = raw.read(16)
    if not start.strip():
        raise ReadError(f"{path}: empty. Add a list with at least one place.")
    for mark, told in _BINARY.items():
        if start.startswith(mark):
            raise ReadError(f"{path}: {told}")
    with path.open(encoding="utf-8-sig", newline="") as lines:
        (line,) = as_text(path, (lines.readline(_LONGEST_LINE) for _ in range(1)))
    if len(line) >= _LONGEST_LINE:
        raise ReadError(
            f"{path}, line 1: more than {_LONGEST_LINE - 1:,} letters without a line's end. "
            "Add the list as its maker gave it, a place a line."
        )
    return line.rstrip("\r\n")


def as_text(path: Path, items: Iterable[T]) -> Iterator[T]:
    """What is read from the file, as it comes.

    Raises:
        ReadError: a line is not UTF-8; names it.
    """
    try:
        yield from items
    except UnicodeDecodeError:
        raise ReadError(
            f"{path}, line {_bad_line(path)}: not UTF-8. Save the list as UTF-8 and add it again."
        ) from None


def _bad_line(path: Path) -> int:
    """Number of the first line that is not UTF-8, from 1."""
    with path.open("rb") as raw:
        for number, line in enumerate(raw, 1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                return number
    return 0


def json_of(path: Path) -> Any:
    """The file as JSON.

    Raises:
        ReadError: it is none; names the line.
    """
    try:
        with path.open(encoding="utf-8-sig") as lines:
            return json.loads("".join(as_text(path, lines)))
    except RecursionError:
        raise ReadError(
            f"{path}: nested too deep to be GeoJSON. Add the file as its maker gave it."
        ) from None
    except json.JSONDecodeError as error:
        raise ReadError(
            f"{path}, line {error.lineno}: {error.msg}; no JSON. Add the file as its maker gave it."
        ) from None
