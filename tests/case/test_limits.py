"""What the values of case.toml may be: each wrong one is named, shown, and told with a way out."""

import pytest

from witnessmark.case import read_config
from witnessmark.errors import CaseError

LAYER = '[[layer]]\nfile = "{file}"\nrole = "list"\norigin = "an office"\nwindow = "{window}"\n'


@pytest.fixture
def refused(tmp_path):
    def read(text: str) -> str:
        (tmp_path / "case.toml").write_text(f'title = "x"\n{text}', encoding="utf-8")
        with pytest.raises(CaseError) as caught:
            read_config(tmp_path / "case.toml")
        return str(caught.value)

    return read


WRONG = {
    "[area]\nlon = 444": "lon is 444.0, outside -180..180",
    "[area]\nlat = 144.5": "lat is 144.5, outside -90..90",
    "[area]\nlon = nan": "lon is nan",
    "[area]\nradius_km = -5": "radius_km is -5",
    "[area]\nradius_km = inf": "radius_km is inf",
    '[period]\nstart = "last year"': 'start is "last year"',
    '[period]\nstart = "2014-13"': 'start is "2014-13"',
    '[period]\nend = "2014-02-31"': 'end is "2014-02-31"',
    '[period]\nstart = "2014-12"\nend = "2014-09"': "before it starts",
    "[measure]\nlevel = 0": "level is 0.0",
    "[measure]\nlevel = 2": "level is 2.0",
    "[measure]\nlevel = nan": "level is nan",
    "[measure]\nfire_reach_km = -1": "fire_reach_km is -1",
    "[measure]\npersistent_years = 0": "persistent_years is 0",
    '[publish]\ndate = "2014-02-31"': 'date is "2014-02-31"',
    '[publish]\ndate = "2014-02"': 'date is "2014-02"',
    LAYER.format(file="../x.csv", window=""): 'file is "../x.csv"',
    LAYER.format(file="/etc/passwd", window=""): 'file is "/etc/passwd"',
    LAYER.format(file="", window=""): 'file is ""',
    LAYER.format(file="x.csv", window="soon"): 'window is "soon"',
    LAYER.format(file="x.csv", window="2014-09/2014-08"): "before it starts",
    LAYER.format(file="x.csv", window="") * 2: "stands in [[layer]] 1 already",
    'languages = "en"': "must be a list in square brackets",
    "plugins = 1": "must be a table",
    '[layer]\nfile = "x.csv"': "double brackets, like [[layer]]",
    "[area]\nlon = 9" + "9" * 400: "more than 40 digits",
}


@pytest.mark.parametrize("text", WRONG, ids=lambda text: " ".join(text.split())[:40])
def test_a_value_out_of_its_range_is_shown_with_what_it_may_be(refused, text):
    said = refused(text)

    assert WRONG[text] in said
    assert said.startswith("/")
    assert said.endswith(".")


def test_a_title_of_nothing_is_asked_for_again(tmp_path):
    (tmp_path / "case.toml").write_text('title = " "', encoding="utf-8")

    with pytest.raises(CaseError, match="names nothing"):
        read_config(tmp_path / "case.toml")


@pytest.mark.parametrize("window", ["2014", "2014-09-03", "2014-09/2014-12?", "../2014-12", "2014-09/.."])
def test_edtf_intervals_with_open_ends_and_hedges_are_windows(tmp_path, window):
    text = 'title = "x"\n' + LAYER.format(file="x.csv", window=window)
    (tmp_path / "case.toml").write_text(text, encoding="utf-8")

    assert read_config(tmp_path / "case.toml").layer[0].window == window


@pytest.mark.parametrize("url", ["analyst:se/cret@db.example/x", "db.example/x?sslpassword=se/cret"])
def test_a_password_is_told_wherever_the_database_would_find_one(refused, url):
    words = refused(f'[store]\nurl = "postgresql+psycopg://{url}"\nschema = "mine"')

    assert "holds a password" in words
    assert "se/cret" not in words


def test_a_mark_that_windows_editors_put_first_is_no_error(tmp_path):
    (tmp_path / "case.toml").write_bytes(b'\xef\xbb\xbftitle = "x"\r\n')

    assert read_config(tmp_path / "case.toml").title == "x"


def test_bytes_that_are_not_utf8_are_named_by_their_place(tmp_path):
    (tmp_path / "case.toml").write_bytes(b'title = "Se\xf1or"')

    with pytest.raises(CaseError, match=r"byte 11: 0xf1 is not UTF-8\. Save the file as UTF-8"):
        read_config(tmp_path / "case.toml")


def test_brackets_without_end_are_one_sentence_too(refused):
    assert "not valid TOML" in refused("x = " + "[" * 5000)
