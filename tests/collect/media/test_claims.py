"""What a file says about itself is kept as its own word: dates, place, device, software, author."""

import json

import pytest
from tests.collect.media.made import encoded, photo, picture

from witnessmark.box import in_box, run_program
from witnessmark.box.program import INPUT
from witnessmark.collect.media import exif
from witnessmark.collect.media.exif import Claims, claims_by_pillow, claims_of
from witnessmark.collect.media.tools import has
from witnessmark.errors import UnreadError

with_exiftool = pytest.mark.skipif(not has("exiftool"), reason="exiftool is not installed here")


def by_exiftool(data: bytes) -> Claims:
    answer = run_program(exif.command(INPUT), data, accept=(0, 1))
    return in_box("witnessmark.collect.media.exif:claims_of", answer, "a.jpg", returns=Claims)


def said(claims: Claims, kind: str) -> dict[str, str]:
    return {one.origin: one.value for one in claims.claims if one.kind == kind}


@with_exiftool
def test_the_day_is_told_with_the_tag_it_stands_in():
    assert said(by_exiftool(photo(1)), "date")["ExifIFD:DateTimeOriginal"] == "2014-09-03 12:30:00"


@with_exiftool
def test_the_position_is_told_with_its_signs_east_first():
    assert said(by_exiftool(photo(1)), "place")["GPS"] == "lon 44.660000, lat 34.710000"


@with_exiftool
def test_what_exiftool_reckons_itself_is_no_word_of_the_file():
    origins = [one.origin for one in by_exiftool(photo(1)).claims]

    assert [
        one for one in origins if one.startswith(("System:", "Composite:", "File:File", "ExifTool:"))
    ] == []


@with_exiftool
def test_a_comment_that_would_steer_a_terminal_is_one_line():
    claims = by_exiftool(photo(1, comment=b"first\nsecond\tthird " + b"x" * 2000))

    (comment,) = [one.value for one in claims.claims if one.origin.endswith("Comment")]
    assert comment.startswith("first")
    assert (len(comment.splitlines()), len(comment)) == (1, 300)


def test_pillow_alone_reads_the_same_day_and_device():
    claims = claims_by_pillow(photo(1), "a.jpg")

    assert said(claims, "date") == {"ExifIFD:DateTimeOriginal": "2014-09-03 12:30:00"}
    assert said(claims, "device") == {"IFD0:Make": "Maker", "IFD0:Model": "Model 3"}


def test_a_picture_that_says_nothing_has_no_claims_of_a_kind():
    claims = claims_by_pillow(encoded(picture(1), "PNG"), "a.png")

    assert [one for one in claims.claims if one.kind != "other"] == []


@pytest.mark.parametrize(
    "answer", [b"", b"{}", b"[1]", b"[[]]", b"null", b"[" * 100_000, b'[{"a":1},{"a":2}]']
)
def test_an_answer_that_is_no_list_of_tags_is_one_sentence(answer):
    with pytest.raises(UnreadError, match=r"a\.jpg: exiftool answered .* It is kept"):
        claims_of(answer, "a.jpg")


def test_more_tags_than_are_kept_are_counted():
    answer = json.dumps([{f"Group:Tag{number}": number for number in range(500)}]).encode()

    claims = claims_of(answer, "a.jpg")
    assert (len(claims.claims), claims.more) == (exif.MOST_OTHERS, 500 - exif.MOST_OTHERS)
