"""Facts about files as they come."""

import io
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from witnessmark.errors import UnreadError
from witnessmark.measure.formats import read_rows


def parquet(columns: dict[str, list[object]], metadata: dict[str, str] | None = None) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(pa.table(columns).replace_schema_metadata(metadata), buffer)
    return buffer.getvalue()


def feature(geometry: object, **properties: object) -> dict[str, object]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(*features: object, **more: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features, **more}).encode()


POINT = {"type": "Point", "coordinates": [44.5, 34.7]}


def test_csv_with_semicolons_and_a_byte_order_mark_is_read():
    rows = read_rows("a.csv", "﻿id;lon;lat\n1;44,5;34.7\n".encode())

    assert rows.columns == {"id": ["1"], "lon": ["44,5"], "lat": ["34.7"]}


def test_geojson_features_become_rows_with_their_geometry():
    rows = read_rows("a.geojson", collection(feature(POINT, name="mill"), feature(POINT, source="x")))

    assert rows.columns == {"name": ["mill", None], "source": [None, "x"]}
    assert rows.geometries[0].x == 44.5


def test_a_file_is_told_by_its_content_and_not_by_its_name():
    assert read_rows("fires.csv", parquet({"lon": [1.0], "lat": [2.0]})).count == 1


BAD = {
    "empty file": (b"", "the file is empty"),
    "only a header": (b"lon,lat\n", "0 rows"),
    "short row": (b"id,lon,lat\n1,2,3\n4,5\n", "line 3: 2 values where the header names 3"),
    "open quote": (b'id,lon\n"1,2\n', "line 2"),
    "doubled column": (b"lon,lon\n1,2\n", 'two columns are called "lon"'),
    "latin-1": (b"name,lon\nM\xfcnster,7\n", "byte 10: 0xfc is not UTF-8"),
    "VRT as geojson": (b"<OGRVRTDataSource>", "can point to other files"),
    "zip": (b"PK\x03\x04rest", "50 4b 03 04"),
    "truncated parquet": (parquet({"lon": [1.0] * 50})[:80], "not a whole Parquet file"),
    "cut geojson": (collection(feature(POINT))[:-9], "not valid GeoJSON"),
    "bottomless json": (b'{"a":' * 100_000, "not valid GeoJSON"),
    "NaN in json": (b'{"type": "FeatureCollection", "features": [NaN]}', "NaN is not a JSON number"),
    "one feature": (json.dumps(feature(POINT)).encode(), 'its "type" is'),
    "text as coordinates": (collection(feature({"type": "Point", "coordinates": ["a", "b"]})), "feature 1"),
    "unknown geometry": (collection(feature(POINT), feature({"type": "Blob"})), "feature 2"),
    "other projection": (
        collection(feature(POINT), crs={"properties": {"name": "EPSG:32637"}}),
        "EPSG:32637",
    ),
    "lists for features": (b'{"type": "FeatureCollection", "features": [[1], 2]}', "feature 1"),
    "geo metadata of another kind": (
        parquet({"g": [b"x"]}, {"geo": '{"primary_column": "g", "columns": {"g": 7}}'}),
        '"geo"',
    ),
    "broken geo metadata": (parquet({"geometry": [b"x"]}, {"geo": "{"}), '"geo" metadata'),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_file_gives_one_sentence_with_its_name_and_a_step(what):
    data, words = BAD[what]

    with pytest.raises(UnreadError) as raised:
        read_rows("hostile.xyz", data)

    assert words in str(raised.value)
    assert str(raised.value).startswith("hostile.xyz")
    assert str(raised.value).endswith(".")


def test_broken_wkb_is_named_by_its_row():
    geo = json.dumps({"primary_column": "geometry", "columns": {"geometry": {"encoding": "WKB"}}})
    good = bytes.fromhex("0101000000000000000000f03f0000000000000040")

    with pytest.raises(UnreadError, match="row 2: its geometry cannot be read"):
        read_rows("a.parquet", parquet({"geometry": [good, good[:7]]}, {"geo": geo}))


def test_geoparquet_in_metres_is_refused_by_the_name_of_its_system():
    crs = {"type": "ProjectedCRS", "name": "WGS 84 / UTM zone 37N"}
    geo = json.dumps({"primary_column": "geometry", "columns": {"geometry": {"encoding": "WKB", "crs": crs}}})

    with pytest.raises(UnreadError, match="UTM zone 37N"):
        read_rows("a.parquet", parquet({"geometry": [b"x"]}, {"geo": geo}))


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([b"", b"PAR1", b'{"type":"FeatureCollection","features":[', b"lon,lat\n", b"<"]),
    st.binary(max_size=300),
)
def test_no_bytes_bring_down_more_than_their_own_layer(start, rest):
    try:
        read_rows("noise.bin", start + rest)
    except UnreadError as error:
        assert str(error).startswith("noise.bin")  # noqa: PT017


def test_two_parquet_columns_of_one_name_are_refused():
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_arrays([pa.array([1]), pa.array([2])], names=["lon", "lon"]), buffer)

    with pytest.raises(UnreadError, match='two columns are called "lon"'):
        read_rows("a.parquet", buffer.getvalue())
