"""Facts about two lists of the same destruction."""

import pytest

from witnessmark.measure.overlaps import same_name
from witnessmark.records import Overlap

FRAME = b"id,lon,lat\n" + b"".join(b"%d,44.50%d,34.7\n" % (n, n) for n in range(9))
MARKS = b"id,lon,lat,damaged\n" + b"".join(
    b"%d,44.50%d,34.7,%s\n" % (n, n, b"true" if n < 3 else b"false") for n in range(6)
)


def orders(*lons: str, source: str = "") -> bytes:
    return (
        "id,lon,lat,source\n" + "".join(f"{n},{lon},34.7,{source}\n" for n, lon in enumerate(lons))
    ).encode()


def overlap(measured, layer_toml, listed: bytes, frame: bool = True, origin: str = "UNOSAT") -> Overlap:
    toml = layer_toml("o.csv", "list", "The town hall") + layer_toml("d.csv", "damage", origin)
    toml += layer_toml("b.csv", "buildings", "Overture") if frame else ""
    case = measured({"o.csv": listed, "d.csv": MARKS, "b.csv": FRAME}, toml)
    (found,) = case.store.all(Overlap)
    return found


@pytest.mark.parametrize("frame", [True, False])
def test_the_share_of_demolished_houses_never_marked_is_measured(measured, layer_toml, frame):
    found = overlap(measured, layer_toml, orders("44.5", "44.501", "44.503", "44.504"), frame)

    assert (found.examined, found.both, found.share) == (4, 2, 0.5)
    assert "it does not mark 2 (50.0 %)" in found.sentence


def test_a_house_the_other_never_looked_at_is_not_held_against_it(measured, layer_toml):
    found = overlap(measured, layer_toml, orders("44.5", "44.508", "44.6"))

    assert found.examined == 1
    assert "2 more have no counterpart within 20 m" in found.sentence


def test_the_interval_is_clopper_and_pearsons(measured, layer_toml):
    found = overlap(measured, layer_toml, orders("44.5", "44.501", "44.503", "44.504"))

    assert found.low == pytest.approx(0.0676, abs=1e-4)
    assert found.high == pytest.approx(0.9324, abs=1e-4)


def test_a_list_that_names_the_other_as_its_source_is_one_origin(measured, layer_toml):
    found = overlap(measured, layer_toml, orders("44.5", "44.501", source="UNOSAT"), origin="UNOSAT")

    assert found.kind == "same origin"
    assert "2 of 2 rows of “o.csv” name UNOSAT as their source: one origin, not two" in found.sentence


def test_two_makers_who_do_not_name_each_other_disagree(measured, layer_toml):
    assert overlap(measured, layer_toml, orders("44.5")).kind == "disagreement"


def test_spellings_of_one_maker_are_one_name():
    assert same_name("CopernicusEMS", "Copernicus EMS, EMSR648")
    assert not same_name("UNOSAT", "Overture Maps")


def test_lists_of_two_countries_are_not_held_against_each_other(measured, layer_toml):
    far = b"id,lon,lat\n1,12.0,50.0\n2,12.1,50.1\n"
    toml = layer_toml("o.csv", "list", "The town hall") + layer_toml("far.csv", "damage", "UNOSAT")

    assert measured({"o.csv": orders("44.5"), "far.csv": far}, toml).store.count(Overlap) == 0


def test_villages_are_not_held_against_buildings(measured, layer_toml):
    toml = layer_toml("o.csv", "list", "The town hall", 'thing = "village"') + layer_toml("d.csv", "damage")

    assert measured({"o.csv": orders("44.5"), "d.csv": MARKS}, toml).store.count(Overlap) == 0


@pytest.mark.shared
def test_the_kahramanmaras_lists_are_found_to_be_one_origin(measured, layer_toml, shared_data):
    osm, ems = "kahramanmaras_osm_destroyed_buildings.geojson", "kahramanmaras_copernicus_ems_points.csv"
    files = {name: (shared_data / "geo" / name).read_bytes() for name in (osm, ems)}
    grade = 'columns = { damaged = "damage_gra" }\ndamaged = ["Destroyed"]\nact = "destroy"'
    toml = layer_toml(osm, "damage", "OpenStreetMap") + layer_toml(ems, "damage", "Copernicus EMS", grade)

    first, _ = found = sorted(measured(files, toml).store.all(Overlap), key=lambda one: one.examined)

    assert {one.kind for one in found} == {"same origin"}
    assert first.both == 229
