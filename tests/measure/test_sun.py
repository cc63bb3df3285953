"""When the sun stood so: positions against the ephemeris, and sets that never leave out a time that fits."""

import datetime as dt
import math

import numpy as np
import pytest
from click.testing import CliRunner

from witnessmark.cli.sun import sun
from witnessmark.errors import MeasureError
from witnessmark.measure.sun import Shadow, Where, elevations, sun_positions, sun_set
from witnessmark.measure.sundrawing import drawing
from witnessmark.measure.sunwords import chart, runs_of, told

pd = pytest.importorskip("pandas")
pytest.importorskip("pvlib")

AMERLI = Where(44.66, 34.71, 3.0)
AUTUMN = dt.date(2014, 9, 1), dt.date(2014, 10, 31)


def shadow_at(where: Where, moment: dt.datetime, error_deg: float = 3.0, ratio_error: float = 0.05) -> Shadow:
    """The shadow that a thing throws at one moment, read with these errors."""
    (azimuth,), (elevation,) = sun_positions(pd.DatetimeIndex([moment]).as_unit("ns"), where)
    ratio = 1 / math.tan(math.radians(elevation))
    return Shadow((azimuth + 180) % 360, error_deg, ratio, ratio_error * ratio)


def holds(days, moment: dt.datetime, where: Where) -> bool:
    """Whether the moment is in one of the stretches."""
    local = moment + dt.timedelta(hours=where.utc_offset_h)
    minute = local.hour * 60 + local.minute
    return any(
        day.date == local.date() and any(one.start <= minute <= one.end for one in day.stretches)
        for day in days
    )


def test_positions_are_within_a_hundredth_of_a_degree_of_the_ephemeris():
    wgs84 = pytest.importorskip("skyfield.api").wgs84
    from skyfield.api import load, load_file
    from skyfield_data import get_skyfield_data_path

    sky = load_file(f"{get_skyfield_data_path()}/de421.bsp")
    moments = pd.date_range("2014-08-01 03:00", "2015-07-31", periods=300, tz="UTC", unit="ns")
    observer = sky["earth"] + wgs84.latlon(AMERLI.lat, AMERLI.lon)
    seen = observer.at(load.timescale(builtin=True).from_datetimes(moments.to_pydatetime())).observe(
        sky["sun"]
    )
    altitude, azimuth, _ = seen.apparent().altaz()  # without air, as below
    sky.close()
    from pvlib.solarposition import get_solarposition

    ours = get_solarposition(moments, AMERLI.lat, AMERLI.lon, method="nrel_numpy")
    turned = (ours["azimuth"].to_numpy() - azimuth.degrees + 180) % 360 - 180
    assert np.abs(ours["elevation"].to_numpy() - altitude.degrees).max() < 0.01
    assert np.abs(turned * np.cos(np.radians(altitude.degrees))).max() < 0.01


def test_the_true_minute_is_always_in_the_set():
    dice = np.random.default_rng(44)
    lost = []
    for _ in range(15):
        where = Where(
            float(dice.uniform(-180, 180)), float(dice.uniform(-65, 65)), float(dice.integers(-11, 12))
        )
        noon = dt.datetime(2014, 10, 1, 12, tzinfo=dt.UTC) - dt.timedelta(hours=where.lon / 15)
        moment = noon + dt.timedelta(days=int(dice.integers(0, 20)), minutes=float(dice.uniform(-200, 200)))
        near = moment.date() - dt.timedelta(days=2), moment.date() + dt.timedelta(days=2)
        found = sun_set(shadow_at(where, moment), where, *near)
        lost += [] if holds(found.days, moment, where) else [(where, moment)]

    assert lost == []


def test_a_direction_alone_leaves_most_days_and_says_so():
    moment = dt.datetime(2014, 9, 15, 12, 30, tzinfo=dt.UTC)
    seen = shadow_at(AMERLI, moment)
    found = sun_set(Shadow(seen.azimuth_deg, 5.0), AMERLI, *AUTUMN)

    assert (found.by_azimuth == found.days, found.by_ratio) == (True, ())
    assert len(found.days) == 61


def test_the_sun_passes_the_same_place_twice_a_year():
    moment = dt.datetime(2014, 9, 15, 12, 30, tzinfo=dt.UTC)
    seen = shadow_at(AMERLI, moment)
    starts = dt.date(2014, 9, 5), dt.date(2015, 3, 20), dt.date(2015, 6, 10)

    days = [len(sun_set(seen, AMERLI, start, start + dt.timedelta(days=19)).days) for start in starts]
    assert [count > 10 for count in days] == [True, True, False]
    assert days[2] == 0


