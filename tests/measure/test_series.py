"""Facts about image series: what a stack of images says of each building, and what it does not."""

import datetime as dt
import json
from functools import partial
from pathlib import Path

import numpy as np
import pytest
import shapely

from witnessmark.measure import measure
from witnessmark.measure.series import cache, profile
from witnessmark.measure.series.executors import each
from witnessmark.measure.series.grid import Grid
from witnessmark.measure.series.reduce import reduce, save_weights, specs_of
from witnessmark.measure.series.register import register
from witnessmark.measure.series.source import Source
from witnessmark.measure.series.weights import weights_of
from witnessmark.records import ChangeSeries, Unread

SERIES = """
[period]
start = "2014-09-01"
end = "2014-12-31"
[[series]]
name = "radar"
sensor = "sentinel-1"
files = ["*_VV_*.tif"]
scale = "dB"
"""
FIRST = dt.date(2014, 3, 1)
HOUSE = (4, 6)
"""Row and column of the pixel that is a house."""


def picture(fallen: bool, seed: int, west: float = 450_000.0, size: int = 12, **tags: str) -> bytes:
    """A radar picture in dB, 10 m pixels: a bright house that loses 8 dB, on quiet ground."""
    from rasterio.io import MemoryFile
    from rasterio.transform import from_origin

    pixels = np.random.default_rng(seed).normal(-12, 0.5, (size, size)).astype(np.float32)
    pixels[HOUSE] = (-12 if fallen else -4) + 0.3 * np.random.default_rng([seed, 1]).standard_normal()
    shape = {"width": size, "height": size, "count": 1, "dtype": "float32"}
    with MemoryFile() as memory:
        with memory.open(
            driver="GTiff", crs="EPSG:32638", transform=from_origin(west, 3_880_000, 10, 10), **shape
        ) as made:
            made.write(pixels, 1)
            made.update_tags(**tags)
        return memory.read()


def pictures(falls: int = 17, count: int = 24) -> dict[str, bytes]:
    """So many pictures, 12 days apart; the house is down from the one of that number on."""
    days = [FIRST + dt.timedelta(days=12 * n) for n in range(count)]
    return {f"r072_VV_{day:%Y%m%d}.tif": picture(n >= falls, n) for n, day in enumerate(days)}


def footprints(*metres: tuple[float, float, float, float]) -> bytes:
    """GeoJSON of boxes given in metres east and south of the pictures' corner."""
    from pyproj import Transformer

    way = Transformer.from_crs(32638, 4326, always_xy=True)
    made = []
    for number, (left, top, right, bottom) in enumerate(metres):
        ring = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
        corners = [list(way.transform(450_000 + x, 3_880_000 - y)) for x, y in ring]
        shape = {"type": "Polygon", "coordinates": [corners]}
        made.append({"type": "Feature", "properties": {"id": f"h{number}"}, "geometry": shape})
    return json.dumps({"type": "FeatureCollection", "features": made}).encode()


THE_HOUSE = (60.0, 40.0, 70.0, 50.0)
ANOTHER = (20.0, 90.0, 30.0, 100.0)


@pytest.fixture
def series(measured, layer_toml):
    def run(files: dict[str, bytes], toml: str = SERIES, boxes=(THE_HOUSE, ANOTHER)):
        layer = layer_toml("b.geojson", "buildings")
        return measured({"b.geojson": footprints(*boxes), **files}, toml + layer)

    return run


def table_of(case) -> list[dict]:
    import pyarrow.parquet as pq

    (record,) = list(case.store.all(ChangeSeries)) or [pytest.fail(reasons(case))]
    return pq.read_table(case.working / "series" / record.name / record.table).to_pylist()


def reasons(case) -> str:
    return " | ".join(one.reason for one in case.store.all(Unread) if "series" in one.subject)


def test_a_house_that_fell_is_dated_between_the_last_image_before_and_the_first_after(series):
    fallen, standing = table_of(series(pictures(falls=17)))

    assert (fallen["date_from"], fallen["date_to"]) == ("2014-09-09", "2014-09-21")
    assert fallen["score"] > 20
    assert standing["score"] < 0


def test_a_score_without_a_thousand_quiet_buildings_has_no_p_value(series):
    case = series(pictures())

    (record,) = case.store.all(ChangeSeries)
    assert "1,000 are needed for a rate" in record.reason
    assert [row["p_value"] for row in table_of(case)] == [None, None]


