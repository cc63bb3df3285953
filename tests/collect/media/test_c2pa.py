"""C2PA manifests are shown as they are; nothing is fetched for them, and a missing one says nothing."""

import http.server
import threading

import pytest
from tests.collect.media.made import encoded, photo, picture
from tests.collect.media.signing import photo_that_points_to, signed_photo

from witnessmark.box import in_box
from witnessmark.collect.media.c2pa import credentials_of
from witnessmark.errors import UnreadError
from witnessmark.records import Credentials

pytest.importorskip("c2pa")
TASK = "witnessmark.collect.media.c2pa:credentials_of"


@pytest.fixture
def canary():
    """A loopback server that keeps what it was asked for."""
    asked: list[str] = []

    class Asked(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Asked)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/manifest.c2pa", asked
    server.shutdown()
    server.server_close()


def test_the_canary_is_hit_when_the_library_is_left_to_itself(canary):
    import io

    import c2pa

    address, asked = canary
    with pytest.raises(c2pa.C2paError):
        c2pa.Reader("image/jpeg", io.BytesIO(photo_that_points_to(address)))

    assert asked == ["/manifest.c2pa"]  # else the next test could not fail


def test_a_manifest_that_lies_elsewhere_is_named_and_not_asked_for(canary):
    address, asked = canary

    # Not in the box, which has no network anyway: the setting alone must hold.
    assert credentials_of(photo_that_points_to(address), "image/jpeg", "a.jpg") == (
        Credentials(remote=address),
    )
    assert asked == []


def test_in_the_box_a_manifest_elsewhere_is_not_asked_for_either(canary):
    address, asked = canary

    (found,) = in_box(
        TASK, photo_that_points_to(address), "image/jpeg", "a.jpg", returns=tuple[Credentials, ...]
    )
    assert (found.remote, asked) == (address, [])


def test_a_signed_picture_tells_its_maker_and_what_was_done():
    (found,) = in_box(TASK, signed_photo(), "image/jpeg", "a.jpg", returns=tuple[Credentials, ...])

    assert (found.generator, found.signer, found.state) == ("A camera 1", "A camera", "Valid")
    assert found.actions == ("c2pa.created",)


def test_one_changed_pixel_byte_makes_the_manifest_invalid():
    data = signed_photo()
    at = data.rindex(b"\xff\xda") + 500
    changed = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]

    assert [one.state for one in credentials_of(changed, "image/jpeg", "a.jpg")] == ["Invalid"]


@pytest.mark.parametrize("data", [photo(1), encoded(picture(1), "PNG")])
def test_a_picture_without_a_manifest_has_none_and_that_is_all(data):
    kind = "image/png" if data.startswith(b"\x89PNG") else "image/jpeg"

    assert credentials_of(data, kind, "a") == ()


def test_a_broken_picture_says_nothing_against_itself():
    with pytest.raises(UnreadError, match=r"a\.jpg: .* says nothing about the picture"):
        credentials_of(b"\xff\xd8\xff broken", "image/jpeg", "a.jpg")
