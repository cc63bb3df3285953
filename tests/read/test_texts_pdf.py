"""PDF: text by page, running heads set aside, and one clear sentence for every file that cannot be opened."""

import io

import pypdf
import pytest

from witnessmark.errors import UnreadError
from witnessmark.read.texts.pdf import read_pdf

FIRST = [
    "Valley Council report",
    "Count of burned houses in the valley",
    "18 March 2015",
    "At least forty houses were burned in the valley after the raid, the council",
    "said on Monday in its first report, which it had kept back for a week at the re-",
    "quest of the families.",
    "Most of them had not yet returned to the village when the count was made there.",
]
SECOND = [
    "Valley Council report",
    "The council will count again when the road is open, it said in the same report.",
]
THIRD = [
    "Valley Council report",
    "No family was asked for its name, and none is given here, the report says at last.",
]


def pdf(*pages: list[str]) -> bytes:
    """A small PDF with these lines on its pages, one below the other."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for lines in pages:
        shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
        stream = f"BT /F1 12 Tf 50 800 Td {shown}ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        font = "<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R /Resources << /Font {font} >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return written(objects)


def written(objects: list[str]) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{one}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n"
    return data + f"{end}startxref\n{len(data)}\n%%EOF\n".encode()


def encrypted(data: bytes) -> bytes:
    writer, out = pypdf.PdfWriter(clone_from=io.BytesIO(data)), io.BytesIO()
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def test_lines_are_paragraphs_again_and_broken_words_are_whole():
    draft = read_pdf(pdf(FIRST), "count.pdf")

    assert "kept back for a week at the request of the families." in draft.text


def test_each_page_has_its_segment_with_its_number():
    draft = read_pdf(pdf(FIRST, FIRST), "count.pdf")

    assert [(one.page, one.raw_start) for one in draft.segments] == [(1, -1), (2, -1)]


def test_a_line_on_every_page_is_a_running_head_not_the_text():
    draft = read_pdf(pdf(FIRST, SECOND, THIRD), "count.pdf")

    heads = [block for block in draft.blocks if block.span.of(draft.text) == "Valley Council report"]
    assert [(block.kind, block.main) for block in heads] == [("note", False)] * 3


def test_a_date_on_a_line_of_its_own_is_a_dateline():
    draft = read_pdf(pdf(FIRST, SECOND, THIRD), "count.pdf")

    assert draft.words_of("byline") == "18 March 2015"
    assert draft.words_of("title") == "Count of burned houses in the valley"


def test_an_encrypted_pdf_says_so_and_names_the_way_out():
    with pytest.raises(UnreadError, match=r"locked.pdf: encrypted.* Save a copy without a password"):
        read_pdf(encrypted(pdf(FIRST)), "locked.pdf")


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"%PDF-1.4\ntruncated", pdf(FIRST)[:200], b"no pdf at all"])
def test_a_truncated_pdf_is_one_sentence_with_its_size(data):
    with pytest.raises(UnreadError, match=f"cut.pdf: .*{len(data):,} bytes|cut.pdf: 0 pages"):
        read_pdf(data, "cut.pdf")


def test_a_scan_without_text_is_unread_not_an_empty_document():
    with pytest.raises(UnreadError, match=r"scan\.pdf: 2 pages and no text on any; they may be pictures"):
        read_pdf(pdf([], []), "scan.pdf")


def test_one_page_that_fails_is_named_and_the_others_are_read():
    bad = pdf(FIRST, SECOND).replace(b"(The council will", b"<The council will")

    draft = read_pdf(bad, "half.pdf")

    assert "At least forty houses" in draft.text
    assert [trouble[:32] for trouble in draft.troubles] == ["half.pdf, page 2: cannot be read"]


def test_each_page_has_its_size_in_points_and_its_turn():
    turned = pdf(FIRST, SECOND).replace(b"/Type /Page /Parent", b"/Type /Page /Rotate 90 /Parent", 1)

    pages = read_pdf(turned, "count.pdf").pages
    assert [(one.number, one.width_pt, one.height_pt, one.rotation) for one in pages] == [
        (1, 842.0, 595.0, 90),
        (2, 595.0, 842.0, 0),
    ]


@pytest.mark.parametrize("box", [b"[0 0 99999999 842]", b"[0 0 0 0]", b"[0 0 (a) (b)]", b"[0 0]", b"null"])
def test_a_page_whose_box_is_no_size_of_paper_is_read_all_the_same(box):
    draft = read_pdf(pdf(FIRST).replace(b"[0 0 595 842]", box), "odd.pdf")

    assert "At least forty houses" in draft.text
    assert len(draft.pages) == 1
