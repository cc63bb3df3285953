"""What a file is, by its bytes."""

import pytest

from witnessmark.collect.sniff import media_type

SEEN = [
    (b"%PDF-1.7\n", "application/pdf"),
    (b"\x00\x00 junk before %PDF-1.4", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n....", "image/png"),
    (b"\xff\xd8\xff\xe0..JFIF", "image/jpeg"),
    (b"II*\x00\x08\x00", "image/tiff"),
    (b"MM\x00+\x00\x08", "image/tiff"),
    (b"PAR1\x15\x04", "application/vnd.apache.parquet"),
    (b"\x89HDF\r\n\x1a\n\x00", "application/x-hdf5"),
    (b"CDF\x02\x00", "application/x-netcdf"),
    (b"PK\x03\x04\x14\x00", "application/zip"),
    (b"\x00\x01\x02\x03", "application/octet-stream"),
    (b"<!DOCTYPE html><html><body>x", "text/html"),
    (b"\xef\xbb\xbf\n <!-- saved --> <HTML><head>", "text/html"),
    (b'<?xml version="1.0"?><!DOCTYPE html><html>', "text/html"),
    (b"<p>A piece of a page.</p>", "text/html"),
    (b'<VRTDataset rasterXSize="512">', "application/xml"),
    (b'<?xml version="1.0"?><rss><channel>', "application/xml"),
    (b'{"type": "FeatureCollection", "features": []}', "application/geo+json"),
    (b'{"type": "Topology", "objects": {"a": {"type": "Polygon"}}}', "application/json"),
    (b'[{"a": 1}]', "application/json"),
    (b"latitude,longitude,acq_date\n34.7,44.6,2014-09-15\n", "text/csv"),
    (b'name;note\nA;"one, two"\nB;three\n', "text/csv"),
    ("الاسم,العدد\nآمرلي,3200\n".encode(), "text/csv"),
    (b"In September, homes burned.\nIn October, more did, they said, and shops.\n", "text/plain"),
    (
        b"Two lines, each with a comma in a long sentence,\nand nothing else that makes a table of them.\n",
        "text/plain",
    ),
    (b"[Photo: a news agency]\n", "text/plain"),
    ("آمرلي".encode("cp1256"), "text/plain"),
    ("Amerli".encode("utf-16"), "text/plain"),
    (b"\x00\x00\x00\x18ftypisom....", "video/mp4"),
    (b"\x00\x00\x00\x14ftypqt  ....", "video/quicktime"),
    (b"\x00\x00\x00\x18ftypheic....", "image/heic"),
    (b"\x00\x00\x00\x20ftypM4A ....", "audio/mp4"),
    (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "image/webp"),
    (b"RIFF\x24\x00\x00\x00AVI LIST", "video/x-msvideo"),
    (b"RIFF\x24\x00\x00\x00WAVEfmt ", "audio/x-wav"),
    (b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webm", "video/webm"),
    (b"\x1aE\xdf\xa3\xa3B\x86\x81\x01B\x82\x88matroska", "video/x-matroska"),
    ((b"G" + b"\x40" * 187) * 3, "video/mp2t"),
    (b"OggS\x00\x02\x00\x00", "video/ogg"),
    (b"#EXTM3U\n#EXT-X-VERSION:3\nhttp://127.0.0.1/a.ts\n", "text/plain"),
    (b"BM\x36\x00\x00\x00\x00\x00\x00\x00\x36\x00", "image/bmp"),
    (b"BM25 is a way to rank texts, they said.\nIt is old.\n", "text/plain"),
    (b"ID3 tags, explained.\nA text of ours.\n", "text/plain"),
]


@pytest.mark.parametrize(("head", "kind"), SEEN)
def test_the_first_bytes_tell_what_a_file_is(head, kind):
    assert media_type(head) == kind
