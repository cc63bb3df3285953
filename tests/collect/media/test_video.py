"""Videos: what the container says, a picture a second, cuts; playlists and what is no video are one sentence."""

import pytest
from tests.collect.media.made import picture, video

from witnessmark.box import in_box, run_program
from witnessmark.box.program import INPUT
from witnessmark.collect.media import video as videos
from witnessmark.collect.media.tools import has
from witnessmark.collect.media.video import Container, container_of, cuts_of, fingerprints_of, step_of
from witnessmark.errors import UnreadError

pytestmark = pytest.mark.skipif(not has("ffmpeg"), reason="ffmpeg is not installed here")

PLAYLISTS = [
    b"#EXTM3U\n#EXT-X-VERSION:3\n#EXTINF:1,\nhttp://127.0.0.1:9/a.ts\n#EXT-X-ENDLIST\n",
    b"ffconcat version 1.0\nfile /etc/hostname\n",
    b'<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"><Period/></MPD>',
]


@pytest.fixture(scope="module")
def three_shots(tmp_path_factory):
    folder = tmp_path_factory.mktemp("video")
    tags = ("creation_time=2014-09-03T12:00:00Z", "location=+34.71+044.62/")
    return video(folder, picture(1), picture(2), picture(3), tags=tags)


def probed(data: bytes, name: str = "a.mp4") -> Container:
    answer = run_program(videos.probe_command(INPUT), data, name=name)
    return in_box("witnessmark.collect.media.video:container_of", answer, name, returns=Container)


def test_a_video_has_its_size_length_and_what_its_container_says(three_shots):
    told = probed(three_shots)

    assert (told.width_px, told.height_px, told.duration_s) == (640, 480, 9.0)
    assert {one.kind: one.value for one in told.claims.claims if one.kind in {"date", "place"}} == {
        "date": "2014-09-03T12:00:00.000000Z",
        "place": "+34.7100+044.6200/",
    }


def test_each_second_has_a_fingerprint_and_each_new_shot_a_cut(three_shots):
    ppm = run_program(videos.frames_command(INPUT, 9.0), three_shots)
    cuts = run_program(videos.cuts_command(INPUT), three_shots)

    assert [one.at_s for one in fingerprints_of(ppm, 1.0)] == [float(second) for second in range(9)]
    assert cuts_of(cuts) == (3.0, 6.0)


def test_of_a_long_video_the_keyframes_alone_are_decoded():
    assert "nokey" in videos.frames_command("a.mp4", 600.0, keys=True)
    assert step_of(600.0) == 2.0


@pytest.mark.parametrize("playlist", PLAYLISTS)
def test_a_playlist_called_a_video_is_refused_before_it_names_anything(playlist):
    with pytest.raises(UnreadError, match=r"^a\.mp4: "):
        probed(playlist)


@pytest.mark.parametrize("cut_at", [0, 1, 40, 300])
def test_a_video_cut_short_is_one_sentence(three_shots, cut_at):
    with pytest.raises(UnreadError, match=r"^a\.mp4: "):
        probed(three_shots[:cut_at])


@pytest.mark.parametrize(
    ("answer", "met"),
    [
        (b"", "ffprobe answered"),
        (b"[]", "ffprobe answered"),
        (b'{"streams": [], "format": {}}', "0 streams"),
        (b'{"streams": [{"codec_type": "data"}], "format": {}}', "1 streams, neither"),
        (b'{"streams": [{"codec_type": "video", "width": 99999, "height": 99999}], "format": {}}', "more than 64,000,000"),
    ],
)  # fmt: skip
def test_what_ffprobe_finds_no_picture_in_is_one_sentence(answer, met):
    with pytest.raises(UnreadError, match=rf"a\.mp4: no video or sound .*{met}.* It is kept"):
        container_of(answer, "a.mp4")


@pytest.mark.parametrize(
    "ppm", [b"", b"P6", b"P6\n9 9\n255\n", b"P5\n1 1\n255\nx", b"P6\n-1 2\n255\n" + b"x" * 20]
)
def test_a_stream_of_pictures_ends_where_one_is_not_whole(ppm):
    assert fingerprints_of(ppm, 1.0) == ()


def test_lines_that_tell_no_time_are_no_cuts():
    assert cuts_of(b"frame:0 pts_time:4.2\npts_time:\npts_time:nan\nlavfi=1\npts_time:1.5 x\n") == (1.5, 4.2)
