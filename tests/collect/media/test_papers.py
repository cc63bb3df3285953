"""Pages of a PDF as paper: sizes, what has no text layer, what a page looks like, where words stand on it."""

import pytest
from tests.collect.media.made import scanned_pdf
from tests.read.test_texts_pdf import FIRST, encrypted, pdf

from witnessmark.activity import Job
from witnessmark.box import in_box
from witnessmark.collect.media.ocr import is_scanned, machine_text, read_page
from witnessmark.collect.media.papers import PageView, Papers
from witnessmark.collect.media.tools import has, languages
from witnessmark.errors import UnreadError
from witnessmark.records import Item, MachineText, MediaFacts, SheetOfPaper

PAPERS = "witnessmark.collect.media.papers:papers_of"
VIEW = "witnessmark.collect.media.papers:view_of_page"
SENTENCE = "kept back for a week at the request of the families."

with_tesseract = pytest.mark.skipif(
    not (has("tesseract") and languages()), reason="tesseract is not installed here"
)


def view(data: bytes, number: int = 1, side_px: int = 842, words: str = "") -> PageView:
    return in_box(VIEW, data, "count.pdf", number, side_px, words, returns=PageView)


def scan_item(data: bytes) -> Item:
    return Item("it-1", "ab" * 32, "scan.pdf", "application/pdf", len(data), "inbox", 0)


def test_each_page_is_known_by_size_turn_and_characters():
    turned = pdf(FIRST, []).replace(b"/Type /Page /Parent", b"/Type /Page /Rotate 90 /Parent", 1)

    first, second = in_box(PAPERS, turned, "count.pdf", returns=Papers).papers
    assert (first.width_pt, first.height_pt, first.rotation) == (842.0, 595.0, 90)
    assert (first.characters > 200, second.characters) == (True, 0)


def test_words_broken_over_two_lines_are_framed_on_both():
    boxes = view(pdf(FIRST), words=SENTENCE).words

    assert [round(one.top_pt / 14) for one in boxes] == [6, 7]


def test_words_of_a_turned_page_are_framed_where_it_shows_them():
    turned = pdf(FIRST).replace(b"/Type /Page /Parent", b"/Type /Page /Rotate 90 /Parent", 1)

    box = view(turned, words="Valley Council report").words[0]
    assert box.right_pt > 790  # the first line of a page turned clockwise stands at its right edge
    assert box.bottom_pt - box.top_pt > box.right_pt - box.left_pt


def test_words_that_a_page_does_not_hold_are_framed_nowhere():
    assert view(pdf(FIRST), words="three hundred villages").words == ()


def test_the_picture_of_a_page_is_no_larger_than_asked_for():
    pixels = view(pdf(FIRST), side_px=421).pixels

    assert (pixels.width_px, pixels.height_px, len(pixels.rgb)) == (298, 421, 298 * 421 * 3)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4\n", pdf(FIRST)[:300], encrypted(pdf(FIRST)), b"not a PDF"])
def test_a_pdf_that_cannot_be_shown_is_one_sentence(data):
    with pytest.raises(UnreadError, match=r"^count\.pdf: .* It is kept"):
        view(data)


@pytest.mark.parametrize(
    ("number", "box"), [(0, None), (2, None), (1, b"[0 0 14000 1]"), (1, b"[0 0 20000 10]")]
)
def test_a_page_that_is_not_there_or_makes_no_picture_is_one_sentence(number, box):
    data = pdf(FIRST).replace(b"[0 0 595 842]", box or b"[0 0 595 842]")

    with pytest.raises(UnreadError, match=rf"count\.pdf.*({number}|points make no picture)"):
        view(data, number)


@with_tesseract
def test_a_page_that_is_a_picture_is_read_by_machine_as_a_search_aid():
    data = scanned_pdf("At least forty houses\nwere burned.")
    facts = MediaFacts("md-1", "it-1", "scan.pdf", "pages", papers=(SheetOfPaper(1, 595, 842, 0, 0),))

    (text,) = machine_text(scan_item(data), facts, data, Job("media:ocr", "collect/media", ()))
    assert isinstance(text, MachineText)
    assert text.text.split() == ["At", "least", "forty", "houses", "were", "burned."]


@with_tesseract
def test_an_empty_page_gives_no_words_and_no_error():
    assert read_page(scan_item(b""), 1, pdf([])) == ""


def test_a_page_with_a_text_layer_is_not_read_by_machine():
    facts = MediaFacts("md-1", "it-1", "a.pdf", "pages", papers=(SheetOfPaper(1, 595, 842, 0, 300),))

    assert not is_scanned(facts)
