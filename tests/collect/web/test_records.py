"""Records of a web archive whose headers lie."""

import pytest
from tests.hostile.finds import FINDS

from witnessmark.collect.web.others import open_others
from witnessmark.collect.web.records import message_of, records_of
from witnessmark.errors import UnreadError


def archive(block: bytes, length: str = "") -> bytes:
    head = f"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: {length or len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


@pytest.mark.parametrize("status", ["²00", "٢٠٠", "2OO", ""])
def test_an_answer_whose_status_is_not_written_in_plain_digits_is_no_answer(status):
    block = f"HTTP/1.1 {status} OK\r\nA: b\r\n\r\nwords".encode("latin-1", "replace")
    (record,) = records_of(archive(block), "a.warc")

    assert message_of(record, 1000) is None


def test_a_record_that_gives_its_length_in_raised_digits_is_refused_by_what_it_says():
    with pytest.raises(UnreadError, match=r"says it is '².* bytes long"):
        list(records_of(archive(b"words", "²"), "a.warc"))


@pytest.mark.parametrize("data", [data for target, data in FINDS if target == "warc"])
def test_an_archive_that_once_broke_the_reader_is_read_as_one_without_pages(data):
    assert open_others(data, "x.warc").pages == ()
