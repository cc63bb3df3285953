"""CSV as rows: UTF-8 (UTF-16 with its mark), one header line; comma, semicolon, tab or bar, as the header has most."""

import csv
import io

from witnessmark.errors import UnreadError
from witnessmark.measure.rows import Rows, check_header, check_rows

UTF16 = (b"\xff\xfe", b"\xfe\xff")
"""The mark that spreadsheets put before what they call Unicode text."""


def read_csv(name: str, data: bytes) -> Rows:
    """The rows of a CSV file, all values as text.

    Raises:
        UnreadError: not UTF-8, a doubled column, a row longer or shorter than the header (with its line), no rows.
    """
    text = decode(name, data)
    first = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t|", key=first.count), strict=True)
    try:
        header = [cell.strip() for cell in next(reader, [])]
        check_header(name, header)
        rows = []
        for row in reader:
            if not row:
                continue
            if len(row) != len(header):
                raise UnreadError(
                    f"{name}, line {reader.line_num}: {len(row)} values where the header names {len(header)} columns. "
                    "Mend that line (a missing quote is usual) and drop the file in again."
                )
            rows.append(row)
            if len(rows) % 100_000 == 0:
                check_rows(name, len(rows))
    except csv.Error as error:
        raise UnreadError(
            f"{name}, line {reader.line_num}: {error}. Mend that line and drop the file in again."
        ) from None
    check_rows(name, len(rows))
    columns = {column: list(values) for column, values in zip(header, zip(*rows, strict=True), strict=True)}
    return Rows(columns, None, len(rows))


def decode(name: str, data: bytes) -> str:
    """The file as text; UnreadError names the byte that is not UTF-8."""
    encoding = "utf-16" if data.startswith(UTF16) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadError(
            f"{name}, byte {error.start}: 0x{data[error.start]:02x} is not {encoding[:6].upper()}. "
            "Save the file as CSV UTF-8."
        ) from None
