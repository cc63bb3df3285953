"""Statement against measurement: consistent, exceeds, contradicts, and, with its reason, not observable."""

import pytest
from tests.weigh.factories import count, place, tally, window

from witnessmark.records import CountBound, FireWindow
from witnessmark.weigh.coverage import find_coverage
from witnessmark.weigh.measured import find_against_measurement

MAY = window("2021-05", ("2021-05-01", "2021-05-31"))
MERE = place("Mere")


def bound(at_least=120, frame=400):
    return CountBound(
        "cb-000000000001", "", (), "Mere", "building", "burn", MAY, at_least, 0.95, frame, 200, 50, 40, 10, 0, 0.05,
        "seed", "aa", (),
    )  # fmt: skip


def fires(seen, *, assessable=True):
    days = ("2021-05-04",) if seen else ()
    return FireWindow(
        "fw-000000000001", (), "", "Mere", MAY, seen, 0, days, assessable, "a gas flare is near"
    )


def told(desk, number, qualifier="at least", *, act="burn", thing="building", when=MAY):
    text = f"{qualifier} {number:,} {thing}s".strip()
    quantity = count(text, number, qualifier, thing=thing, act=act)
    desk.says(desk.page("Rights Watch"), f"{text} in Mere", quantity, when=when, places=(MERE,))


def answers(desk):
    return [(one.verdict, one.sentence) for one in find_against_measurement(desk.entries, desk.material)]


@pytest.mark.parametrize(
    ("number", "qualifier", "verdict"),
    [
        (100, "at least", "consistent"),
        (300, "at least", "consistent"),
        (500, "at least", "exceeds"),
        (90, "at most", "contradicts"),
        (200, "at most", "consistent"),
    ],
)
def test_a_figure_is_held_against_our_own_lower_bound_and_frame(desk, number, qualifier, verdict):
    desk.more = {"bounds": (bound(),)}
    told(desk, number, qualifier)

    assert [found for found, _ in answers(desk)] == [verdict]


def test_a_layer_that_looked_at_fewer_buildings_is_exceeded(desk):
    desk.more = {"tallies": (tally("Sat Office", 80, 300, act="burn", place_name="Mere", when=MAY),)}
    told(desk, 500)

    ((verdict, sentence),) = answers(desk)
    assert verdict == "exceeds"
    assert "Sat Office marks 80 of 300" in sentence


def test_fires_date_a_burning_and_count_nothing(desk):
    desk.more = {"fires": (fires(3),)}
    told(desk, 500)

    ((verdict, sentence),) = answers(desk)
    assert verdict == "consistent"
    assert "count no building" in sentence


def test_no_fire_seen_is_no_evidence_that_nothing_burned(desk):
    desk.more = {"fires": (fires(0),)}
    told(desk, 500)

    ((verdict, sentence),) = answers(desk)
    assert verdict == "not observable"
    assert "between two passes" in sentence


def test_beside_a_flare_fires_tell_nothing_either_way(desk):
    desk.more = {"fires": (fires(0, assessable=False),)}
    told(desk, 500)

    ((verdict, sentence),) = answers(desk)
    assert verdict == "not observable"
    assert "a gas flare is near" in sentence


def test_looting_cannot_be_seen_from_above(desk):
    desk.more = {"bounds": (bound(),)}
    told(desk, 30, act="loot")

    ((verdict, sentence),) = answers(desk)
    assert verdict == "not observable"
    assert "looting leaves nothing" in sentence


def test_before_the_first_radar_image_the_reason_says_so(desk):
    told(desk, 30, when=window("2014-09", ("2014-09-01", "2014-09-30")))

    (finding,) = find_against_measurement(desk.entries, desk.material)
    assert finding.verdict == "not observable"
    assert "lies before 3 October 2014" in finding.against_it[0]


def test_a_measurement_of_another_year_says_nothing(desk):
    desk.more = {"bounds": (bound(),)}
    told(desk, 500, when=window("2019-05", ("2019-05-01", "2019-05-31")))

    assert [verdict for verdict, _ in answers(desk)] == ["not observable"]


def test_coverage_names_the_places_where_nobody_looked(desk):
    desk.says(desk.page("Daily"), "Homes burned in Mere", places=(MERE,))

    (finding,) = find_coverage(desk.material)
    assert finding.sentence == "Mere: 1 statement; no search for fires and no count of damaged buildings."


def test_figures_of_people_are_gathered_in_one_finding(desk):
    for number, act in ((11, "abduct"), (5, "kill")):
        told(desk, number, act=act, thing="person")

    ((verdict, sentence),) = answers(desk)
    assert verdict == "not observable"
    assert sentence.startswith(
        "Two figures cannot be observed: what is done to people cannot be seen from above"
    )


def test_facts_of_method_are_told_together_and_not_one_by_one(desk):
    for number, thing, act in ((31, "page", ""), (24, "person", "interview"), (6, "image", "examine")):
        told(desk, number, "", act=act, thing=thing)

    ((_, sentence),) = answers(desk)
    assert sentence.startswith("Three figures are held against no measurement")
