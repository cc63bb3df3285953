"""Packs of places from the lists that GeoNames, NGA, OCHA and people give out."""

import csv
import json
import tomllib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witnessmark.errors import ReadError
from witnessmark.read.countrycodes import iso_of
from witnessmark.read.packforms import read_list
from witnessmark.read.packs import Origin, add_pack

OURS = Origin("A list", "CC BY 4.0", "2024-11")
GEONAMES = (
    "1\tAmerli\tAmirli\tAmirli,آمرلي,AMR\t34.725\t44.5875\tP\tPPL\tIQ\t\t15\t\t\t\t26000\t\t0\tAsia/Baghdad\t2020-01-01\n"
    "2\tTuz Khurmatu District\tTuz\t\t34.9\t44.6\tA\tADM2\tIQ\t\t15\t\t\t\t0\t\t0\tAsia/Baghdad\t2020-01-01\n"
    "3\tA well\tA well\t\t34.9\t44.6\tS\tWLL\tIQ\t\t15\t\t\t\t0\t\t0\tAsia/Baghdad\t2020-01-01\n"
)


def listed(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def test_a_geonames_dump_becomes_a_pack_of_its_towns_and_districts(tmp_path):
    pack = add_pack(tmp_path, listed(tmp_path, "IQ.txt", GEONAMES), OURS)

    assert [(row["name"], row["kind"], row["lon"]) for row in rows(pack.path)] == [
        ("Amerli", "town", "44.5875"),
        ("Tuz Khurmatu District", "district", "44.6"),
    ]


def test_each_row_of_a_pack_says_whose_list_and_which_entry_it_is(tmp_path):
    pack = add_pack(tmp_path, listed(tmp_path, "IQ.txt", GEONAMES), OURS)

    assert rows(pack.path)[0]["source"] == "A list 1"
    assert "آمرلي" in rows(pack.path)[0]["names"].split("|")


def test_licence_day_and_hash_of_a_list_stand_beside_its_pack(tmp_path):
    pack = add_pack(tmp_path, listed(tmp_path, "IQ.txt", GEONAMES), OURS)

    label = tomllib.loads(pack.path.with_suffix(".toml").read_text(encoding="utf-8"))
    assert (label["licence"], label["date"], label["places"], len(label["sha256"])) == (
        "CC BY 4.0",
        "2024-11",
        2,
        64,
    )


def test_an_administrative_table_gives_its_deepest_level_in_every_language(tmp_path):
    text = "ADM1_EN,ADM1_AR,ADM2_EN,ADM2_AR,ADM2_PCODE,center_lat,center_lon\nSaladin,صلاح الدين,Tooz,طوز,IQG18,34.8,44.6\n"

    (place,) = read_list(listed(tmp_path, "adm.csv", text))

    assert (place.name, place.names, place.kind, place.id) == ("Tooz", ("طوز",), "district", "IQG18")


def test_an_area_drawn_as_a_polygon_is_a_disc_over_its_bounds(tmp_path):
    ring = [[[44.0, 34.0], [45.0, 34.0], [45.0, 35.0], [44.0, 35.0], [44.0, 34.0]]]
    feature = {"properties": {"adm3_en": "Amerli"}, "geometry": {"type": "Polygon", "coordinates": ring}}

    (place,) = read_list(listed(tmp_path, "adm.geojson", json.dumps({"features": [feature]})))

    assert (place.lon, place.lat) == (44.5, 34.5)
    assert place.radius_km == pytest.approx(50, abs=3)


def test_two_names_of_one_feature_in_a_names_file_become_one_place(tmp_path):
    text = (
        "ufi\tlat\tlong\tfull_name\tdsg\n9\t34.725\t44.5875\tAmerli\tPPL\n9\t34.725\t44.5875\tEmirli\tPPL\n"
    )

    pack = add_pack(tmp_path, listed(tmp_path, "nga.txt", text), OURS)

    assert [(row["name"], row["names"]) for row in rows(pack.path)] == [("Amerli", "Emirli")]


def test_rows_whose_position_is_in_metres_are_left_out_and_counted(tmp_path):
    text = "name,x,y\nAmerli,44.5875,34.725\nHafriya,809445,2145585\n"

    pack = add_pack(tmp_path, listed(tmp_path, "list.csv", text), OURS)

    assert (pack.places, pack.left_out) == (1, 1)
    assert "809445" in pack.first_left_out


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.csv", "id,x,y\n1,2,3\n", "no column of names"), ("a.csv", "name,lat,lon\nAmerli,,\n", "only row cannot be used"),
        ("a.geojson", "{", "no JSON"), ("a.geojson", "[1]", "no GeoJSON collection"), ("a.json", "[" * 90_000, "nested too deep"),
    ],
)  # fmt: skip
def test_a_list_in_no_known_form_is_refused_with_what_was_found(tmp_path, name, text, told):
    with pytest.raises(ReadError, match=told):
        add_pack(tmp_path, listed(tmp_path, name, text), OURS)


