import json

import pytest

from witnessmark import plugins
from witnessmark.publish.features import signed_area, wind

SQUARE = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]]
HOLE = [[0.2, 0.2], [0.4, 0.2], [0.4, 0.4], [0.2, 0.4], [0.2, 0.2]]


@pytest.fixture(scope="module")
def body(report, tmp_path_factory):
    (path,) = plugins.load("publisher", "geojson").publish(report, tmp_path_factory.mktemp("geo"))
    return json.loads(path.read_text(encoding="utf-8"))


def test_outer_rings_run_counter_clockwise_and_holes_clockwise():
    wound = wind({"type": "Polygon", "coordinates": [SQUARE[::-1], HOLE]})["coordinates"]

    assert [signed_area(ring) > 0 for ring in wound] == [True, False]


def test_every_part_of_a_multipolygon_is_wound_the_right_way():
    wound = wind({"type": "MultiPolygon", "coordinates": [[SQUARE], [SQUARE[::-1]]]})["coordinates"]

    assert all(signed_area(part[0]) > 0 for part in wound)


def test_every_polygon_of_the_record_is_closed_and_counter_clockwise(body):
    rings = [
        one["geometry"]["coordinates"][0] for one in body["features"] if one["geometry"]["type"] == "Polygon"
    ]

    assert rings
    assert all(ring[0] == ring[-1] and signed_area(ring) > 0 for ring in rings)


def test_a_vague_place_keeps_its_ring_in_kilometres(body):
    (ring,) = [
        one["properties"] for one in body["features"] if one["properties"]["name"] == "villages around Karsa"
    ]

    assert (ring["inner_km"], ring["outer_km"]) == (3.0, 22.0)


def test_the_file_and_each_simulated_shape_say_so(body):
    assert body["simulated"] is True
    fires = [one for one in body["features"] if one["properties"]["state"] == "fire"]
    assert all(one["properties"]["simulated"] for one in fires)


def test_every_shape_says_whose_it_is(body):
    assert all(
        one["properties"]["origin"] for one in body["features"] if one["properties"]["what"] == "shape"
    )
