"""Which rows stand for which units, and that thousands at one spot are no more work than thousands apart."""

import numpy as np
import pyarrow as pa
import shapely

from witnessmark.measure.reach import reach_of

STEP = 0.0005
"""Degrees of longitude at 34.7 north: 46 m, beyond a reach of 20 m."""


def points(*lons: float) -> pa.Table:
    return pa.table({"lon": [44.5 + lon for lon in lons], "lat": [34.7] * len(lons)})


def squares(*lons: float) -> pa.Table:
    shapes = [shapely.box(44.5 + lon, 34.7, 44.5001 + lon, 34.7001) for lon in lons]
    return points(*lons).append_column("geometry", pa.array(list(shapely.to_wkb(shapes)), pa.binary()))


def some(*answers: int) -> np.ndarray:
    return np.array(answers, bool)


def test_a_row_stands_for_every_point_within_reach():
    reach = reach_of(points(0), points(0, STEP / 5, STEP), 20)

    assert reach.units_with(some(1)).tolist() == [True, True, False]


def test_a_row_stands_for_the_nearest_footprint_alone():
    reach = reach_of(points(0.00005), squares(0, STEP / 5), 20)

    assert reach.units_with(some(1)).tolist() == [True, False]


def test_a_footprint_drawn_twice_is_reached_twice():
    reach = reach_of(points(0.00005), squares(0, 0, STEP), 20)

    assert reach.units_with(some(1)).tolist() == [True, True, False]
    assert reach.rows_with(some(0, 1, 0)).tolist() == [True]


def test_rows_without_a_unit_in_reach_stand_for_none():
    assert reach_of(points(0, 3 * STEP), points(STEP / 5), 20).rows_with(some(1)).tolist() == [True, False]
    assert reach_of(points(0), points(0, STEP), 20).rows_with(some(0, 0)).tolist() == [False]


def test_twenty_thousand_rows_at_one_town_centre_are_told_at_once():
    crowd = points(*[0.0] * 20_000)

    reach = reach_of(crowd, crowd, 20)

    assert reach.units_with(np.ones(20_000, bool)).all()
