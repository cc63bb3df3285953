"""Places by name: the case's own list first, under any spelling, then the world's."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witnessmark.case.config import Area
from witnessmark.read.gazetteer import TieredGazetteer
from witnessmark.read.placekey import fold, fold_all, skeleton
from witnessmark.read.regions import table_bytes
from witnessmark.read.world import world_folder
from witnessmark.records import Place

AMERLI = Place("pl-amerli", "Amerli", ("آمرلي",), 44.5875, 34.725, 3.0, "town", "IQ", "case", "field notes")
AREA = Area("Amerli", 44.5875, 34.725, 30.0)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> TieredGazetteer:
    return TieredGazetteer((AMERLI,), AREA, world_folder(tmp_path_factory.mktemp("world")))


@pytest.mark.parametrize(
    "spellings",
    [
        "Amerli|Amirli|Āmirlī|Emirli|Amirly|آمرلي", "Hafriya|al-Hafriyah|Tall Hafriya|حفرية", "Yangija|Yengija|ينكجة",
        "Tuz Khurmatu|Tuz Khormato|طوز خورماتو", "Salah al-Din|Salahuddin|صلاح الدين", "Suleiman Beg|Sulayman Bek|سليمان بيك",
        "Mariupol|Маріуполь|Мариуполь",
    ],
)  # fmt: skip
def test_spellings_of_one_name_in_several_scripts_have_one_key(spellings):
    assert len({skeleton(name) for name in spellings.split("|")}) == 1


@pytest.mark.parametrize("name", ["Merle", "Emerald", "Mary", "Admiral"])
def test_likenesses_of_a_name_do_not_share_its_key(name):
    assert skeleton(name) != skeleton("Amerli")


@given(st.text(max_size=40))
def test_keys_of_any_text_are_made_and_folding_twice_changes_nothing(name):
    assert fold(fold(name)) == fold(name) or fold(name).startswith("the ")
    assert isinstance(skeleton(name), str)


@pytest.mark.parametrize("name", ["Amerli", "AMERLI", "Emirli", "Āmirlī", "آمرلي"])
def test_a_listed_place_is_found_under_every_spelling(name):
    (found,) = TieredGazetteer((AMERLI,)).candidates(name)

    assert (found.place, found.name) == ("pl-amerli", "Amerli")


def test_a_name_as_listed_ranks_above_another_spelling_of_it():
    gazetteer = TieredGazetteer((AMERLI,))

    assert gazetteer.candidates("Amerli")[0].score > gazetteer.candidates("Emirli")[0].score


def test_a_town_with_the_same_bones_but_other_vowels_is_not_taken_for_it():
    assert TieredGazetteer((AMERLI,)).candidates("Amarillo") == ()


def test_a_pack_is_only_looked_up_as_written():
    pack = Place("pl-x", "Amerli", (), 44.5875, 34.725, 3.0, "town", "IQ", "pack", "a pack")

    assert TieredGazetteer((pack,)).candidates("Emirli") == ()


def test_places_of_built_in_lists_are_no_records_of_the_case(world):
    assert {found.place for found in world.candidates("Baghdad")} == {""}


def test_a_country_is_meant_before_a_town_of_its_name(world):
    assert world.candidates("Jordan")[0].reasons[0] == "country, JO"


def test_an_adjective_of_a_country_is_the_country_with_a_lower_score(world):
    country, adjective = world.candidates("Iraq")[0], world.candidates("Iraqi")[0]

    assert adjective.name == "Iraq"
    assert adjective.score < country.score


def test_a_small_town_near_the_cases_area_ranks_above_one_far_away(world):
    assert "near the case's area" in world.candidates("Tikrit")[0].reasons


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Kentucky", "region, US"), ("Osun", "region, NG"), ("Idlib Governorate", "region, SY"), ("Dallas County", "district, US"),
        ("Ky.", "region, US"), ("N.B.", "region, CA"),
        ("ولاية شمال دارفور", "region, SD"), ("Херсонська область", "region, UA"),
    ],
)  # fmt: skip
def test_provinces_and_districts_are_known_with_their_kind(world, name, kind):
    assert world.candidates(name)[0].reasons[0].startswith(kind)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Euphrates River", "river"), ("Caspian Sea", "sea"), ("Zagros Mountains", "mountains")],
)
def test_waters_and_ranges_are_known_where_their_table_was_brought(world, name, kind):
    if not table_bytes("landscape.tsv"):
        pytest.skip(
            "Natural Earth's table was not brought here (tools/regions.py WHEEL NATURAL_EARTH_FOLDER)"
        )

    assert world.candidates(name)[0].reasons[0].startswith(kind)


def test_saint_written_short_finds_the_name_in_full(world):
    assert world.candidates("St. Marc")[0].name == "Saint-Marc"


def test_two_letters_of_a_state_rank_below_every_name_in_full(world):
    assert world.candidates("OR")[0].score < 0.4


def test_letters_are_not_taken_for_a_town_that_is_spelled_alike(world):
    assert {found.reasons[0].split(",")[0] for found in world.candidates("EU")} <= {
        "continent",
        "country",
        "region",
    }


def test_the_index_of_the_world_is_made_once_and_kept(world):
    assert Path(world.world.path).exists()
    assert world.candidates("No such place at all") == ()


@given(st.lists(st.text(alphabet=st.characters(exclude_characters="\0"), max_size=12), min_size=1))
def test_many_names_folded_together_are_each_folded_alone(names):
    assert fold_all(names) == [fold(name) for name in names]


def test_the_worlds_index_is_made_where_there_is_no_home(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", "/proc/nowhere")
    monkeypatch.setenv("XDG_CACHE_HOME", "")

    assert world_folder(tmp_path) == tmp_path


def test_making_the_worlds_index_is_said_once_and_names_are_found(tmp_path):
    said: list[str] = []
    first, again = (TieredGazetteer((), AREA, tmp_path, said.append) for _ in range(2))

    assert first.candidates("Baghdad")[0].name == again.candidates("Baghdad")[0].name == "Baghdad"
    assert len(said) == 1
