"""Facts about satellite images."""

import io

import numpy as np
import pytest
from PIL import Image

from witnessmark.errors import UnreadError
from witnessmark.measure import measure
from witnessmark.measure.gdal import open_geotiff
from witnessmark.records import Damage, Scene, Unread

VRT = b"""<VRTDataset rasterXSize="9" rasterYSize="9"><VRTRasterBand dataType="Byte" band="1">
<SimpleSource><SourceFilename>/etc/passwd</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>"""


def geotiff(dark: bool = False, **tags: str) -> bytes:
    from rasterio.io import MemoryFile
    from rasterio.transform import from_origin

    pixels = np.full((3, 200, 200), 180, np.uint8)
    pixels[:, 95:105, 95:105] = 20 if dark else 240
    transform = from_origin(44.5, 34.71, 1e-5, 1e-5)
    with MemoryFile() as memory:
        with memory.open(
            driver="GTiff",
            width=200,
            height=200,
            count=3,
            dtype="uint8",
            crs="EPSG:4326",
            transform=transform,
        ) as made:
            made.write(pixels)
            made.update_tags(**tags)
        return memory.read()


def scene(measured, name: str, data: bytes) -> Scene:
    (found,) = measured({name: data}).store.all(Scene)
    return found


def reason(measured, name: str, data: bytes) -> str:
    (found,) = measured({name: data}).store.all(Unread)
    return found.reason


def test_a_geotiff_becomes_a_scene_with_day_place_and_fineness(measured):
    found = scene(measured, "a.tif", geotiff(TIFFTAG_DATETIME="2014:09:14 07:31:00", platform="made here"))

    assert (found.start_datetime, found.platform) == ("2014-09-14T07:31:00Z", "made here")
    assert found.bounds == (44.5, 34.708, 44.502, 34.71)
    assert found.gsd_m == pytest.approx(1.11, abs=0.01)


def test_an_image_without_a_tag_is_dated_by_its_name(measured):
    assert scene(measured, "village_20141222_rgb.tif", geotiff()).start_datetime == "2014-12-22"


def test_an_image_without_any_date_has_nothing_to_lean_on(measured):
    assert "no date to lean on" in reason(measured, "village.tif", geotiff())


def test_a_picture_made_by_a_script_says_so_in_its_record(measured):
    assert scene(measured, "2014-12-22.tif", geotiff(simulated="true")).simulated


def test_a_vrt_under_another_name_is_never_opened(measured):
    words = reason(measured, "village-2014-09-14.tif", VRT)

    assert words.startswith("village-2014-09-14.tif")
    assert "a GDAL VRT, which can point to other files and is never opened" in words


def test_a_truncated_picture_is_unread_with_a_step_to_take(measured):
    assert "2014-09-14.tif" in reason(measured, "2014-09-14.tif", geotiff()[:60])


def test_a_tiff_without_a_position_is_unread(measured):
    buffer = io.BytesIO()
    Image.new("L", (8, 8)).save(buffer, "TIFF")

    assert "has no coordinate system" in reason(measured, "2014-09-14.tif", buffer.getvalue())


def test_a_small_file_of_one_giant_block_is_refused_before_it_is_unpacked():
    from rasterio.io import MemoryFile

    shape = {"width": 32768, "height": 32768, "blockxsize": 32768, "blockysize": 32768}
    with MemoryFile() as memory:
        memory.open(driver="GTiff", count=1, dtype="float64", tiled=True, sparse_ok=True, **shape).close()
        data = memory.read()
    assert len(data) < 10_000

    with pytest.raises(UnreadError, match="one block of it unpacks to"), open_geotiff("giant.tif", data):
        pass


def test_before_and_after_pictures_are_cut_around_a_damaged_house(measured, layer_toml):
    readings = ["structure,scene,reader,verdict,when,decoy"]
    for day, verdict in (("2014-09-14", "intact"), ("2014-12-22", "damaged")):
        readings += [f"7,{day},{reader},{verdict},2024-01-01,false" for reader in "AB"]
    files = {
        "2014-09-14.tif": geotiff(),
        "2014-12-22.tif": geotiff(dark=True),
        "b.csv": b"id,lon,lat\n7,44.501,34.709\n",
    }

    case = measured(files, layer_toml("b.csv", "buildings"), {"readings.csv": "\n".join(readings).encode()})

    (damage,) = case.store.all(Damage)
    before, after = (
        Image.open(case.working / "chips" / f"{damage.id}-{which}.png") for which in ("before", "after")
    )
    assert before.size == after.size == (112, 112)
    assert [one.getpixel((56, 56)) for one in (before, after)] == [(240,) * 3, (20,) * 3]


def test_pictures_of_an_earlier_run_are_taken_away(measured, silent):
    case = measured({"2014-09-14.tif": geotiff()})
    (case.working / "chips").mkdir(parents=True)
    (case.working / "chips" / "da-000000000000-before.png").write_bytes(b"old")

    measure(case, silent)

    assert list((case.working / "chips").iterdir()) == []
