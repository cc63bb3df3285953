import json

import pyarrow.parquet as pq
import pytest
import shapely

from witnessmark import plugins
from witnessmark.publish.features import features_of


@pytest.fixture(scope="module")
def table(report, tmp_path_factory):
    (path,) = plugins.load("publisher", "geoparquet").publish(report, tmp_path_factory.mktemp("geo"))
    return pq.read_table(path)


def test_geometries_come_back_equal_to_those_of_the_geojson(table, report):
    read = shapely.from_wkb(table["geometry"].to_pylist())
    told = shapely.from_geojson([json.dumps(one.geometry) for one in features_of(report)])

    assert shapely.equals_exact(read, told).all()


def test_the_geo_note_names_the_column_its_encoding_and_its_kinds(table):
    note = json.loads(table.schema.metadata[b"geo"])

    assert note["version"] == "1.1.0"
    assert note["columns"]["geometry"]["geometry_types"] == ["Point", "Polygon"]


def test_properties_keep_their_types(table):
    kinds = {field.name: str(field.type) for field in table.schema}

    assert (kinds["count"], kinds["simulated"], kinds["inner_km"]) == ("int64", "bool", "double")