def test_the_record_of_a_series_holds_no_count_of_damaged_buildings(series):
    (record,) = series(pictures()).store.all(ChangeSeries)

    assert (record.measured, record.grouped, record.not_observed) == (2, 0, 0)
    assert "neither a probability of damage nor a count" in record.note


def test_houses_that_share_a_pixel_are_scored_as_one_group(series):
    rows = [(60 + 2.5 * n, 40, 62.5 + 2.5 * n, 50) for n in range(4)]

    found = table_of(series(pictures(), boxes=(*rows, ANOTHER)))

    assert [one["state"] for one in found] == ["not identifiable"] * 4 + ["measured"]
    assert len({one["score"] for one in found[:4]}) == 1
    assert [one["group_size"] for one in found] == [4, 4, 4, 4, 1]


def test_a_house_outside_every_image_is_not_observed_and_has_no_score(series):
    found = table_of(series(pictures(), boxes=(THE_HOUSE, (500, 500, 510, 510))))

    assert [one["state"] for one in found] == ["measured", "not observed"]
    assert (found[1]["score"], found[1]["date_from"]) == (None, None)


def test_an_image_on_another_grid_is_refused_and_the_rest_goes_on(series):
    files = pictures() | {"r072_VV_20150105.tif": picture(True, 99, west=450_003.0)}

    case = series(files)

    assert "do not fall together with those of the series" in reasons(case)
    assert len(next(iter(case.store.all(ChangeSeries))).items) == 24


def test_an_image_on_another_grid_is_brought_over_only_when_the_case_says_how(series):
    files = pictures() | {"r072_VV_20150105.tif": picture(True, 99, west=450_003.0)}

    case = series(files, SERIES + 'warp = "nearest"\n')

    (record,) = case.store.all(ChangeSeries)
    stack = json.loads(next((case.working / "series" / "radar").glob("stack-*.json")).read_text())
    assert len(record.items) == 25
    assert [one["warped"] for one in stack["pictures"] if one["warped"]] == ["nearest"]


def test_files_that_are_no_images_are_each_unread_with_a_step_to_take(series):
    hostile = {
        "a_VV_20140901.tif": b"II*\x00" + b"\xff" * 64,
        "b_VV_20140901.tif": b"",
        "c_VV_20140901.tif": b"\x89HDF\r\n\x1a\n" + b"\x00" * 99,
    }

    case = series(pictures() | hostile)

    assert all(name in reasons(case) for name in hostile)
    assert table_of(case)[0]["state"] == "measured"


def test_a_series_whose_images_all_lie_before_the_period_says_so(series):
    words = reasons(
        series(pictures(), SERIES.replace("2014-09-01", "2019-09-01").replace("2014-12-31", "2019-12-31"))
    )

    assert "No pair of images" in words
    assert "Add images from before and after" in words


def test_a_series_of_no_files_names_what_it_looked_for(series):
    assert "nothing in the inbox is called *_VV_*.tif" in reasons(series({}))


def test_images_that_call_themselves_simulated_make_a_simulated_record(series):
    files = {name: picture(n >= 17, n, simulated="true") for n, name in enumerate(pictures())}

    assert next(iter(series(files).store.all(ChangeSeries))).simulated


def test_every_file_of_a_simulated_series_says_so_itself(series):
    import pyarrow.parquet as pq
    import rasterio

    case = series({name: picture(n >= 17, n, simulated="true") for n, name in enumerate(pictures())})

    (record,) = case.store.all(ChangeSeries)
    folder = case.working / "series" / "radar"
    assert pq.read_schema(folder / record.table).metadata[b"simulated"] == b"true"
    assert json.loads((folder / record.run).read_text())["simulated"] is True
    for name, _ in record.maps:
        with rasterio.open(folder / name) as made:
            assert made.tags()["simulated"] == "true"


def test_a_lost_table_is_made_again_with_the_same_bytes(series, silent):
    case = series(pictures())
    (record,) = case.store.all(ChangeSeries)
    (case.working / "series" / "radar" / record.table).unlink()

    measure(case, silent)

    assert (case.working / "series" / "radar" / record.table).is_file()
    assert list(case.store.all(ChangeSeries)) == [record]


