"""The record on paper: archivable, accessible, the same bytes each time, and no source lost."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from witnessmark.errors import PublishError
from witnessmark.plugins import load
from witnessmark.publish.fonts import has_noto
from witnessmark.publish.report import Report
from witnessmark.publish.streamends import settle_stream_ends
from witnessmark.publish.textlayer import lost_words, read_text, squash


@pytest.fixture(scope="module")
def printed(report: Report, tmp_path_factory) -> Path:
    (path,) = load("publisher", "pdf").publish(report, tmp_path_factory.mktemp("pdf"))
    return path


def text_of(path: Path, page: int = 0) -> str:
    return pypdf.PdfReader(path).pages[page].extract_text()


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_the_validator_finds_nothing_against_either_profile(printed: Path, profile: str):
    validator = pytest.importorskip(
        "page", reason="page-validation is not installed: pip install page-validation"
    )

    found = validator.validate_pdf(printed, profile=profile)

    assert found.is_compliant, [failure.message for failure in found.failures]


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed; apt install qpdf")
def test_qpdf_reads_the_whole_file_without_complaint(printed: Path):
    done = subprocess.run(["qpdf", "--check", printed], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


def test_the_same_report_prints_the_same_bytes(report: Report, printed: Path, tmp_path: Path):
    (again,) = load("publisher", "pdf").publish(report, tmp_path)

    assert again.read_bytes() == printed.read_bytes()


def test_every_code_figure_source_and_hash_stands_in_the_text_layer(report: Report, printed: Path):
    assert lost_words(report, read_text(printed.read_bytes(), report)) == ()


def test_a_source_that_fell_out_of_the_text_is_noticed(report: Report, printed: Path):
    text = read_text(printed.read_bytes(), report).replace(squash(report.sources[2].label), "")

    assert report.sources[2].label in lost_words(report, text)


def test_an_arabic_label_that_fell_out_of_the_text_is_noticed(report: Report, printed: Path):
    text = "".join(letter for letter in read_text(printed.read_bytes(), report) if letter < "\u0600")

    assert report.sources[4].label in lost_words(report, text)


def test_a_record_that_would_lose_words_is_not_written(report: Report, tmp_path: Path, monkeypatch):
    monkeypatch.setattr("witnessmark.publish.publishers.pdf.lost_words", lambda *_: ("F-7KQ2",))

    with pytest.raises(PublishError, match="F-7KQ2"):
        load("publisher", "pdf").publish(report, tmp_path)
    assert not (tmp_path / "record.pdf").exists()


def test_each_note_stands_on_the_page_of_its_call(report: Report, printed: Path):
    pages = [squash(text_of(printed, number)) for number in range(len(pypdf.PdfReader(printed).pages))]
    quote = squash(report.figures[2].values[0].quote)
    page = next(page for page in pages if quote in page)

    assert squash(f"[6] {report.sources[5].label}. Sources, p.") in page


def test_a_simulated_record_says_so_on_every_page(report: Report, printed: Path):
    count = len(pypdf.PdfReader(printed).pages)

    assert all("simulated" in text_of(printed, number).lower() for number in range(count))


def test_the_pages_have_the_paper_size_that_the_case_asks_for(report: Report, tmp_path: Path):
    (path,) = load("publisher", "pdf").publish(replace(report, paper="us-letter"), tmp_path)

    assert [round(float(side)) for side in pypdf.PdfReader(path).pages[0].mediabox[2:]] == [612, 792]


def test_dates_and_title_of_the_file_are_those_of_the_report(report: Report, printed: Path):
    told = pypdf.PdfReader(printed).metadata

    assert (told.title, told.creation_date.date().isoformat()) == (report.title, report.date)


def test_without_the_noto_fonts_the_first_page_says_so(report: Report, tmp_path: Path):
    (path,) = load("publisher", "pdf", {"fonts": str(tmp_path / "none")}).publish(report, tmp_path)

    assert "Printed without the Noto fonts" in text_of(path)


def test_a_record_in_latin_letters_needs_no_word_on_fonts_before_its_last_page(
    report: Report, tmp_path: Path
):
    plain = replace(
        report, figures=(), findings=(), origins=(), statements=(), sources=(), places=(), shapes=(), pictures=(),
    )  # fmt: skip
    (path,) = load("publisher", "pdf", {"fonts": str(tmp_path / "none")}).publish(plain, tmp_path)

    assert "Noto fonts" not in text_of(path)
    assert "the Noto fonts were not installed" in " ".join(text_of(path, -1).split())


@pytest.mark.skipif(not has_noto(), reason='the Noto fonts are not there; run "make assets"')
def test_with_the_noto_fonts_arabic_is_set_in_naskh(printed: Path):
    fonts = {
        font["/BaseFont"]
        for page in pypdf.PdfReader(printed).pages
        for font in page["/Resources"]["/Font"].get_object().values()
    }

    assert any("NotoNaskhArabic" in name for name in fonts)


def stream(content: bytes) -> bytes:
    return b"1 0 obj\n<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream\nendobj\n" % (
        len(content),
        content,
    )


def test_a_stream_that_ends_in_a_carriage_return_gets_a_plain_border():
    settled = settle_stream_ends(stream(b"ab\r") + stream(b"cd"))

    assert b">>stream\nab\r\r\nendstream" in settled
    assert settled.endswith(stream(b"cd"))


def test_settling_stream_ends_moves_no_offset_and_changes_no_other_byte():
    before = stream(b"ab\r") + stream(b"cd") + stream(b"x\r\n>>\nstream\n\r")
    after = settle_stream_ends(before)

    assert len(after) == len(before)
    assert settle_stream_ends(stream(b"ab") * 3) == stream(b"ab") * 3


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed; apt install qpdf")
def test_hostile_text_leaves_an_archivable_file_too(hostile: Report, tmp_path: Path):
    validator = pytest.importorskip(
        "page", reason="page-validation is not installed: pip install page-validation"
    )
    (path,) = load("publisher", "pdf").publish(hostile, tmp_path)

    assert [validator.validate_pdf(path, profile=profile).is_compliant for profile in ("2a", "ua1")] == [
        True,
        True,
    ]
    assert subprocess.run(["qpdf", "--check", path], capture_output=True, check=False).returncode == 0


def test_a_date_that_is_no_day_names_the_line_to_mend(report: Report, tmp_path: Path):
    with pytest.raises(PublishError, match=r'"March 2015".*\[publish\]'):
        load("publisher", "pdf").publish(replace(report, date="March 2015"), tmp_path)


def test_an_empty_report_still_prints_a_whole_record(report: Report, tmp_path: Path):
    empty = replace(
        report, figures=(), findings=(), origins=(), statements=(), sources=(), places=(), shapes=(), pictures=(),
        unread=(), coverage=(), limits=(), marks=(), methods=(), summary="", question="", author="", simulated=False,
    )  # fmt: skip

    (path,) = load("publisher", "pdf").publish(empty, tmp_path)

    assert "No figure came out of this case" in text_of(path)


def test_no_path_of_the_machine_stands_in_the_file(printed: Path):
    objects = (
        subprocess.run(["qpdf", "--qdf", printed, "-"], capture_output=True, check=False).stdout
        if shutil.which("qpdf")
        else printed.read_bytes()
    )

    assert b"/tmp/" not in objects
    assert str(Path.home()).encode() not in objects
