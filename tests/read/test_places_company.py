"""Places by the company they are named in: what holds them, what lies beside them, and what no list has."""

import pytest

from witnessmark.read.earth import distance_km
from witnessmark.read.gazetteer import TieredGazetteer
from witnessmark.read.places import find_places
from witnessmark.read.world import world_folder
from witnessmark.records import PlaceMention


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> TieredGazetteer:
    return TieredGazetteer(cache=world_folder(tmp_path_factory.mktemp("world")))


def found(text: str, gazetteer: TieredGazetteer) -> list[PlaceMention]:
    return list(find_places(text, 0, len(text), gazetteer))


def best_reasons(text: str, gazetteer: TieredGazetteer) -> dict[str, str]:
    return {one.text: one.candidates[0].reasons[0] for one in found(text, gazetteer) if one.candidates}


def test_two_towns_beside_each_other_are_meant_before_greater_ones_far_apart(world):
    told = best_reasons("Pupils in Enfield met pupils in Edmonton.", world)

    assert told["Enfield"].startswith("city, GB")
    assert told["Edmonton"].startswith("city, GB")


def test_a_district_that_only_a_far_country_lists_lies_in_the_town_that_owns_it(world):
    _, haram, _ = found("Police were killed in Giza's Haram district, the Egyptian ministry said.", world)

    assert haram.candidates[0].reasons[0].startswith("no list has")
    assert distance_km(haram.candidates[0].lon, haram.candidates[0].lat, 31.2, 30.0) < 20


def test_a_far_town_that_was_not_meant_stays_as_a_later_reading(world):
    _, haram, _ = found("Police were killed in Giza's Haram district, the Egyptian ministry said.", world)

    assert any(one.reasons[0].startswith("city, NO") for one in haram.candidates[1:])


def test_a_town_of_a_country_that_the_text_names_is_left_as_listed(world):
    told = best_reasons("Officials in Washington and Baghdad spoke of Tikrit, in Iraq.", world)

    assert told["Tikrit"].startswith("city, IQ")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A London-based group and Russian-backed fighters met.", "London"),
        ("A London-based group and Russian-backed fighters met.", "Russian"),
        ("The Queensland Police Service said so.", "Queensland"),
        ("He died in Kirkuk. The Kirkuk Health Directorate said so.", "Kirkuk"),
        ("They bombed West Mosul again.", "West Mosul"),
        ("Floods reached the Swat Valley.", "Swat Valley"),
        ("He spoke at St. Peter's Basilica.", "St. Peter's Basilica"),
        ("A clinic in St. Marc treated him.", "St. Marc"),
        ("The deputies of Fulton County came.", "Fulton County"),
    ],
)
def test_a_name_is_found_with_what_belongs_to_it_and_without_what_does_not(world, text, name):
    assert name in [mention.text for mention in found(text, world)]


@pytest.mark.parametrize("text", ["It cost US$10,000.", "Birds died of Newcastle disease."])
def test_money_and_diseases_called_after_places_are_no_places(world, text):
    assert found(text, world) == []


def test_a_direction_alone_is_no_province_of_that_name(world):
    (part,) = found("It rained in South West England.", world)

    assert part.candidates[0].name == "England"


@pytest.mark.parametrize(
    ("text", "lon", "lat"),
    [
        ("A spokesman at the White House said so.", -77.0, 38.9),
        ("A professor of Cornell University said so.", -76.5, 42.4),
        ("Flights left Heathrow late.", -0.5, 51.5),
        ("Prisoners of Evin Prison wrote a letter.", 51.4, 35.8),
    ],
)
def test_sights_and_seats_named_without_their_town_are_known(world, text, lon, lat):
    (mention,) = found(text, world)

    best = mention.candidates[0]
    assert distance_km(best.lon, best.lat, lon, lat) < 15


def test_a_town_is_known_without_the_river_in_its_name(world):
    assert world.candidates("Frankfurt")[0].name == "Frankfurt am Main"


def test_every_landmark_of_our_table_has_degrees_and_a_country():
    from witnessmark.read.worldindex import _table

    rows = list(_table("landmarks.csv"))

    assert all(-180 <= float(row["lon"]) <= 180 and -90 <= float(row["lat"]) <= 90 for row in rows)
    assert all(len(row["iso"]) == 2 and row["name"] for row in rows)