def test_maps_lie_on_the_images_own_grid_and_show_the_house(series):
    import rasterio

    case = series(pictures())

    (record,) = case.store.all(ChangeSeries)
    folder = case.working / "series" / "radar"
    names = {name.split("-")[0]: name for name, _ in record.maps}
    with rasterio.open(folder / names["statistic"]) as made:
        row, column = made.index(450_065, 3_879_955)
        statistic = made.read(1)
    assert set(names) == {"statistic", "valid", "date"}
    assert np.unravel_index(np.nanargmax(statistic), statistic.shape) == (row, column)


def test_every_executor_gives_the_same_bits(tmp_path):
    grid = Grid("EPSG:32638", 450_000.0, 3_880_000.0, 10.0, 10.0, 12, 12)
    sources = []
    for number in range(3):
        path = tmp_path / f"{number}.tif"
        path.write_bytes(picture(False, number))
        sources.append(Source(str(path), "VV", float(number), "dB"))
    shapes = shapely.from_geojson(footprints(THE_HOUSE, ANOTHER)).geoms
    units = save_weights(tmp_path / "w.npz", weights_of(grid, list(shapes)))
    specs = specs_of(grid, sources, tmp_path / "w.npz", (False, False, True))
    specs = [part for one in specs for part in halves(one)]

    made = [reduce(specs, units, partial(each, name)) for name in installed()]

    assert all(one.sums.tobytes() == made[0].sums.tobytes() for one in made)
    assert all(one.pixels.tobytes() == made[0].pixels.tobytes() for one in made)


def halves(spec):
    from dataclasses import replace

    return replace(spec, rows=5), replace(spec, top=5, rows=spec.rows - 5)


def installed() -> list[str]:
    try:
        import distributed  # noqa: F401
    except ImportError:
        return ["serial", "threads", "processes"]
    return ["serial", "threads", "processes", "dask"]


def test_a_mask_takes_cloud_out_of_a_netcdf_stack(measured, layer_toml, tmp_path):
    h5py = pytest.importorskip("h5py")
    layer = layer_toml("b.geojson", "buildings")
    toml = (
        SERIES.replace("*_VV_*.tif", "s.nc")
        .replace("sentinel-1", "sentinel-2")
        .replace('scale = "dB"', 'mask = "cloud"')
    )

    case = measured(
        {"b.geojson": footprints(THE_HOUSE, ANOTHER), "s.nc": netcdf(h5py, tmp_path / "s.nc")}, toml + layer
    )

    fallen, _ = table_of(case)
    assert (fallen["date_from"], fallen["date_to"]) == ("2014-09-09", "2014-10-03")


def netcdf(h5py, path: Path, falls: int = 17) -> bytes:
    """NDVI of 0.6 that falls to 0.05 on one pixel; the first image after is cloud."""
    values = np.random.default_rng(3).normal(0.6, 0.02, (24, 12, 12))
    values[falls:, HOUSE[0], HOUSE[1]] -= 0.55
    cloud = np.zeros((24, 12, 12), np.uint8)
    cloud[falls] = 1
    values[falls] = 0.05
    with h5py.File(path, "w") as file:
        file.attrs["crs"] = "EPSG:32638"
        file["time"] = np.arange(24) * 12
        file["time"].attrs["units"] = "days since 2014-03-01 00:00:00"
        file["y"], file["x"] = 3_879_995 - 10.0 * np.arange(12), 450_005 + 10.0 * np.arange(12)
        file["ndvi"], file["cloud"] = np.round(values * 10_000).astype(np.int16), cloud
        file["ndvi"].attrs["scale_factor"] = 1e-4
    return path.read_bytes()


def test_a_netcdf_file_whose_own_attribute_says_simulated_makes_a_simulated_record(
    measured, layer_toml, tmp_path
):
    h5py = pytest.importorskip("h5py")
    netcdf(h5py, tmp_path / "s.nc")
    with h5py.File(tmp_path / "s.nc", "a") as file:
        file.attrs["simulated"] = "true"
    toml = SERIES.replace("*_VV_*.tif", "s.nc").replace("sentinel-1", "sentinel-2").replace("dB", "index")

    case = measured(
        {"b.geojson": footprints(THE_HOUSE, ANOTHER), "s.nc": (tmp_path / "s.nc").read_bytes()},
        toml + layer_toml("b.geojson", "buildings"),
    )

    assert [one.simulated for one in case.store.all(ChangeSeries)] == [True]


