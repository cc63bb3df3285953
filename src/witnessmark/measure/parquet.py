"""Parquet and GeoParquet as rows, with their size checked before anything is unpacked."""

import json
from typing import Any

from witnessmark.errors import UnreadError
from witnessmark.measure.rows import Rows, check_header, check_rows

MAX_UNPACKED = 2**30
"""Bytes in memory: a small file can hold a very large column."""


def read_parquet(name: str, data: bytes) -> Rows:
    """The rows of a Parquet file; geometries when it is GeoParquet (WKB, WGS84).

    Raises:
        UnreadError: truncated, too large when unpacked, another coordinate system, or a broken geometry.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(pa.BufferReader(data))
        check_size(name, file.metadata)
        check_header(name, file.schema_arrow.names)
        table = unpack(name, file)
    except (pa.ArrowException, OSError) as error:
        raise UnreadError(
            f"{name}: not a whole Parquet file: {str(error).splitlines()[0][:160]}. "
            "It may be cut short; ask its source for it again."
        ) from None
    geo = geo_metadata(name, table.schema.metadata or {})
    column = str(geo.get("primary_column", "")) if geo else ""
    geometries = read_wkb(name, table[column].to_pylist()) if column in table.column_names else None
    plain = [field for field in table.schema if field.name != column and not pa.types.is_binary(field.type)]
    return Rows({field.name: values(table[field.name]) for field in plain}, geometries, table.num_rows)


def unpack(name: str, file: Any, most: int = MAX_UNPACKED) -> Any:
    """The table, a few thousand rows at a time: a dictionary page makes a small file say one long word a million times.

    Raises:
        UnreadError: it grows past `most` bytes.
    """
    import pyarrow as pa

    batches, size = [], 0
    for packed in file.iter_batches(batch_size=4096):
        columns = [
            one.dictionary_decode() if pa.types.is_dictionary(one.type) else one for one in packed.columns
        ]
        batches.append(pa.RecordBatch.from_arrays(columns, names=packed.schema.names))
        size += batches[-1].nbytes
        if size > most:
            raise too_large(name, size)
    return pa.Table.from_batches(batches).replace_schema_metadata(file.schema_arrow.metadata)


def values(column: Any) -> list[Any]:
    """A column's values; days and times as ISO text, since Python's calendar ends in the year 9999."""
    import pyarrow as pa

    if not pa.types.is_temporal(column.type):
        return list(column.to_pylist())
    try:
        return list(column.cast(pa.string()).to_pylist())
    except pa.ArrowException:  # a time zone this machine does not know
        return list(
            column.cast(pa.int64()).cast(pa.timestamp(column.type.unit)).cast(pa.string()).to_pylist()
        )


def too_large(name: str, size: int) -> UnreadError:
    """The error for a table that would fill the memory."""
    return UnreadError(
        f"{name}: unpacks to {size:,} bytes or more; up to {MAX_UNPACKED:,} are read. Cut it to the case's area first."
    )


def check_size(name: str, metadata: Any) -> None:
    """UnreadError when the footer promises no rows, or more than is unpacked here."""
    check_rows(name, metadata.num_rows)
    unpacked = sum(metadata.row_group(n).total_byte_size for n in range(metadata.num_row_groups))
    if unpacked > MAX_UNPACKED:
        raise too_large(name, unpacked)


def geo_metadata(name: str, metadata: dict[bytes, bytes]) -> dict[str, Any] | None:
    """GeoParquet's "geo" entry, None when there is none; UnreadError unless it is WKB in WGS84."""
    if b"geo" not in metadata:
        return None
    try:
        geo: dict[str, Any] = json.loads(metadata[b"geo"])
        column = geo["columns"][geo["primary_column"]]
        encoding, crs = column["encoding"], column.get("crs")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UnreadError(
            f'{name}: its "geo" metadata cannot be read ({error!r}). Export it again as GeoParquet 1.1.'
        ) from None
    if encoding != "WKB" or (crs is not None and not is_wgs84(crs)):
        label = crs.get("name", "unnamed") if isinstance(crs, dict) else "WGS84"
        raise UnreadError(
            f'{name}: geometry is {encoding} in "{label}"; WKB in WGS84 (EPSG:4326) is read. Export it again so.'
        )
    return geo


def is_wgs84(crs: Any) -> bool:
    """Whether a PROJJSON object names WGS84 longitude and latitude."""
    return (
        isinstance(crs, dict)
        and crs.get("type") == "GeographicCRS"
        and str(crs.get("name")).startswith("WGS 84")
    )


def read_wkb(name: str, values: list[bytes | None]) -> list[Any]:
    """Shapely geometries from WKB; UnreadError names the row that is broken."""
    import shapely

    try:
        return list(shapely.from_wkb(values))
    except (shapely.errors.ShapelyError, TypeError, ValueError):
        for number, value in enumerate(values, 1):
            try:
                shapely.from_wkb(value)
            except (shapely.errors.ShapelyError, TypeError, ValueError) as error:
                raise UnreadError(
                    f"{name}, row {number}: its geometry cannot be read ({str(error)[:120]}). Remove that row."
                ) from None
        raise
