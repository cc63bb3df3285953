"""Tables: cells and rows without end, footers that lie, formulas, and pages of dictionaries that never stop."""

import io
import struct
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq


def parquet(table: pa.Table, **options: object) -> bytes:
    """A table as a Parquet file."""
    out = io.BytesIO()
    pq.write_table(table, out, **options)
    return out.getvalue()


def files(lure) -> Iterator[tuple[str, bytes]]:
    """CSV, Parquet, spreadsheets and databases."""
    head = b"id,lon,lat\n"
    yield "giant-cell.csv", head + b'1,"' + b"x" * 5_000_000 + b'",34.7\n'
    yield "open-quote.csv", head + b'1,"44.5,34.7\n' + b"2,44.5,34.7\n" * 200_000
    yield "many-columns.csv", ",".join(f"c{n}" for n in range(300_000)).encode() + b"\n1\n"
    yield "many-rows.csv", head + b"1,44.5,34.7\n" * 700_000
    yield "nul.csv", head + b"1\0,44.5,34.7\n"
    yield "numbers.csv", head + b"1," + b"9" * 400_000 + b",1e999999999\n2,nan,inf\n3,0x10,1_0\n"
    yield "formulas.csv", head + f'=HYPERLINK("{lure.url}"),44.5,34.7\n@SUM(A1),44.5,34.7\n'.encode()
    yield "carriage-returns.csv", head.replace(b"\n", b"\r") + b"1,44.5,34.7\r" * 100_000
    yield "uneven.csv", head + b"1,2\n" + b"," * 1_000_000
    yield "utf16-half.csv", b"\xff\xfe" + "id,lon,lat\n1,44.5,34.7\n".encode("utf-16-le")[:-1]
    yield "same-names.csv", b"id,id,id\n1,2,3\n"
    good = parquet(pa.table({"id": ["1"], "lon": [44.5], "lat": [34.7]}))
    yield "good.parquet", good
    yield "footer-far.parquet", good[:-8] + struct.pack("<I", 2**31 - 1) + b"PAR1"
    yield "footer-cut.parquet", good[:-30] + good[-8:]
    yield "footer-noise.parquet", b"PAR1" + b"\xff" * 300 + struct.pack("<I", 300) + b"PAR1"
    yield "no-footer.parquet", b"PAR1" + bytes(100)
    word = pa.DictionaryArray.from_arrays(pa.array([0] * 2_000_000, pa.int32()), pa.array(["x" * 1000]))
    yield "dictionary-bomb.parquet", parquet(pa.table({"id": word}))
    yield "zeros-bomb.parquet", parquet(pa.table({"lon": pa.array([0.0] * 4_000_000)}), compression="zstd")
    nested: pa.DataType = pa.int8()
    for _ in range(60):
        nested = pa.list_(nested)
    yield "nested.parquet", parquet(pa.table({"a": pa.array([None], nested)}))
    yield (
        "geo-lie.parquet",
        parquet(
            pa.table({"g": [b"\x01\x03\0\0\0\xff\xff\xff\x7f" * 3]}).replace_schema_metadata(
                {b"geo": b'{"primary_column":"g","columns":{"g":{"encoding":"WKB"}}}'}
            )
        ),
    )
    yield (
        "geo-deep.parquet",
        parquet(pa.table({"g": [b"\0"]}).replace_schema_metadata({b"geo": b"[" * 100_000})),
    )
    yield "arrow-schema-lie.parquet", good.replace(b"ARROW:schema", b"ARROW:sch\xffma")
    yield "formula.xlsx", b"PK\3\4" + b"\0" * 26 + f'=HYPERLINK("{lure.url}")'.encode()
    yield "sqlite.db", b"SQLite format 3\0" + b"\xff" * 4000
    yield (
        "sqlite-trigger.gpkg",
        b"SQLite format 3\0"
        + struct.pack(">H", 1)
        + bytes(82)
        + f"CREATE TRIGGER x SELECT load_extension('{lure.secret}')".encode(),
    )
