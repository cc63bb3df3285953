"""A layer's rows exactly as its maker wrote them, before any column has a meaning."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from witnessmark.errors import UnreadError

MAX_COLUMNS = 1000
MAX_ROWS = 5_000_000
"""More than any national building list seen so far; a larger file is cut to the case's area first."""


@dataclass(frozen=True)
class Rows:
    """A table as received.

    Attributes:
        columns: column name -> one value per row, types as in the file (all text for CSV).
        geometries: one shapely geometry or None per row, WGS84 lon/lat; None when the file has no geometry.
        count: how many rows.
    """

    columns: dict[str, list[Any]]
    geometries: list[Any] | None
    count: int


def check_rows(name: str, count: int) -> None:
    """UnreadError when there are no rows or more than are read."""
    if count == 0:
        raise UnreadError(f"{name}: 0 rows. Ask its source for the full file, or take its [[layer]] out.")
    if count > MAX_ROWS:
        raise UnreadError(
            f"{name}: {count:,} rows; layers are read up to {MAX_ROWS:,}. Cut it to the case's area first."
        )


def check_header(name: str, header: list[str]) -> None:
    """UnreadError for a header that names a column twice, or that is no header."""
    if len(header) > MAX_COLUMNS:
        raise UnreadError(
            f"{name}: {len(header):,} columns; up to {MAX_COLUMNS:,} are read. Keep those you need."
        )
    doubled = sorted(column for column, times in Counter(header).items() if times > 1)
    if doubled:
        raise UnreadError(
            f'{name}: two columns are called "{doubled[0]}". Rename one and drop the file in again.'
        )
