"""Archives that other people made, and archives that nobody honest makes."""

import zipfile
import zlib

import pytest
from tests.collect.web.archives import HOSTILE, PAGE, URL, answer, body_bomb, record, wacz, warc, zipped

from witnessmark.box import in_box
from witnessmark.collect.archives import entries_of, unpack
from witnessmark.collect.web.examine import Question, examine
from witnessmark.collect.web.others import OPEN, Opened, open_others
from witnessmark.collect.web.package import open_package
from witnessmark.collect.web.records import records_of
from witnessmark.errors import UnreadError


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_archive_is_refused_with_the_way_out(name):
    with pytest.raises(UnreadError, match=r"inbox/|capture the page anew"):
        in_box(OPEN, HOSTILE[name](), "gift.wacz", returns=Opened)


def test_a_body_that_unpacks_to_far_too_much_is_taken_up_to_the_cap():
    found = in_box(OPEN, body_bomb(), "gift.warc.gz", returns=Opened)

    assert [len(page.body) for page in found.pages] in ([], [16 * 2**20])


def test_a_file_is_unpacked_to_the_bytes_its_list_declares_and_no_further():
    data = zipped({"a.txt": b"nine houses " * 100, "folder/": b""}, zipfile.ZIP_DEFLATED)
    entries = entries_of(data, "gift.zip")

    assert list(entries) == ["a.txt"]
    assert unpack(data, entries["a.txt"], "gift.zip", 10_000) == b"nine houses " * 100
    with pytest.raises(UnreadError, match="1,200 bytes unpacked; 1,000 are the most"):
        unpack(data, entries["a.txt"], "gift.zip", 1_000)


def test_a_list_that_lies_about_a_file_is_told():
    data = zipped({"a.txt": b"nine houses"})
    changed = data.replace(b"nine houses", b"five houses")

    with pytest.raises(UnreadError, match="other bytes of"):
        unpack(changed, entries_of(changed, "gift.zip")["a.txt"], "gift.zip", 1_000)


def test_an_archive_that_is_no_capture_says_what_to_do_with_it():
    with pytest.raises(UnreadError, match=r'an archive of 2 files \("a.txt", "b.txt"\).*unpack it'):
        open_others(zipped({"a.txt": b"x", "b.txt": b"y"}), "reports.zip")


def test_a_package_of_another_crawler_gives_its_page_with_address_and_time():
    found = open_others(wacz(), "crawl.wacz")

    assert [(page.url, page.captured, page.body) for page in found.pages] == [
        (URL, "2024-01-03T09:30:00Z", PAGE)
    ]
    assert (found.kind, found.software) == ("wacz", "Other 2.1")


def test_a_bare_warc_gives_its_pages_packed_or_plain():
    packed_ = warc()
    plain = b"".join(zlib.decompress(member, 31) for member in _members(packed_))

    assert [page.url for page in open_others(packed_, "crawl.warc.gz").pages] == [URL]
    assert [page.url for page in open_others(plain, "crawl.warc").pages] == [URL]


def _members(data):
    while data:
        maker = zlib.decompressobj(31)
        maker.decompress(data)
        yield data[: len(data) - len(maker.unused_data)]
        data = maker.unused_data


FAULTS = {
    "pages/pages.jsonl": "no pages/pages.jsonl",
    "indexes/index.cdx": "no index under indexes/",
    "archive/data.warc.gz": "does not hold it",
    "datapackage.json": "no datapackage.json",
}


@pytest.mark.parametrize(("name", "fault"), FAULTS.items())
def test_a_package_without_a_part_that_its_format_requires_is_told(name, fault):
    assert any(fault in one for one in open_package(wacz(drop=name), "crawl.wacz").faults)


@pytest.mark.parametrize("name", ["archive/data.warc.gz", "pages/pages.jsonl", "datapackage.json"])
def test_a_package_of_which_a_byte_was_changed_is_told(name):
    assert open_package(wacz(change=name), "crawl.wacz").faults != []


def test_a_file_that_was_slipped_into_a_package_is_told():
    faults = open_package(wacz(add="archive/more.warc"), "crawl.wacz").faults

    assert faults == ["It holds 'archive/more.warc', which it does not list."]


def test_an_honest_package_has_no_faults():
    package = open_package(wacz(), "crawl.wacz")

    assert (package.faults, [one.faults for one in package.records()]) == ([], [(), ()])


def test_a_record_whose_digest_does_not_hold_is_told_with_its_place():
    wrong = record("response", URL, answer(), WARC_Payload_Digest="sha1:" + "A" * 32)
    (examined,) = examine(wacz(warc(wrong)), (Question("crawl.wacz", URL, URL),))

    assert any(flag.reason.startswith("The record of") for flag in examined.flags)


def test_a_listed_page_that_is_not_in_the_package_is_told():
    other = warc(record("response", "https://news.example/other", answer()))
    (examined,) = examine(wacz(other), (Question("crawl.wacz", URL, URL),))

    assert [flag.kind for flag in examined.flags] == ["page missing"]


@pytest.mark.parametrize(
    "data",
    [
        b"WARC/1.0\r\n",
        b"WARC/1.0\r\nContent-Length: x\r\n\r\n",
        b"\x1f\x8b\x08\x00",
        b"WARC/1.0\r\n" + b"a: b\r\n" * 20_000,
    ],
)
def test_a_damaged_warc_is_told_in_a_sentence(data):
    with pytest.raises(UnreadError, match="this WARC file cannot be read"):
        list(records_of(data, "crawl.warc"))


@pytest.mark.parametrize(
    "url", ["http://[zone]/", "http://a.test:x/", "urn:view:http://a.test/", "\u202e", "http://"]
)
def test_an_odd_address_in_anothers_archive_harms_nothing(url):
    found = open_others(warc(record("response", url, answer())), "crawl.warc.gz")

    assert [page.url for page in found.pages] == [url]
    assert (
        examine(warc(record("response", url, answer())), (Question("crawl.warc.gz", url, url),))[0].status
        == 200
    )


def test_a_record_cut_short_is_kept_and_marked():
    (one,) = records_of(b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 99\r\n\r\nshort", "crawl.warc")

    assert (one.block, one.faults) == (b"short", ("5 of 99 bytes are there",))
