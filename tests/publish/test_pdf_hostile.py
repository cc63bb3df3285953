"""What sources throw at the printer: markup, controls, foreign scripts, words without end, and very many statements."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from witnessmark.plugins import load
from witnessmark.publish.characters import carry
from witnessmark.publish.printing import print_record
from witnessmark.publish.report import Report
from witnessmark.publish.textlayer import lost_words, read_text, squash

HOSTILE = {
    "typst code": '#eval("1+1") #import "/etc/passwd": * $x^2$ *b* _i_ @ref <label> // /* ```raw```',
    "html": "<script>alert(1)</script><!-- ]]> &amp; <svg onload=x>",
    "controls": "a\x00b\x07c\x1b[31m\x7f\x85 \ud800",
    "override": "\u202e002,3 tsael ta\u202c \u2067x\u2069 \u2069\u2069",
    "foreign scripts": "村庄 3,200 栋 ग्राम деревня κώμη עיר 😀😀😀😀😀",
    "private and tags": "\ue000\uf8ff\U000e0041\ufdd0\ufffe\U0010ffff",
    "one long word": "W" * 400,
    "long arabic word": "ق" * 120,
    "marks on marks": "a" + "\u0301" * 200,
    "only white space": " \n\t \u2028 ",
    "nothing": "",
}


def bent(report: Report, text: str) -> Report:
    """A small report with the text in every place that a source, a name or a person can fill."""
    figure, finding, source = report.figures[0], report.findings[2], report.sources[2]
    value = replace(figure.values[0], said=text, quote=text, chain=(text, text), origin=text)
    return replace(
        report, title=f"Karsa {text}", question=text, author=text, summary=text, pictures=(), shapes=(), version=text,
        figures=(replace(figure, sentence=text, said=text, place=text, scope=text, how=text, window_words=text,
                         origins=(text,), values=(value,)),),
        findings=(replace(finding, sentence=text, earlier_words=text, later_words=text, for_it=(text,)),),
        sources=(replace(source, label=text, title=text, publisher=text, url=f"https://x.example/{text}"),),
        statements=(replace(report.statements[0], quote=text, chain=(text,), places=(text,)),),
        origins=(replace(report.origins[0], name=text, disputes=(text,)),),
        places=(replace(report.places[0], name=text, note=text),),
        unread=(replace(report.unread[0], subject=text, reason=text),), coverage=(text,), limits=(text,),
    )  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_printed_as_text_and_nothing_is_lost(report: Report, tmp_path: Path, text: str):
    (path,) = load("publisher", "pdf").publish(bent(report, text), tmp_path)

    assert path.stat().st_size > 10_000


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=60))
def test_any_text_at_all_can_be_printed_and_read_back(report: Report, text: str):
    made = print_record(bent(report, text))

    assert lost_words(made.report, read_text(made.pdf, made.report)) == ()


def test_every_arabic_letter_is_read_back_though_its_dots_are_drawn_apart(report: Report):
    made = print_record(bent(report, "ابتثجحخدذرزسشصضطظعغفقكلمنهوي پچژگک"))

    assert lost_words(made.report, read_text(made.pdf, made.report)) == ()


def test_markup_in_a_quotation_is_never_run(report: Report, tmp_path: Path):
    (path,) = load("publisher", "pdf").publish(bent(report, "#(40 + 2) *bold*"), tmp_path)
    text = squash(pypdf.PdfReader(path).pages[1].extract_text())

    assert "#(40+2)*bold*" in text


def test_characters_without_a_glyph_are_named_or_counted_never_empty_boxes(report: Report):
    made = print_record(bent(report, "村庄 and 村庄村庄村庄"))

    assert made.report.question == "[U+6751 U+5E84] and [6 characters that cannot be shown here]"


def test_no_word_is_so_long_that_it_leaves_the_paper(report: Report, tmp_path: Path):
    pdfium = pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed: pip install pypdfium2")
    (path,) = load("publisher", "pdf").publish(replace(report, title="W" * 900, summary="W" * 900), tmp_path)

    with pdfium.PdfDocument(path) as document:
        far = max(rightmost(page) for page in document)

    assert far < 595 - 40  # A4 is 595 points wide; the drawings end 14 mm from its edge


def rightmost(page) -> float:
    text = page.get_textpage()
    return max((text.get_rect(n)[2] for n in range(text.count_rects())), default=0.0)


def test_five_hundred_statements_are_all_printed(report: Report):
    many = replace(report, statements=tuple(map(partial(numbered, report), range(500))))
    made = print_record(many)
    text = read_text(made.pdf, made.report)

    assert all(f"“Statementnumber{number}.”" in text for number in range(500))


def numbered(report: Report, number: int):
    return replace(report.statements[0], quote=f"Statement number {number}.")


def test_a_link_to_anything_but_the_web_is_not_made(hostile: Report, tmp_path: Path):
    (path,) = load("publisher", "pdf").publish(hostile, tmp_path)
    targets = {
        annotation.get_object().get("/A", {}).get("/URI", "")
        for page in pypdf.PdfReader(path).pages
        for annotation in page.get("/Annots", ())
    }

    assert all(target == "" or target.startswith("https://") for target in targets)


def test_an_override_is_seen_and_does_not_turn_the_number():
    assert carry("\u202e002,3\u202c") == "[U+202E]002,3"