def test_what_never_happens_gives_an_empty_set_and_says_what_to_look_at():
    found = sun_set(Shadow(180.0, 5.0, 0.3, 0.03), AMERLI, *AUTUMN)

    assert found.days == ()
    assert "No minute of the 61 days fits" in "".join(told(found, Shadow(180.0, 5.0, 0.3, 0.03), AMERLI))


def test_a_longer_shadow_means_a_lower_sun_and_error_bars_widen_it():
    assert [round(one, 1) for one in elevations(1.0, 0.0)] == [45.0, 45.0]
    assert [round(one, 1) for one in elevations(1.0, 0.5)] == [33.7, 63.4]
    assert elevations(0.5, 0.6)[1] == 90.0


def test_wider_error_bars_never_lose_a_minute():
    seen = shadow_at(AMERLI, dt.datetime(2014, 10, 10, 8, 0, tzinfo=dt.UTC))
    narrow = sun_set(seen, AMERLI, *AUTUMN)
    wide = sun_set(Shadow(seen.azimuth_deg, 8.0, seen.ratio, 0.3), AMERLI, *AUTUMN)

    wider = {day.date: day for day in wide.days}
    assert all(
        any(outer.start <= one.start and one.end <= outer.end for outer in wider[day.date].stretches)
        for day in narrow.days
        for one in day.stretches
    )


def test_the_sun_overhead_may_throw_a_shadow_any_way():
    equator, noon = Where(0.0, 0.0), dt.datetime(2015, 3, 20, 12, 7, tzinfo=dt.UTC)
    found = sun_set(Shadow(azimuth_deg=10.0, azimuth_error_deg=2.0), equator, noon.date(), noon.date())

    assert holds(found.days, noon, equator)


@pytest.mark.parametrize(
    ("shadow", "where", "said"),
    [
        (Shadow(), AMERLI, "Neither azimuth nor ratio is given"),
        (Shadow(400.0), AMERLI, "azimuth is 400"),
        (Shadow(math.nan), AMERLI, "azimuth is nan"),
        (Shadow(10.0, 0.0), AMERLI, "azimuth error is 0"),
        (Shadow(None, 5.0, 0.0, 0.1), AMERLI, "ratio is 0"),
        (Shadow(None, 5.0, 1.0, 0.0), AMERLI, "ratio error is 0"),
        (Shadow(10.0), Where(444.6, 34.7), "lon is 444.6"),
        (Shadow(10.0), Where(44.6, 94.7), "lat is 94.7"),
    ],
)
def test_a_reading_out_of_its_range_is_one_sentence(shadow, where, said):
    with pytest.raises(MeasureError, match=rf"^{said}.*\. (Give a number|Read the shadow)"):
        sun_set(shadow, where, *AUTUMN)


def test_a_period_that_ends_before_it_begins_is_one_sentence():
    with pytest.raises(MeasureError, match=r"-59 days\. Give one of"):
        sun_set(Shadow(10.0), AMERLI, AUTUMN[1], AUTUMN[0])


def test_days_of_a_month_are_told_together_and_months_apart():
    seen = shadow_at(AMERLI, dt.datetime(2014, 9, 25, 12, 30, tzinfo=dt.UTC), error_deg=8.0, ratio_error=0.2)
    runs = runs_of(sun_set(seen, AMERLI, *AUTUMN).days)

    assert [(run.first.month, run.last.month) for run in runs] == [(9, 9), (10, 10)]


def test_the_chart_and_the_drawing_show_every_day_that_fits():
    seen = shadow_at(AMERLI, dt.datetime(2014, 9, 15, 12, 30, tzinfo=dt.UTC))
    found = sun_set(seen, AMERLI, *AUTUMN)

    rows = chart(found, AUTUMN[0])
    assert (rows[0].strip()[:8], "#" in "".join(rows[1:])) == ("Sep 2014", True)
    assert drawing(found, seen, AMERLI, AUTUMN[0]).count('fill="#a03020"/>') == len(found.days) + 1


def test_the_command_tells_the_set_and_draws_it(tmp_path):
    target = tmp_path / "sun.svg"
    period = [
        "--lon",
        "44.66",
        "--lat",
        "34.71",
        "--from",
        "2014-09-01",
        "--to",
        "2014-09-30",
        "--utc-offset",
        "3",
    ]

    done = CliRunner().invoke(sun, [*period, "--azimuth", "69.6", "--ratio", "1.64", "--svg", str(target)])
    assert "It fits on 26 of 30 days (UTC+03:00):" in done.output
    assert target.read_text(encoding="utf-8").startswith("<svg")
