"""Parquet and GeoParquet as rows, with their size checked before anything is unpacked."""

import json
from typing import Any

from witnessmark.errors import UnreadError
from witnessmark.measure.rows import Rows, check_header, check_rows

MAX_UNPACKED = 2 * 2**30
"""Bytes a file says it unpacks to: a small file can hold a very large column."""


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
        table = file.read()
    except (pa.ArrowException, OSError) as error:
        raise UnreadError(
            f"{name}: not a whole Parquet file: {str(error).splitlines()[0][:160]}. "
            "It may be cut short; ask its source for it again."
        ) from None
    check_header(name, table.column_names)
    geo = geo_metadata(name, table.schema.metadata or {})
    column = str(geo.get("primary_column", "")) if geo else ""
    geometries = read_wkb(name, table[column].to_pylist()) if column in table.column_names else None
    plain = [
        field.name for field in table.schema if field.name != column and not pa.types.is_binary(field.type)
    ]
    return Rows({key: table[key].to_pylist() for key in plain}, geometries, table.num_rows)


def check_size(name: str, metadata: Any) -> None:
    """UnreadError when the footer promises no rows, or more than is unpacked here."""
    check_rows(name, metadata.num_rows)
    unpacked = sum(metadata.row_group(n).total_byte_size for n in range(metadata.num_row_groups))
    if unpacked > MAX_UNPACKED:
        raise UnreadError(
            f"{name}: unpacks to {unpacked:,} bytes; up to {MAX_UNPACKED:,} are read. Cut it to the case's area first."
        )


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
