"""Facts about other people's layers."""

import pyarrow.parquet as pq
import pytest

from witnessmark.errors import MeasureError
from witnessmark.measure import measure
from witnessmark.measure.tables import load_table
from witnessmark.records import Layer, Tally, Unread

HOUSES = b"key,X,Y,state\n1,44.51,34.70,Destroyed\n2,44.52,34.71,Intact\n3,44.53,34.72,Destroyed\n"
MAPPED = 'columns = { damaged = "state" }\ndamaged = ["Destroyed"]\nwindow = "2014-09/2014-12?"'


def only(case, kind):
    (found,) = case.store.all(kind)
    return found


def reasons(case):
    return [unread.reason for unread in case.store.all(Unread)]


def test_a_damage_layer_is_counted_as_its_makers_statement(measured, layer_toml):
    tally = only(measured({"h.csv": HOUSES}, layer_toml("h.csv", "damage", "UNOSAT", MAPPED)), Tally)

    assert (tally.value, tally.whole, tally.origin) == (2, 3, "UNOSAT")
    assert "marks 2 of 3 buildings as damaged" in tally.sentence


def test_possibly_december_stays_possible_in_a_tally(measured, layer_toml):
    tally = only(measured({"h.csv": HOUSES}, layer_toml("h.csv", "damage", "UNOSAT", MAPPED)), Tally)

    assert tally.window.edtf == "2014-09/2014-12?"
    assert tally.window.parts[0].hedge == "possible"


def test_words_that_are_neither_yes_nor_no_are_asked_about(measured, layer_toml):
    more = 'columns = { damaged = "state" }'
    case = measured({"h.csv": HOUSES}, layer_toml("h.csv", "damage", more=more))

    assert 'column state holds "Destroyed", which is neither yes nor no' in reasons(case)[0]
    assert reasons(case)[0].endswith('damaged = ["Destroyed"].')


def test_a_plain_list_counts_every_row_and_has_no_whole(measured, layer_toml):
    tally = only(measured({"h.csv": HOUSES}, layer_toml("h.csv", "list", more='act = "demolish"')), Tally)

    assert (tally.value, tally.whole) == (3, None)
    assert "lists 3 buildings as demolished" in tally.sentence


def test_missing_columns_are_named_with_those_found_and_the_way_out(measured, layer_toml):
    case = measured({"h.csv": b"id,easting,northing\n1,2,3\n"}, layer_toml("h.csv", "list"))

    (reason,) = reasons(case)
    assert 'no column for "lon". Columns found: id, easting, northing' in reason
    assert "columns = { lon = " in reason


def test_a_layer_that_is_not_in_the_inbox_is_unread_and_the_rest_goes_on(measured, layer_toml):
    toml = layer_toml("gone.csv", "list") + layer_toml("h.csv", "list", "another")
    case = measured({"h.csv": HOUSES}, toml)

    assert reasons(case)[0].startswith(
        "gone.csv: case.toml has a [[layer]] of this name, but the inbox holds h.csv"
    )
    assert only(case, Layer).name == "h.csv"


def test_rows_without_a_position_are_left_out_and_counted_by_row(measured, layer_toml):
    data = b"id,lon,lat\na,44.5,34.7\nb,north,34.7\nc,44.5,934.7\nd,NaN,34.7\n"
    case = measured({"h.csv": data}, layer_toml("h.csv", "list"))

    (reason,) = reasons(case)
    assert "3 of 4 rows have no usable position" in reason
    assert "row 2: lon is 'north', not a number within -180..180; row 3: lat is '934.7'" in reason
    assert only(case, Layer).rows == 1


def test_projected_coordinates_are_no_layer_at_all(measured, layer_toml):
    case = measured({"h.csv": b"x,y\n463000,5217000\n"}, layer_toml("h.csv", "list"))

    assert "none of 1 rows has a usable position" in reasons(case)[0]


def test_where_keeps_only_the_rows_it_names(measured, layer_toml):
    case = measured({"h.csv": HOUSES}, layer_toml("h.csv", "list", more='where = { state = "Intact" }'))

    assert only(case, Layer).rows == 1


def test_where_that_keeps_nothing_shows_the_values_there_are(measured, layer_toml):
    case = measured({"h.csv": HOUSES}, layer_toml("h.csv", "list", more='where = { state = "intact" }'))

    assert 'no row has state = "intact"; values found: Destroyed, Intact' in reasons(case)[0]


def test_two_buildings_with_one_id_are_no_frame(measured, layer_toml):
    case = measured({"b.csv": b"id,lon,lat\n7,1,2\n7,1,2\n"}, layer_toml("b.csv", "buildings"))

    assert 'row 2: id is "7" (as in row 1)' in reasons(case)[0]


def test_a_table_is_the_same_bytes_each_time_and_can_be_made_again(measured, layer_toml, silent):
    case = measured({"h.csv": HOUSES}, layer_toml("h.csv", "list"))
    layer = only(case, Layer)
    before = (case.tables / layer.table).read_bytes()
    (case.tables / layer.table).unlink()

    measure(case, silent)

    assert (case.tables / layer.table).read_bytes() == before


def test_a_changed_table_is_noticed_before_it_is_used(measured, layer_toml):
    case = measured({"h.csv": HOUSES}, layer_toml("h.csv", "list"))
    layer = only(case, Layer)
    (case.tables / layer.table).write_bytes(b"PAR1")

    with pytest.raises(MeasureError, match="gone or changed"):
        load_table(case, layer)


def test_a_second_run_does_nothing(measured, layer_toml, silent):
    case = measured({"h.csv": HOUSES}, layer_toml("h.csv", "list"))

    again = measure(case, silent)

    assert again.done == 0
    assert again.fresh > 0


def test_a_layer_taken_out_of_case_toml_leaves_no_record(measured, layer_toml, silent):
    from witnessmark.case import open_case

    case = measured({"h.csv": HOUSES}, layer_toml("h.csv", "list"))
    (case.root / "case.toml").write_text('title = "A test"\n', encoding="utf-8")

    measure(open_case(case.root), silent)

    assert case.store.count(Layer) == case.store.count(Tally) == 0


def test_polygons_keep_their_shape_in_a_geoparquet_table(measured, layer_toml):
    ring = "[[[44.5,34.7],[44.501,34.7],[44.501,34.701],[44.5,34.7]]]"
    data = (
        '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":1},'
        f'"geometry":{{"type":"Polygon","coordinates":{ring}}}}}]}}'
    ).encode()
    case = measured({"b.geojson": data}, layer_toml("b.geojson", "buildings"))

    table = pq.read_table(case.tables / only(case, Layer).table)
    assert b"geo" in table.schema.metadata
    # Half of 91.5 m x 111.2 m.
    assert table["area_m2"][0].as_py() == pytest.approx(5084, rel=0.01)


def test_a_ring_that_crosses_itself_still_has_a_position(measured, layer_toml):
    ring = "[[[44.5,34.7],[44.501,34.701],[44.501,34.7],[44.5,34.701],[44.5,34.7]]]"
    data = (
        '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":1},'
        f'"geometry":{{"type":"Polygon","coordinates":{ring}}}}}]}}'
    ).encode()

    assert only(measured({"b.geojson": data}, layer_toml("b.geojson", "buildings")), Layer).rows == 1
