"""Captures that other people made, dropped into the inbox: evidence first, then opened, then judged."""

import hashlib

from tests.collect.web.archives import PAGE, URL, answer, record, wacz, warc, zipped

from witnessmark.activity import Work
from witnessmark.collect import collect
from witnessmark.collect.custody import read_lines
from witnessmark.collect.web.autoarchiver import read_report
from witnessmark.records import Capture, Unread


def drop(case, name, data):
    path = case.inbox / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_a_package_in_the_inbox_gives_its_page_as_an_item_of_its_own(case, silent):
    drop(case, "from-ngo/crawl.wacz", wacz())

    collect(case, silent)

    package, page = case.items()
    assert (page.name, page.source, page.captured, page.within, page.how) == (
        "crawl.wacz/news.example/20240103T093000Z-0/page.html",
        URL,
        "2024-01-03T09:30:00Z",
        package.id,
        "wacz",
    )
    assert case.evidentiary_copy(page) == PAGE


def test_a_package_is_evidence_before_anything_in_it_is(case, silent):
    drop(case, "crawl.wacz", wacz())

    collect(case, silent)

    assert [item.media_type for item in case.items()] == ["application/zip", "text/html"]
    assert [item.log_index for item in case.items()] == [0, 1]


def test_collecting_a_package_again_does_nothing_and_writes_no_line(case, silent):
    drop(case, "crawl.wacz", wacz())
    collect(case, silent)
    lines = read_lines(case)

    assert collect(case, silent).done == 0
    assert read_lines(case) == lines


def test_a_package_says_whose_capture_it_is_and_what_it_lacks(case, silent):
    drop(case, "crawl.wacz", wacz())

    collect(case, silent)

    (one,) = case.store.all(Capture)
    assert (one.how, one.software, one.state, one.title) == ("wacz", "Other 2.1", "incomplete", "Nine")
    assert one.lacks[0] == "a full-page picture: the package holds none"


def test_a_package_with_a_picture_of_its_page_is_complete(case, silent):
    picture = record("resource", f"urn:view:{URL}", b"\x89PNG\r\n\x1a\n", "image/png")
    drop(case, "crawl.wacz", wacz(warc(record("response", URL, answer()), picture)))

    collect(case, silent)

    assert [one.state for one in case.store.all(Capture)] == ["complete"]


def test_a_package_of_which_a_byte_was_changed_is_kept_and_marked(case, silent):
    drop(case, "crawl.wacz", wacz(change="pages/pages.jsonl"))

    collect(case, silent)

    (one,) = case.store.all(Capture)
    assert "damaged package" in {flag.kind for flag in one.flags}


def test_an_archive_that_must_not_be_opened_is_kept_unread_and_the_rest_goes_on(case, silent):
    drop(case, "evil.zip", zipped({"../evil": b"x"}))
    drop(case, "crawl.warc.gz", warc())

    collect(case, silent)

    (unread,) = case.store.all(Unread)
    assert "leads out of it" in unread.reason
    assert sorted(item.how for item in case.items()) == ["inbox", "inbox", "warc"]
    assert not (case.root / "evil").exists()


def test_pages_taken_out_are_not_taken_out_again_when_the_records_are_lost(case, silent):
    drop(case, "crawl.wacz", wacz())
    collect(case, silent)
    for activity in list(case.store.activities("collect")):
        case.store.forget(activity.job)

    collect(case, silent)

    assert len(read_lines(case)) == 2


REPORT = """<!DOCTYPE html><html><head><title>https://chirper.example/a/17</title></head><body>
<h2>Archived media for <span class="copy">https://chirper.example/a/17</span> - <a href="#">open</a></h2>
<p><b>title:</b> '<span class="copy">Nine houses</span>'</p><table class="content"><tr><td><ul>
<li><b>key:</b> <span class="copy">local/chirper/abc.mp4</span></li><li><b>type:</b> <span class="copy">video/mp4</span></li>
<li><b>hash:</b> <span class="copy">SHA-256:{video}</span></li></ul></td></tr><tr><td><ul>
<li><b>key:</b> <span class="copy">local/chirper/screenshot_1.png</span></li><li><b>type:</b> <span class="copy">image/png</span></li>
<li><b>hash:</b> <span class="copy">SHA3-512:{shot}</span></li></ul></td></tr></table><table class="metadata">
<tr><th>key</th><th>value</th></tr><tr><td>_processed_at</td><td><span class="copy">2024-01-03 09:30:00.123+00:00</span></td></tr>
<tr><td>url</td><td><span class="copy"><a>https://chirper.example/a/17</a></span></td></tr></table>
<p>Made with <a href="#">bellingcat/auto-archiver</a> v1.2.9</p></body></html>"""

VIDEO, SHOT = b"\x00\x00\x00\x18ftypmp42" + bytes(40), b"\x89PNG\r\n\x1a\nshot"


def report(video=VIDEO):
    hashes = {"video": hashlib.sha256(video).hexdigest(), "shot": hashlib.sha3_512(SHOT).hexdigest()}
    return REPORT.format(**hashes).encode()


def drop_folder(case, **changes):
    files = {
        "chirper/report.html": report(),
        "chirper/abc.mp4": VIDEO,
        "chirper/screenshot_1.png": SHOT,
        **changes,
    }
    for name, data in files.items():
        if data:
            drop(case, name, data)


def test_a_report_page_says_what_was_archived_when_and_with_which_hashes():
    found = read_report(report(), "report.html")

    assert (found.url, found.captured, found.title, found.version) == (
        "https://chirper.example/a/17",
        "2024-01-03T09:30:00Z",
        "",
        "1.2.9",
    )
    assert [(file.key, file.kind) for file in found.files] == [
        ("local/chirper/abc.mp4", "video/mp4"),
        ("local/chirper/screenshot_1.png", "image/png"),
    ]


def test_an_archivers_folder_is_a_capture_with_its_files(case, silent):
    drop_folder(case)

    collect(case, silent)

    (one,) = case.store.all(Capture)
    names = {item.id: item.name for item in case.items()}
    assert (one.how, one.url, one.captured, one.flags) == (
        "auto-archiver",
        "https://chirper.example/a/17",
        "2024-01-03T09:30:00Z",
        (),
    )
    assert sorted(names[id_] for id_ in one.items) == [
        "chirper/abc.mp4",
        "chirper/report.html",
        "chirper/screenshot_1.png",
    ]


def test_a_file_that_is_not_what_the_archiver_hashed_is_marked(case, silent):
    drop_folder(case, **{"chirper/abc.mp4": VIDEO + b"more"})

    collect(case, silent)

    (one,) = case.store.all(Capture)
    assert ([flag.kind for flag in one.flags], one.state) == (["file changed"], "incomplete")


def test_a_file_the_report_names_and_nobody_brought_is_marked_until_it_comes(case, silent):
    drop_folder(case, **{"chirper/abc.mp4": b""})
    collect(case, silent)
    assert [flag.kind for one in case.store.all(Capture) for flag in one.flags] == ["file missing"]

    drop(case, "chirper/abc.mp4", VIDEO)
    collect(case, silent)

    assert [one.flags for one in case.store.all(Capture)] == [()]


def test_an_ordinary_page_about_an_archiver_is_no_report(case, silent):
    drop(
        case,
        "page.html",
        b"<html><body><p>We use bellingcat/auto-archiver. Archived media for all.</p></body></html>",
    )

    assert collect(case, silent) == Work(done=1)
    assert case.store.count(Capture) == 0
