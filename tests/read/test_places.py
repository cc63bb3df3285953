"""Places in a text: names in place-like contexts, ranked by each other, with footprints bent by the words around."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witnessmark.case.config import Area
from witnessmark.read.earth import distance_km
from witnessmark.read.gazetteer import TieredGazetteer
from witnessmark.read.places import find_places
from witnessmark.read.world import world_folder
from witnessmark.records import Place, PlaceMention

AMERLI = Place("pl-amerli", "Amerli", ("آمرلي",), 44.5875, 34.725, 3.0, "town", "IQ", "case", "field notes")
CASE_ONLY = TieredGazetteer((AMERLI,))


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> TieredGazetteer:
    area = Area("Amerli", 44.5875, 34.725, 30.0)
    return TieredGazetteer((AMERLI,), area, world_folder(tmp_path_factory.mktemp("world")))


def found(text: str, gazetteer: TieredGazetteer = CASE_ONLY) -> list[PlaceMention]:
    return list(find_places(text, 0, len(text), gazetteer))


def names(text: str, gazetteer: TieredGazetteer) -> list[str]:
    return [mention.text for mention in found(text, gazetteer)]


def test_villages_around_a_town_are_a_ring_that_leaves_the_town_out():
    (mention,) = found("Militias raided villages in the areas surrounding Amerli.")

    best = mention.candidates[0]
    assert (best.inner_km, best.outer_km) == (3.0, 28.0)


def test_a_distance_and_a_direction_move_the_point():
    (mention,) = found("They burned a hamlet 12 kilometers north of Amerli.")

    best = mention.candidates[0]
    assert distance_km(best.lon, best.lat, AMERLI.lon, AMERLI.lat) == pytest.approx(12, abs=0.1)
    assert best.lat > AMERLI.lat


def test_a_distance_without_a_direction_is_a_ring_at_that_distance():
    (mention,) = found("They burned a hamlet 20 miles from Amerli.")

    best = mention.candidates[0]
    assert best.inner_km < 32.2 < best.outer_km


def test_the_northern_part_of_a_country_lies_north_of_its_middle_and_reaches_less_far(world):
    (part,), (whole,) = found("They fled to northern Iraq.", world), found("They fled to Iraq.", world)

    assert part.candidates[0].lat > whole.candidates[0].lat + 1
    assert part.candidates[0].outer_km < whole.candidates[0].outer_km


def test_a_town_that_no_list_knows_is_kept_without_a_candidate():
    (mention,) = found("Fighters entered the village of Upper Zarqun on Monday.")

    assert (mention.text, mention.candidates) == ("Upper Zarqun", ())


def test_an_unlisted_village_keeps_its_name_and_a_wide_disc_around_the_town_before():
    _, mention = found("They left Amerli and burned the village of Upper Zarqun.")

    (only,) = mention.candidates
    assert (only.name, only.outer_km, only.score) == ("Upper Zarqun", 100.0, 0.1)
    assert "no list has" in only.reasons[0]


def test_an_unlisted_village_of_a_text_without_towns_takes_the_reach_of_its_country(world):
    village, kuwait = found("The village of Upper Zarqun burned. Kuwait was told.", world)

    assert village.candidates[0].outer_km == pytest.approx(kuwait.candidates[0].outer_km, abs=30)


def test_arabic_names_are_found_with_a_letter_written_on_their_front():
    mentions = found("أحرق المسلحون منازل في بلدة آمرلي وفي قرية ينكجة، ثم عادوا لآمرلي.")

    assert [(one.text, one.candidates[0].place) for one in mentions] == [
        ("آمرلي", "pl-amerli"),
        ("ينكجة", ""),
        ("آمرلي", "pl-amerli"),
    ]


def test_spans_are_cut_to_the_asked_stretch_and_equal_their_slice():
    text = "Amerli burned. Amerli was freed."

    (mention,) = find_places(text, 15, len(text), CASE_ONLY)

    assert mention.span.of(text) == mention.text == "Amerli"
    assert mention.span.start == 15


@pytest.mark.parametrize(
    "text",
    [
        "Jordan Smith spoke to reporters.", "The researcher from the University of Maryland agreed.",
        "He wrote it in The Long War Journal.", "The Islamic State of Iraq and Syria fled.", "It surprised Us all.",
        "The New York Times reported it.", "President Lincoln said so.", "In March it rained.",
    ],
)  # fmt: skip
def test_people_papers_and_common_words_are_not_places(text, world):
    assert names(text, world) == []


def test_a_town_and_its_state_are_read_together(world):
    paris, texas = found("A man from Paris, Texas came.", world)

    assert paris.candidates[0].reasons[0].startswith("city, US")
    assert texas.candidates[0].name == "Texas"


def test_one_sense_of_a_name_holds_throughout_a_text(world):
    first, _, alone = found("They met in London, Ontario. He left London again.", world)

    assert first.candidates[0].reasons[0].startswith("city, CA")
    assert alone.candidates[0].reasons[0].startswith("city, CA")


def test_a_state_written_short_after_its_town_is_that_state(world):
    town, state = found("A fire broke out in Paris, Ky., on Monday.", world)

    assert (state.text, state.candidates[0].name) == ("Ky.", "Kentucky")
    assert town.candidates[0].reasons[0].startswith("city, US")


def test_an_unlisted_building_lies_in_the_town_named_before_it(world):
    _, hospital = found("Shells hit Tikrit. Nurses at Zarqun Hospital fled.", world)

    best = hospital.candidates[0]
    assert hospital.text == "Zarqun Hospital"
    assert (best.name, best.score < 0.5) == ("Tikrīt", True)


def test_a_building_that_no_town_of_the_text_holds_is_no_place(world):
    assert names("Nurses at Zarqun Hospital fled.", world) == []


def test_a_building_named_after_its_town_lies_there(world):
    (cathedral,) = found("People gathered at Manila Cathedral.", world)

    assert cathedral.candidates[0].name == "Manila"


def test_a_surname_told_once_with_a_given_name_is_no_town_later(world):
    assert names("George Bush spoke first. Then Bush left.", world) == []


def test_an_article_before_a_name_is_no_part_of_it(world):
    assert names("The Iraqi army left. The Hague was told.", world) == ["Iraqi", "The Hague"]


def test_a_capital_stands_before_a_state_of_its_name(world):
    (washington,) = found("Officials in Washington said so.", world)

    assert washington.candidates[0].lon == pytest.approx(-77.0, abs=0.2)


def test_a_city_alone_is_the_great_one(world):
    (paris,) = found("A man came from Paris on Monday.", world)

    assert paris.candidates[0].reasons[0].startswith("city, FR")


def test_countries_and_their_people_are_found_and_say_which(world):
    iraqis, iraq = found("Many Iraqis left Iraq.", world)

    assert iraqis.candidates[0].reasons[0] == "people or things of Iraq"
    assert iraq.candidates[0].reasons[0] == "country, IQ"


@given(st.text(st.sampled_from("Paris, Ky. Hall Street London The U.S.’é\n"), max_size=120))
def test_names_of_the_world_list_in_any_text_equal_their_slices(world, text):
    mentions = found(text, world)

    assert all(one.span.of(text) == one.text for one in mentions)
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))


@given(st.text(st.sampled_from("Amerli of the town 12 km north آمرلي بلدة.,'’-\n"), max_size=200))
def test_mentions_of_any_text_are_in_order_and_equal_their_slices(text):
    mentions = found(text)

    assert all(one.span.of(text) == one.text for one in mentions)
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))


def test_twenty_thousand_words_take_less_than_a_second_of_work(world):
    text = (
        "Fighters left Amerli for Baghdad, the Council said; Jane Doe of The Valley Paper saw Iraqi cars near Kirkuk. "
        * 1_100
    )

    start = time.process_time()
    mentions = found(text, world)

    assert len(mentions) >= 3_000
    assert time.process_time() - start < 1.0


def test_a_word_the_text_also_writes_small_is_no_town(world):
    text = (
        "Hire early. Many hire a band in Baghdad. The Rust of the hull is rust. Peace of Mind comes to mind."
    )

    assert names(text, world) == ["Baghdad"]
