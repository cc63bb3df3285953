"""Which pictures look alike: nothing within the threshold is missed, turned and mirrored ones are found."""

import io

import numpy as np
import pytest
from PIL import Image, ImageEnhance, ImageFilter
from tests.collect.media.made import encoded, picture

from witnessmark.collect.media.alike import THRESHOLD, near_duplicates, plain_pictures
from witnessmark.collect.media.pdq import TURNS, hashes_of
from witnessmark.records import Fingerprint, MediaFacts, identify

pytest.importorskip("pdqhash")


def facts(name: str, *prints: Fingerprint) -> MediaFacts:
    return MediaFacts(identify("md", name), "it-1", name, "photo", fingerprints=prints)


def of(name: str, image: Image.Image) -> MediaFacts:
    return facts(name, *hashes_of([(0.0, image.convert("RGB"))]))


def made_up(count: int, seed: int = 7) -> list[list[str]]:
    """Random hashes with eight turns each."""
    bits = np.random.default_rng(seed).integers(0, 256, size=(count, 8, 32), dtype=np.uint8)
    return [[one.tobytes().hex() for one in own] for own in bits]


def off_by(bits: str, count: int, seed: int) -> str:
    flipped = np.unpackbits(np.frombuffer(bytes.fromhex(bits), np.uint8))
    flipped[np.random.default_rng(seed).choice(256, count, replace=False)] ^= 1
    return np.packbits(flipped).tobytes().hex()


def test_a_picture_made_smaller_and_saved_badly_is_found_again():
    first = picture(1)
    again = Image.open(io.BytesIO(encoded(first.resize((213, 160)), quality=30)))

    (pair,) = near_duplicates([of("first", first), of("again", again), of("other", picture(2))])
    assert (pair.turn, pair.distance <= THRESHOLD) == ("as it is", True)


@pytest.mark.parametrize("turn", [name for name, how in TURNS.items() if how])
def test_a_turned_or_mirrored_picture_is_found_and_how_is_said(turn):
    first = picture(3)
    other = first.transpose(Image.Transpose[TURNS[turn]])

    pairs = near_duplicates([of("a", first), of("b", other)])
    assert [pair.turn for pair in pairs] == [turn]


@pytest.mark.parametrize(
    "change",
    [lambda it: ImageEnhance.Brightness(it).enhance(1.3), lambda it: it.filter(ImageFilter.GaussianBlur(3))],
)
def test_more_light_or_some_blur_does_not_hide_a_copy(change):
    first = picture(4)

    assert len(near_duplicates([of("a", first), of("b", change(first))])) == 1


def test_every_pair_within_31_bits_is_found_and_none_at_32():
    hashes = made_up(400)
    for number in range(0, 400, 2):
        hashes[number + 1][0] = off_by(hashes[number][number % 8], 31 if number % 4 else 32, number)
    held = [facts(str(number), Fingerprint(0.0, tuple(own), 100)) for number, own in enumerate(hashes)]

    found = near_duplicates(held)
    assert {pair.distance for pair in found} == {31}
    assert len(found) == 100


def test_a_flat_picture_is_never_called_a_copy_of_another_one():
    flat = [of(name, Image.new("RGB", (64, 64), name)) for name in ("black", "navy")]

    assert near_duplicates(flat) == ()
    assert plain_pictures(flat) == 2


def test_a_photo_is_found_within_a_video_with_the_second_it_stands_at():
    frames = [Fingerprint(float(second), tuple(own), 100) for second, own in enumerate(made_up(20))]
    photo = Fingerprint(0.0, frames[13].bits, 100)

    (pair,) = near_duplicates([facts("photo", photo), facts("video", *frames)])
    assert (pair.at_s, pair.other_at_s, pair.distance) == (0.0, 13.0, 0)


def test_frames_of_one_video_are_not_copies_of_each_other():
    (bits,) = made_up(1)

    assert (
        near_duplicates([facts("still", *(Fingerprint(float(n), tuple(bits), 100) for n in range(9)))]) == ()
    )


def test_of_a_picture_that_came_a_hundred_times_the_nearest_are_kept_for_each():
    (bits,) = made_up(1)
    held = [facts(str(number), Fingerprint(0.0, tuple(bits), 100)) for number in range(100)]

    found = near_duplicates(held)
    assert {one for pair in found for one in (pair.facts, pair.others)} == {one.id for one in held}
    assert len(found) < 100 * 99 / 2
