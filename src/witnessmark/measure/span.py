"""Days, months and years of case.toml as first and last days (EDTF level 0, with "?" for possible)."""

import calendar
import re

from witnessmark.errors import MeasureError
from witnessmark.records import Part, When

DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([?~%]?)")


def first_and_last(edtf: str) -> tuple[str, str]:
    """The first and last ISO day of a date or interval; "" where it is open.

    Raises:
        MeasureError: it is not year, month, day or an interval of these.
    """
    start, _, end = edtf.partition("/")
    return _day(start, edtf, last=False), _day(end if "/" in edtf else start, edtf, last=True)


def when(edtf: str) -> When | None:
    """An EDTF text of case.toml as a time with one part, None when it is empty."""
    if not edtf:
        return None
    start, end = first_and_last(edtf)
    hedge = "possible" if edtf.endswith(("?", "%")) else "asserted"
    return When(edtf, (Part(start, end, hedge),))  # type: ignore[arg-type]


def between(start: str, end: str) -> str:
    """EDTF for a stretch of days or months: one date when both are the same, ".." for an open end."""
    return start if start == end else f"{start or '..'}/{end or '..'}"


def _day(part: str, whole: str, *, last: bool) -> str:
    if part in {"", ".."}:
        return ""
    found = DATE.fullmatch(part)
    if not found or not 1 <= int(found[2] or 1) <= 12:
        raise MeasureError(
            f'case.toml: "{whole}" is not a time that can be read here. Write 2014, 2014-09, 2014-09-01, or two of these with /.'
        )
    year, month = int(found[1]), int(found[2] or (12 if last else 1))
    length = calendar.monthrange(year, month)[1] if year else 31
    return f"{year:04}-{month:02}-{int(found[3] or (length if last else 1)):02}"
