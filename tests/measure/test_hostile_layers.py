"""Layers as they come in the field, and as an adversary makes them: told in one sentence, never a full memory."""

import io
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from witnessmark.errors import UnreadError
from witnessmark.measure.formats import read_rows
from witnessmark.measure.parquet import unpack
from witnessmark.records import Layer, Unread

AREA = '[area]\nname = "Here"\nlon = 44.5\nlat = 34.7\nradius_km = 25\n'


@pytest.fixture
def left(measured, layer_toml):
    """The sentences that a damage layer of these bytes leaves behind."""

    def measure(data: bytes, name: str = "d.csv") -> str:
        case = measured({name: data}, AREA + layer_toml(name, "damage"))
        return "\n".join(one.reason for one in case.store.all(Unread))

    return measure


def parquet(**columns) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(pa.table(columns), buffer)
    return buffer.getvalue()


def feature(shape, **properties) -> dict:
    return {"type": "Feature", "properties": properties, "geometry": shape}


def geojson(*features) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


POINT = {"type": "Point", "coordinates": [44.5, 34.7]}


def ring(*corners) -> dict:
    return {"type": "Polygon", "coordinates": [corners]}


def test_longitude_and_latitude_in_each_others_column_are_told(left):
    said = left(b"id,lon,lat\n1,34.7,44.5\n2,34.71,44.51\n")

    assert "all 2 rows lie more than 500 km from the case's area" in said
    assert "columns = { lon = ..., lat = ... }" in said


def test_a_layer_far_from_the_area_for_good_is_left_as_it_is(left):
    assert left(b"id,lon,lat\n1,10,50\n") == ""


def test_dates_off_the_calendar_are_counted_and_shown(left):
    said = left(b"id,lon,lat,date\n1,44.5,34.7,2014-13-45\n2,44.5,34.7,\n3,44.5,34.7,2014-09-03\n")

    assert "1 of 3 rows have a date that is none of the calendar" in said
    assert "row 1: date is '2014-13-45'" in said


def test_a_row_without_a_geometry_is_left_out_by_its_number(left):
    said = left(geojson(feature(None), feature(POINT)), "d.geojson")

    assert "1 of 2 rows have no usable position and are left out (row 1: no geometry)" in said


def test_a_shape_that_crosses_itself_is_mended(measured, layer_toml):
    bow = ring([44.5, 34.7], [44.501, 34.701], [44.501, 34.7], [44.5, 34.701], [44.5, 34.7])
    case = measured({"b.geojson": geojson(feature(bow, id="1"))}, layer_toml("b.geojson", "buildings"))
    (layer,) = case.store.all(Layer)

    area = pq.read_table(case.tables / layer.table)["area_m2"].to_pylist()[0]

    assert area == pytest.approx(5083, rel=0.01)


def test_a_giant_ring_that_crosses_itself_is_not_mended_for_ever(left):
    corners = [[44 + n % 997 / 1e4, 34 + n * 7 % 991 / 1e4] for n in range(30_000)]
    said = left(geojson(feature(ring(*corners, corners[0]))), "d.geojson")

    assert "a shape of 30,001 points whose sides cross" in said


def test_half_a_character_in_a_name_is_no_reason_to_stop(left):
    assert left(geojson(feature(POINT, id="\ud800", name="\udfff")), "d.geojson") == ""


def test_a_thing_that_is_no_feature_is_shown(left):
    assert "feature 1: its geometry cannot be read ('7' is no feature)" in left(geojson(7), "d.geojson")


@pytest.mark.parametrize("year", [12_000, -5_000])
def test_a_time_beyond_pythons_calendar_is_a_date_like_any_other(left, year):
    time = pa.array([year * 31_556_952_000_000], pa.timestamp("us"))
    said = left(parquet(id=["1"], lon=[44.5], lat=[34.7], date=time), "d.parquet")

    assert "our fault" not in said


def test_a_small_table_that_unpacks_without_end_is_refused():
    word = pa.DictionaryArray.from_arrays(pa.array([0] * 20_000, pa.int32()), pa.array(["x" * 1000]))
    data = parquet(id=word)

    assert len(data) < 20_000
    with pytest.raises(UnreadError, match="unpacks to 12,"):
        unpack("d.parquet", pq.ParquetFile(io.BytesIO(data)), most=10_000_000)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_what_spreadsheets_call_csv_is_read(encoding, sign):
    data = "id,lon,lat\n1,44.5,34.7\n".replace(",", sign).encode(encoding)

    assert read_rows("d.csv", data).columns == {"id": ["1"], "lon": ["44.5"], "lat": ["34.7"]}


def test_fifty_thousand_columns_are_refused_at_once():
    with pytest.raises(UnreadError, match=r"50,000 columns; up to 1,000"):
        read_rows("d.csv", ",".join(f"c{n}" for n in range(50_000)).encode() + b"\n")


def test_as_many_properties_as_features_are_refused_at_once():
    with pytest.raises(UnreadError, match="columns; up to 1,000"):
        read_rows("d.geojson", geojson(*(feature(POINT, **{f"p{n}": n}) for n in range(2000))))


def test_a_percentage_may_carry_its_sign(left):
    assert left(b"id,lon,lat,percent\n1,44.5,34.7,50%\n2,44.5,34.7,0%\n") == ""
