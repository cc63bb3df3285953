"""Facts about active fires."""

import numpy as np
import pytest

from witnessmark.measure.firms import confidence, time
from witnessmark.measure.sphere import nearest_m
from witnessmark.records import FirePoint, FireWindow, Unread

AREA = '[area]\nname = "The village"\nlon = 44.5\nlat = 34.7\nradius_km = 2\n[period]\nstart = "2014-09"\nend = "2014-12?"\n'
HEAD = "latitude,longitude,acq_date,acq_time,confidence,frp\n"
FLARE = "".join(f"34.7001,44.5101,{year}-05-01,42,n,9.5\n" for year in (2011, 2012, 2013))


def fires(*rows: str) -> bytes:
    return (HEAD + FLARE + "".join(f"{row}\n" for row in rows)).encode()


def window(measured, layer_toml, data, area=AREA) -> FireWindow:
    case = measured({"f.csv": data}, area + layer_toml("f.csv", "fires", "NASA FIRMS"))
    (found,) = case.store.all(FireWindow)
    return found


def test_a_flare_that_burns_every_year_is_not_a_fire_of_the_war(measured, layer_toml):
    found = window(
        measured, layer_toml, fires("34.7,44.51,2014-10-02,130,h,3", "34.69,44.49,2014-10-04,130,h,3")
    )

    assert (found.seen, found.removed, found.days) == (1, 1, ("2014-10-04",))


def test_the_window_runs_from_first_to_last_detection(measured, layer_toml):
    found = window(
        measured, layer_toml, fires("34.69,44.49,2014-09-05,1,n,1", "34.69,44.48,2014-10-04,1,n,1")
    )

    assert found.window.edtf == "2014-09-05/2014-10-04"
    assert "persistent sources removed" in found.window.reasons[0]


def test_without_earlier_years_the_note_says_nothing_was_removed(measured, layer_toml):
    data = (HEAD + "34.7,44.51,2014-10-02,130,h,3\n").encode()
    found = window(measured, layer_toml, data)

    assert found.note.startswith("no baseline")
    assert (found.seen, found.removed) == (1, 0)


def test_a_year_without_any_detection_is_missing_and_not_zero(measured, layer_toml):
    rows = [f"35.9,45.9,{year}-06-01,1,n,1" for year in (2008, 2009, 2011, 2012)]
    found = window(measured, layer_toml, fires(*rows))

    assert "No detection at all in 2010: taken as missing" in found.note


def test_a_village_beside_a_flare_is_not_assessable(measured, layer_toml):
    beside = AREA.replace("44.5\n", "44.5101\n").replace("radius_km = 2", "radius_km = 0.5")
    found = window(measured, layer_toml, fires("34.7,44.51,2014-10-02,130,h,3"), beside)

    assert not found.assessable
    assert found.days == ()


def test_detections_before_and_after_the_period_do_not_count(measured, layer_toml):
    found = window(
        measured, layer_toml, fires("34.69,44.49,2014-08-31,1,n,1", "34.69,44.49,2015-01-01,1,n,1")
    )

    assert found.seen == 0
    assert found.window.edtf == ""


def test_each_counted_detection_can_be_traced_to_its_row(measured, layer_toml):
    data = fires("34.69,44.49,2014-09-05,42,l,12.5", "34.2,44.49,2014-09-05,42,l,12.5")
    case = measured({"f.csv": data}, AREA + layer_toml("f.csv", "fires"))

    (point,) = case.store.all(FirePoint)
    assert (point.acq_date, point.frp_mw, point.confidence) == ("2014-09-05", 12.5, "low")


def test_a_detection_without_a_day_is_named_by_its_row(measured, layer_toml):
    case = measured({"f.csv": fires("34.69,44.49,soon,1,n,1")}, AREA + layer_toml("f.csv", "fires"))

    (unread,) = case.store.all(Unread)
    assert 'row 4: the acquisition date is "not a date"' in unread.reason


def test_shouting_modis_columns_without_time_are_read(measured, layer_toml):
    data = b"LATITUDE,LONGITUDE,ACQ_DATE,BRIGHTNESS\n34.69,44.49,2014/9/5,320\n"
    found = window(measured, layer_toml, data)

    assert found.days == ("2014-09-05",)


@pytest.mark.parametrize(
    ("value", "level"),
    [("l", "low"), ("Nominal", "nominal"), ("29", "low"), ("30", "nominal"), ("95", "high"), ("x", "")],
)
def test_confidence_of_both_sensors_becomes_three_words(value, level):
    assert confidence(value) == level


@pytest.mark.parametrize(
    ("value", "even"), [("42", "0042"), ("1305", "1305"), ("00:42", "0042"), ("9", "0009"), ("2561", "")]
)
def test_times_get_back_their_leading_zeros(value, even):
    assert time(value) == even


def test_distances_hold_across_the_date_line():
    metres = nearest_m(np.array([179.999]), np.array([0.0]), np.array([-179.999]), np.array([0.0]))

    assert metres[0] == pytest.approx(222.4, abs=0.5)
