"""case.toml, checked key by key."""

import pytest

from witnessmark.case import read_config
from witnessmark.errors import CaseError


@pytest.fixture
def toml(tmp_path):
    def write(text):
        path = tmp_path / "case.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_title_alone_makes_a_case(toml):
    assert read_config(toml('title = "Amerli"')).title == "Amerli"


def test_a_misspelt_key_names_the_one_that_was_meant(toml):
    with pytest.raises(CaseError, match=r'unknown key "titel". Did you mean "title"'):
        read_config(toml('titel = "Amerli"'))


def test_an_unknown_key_inside_a_table_names_the_table(toml):
    with pytest.raises(CaseError, match=r'area: unknown key "longitude"\. Use one of: name, lon, lat'):
        read_config(toml('title = "x"\n[area]\nlongitude = 44.5'))


def test_a_missing_title_is_asked_for(toml):
    with pytest.raises(CaseError, match='"title" is missing'):
        read_config(toml('question = "who?"'))


def test_a_number_where_words_belong_shows_the_value_met(toml):
    with pytest.raises(CaseError, match="title is 7; it must be text in quotes"):
        read_config(toml("title = 7"))


def test_true_is_not_taken_for_a_number(toml):
    with pytest.raises(CaseError, match="level is True; it must be a number"):
        read_config(toml('title = "x"\n[measure]\nlevel = true'))


def test_a_whole_number_may_stand_for_a_decimal_one(toml):
    assert read_config(toml('title = "x"\n[area]\nlon = 44')).area.lon == 44.0


def test_an_unknown_layer_role_lists_the_roles_there_are(toml):
    with pytest.raises(
        CaseError, match=r"role is .fire.\. Use one of: buildings, damage, list, fires, places"
    ):
        read_config(toml('title = "x"\n[[layer]]\nfile = "f.csv"\nrole = "fire"\norigin = "NASA"'))


def test_broken_toml_names_the_file_and_the_line(toml):
    with pytest.raises(CaseError, match=r"case\.toml: not valid TOML: .*line 1"):
        read_config(toml("title = \n"))


def test_a_folder_without_case_toml_says_how_to_start_one(tmp_path):
    with pytest.raises(CaseError, match="witnessmark new"):
        read_config(tmp_path / "case.toml")


def test_layers_keep_their_column_names(toml):
    text = 'title = "x"\n[[layer]]\nfile = "f"\nrole = "list"\norigin = "o"\ncolumns = {lon = "x"}\ndamaged = ["yes"]'

    (layer,) = read_config(toml(text)).layer

    assert (layer.columns, layer.damaged) == ({"lon": "x"}, ("yes",))