def test_a_netcdf_file_that_points_outside_itself_is_never_followed(measured, layer_toml, tmp_path):
    h5py = pytest.importorskip("h5py")
    netcdf(h5py, tmp_path / "s.nc")
    with h5py.File(tmp_path / "s.nc", "a") as file:
        del file["y"]
        file["y"] = h5py.ExternalLink("/etc/passwd", "/y")
    toml = SERIES.replace("*_VV_*.tif", "s.nc").replace("sentinel-1", "sentinel-2")

    case = measured(
        {"b.geojson": footprints(THE_HOUSE), "s.nc": (tmp_path / "s.nc").read_bytes()},
        toml + layer_toml("b.geojson", "buildings"),
    )

    assert "points outside this file and is never followed" in reasons(case)


def test_a_stac_item_beside_an_image_tells_its_time_and_orbit(series):
    files = {f"scene{n}_VV_.tif": data for n, data in enumerate(pictures().values())}
    days = [FIRST + dt.timedelta(days=12 * n) for n in range(24)]
    for number, day in enumerate(days):
        item = {
            "stac_version": "1.0.0",
            "properties": {"datetime": f"{day}T03:00:00Z", "sat:relative_orbit": 72},
            "assets": {"vv": {"href": f"https://example.org/scene{number}_VV_.tif"}},
        }
        files[f"{number}_VV_.tif.json"] = json.dumps(item).encode()

    case = series(files, SERIES.replace("*_VV_*.tif", "*_VV_*"))

    stack = json.loads(next((case.working / "series" / "radar").glob("stack-*.json")).read_text())
    assert {one["series"] for one in stack["pictures"]} == {"r072:VV"}
    assert table_of(case)[0]["date_to"] == "2014-09-21"


def village(offset_m: float, contrast: float, tmp_path: Path):
    """400 houses of 9 m on a 128 x 128 grid, their footprints so many metres west of where six images show them."""
    dice = np.random.default_rng(11)
    spots = (
        np.stack(np.meshgrid(np.arange(20), np.arange(20)), -1).reshape(-1, 2) * 41.0
        + 200
        + dice.uniform(0, 20, (400, 2))
    )
    grid = Grid("EPSG:32638", 450_000.0, 3_880_000.0, 10.0, 10.0, 128, 128)
    there, told = (outlines(spots - [move, 0]) for move in (0.0, offset_m))
    weights = weights_of(grid, there)
    cover = np.bincount(weights.pixel, weights.share, grid.size).reshape(128, 128)
    sources = []
    for number in range(6):
        steps = np.rint((dice.normal(-12, 2, (128, 128)) + contrast * cover) * 100).astype(np.int16)
        cache.keep(tmp_path / f"{number}.i16", cache.pack(steps))
        sources.append(Source(str(tmp_path / f"{number}.i16"), "VV", float(number), "dB"))
    return grid, told, sources


def outlines(spots):
    from pyproj import Transformer

    way = Transformer.from_crs(32638, 4326, always_xy=True)
    corners = spots[:, None] + np.array([[0, 0], [9, 0], [9, 9], [0, 9]])
    lon, lat = way.transform(450_000 + corners[..., 0].ravel(), 3_880_000 - corners[..., 1].ravel())
    return shapely.polygons(np.stack([lon, lat], -1).reshape(corners.shape))


def test_footprints_a_pixel_beside_their_houses_are_moved_onto_them(tmp_path):
    moved = register(*village(9.0, 6.0, tmp_path), start=10.0)

    assert np.median(moved.pixels, axis=0) == pytest.approx([0.9, 0.0], abs=0.1)


def test_footprints_are_left_where_the_map_has_them_when_the_images_show_no_houses(tmp_path):
    moved = register(*village(9.0, 0.0, tmp_path), start=10.0)

    assert not moved.pixels.any()


def test_no_image_of_the_period_itself_decides_where_footprints_lie(tmp_path):
    moved = register(*village(9.0, 6.0, tmp_path), start=0.0)

    assert not moved.pixels.any()


@pytest.mark.parametrize("name", profile.names())
def test_every_sensor_is_called_as_its_file_and_says_what_damage_does(name):
    known = profile.load(name)

    assert known.name == name
    assert known.bands
    assert known.change > 0


def test_the_relative_orbit_is_worked_out_from_a_products_own_name():
    name = "S1A_IW_GRDH_1SDV_20141012T233201_20141012T233226_002803_003287_1E3D"

    assert profile.load("sentinel-1").geometry(name) == "r106"
