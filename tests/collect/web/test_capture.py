"""A page from the web to evidence: kept to the byte, seen in a browser, judged, and found again when the records are lost."""

import io
import json
import shutil
import socket
import threading
from datetime import UTC, datetime

import pytest
from PIL import Image
from tests.collect.web.archives import PAGE
from tests.collect.web.servers import page, public_door, redirect, serving
from warcio.archiveiterator import ArchiveIterator

from witnessmark.collect import collect
from witnessmark.collect.archives import entries_of, unpack
from witnessmark.collect.web.capture import Wish, capture
from witnessmark.collect.web.chromium import find_chromium
from witnessmark.collect.web.package import open_package
from witnessmark.collect.web.seen import VisitCaps
from witnessmark.collect.web.sheet import read_capture_sheet
from witnessmark.collect.web.staging import stage
from witnessmark.records import Capture, Unread

MOMENT = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)

needs_chromium = pytest.mark.skipif(not find_chromium(), reason="no Chromium here")


def picture():
    made = io.BytesIO()
    Image.new("RGB", (40, 40), (200, 0, 0)).save(made, "PNG")
    return made.getvalue()


PAGES = {
    "/": redirect("/nine"),
    "/nine": page(PAGE),
    "/roof.png": page(picture(), kind="image/png"),
    "/favicon.ico": page(picture(), kind="image/png"),
    "/login": page(b"<title>Log in</title><h1>Log in</h1><form><input type=password></form>"),
}


def take(case, silent, *urls, pages=PAGES, **wish):
    with serving(pages) as server:
        for url in urls:
            stage(case.root, Wish(url, browser=wish.pop("browser", False), **wish), public_door(server))
    return collect(case, silent)


def test_a_page_becomes_items_with_its_address_and_the_time_it_was_taken(case, silent):
    take(case, silent, "http://news.example/")

    items = {item.name.rpartition("/")[2]: item for item in case.items("webpage")}
    assert sorted(items) == ["capture.json", "page.html", "page.wacz"]
    assert case.evidentiary_copy(items["page.html"]) == PAGE
    assert items["page.html"].source == "http://news.example/nine"
    assert items["page.html"].name.startswith("web/news.example/")


def test_without_a_browser_a_capture_says_what_it_lacks(case, silent):
    take(case, silent, "http://news.example/")

    (one,) = case.store.all(Capture)
    assert (one.state, one.url, one.final_url) == (
        "incomplete",
        "http://news.example/",
        "http://news.example/nine",
    )
    assert one.lacks[0].startswith("a full-page picture: a person asked for the source alone")


def test_a_log_in_page_that_answers_200_is_hollow(case, silent):
    take(case, silent, "http://news.example/login")

    (one,) = case.store.all(Capture)
    assert (one.state, [flag.kind for flag in one.flags]) == ("hollow", ["log-in wall"])


def test_one_address_that_cannot_be_had_stops_no_other_and_is_counted(case, silent):
    work = take(case, silent, "http://10.0.0.1/", "news.example/x", "http://news.example/")

    assert sorted(one.state for one in case.store.all(Capture)) == ["failed", "failed", "incomplete"]
    assert work.unread == 2
    assert any('Write "https://news.example/x".' in one.reason for one in case.store.all(Unread))


def test_a_page_that_is_had_later_is_no_longer_unread_and_both_tries_are_kept(case, silent):
    take(case, silent, "http://news.example/", pages={"/": b""})
    assert case.store.count(Unread) == 1

    take(case, silent, "http://news.example/")

    assert sorted(one.state for one in case.store.all(Capture)) == ["failed", "incomplete"]
    assert case.store.count(Unread) == 0


def test_the_same_page_taken_twice_is_two_captures_of_one_source(case, silent):
    take(case, silent, "http://news.example/", "http://news.example/")

    assert case.store.count(Capture) == 2
    assert len([item for item in case.items() if item.media_type == "text/html"]) == 1


def test_captures_come_back_the_same_when_the_records_are_lost(case, silent):
    take(case, silent, "http://news.example/", "http://10.0.0.1/")
    before = sorted(case.store.all(Capture), key=lambda one: one.id)
    for activity in list(case.store.activities("collect")):
        case.store.forget(activity.job)

    collect(case, silent)

    assert sorted(case.store.all(Capture), key=lambda one: one.id) == before


def test_nothing_is_left_waiting_once_it_is_evidence(case, silent):
    take(case, silent, "http://news.example/")

    assert list((case.working / "web").rglob("*")) == []


def taken(folder, url="http://news.example/", **changes):
    folder.mkdir()
    with serving(PAGES) as server:
        return capture(Wish(url, browser=False), public_door(server, clock=lambda: MOMENT, **changes), folder)


def test_the_same_answers_make_the_same_package_to_the_byte(tmp_path):
    taken(tmp_path / "a")
    taken(tmp_path / "b")

    assert (tmp_path / "a" / "page.wacz").read_bytes() == (tmp_path / "b" / "page.wacz").read_bytes()


def test_another_programs_reader_finds_every_digest_of_our_warc_to_hold(tmp_path):
    taken(tmp_path / "a")
    data = (tmp_path / "a" / "page.wacz").read_bytes()
    warc = unpack(data, entries_of(data, "page.wacz")["archive/data.warc.gz"], "page.wacz", 10**7)

    records = list(ArchiveIterator(io.BytesIO(warc), check_digests="raise"))
    assert [one.rec_type for one in records] == ["warcinfo", "response", "request", "response", "request"]


def test_our_own_package_passes_our_own_strict_check(tmp_path):
    taken(tmp_path / "a")
    package = open_package((tmp_path / "a" / "page.wacz").read_bytes(), "page.wacz")

    assert (package.faults, [one.faults for one in package.records() if one.faults]) == ([], [])


