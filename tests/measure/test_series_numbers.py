"""Facts about the statistics of image series: weights, dates, false rates."""

import numpy as np
import pytest
import shapely

from witnessmark.measure.series import null, season, variance
from witnessmark.measure.series.coverage import of_polygons
from witnessmark.measure.series.dates import date_set
from witnessmark.measure.series.scan import Change, Evidence, gaps_of, scan
from witnessmark.measure.series.table import Series, merged_days
from witnessmark.measure.series.together import together

DAYS = 12.0 * np.arange(40)


def white(units: int, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal((units, len(DAYS)))


def scanned(values: np.ndarray, sign: int = 0, lengths=(float("inf"),)):
    one = Evidence(DAYS, values, np.ones(len(values)))
    return scan([one], Change(2.0, 0.5, sign, lengths), gaps_of([DAYS], DAYS[20], DAYS[-1]))


@pytest.mark.parametrize(
    "shape",
    [
        shapely.box(0.25, 0.25, 2.5, 1.75),
        shapely.Polygon([(0.2, 0.1), (3.7, 1.2), (1.1, 3.9)]),
        shapely.Polygon([(0, 0), (4, 0), (4, 4), (2, 1), (0, 4)]),
        shapely.Point(2, 2).buffer(1.7).difference(shapely.Point(2, 2).buffer(0.6)),
        shapely.MultiPolygon([shapely.box(0.1, 0.1, 0.9, 0.4), shapely.box(2.5, 2.5, 3.5, 3.5)]),
    ],
)
def test_shares_of_pixels_are_those_that_cutting_with_geos_gives(shape):
    _, x, y, share = of_polygons((4, 4), np.array([shape], dtype=object))

    made = np.zeros((5, 5))
    np.add.at(made, (y, x), share)
    cut = [[shape.intersection(shapely.box(i, j, i + 1, j + 1)).area for i in range(5)] for j in range(5)]
    assert made == pytest.approx(np.array(cut), abs=1e-12)


def test_an_outline_around_the_world_is_left_out_and_its_neighbour_is_not():
    shapes = np.array([shapely.box(-1e9, -1e9, 1e9, 1e9), shapely.box(1, 1, 2, 2)], dtype=object)

    unit, _, _, share = of_polygons((4, 4), shapes)

    assert (set(unit.tolist()), share.sum()) == ({1}, pytest.approx(1.0))


def test_a_fall_is_dated_to_the_gap_in_which_it_lies():
    values = white(1)
    values[:, 28:] -= 5

    found = scanned(values)

    dates = date_set(found.gaps, found.share)
    assert (dates.start[0], dates.end[0]) == (DAYS[27], DAYS[28])


def test_soot_that_is_gone_after_a_month_is_found_by_a_pulse_and_hardly_by_a_step():
    values = white(1)
    values[:, 28:31] -= 4

    pulse, step = scanned(values, lengths=(32.0, float("inf"))), scanned(values)

    assert pulse.score[0] > step.score[0] + 5


def test_a_rise_is_no_sign_of_what_only_falls():
    values = white(1)
    values[:, 28:] += 5

    assert scanned(values, sign=-1).score[0] < 0 < scanned(values, sign=1).score[0]


def test_a_unit_without_an_image_on_one_side_is_not_observed():
    values = white(2)
    values[1, 20:] = np.nan

    assert np.isnan(scanned(values).score).tolist() == [False, True]


def test_nine_in_ten_date_sets_of_ninety_per_cent_hold_the_date():
    values, at = white(2000), np.random.default_rng(2).integers(22, 38, 2000)
    for row, first in enumerate(at):
        values[row, first:] -= 1.5

    found = scanned(values)
    dates = date_set(found.gaps, found.share)

    held = (dates.start <= DAYS[at - 1]) & (dates.end >= DAYS[at])
    assert 0.86 <= held.mean() <= 0.96


def test_neighbours_that_fell_in_one_raid_date_a_house_that_shows_little():
    values = white(31)
    values[:30, 30:] -= 4
    values[30, 30:] -= 1.2
    found = scanned(values)

    share = together(found.gaps, found.score, found.share, np.zeros((31, 2)))

    assert share[30].argmax() == share[0].argmax()
    assert share[30].max() > found.share[30].max()


def test_rain_that_the_land_around_shows_too_is_no_change():
    dice = np.random.default_rng(4)
    rain = dice.normal(0, 2, len(DAYS))
    land = np.repeat(rain[None], 400, axis=0)
    values = white(400) * 0.5 + rain * 0.7

    left = season.without_background(Series("VV", DAYS, values, land), np.full(400, 0.5), DAYS[20])

    assert left.std() == pytest.approx(0.5, abs=0.05)


def test_a_yearly_round_of_earlier_years_is_taken_out_of_this_one():
    day = 16.0 * np.arange(120)
    values = np.cos(2 * np.pi * day / 365.25)[None] * 3 + np.random.default_rng(5).normal(0, 0.2, (30, 120))

    left = season.without_season(values, day, day[90])

    assert np.nanstd(left[:, 90:]) < 0.35


def test_the_variance_of_a_house_that_fell_is_not_swollen_by_its_fall():
    values = white(500)
    values[:, 25:] -= 8

    found, _ = variance.own_variance(values)

    assert np.median(found) == pytest.approx(1.0, abs=0.15)


def test_two_frames_of_one_pass_are_one_image():
    values = np.array([[1.0, 3.0, 5.0]])

    day, merged, _ = merged_days(np.array([0.0, 0.0005, 12.0]), values, values)

    assert (day.tolist(), merged.tolist()) == ([0.0, 12.0], [[2.0, 5.0]])


def test_a_false_rate_is_measured_on_blocks_that_did_not_set_the_threshold():
    dice = np.random.default_rng(6)
    score, block = dice.standard_normal(4000), np.repeat(np.arange(20), 200)

    found = null.null_of(score, np.ones(4000, bool), block)

    assert found.rates[0].measured == pytest.approx(0.05, abs=0.01)


def test_blocks_that_differ_widen_the_interval_of_the_false_rate():
    dice = np.random.default_rng(6)
    block = np.repeat(np.arange(20), 200)
    alike, apart = dice.standard_normal(4000), dice.standard_normal(4000) + (block % 4 == 0) * 2

    even, uneven = (null.null_of(score, np.ones(4000, bool), block).rates[0] for score in (alike, apart))

    assert uneven.high - uneven.low > 2 * (even.high - even.low)


def test_nine_hundred_quiet_buildings_give_no_p_value():
    found = null.null_of(np.arange(900.0), np.ones(900, bool), np.arange(900) // 90)

    assert found.rates == ()
    assert found.reason == "only 900 quiet buildings were measured; 1,000 are needed for a rate"


def test_quiet_buildings_of_one_block_cannot_say_how_blocks_differ():
    assert (
        "4 are needed to leave one out"
        in null.null_of(np.arange(2000.0), np.ones(2000, bool), np.zeros(2000)).reason
    )