def test_a_names_files_province_code_is_not_taken_for_the_places_name(tmp_path):
    text = "ufi\tlat\tlong\tfull_name\tdsg\tcc1\tadm1\n9\t34.725\t44.5875\tAmerli\tPPL\tIZ\t18\n"

    (place,) = read_list(listed(tmp_path, "nga.txt", text))

    assert (place.name, place.kind, place.country) == ("Amerli", "PPL", "IQ")


@pytest.mark.parametrize(
    ("code", "of", "iso"),
    [("IRQ", "", "IQ"), ("IQ1801", "", "IQ"), ("IZ", "fips", "IQ"), ("Iraq", "", "IQ"), ("IZ,IR", "fips", "IQ"), ("zz", "", "")],
)  # fmt: skip
def test_a_country_is_known_by_every_code_that_lists_give_it(code, of, iso):
    assert iso_of(code, of) == iso


def test_a_table_with_semicolons_and_decimal_commas_is_read(tmp_path):
    (place,) = read_list(listed(tmp_path, "a.csv", "name;lat;lon\nAmerli;34,725;44,5875\n"))

    assert (place.lon, place.lat) == (44.5875, 34.725)


def test_columns_named_in_the_longer_way_of_ocha_are_read_too(tmp_path):
    text = "admin2Name_en,admin2Pcode,center_lat,center_lon\nTooz,IQ1801,34.9,44.6\n"

    (place,) = read_list(listed(tmp_path, "a.csv", text))

    assert (place.name, place.kind, place.id) == ("Tooz", "district", "IQ1801")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"PK\x03\x04....", "Unpack it"), (b"PAR1....", "Parquet"), (b"\xff\xfen\x00", "UTF-16"), (b"", "empty"), (b"  \n", "empty"),
        (b"name,lat,lon\n" * 9000 + b"T\xfcz,34,44\n", "line 9001: not UTF-8"), (b"A" * 2_000_000, "without a line's end"),
        (b"name,lat,lon\n", "no place in it"), (b"name,lat,lon\nTuz,144.6,34.9\n", "as if the two were swapped"),
        (b'{"type": "Topology"}', "no GeoJSON collection"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_list_is_refused_with_what_it_is(tmp_path, content, told):
    file = tmp_path / "list.txt"
    file.write_bytes(content)

    with pytest.raises(ReadError, match=told):
        add_pack(tmp_path, file, OURS)


@pytest.mark.parametrize(
    ("origin", "told"),
    [
        (Origin("", "CC0", "2024"), "--source is empty"),
        (Origin("OCHA", " ", "2024"), "--licence is empty"),
        (Origin("OCHA", "CC0", "yesterday"), "is no day, month or year"),
        (Origin("OCHA", "CC0", "2024-13"), "is no day, month or year"),
    ],
)
def test_a_list_whose_origin_nobody_could_follow_is_refused(tmp_path, origin, told):
    with pytest.raises(ReadError, match=told):
        add_pack(tmp_path, listed(tmp_path, "IQ.txt", GEONAMES), origin)


def test_rows_without_a_name_or_cells_are_counted_and_the_first_is_shown(tmp_path):
    broken = GEONAMES + "4\tHafriya\n"

    pack = add_pack(tmp_path, listed(tmp_path, "IQ.txt", broken), OURS)

    assert (pack.places, pack.left_out) == (2, 1)
    assert pack.first_left_out.startswith('line 4, "Hafriya"')


def test_a_pack_is_not_written_over_unless_a_person_says_so(tmp_path):
    file = listed(tmp_path, "IQ.txt", GEONAMES)
    add_pack(tmp_path, file, OURS)

    with pytest.raises(ReadError, match="--replace"):
        add_pack(tmp_path, file, OURS)
    assert add_pack(tmp_path, file, OURS, replace=True).places == 2


@given(st.text(max_size=200))
def test_any_text_as_a_list_is_read_or_refused_as_a_list(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("any")
    path = listed(folder, "any.csv", text.encode("utf-8", "ignore").decode())

    with suppress(ReadError):
        assert all(one.name for one in read_list(path))