def test_no_file_of_a_capture_names_this_machine_or_who_uses_it(tmp_path):
    taken(tmp_path / "a")
    names = [socket.gethostname().encode(), b"/home/", b"/root", str(tmp_path).encode()]

    held = b"".join(path.read_bytes() for path in (tmp_path / "a").iterdir())
    assert [name for name in names if len(name) > 3 and name in held] == []


def test_a_redirect_to_an_inside_address_keeps_the_way_there_and_no_page(tmp_path):
    with serving({"/": redirect("http://169.254.169.254/latest/")}) as server:
        sheet = capture(Wish("http://news.example/", browser=False), public_door(server), tmp_path)

    assert [step.status for step in sheet.steps] == [302]
    assert "cloud machines keep their secrets" in sheet.failure
    assert sorted(sheet.files) == ["page.wacz"]


class Canary:
    """A listener on the loopback that nobody may reach."""

    def __enter__(self):
        self.hits, self.socket = 0, socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._count, daemon=True).start()
        return self

    def _count(self):
        while True:
            try:
                self.socket.accept()[0].close()
            except OSError:
                return
            self.hits += 1

    def __exit__(self, *_):
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()


WILD = """<html><head><title>Nine houses burned in Amerli</title></head><body><h1>Nine houses burned in Amerli</h1>
<p style="height:1400px">At least nine houses were burned.</p><p id=late></p><p hidden>unseen words</p>
<img src="/roof.png"><img src="http://10.0.0.7/inside.png"><iframe src="http://other.example/frame"></iframe><script>
document.getElementById('late').textContent = 'written by a script';
const port = %d;
fetch('/spy', {method: 'POST', body: document.cookie}).catch(() => 0);
for (const go of [() => new WebSocket('ws://127.0.0.1:' + port), () => new EventSource('http://127.0.0.1:' + port),
  () => navigator.sendBeacon('http://127.0.0.1:' + port), () => { new Image().src = 'http://127.0.0.1:' + port },
  () => new RTCPeerConnection({iceServers: [{urls: 'stun:127.0.0.1:' + port}]}).createDataChannel('x'),
  () => new Worker(URL.createObjectURL(new Blob(["fetch('http://127.0.0.1:" + port + "')"]))),
  () => alert(1), () => { Object.defineProperty(HTMLElement.prototype, 'innerText', {get: () => 'a lie'}) }]) {
  try { go() } catch { }
}</script></body></html>"""


@pytest.fixture(scope="module")
def wild(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wild")
    with Canary() as canary:
        body = (WILD % canary.socket.getsockname()[1]).encode()
        pages = {**PAGES, "/nine": page(body), "/frame": page(b"<p>framed words</p>")}
        with serving(pages) as server:
            sheet = capture(
                Wish("http://news.example/", expect=("written by a script",)), public_door(server), folder
            )
            asked = list(server.asked)
    yield sheet, folder, asked, canary.hits
    shutil.rmtree(folder)


@needs_chromium
def test_a_page_has_its_source_package_picture_and_the_text_people_see(wild):
    sheet, folder, _, _ = wild

    assert sorted(sheet.files) == ["page.html", "page.wacz", "picture-1.png", "visible.json"]
    assert read_capture_sheet((folder / "capture.json").read_bytes(), "capture.json") == sheet


@needs_chromium
def test_the_text_people_see_has_what_scripts_write_and_nothing_hidden(wild):
    text = json.loads((wild[1] / "visible.json").read_bytes())["text"]

    assert "written by a script" in text
    assert "unseen words" not in text
    assert "a lie" not in text


@needs_chromium
def test_the_picture_shows_the_whole_page_with_the_panel_beside_it(wild):
    with Image.open(wild[1] / "picture-1.png") as image:
        assert image.width == 1280 + 360
        assert image.height >= 1400
        panel = image.crop((1290, 0, 1640, 200)).convert("L")
        assert panel.getextrema()[0] < 100  # letters


@needs_chromium
def test_a_browser_reaches_nothing_but_through_our_fetcher(wild):
    sheet, _, asked, hits = wild
    inside = [part for part in sheet.missing if "127.0.0.1" in part.url or "10.0.0.7" in part.url]

    assert hits == 0
    assert {line.split(" ")[0] for line in asked} == {"GET"}
    assert all(
        "no public address" in part.reason or "never does" in part.reason or "port" in part.reason
        for part in inside
    )
    assert "the page wanted to send data (POST), which a capture never does" in {
        part.reason for part in sheet.missing
    }


@needs_chromium
def test_the_page_itself_is_asked_for_only_once(wild):
    paths = [head.split(" ")[1] for head in wild[2]]

    assert (paths.count("/"), paths.count("/nine"), paths.count("/roof.png"), paths.count("/frame")) == (
        1,
        1,
        1,
        1,
    )


@needs_chromium
def test_a_page_that_never_comes_to_rest_is_kept_as_far_as_it_was_fetched(tmp_path):
    endless = {
        "/": page(
            b"<title>Loop</title><link rel=stylesheet href=/a.css><script src=/b.js></script><p>Loop</p>"
        )
    }
    pages = {
        **endless,
        "/a.css": page(b"p{color:red}", kind="text/css"),
        "/b.js": page(b"for(;;){}", kind="text/javascript"),
    }
    with serving(pages) as server:
        sheet = capture(Wish("http://news.example/"), public_door(server), tmp_path, VisitCaps(seconds=12))

    assert "the page may be too heavy for it" in sheet.no_browser
    package = open_package((tmp_path / "page.wacz").read_bytes(), "page.wacz")
    assert {one.url.rpartition("/")[2] for one in package.records() if one.kind == "response"} == {
        "",
        "a.css",
        "b.js",
    }
