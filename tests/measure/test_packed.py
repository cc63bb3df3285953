"""A clean table leaves the box as plain values, and is checked on arrival."""

import math
import struct
from dataclasses import replace

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from witnessmark.case import LayerConfig
from witnessmark.errors import UnreadError
from witnessmark.measure.packed import Column, check, layer_in
from witnessmark.measure.wkb import is_shape

SPEC = LayerConfig("a.csv", "damage", "UNOSAT")
TABLE = b"id,lon,lat,damaged,percent\na,44.5,34.7,yes,12.5\nb,44.6,34.8,no,\n"
GEOJSON = b"""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"a"},"geometry":
{"type":"Polygon","coordinates":[[[44,34],[44.1,34],[44.1,34.1],[44,34]]]}}]}"""


def test_numbers_words_and_marks_come_out_as_they_went_in():
    table = check("a.csv", layer_in(TABLE, "a.csv", SPEC))

    assert list(table.values("id")) == ["a", "b"]
    assert table.values("damaged").tolist() == [True, False]
    assert table.values("percent")[0] == 12.5
    assert math.isnan(table.values("percent")[1])


def test_a_shape_comes_out_as_the_bytes_of_the_same_shape():
    (wkb,) = check("a.geojson", layer_in(GEOJSON, "a.geojson", SPEC)).shapes

    assert shapely.from_wkb(wkb).bounds == (44.0, 34.0, 44.1, 34.1)


@pytest.mark.parametrize(
    "forged",
    [
        lambda table: replace(table, count=3),
        lambda table: replace(table, columns={**table.columns, "lon": Column("number", b"\0" * 7)}),
        lambda table: replace(table, columns={}),
        lambda table: replace(table, shapes=(b"\x01\x02", None)),
        lambda table: replace(table, shapes=(None,)),
    ],
)
def test_a_table_that_does_not_fit_together_is_refused(forged):
    with pytest.raises(UnreadError, match="may have taken the reader over"):
        check("a.csv", forged(layer_in(TABLE, "a.csv", SPEC)))


@pytest.mark.parametrize(
    "words",
    [
        "POINT (1 2)", "POINT Z (1 2 3)", "POINT EMPTY", "LINESTRING (0 0, 1 1)", "POLYGON ((0 0, 1 0, 1 1, 0 0))", "POLYGON EMPTY",
        "POLYGON ((0 0, 9 0, 9 9, 0 0), (1 1, 2 1, 2 2, 1 1))", "MULTIPOINT (0 0, 1 1)", "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))",
        "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING Z (0 0 1, 1 1 2))", "GEOMETRYCOLLECTION EMPTY",
    ],
)  # fmt: skip
def test_every_kind_of_shape_is_told_from_the_same_cut_or_lengthened(words):
    wkb = shapely.to_wkb(shapely.from_wkt(words))

    assert is_shape(wkb)
    assert not any(is_shape(wkb[:end]) for end in range(len(wkb)))
    assert not is_shape(wkb + b"\0")


def said_of(data: bytes) -> str:
    try:
        return str(shapely.from_wkb(data))
    except shapely.errors.ShapelyError as error:
        return str(error)


@given(st.integers(1, 7), st.binary(max_size=80))
def test_what_is_taken_for_a_shape_never_makes_the_library_read_on(kind, noise):
    data = b"\x01" + struct.pack("<I", kind) + noise

    # A ring that is not closed is whole by its bytes; what ends too early must have been refused.
    assert not (is_shape(data) and "smaller than requested" in said_of(data))


def test_a_shape_that_promises_four_billion_points_is_refused_at_once():
    assert not is_shape(b"\x01\x02\x00\x00\x00\xff\xff\xff\xff" + bytes(64))
    assert not is_shape(b"\x01\x07\x00\x00\x00\x01\x00\x00\x00" * 100)
