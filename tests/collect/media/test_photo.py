"""Pictures are opened with care: what is too large, too long, broken or no picture is one sentence."""

import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image
from tests.collect.media.made import encoded, photo, picture

from witnessmark.box import in_box
from witnessmark.collect.media.photo import Look, Pixels, look_at_photo
from witnessmark.errors import UnreadError

LOOK = "witnessmark.collect.media.photo:look_at_photo"
VIEW = "witnessmark.collect.media.photo:view_of_photo"


def look(data: bytes, name: str = "made.png") -> Look:
    return in_box(LOOK, data, name, returns=Look, name=name)


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_of(width: int, height: int) -> bytes:
    """A PNG that says it is so large, and holds a few bytes."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 10_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def animation(frames: int) -> bytes:
    first, *rest = [Image.new("L", (2, 2), number % 256) for number in range(frames)]
    return encoded(first, "GIF", save_all=True, append_images=rest)


def test_a_photo_has_its_size_format_and_one_fingerprint_of_eight_turns():
    seen = look(photo(1), "a.jpg")

    assert (seen.width_px, seen.height_px, seen.container, seen.frames) == (640, 480, "JPEG RGB", 1)
    assert [len(one.bits) for one in seen.fingerprints] == [8]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (png_of(31_623, 31_623), "unpack to more than 64,000,000 pixels"),
        (png_of(13_000, 13_000), "unpack to more than 64,000,000 pixels"),
        (png_of(8_001, 8_000), "8,001 x 8,000 pixels|unpack to more than"),
        (png_of(4_000, 4_000), "not a whole picture"),
        (photo(1)[:2_000], "not a whole picture"),
        (b"\x89PNG\r\n\x1a\n", "no picture of a kind|not a whole picture"),
        (b"", "0 bytes, no picture of a kind"),
        (b"#EXTM3U\nhttp://127.0.0.1/a.ts\n", "no picture of a kind"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no picture of a kind"),
        (animation(400), "more than 300 frames"),
    ],
)
def test_a_picture_that_cannot_be_opened_is_one_sentence_with_a_way_out(data, said):
    with pytest.raises(UnreadError, match=rf"^made\.png: .*({said}).* It is kept"):
        look(data)


def test_a_raster_laid_on_the_earth_is_measured_and_not_looked_at():
    with io.BytesIO() as out:
        Image.new("L", (50, 40)).save(out, "TIFF", tiffinfo={33550: (10.0, 10.0, 0.0)})
        seen = look(out.getvalue(), "scene.tif")

    assert (seen.is_map, seen.width_px, seen.height_px, seen.fingerprints) == (True, 50, 40, ())


def test_a_tiff_that_a_scanner_made_is_a_picture_like_any_other():
    assert not look(encoded(picture(2), "TIFF"), "scan.tif").is_map


def test_a_view_is_pixels_alone_and_no_larger_than_asked_for():
    seen = in_box(VIEW, photo(1), "a.jpg", 100, returns=Pixels)

    assert (seen.width_px, seen.height_px, len(seen.rgb)) == (100, 75, 100 * 75 * 3)


def test_what_is_transparent_is_shown_on_white():
    clear = encoded(Image.new("RGBA", (8, 8), (255, 0, 0, 0)), "PNG")

    assert in_box(VIEW, clear, "clear.png", 8, returns=Pixels).rgb == b"\xff" * (8 * 8 * 3)


def test_deep_grey_values_are_brought_into_range_and_not_cut_off():
    deep = Image.fromarray(np.arange(64, dtype=np.uint16).reshape(8, 8) * 1000)

    assert len(set(in_box(VIEW, encoded(deep, "PNG"), "deep.png", 8, returns=Pixels).rgb)) > 50


@pytest.mark.parametrize("size", [(1, 1), (1, 500), (500, 1), (3, 3)])
def test_a_picture_of_a_few_pixels_is_too_plain_to_be_compared(size):
    (print_,) = look_at_photo(encoded(Image.new("RGB", size, "red"), "PNG"), "tiny.png").fingerprints

    assert print_.quality < 50
