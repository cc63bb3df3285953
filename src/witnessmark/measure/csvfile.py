"""CSV as rows: UTF-8, one header line; comma, semicolon or tab, whichever the header has most of."""

import csv
import io

from witnessmark.errors import UnreadError
from witnessmark.measure.rows import Rows, check_header, check_rows


def read_csv(name: str, data: bytes) -> Rows:
    """The rows of a CSV file, all values as text.

    Raises:
        UnreadError: not UTF-8, a doubled column, a row longer or shorter than the header (with its line), no rows.
    """
    text = decode(name, data)
    first = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)
    try:
        header = [cell.strip() for cell in next(reader)]
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
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadError(
            f"{name}, byte {error.start}: 0x{data[error.start]:02x} is not UTF-8. Save the file as CSV UTF-8."
        ) from None
