"""Texts come out of the box as they would have been read outside it, and hostile ones come out as sentences."""

import hashlib

import pytest

from witnessmark.box import in_box
from witnessmark.errors import UnreadError
from witnessmark.read.documents import TASK, Taken, document_in
from witnessmark.records import Item

PAGE = """<html lang="en"><head><title>Burned</title><meta property="article:published_time" content="2015-03-18"></head>
<body><article><h1>Villages burned</h1><p>At least 3,200 buildings were burned, HRW said &amp; showed on Wednesday.</p>
<p>“We saw smoke for weeks,” a farmer told the group, which visited 35 villages.</p></article></body></html>"""
ARABIC = "أحرق المسلحون ما لا يقل عن ٣٢٠٠ مبنى، وفق منظمة حقوقية.\n\nقال مزارع إنه رأى الدخان لأسابيع."


def item_of(name: str, kind: str, data: bytes) -> Item:
    return Item("it-1", hashlib.sha256(data).hexdigest(), name, kind, len(data), "inbox", 0)


@pytest.mark.parametrize(
    ("name", "kind", "data"),
    [
        ("a.html", "text/html", PAGE.encode()),
        ("b.txt", "text/plain", ARABIC.encode()),
        (
            "c.txt",
            "text/plain",
            "Ein Dorf wurde zerstört, sagte ein Zeuge am Montag über die Stadt.".encode("cp1252"),
        ),
        ("d.html", "text/html", PAGE.encode("utf-16")),
    ],
)
def test_a_text_reads_the_same_inside_the_box_and_outside(name, kind, data):
    item, hand = item_of(name, kind, data), {"publisher": "The Tower"}

    assert in_box(TASK, data, item, hand, returns=Taken) == document_in(data, item, hand)


@pytest.mark.parametrize(
    ("name", "kind", "data"),
    [
        ("deep.html", "text/html", b"<div>" * 300_000 + b"word"),
        ("empty.pdf", "application/pdf", b"%PDF-1.7\n"),
        ("nul.txt", "text/plain", b"a\0b"),
        ("half.html", "text/html", "\ud800 a word".encode("utf-16-le", "surrogatepass")),
        (
            "bom.html",
            "text/html",
            b"\xff\xfe" + "a \ud800 word that stands alone".encode("utf-16-le", "surrogatepass"),
        ),
    ],
)
def test_a_text_that_no_reader_takes_is_refused_in_one_sentence(name, kind, data):
    with pytest.raises(UnreadError) as caught:
        in_box(TASK, data, item_of(name, kind, data), {}, returns=Taken, name=name)

    assert str(caught.value).startswith(f"{name}: ")
    assert "\n" not in str(caught.value)


def test_half_a_character_is_refused_as_what_no_quote_could_be_proved_of():
    data = b"\xff\xfe" + "<p>one \ud800 half stood alone".encode("utf-16-le", "surrogatepass")

    with pytest.raises(UnreadError, match="does not lead back to its bytes"):
        in_box(TASK, data, item_of("half.html", "text/html", data), {}, returns=Taken)
