"""Collecting looks at media: each once, what cannot be opened is kept and counted, people see blurred views first."""

import re
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from PIL import Image
from tests.collect.media.made import encoded, photo, picture, scanned_pdf

from witnessmark.activity import Work
from witnessmark.cli.look import look
from witnessmark.cli.worksheet import worksheet
from witnessmark.collect import collect
from witnessmark.collect.media import describe
from witnessmark.collect.media.contact import contact_sheet
from witnessmark.collect.media.tools import has
from witnessmark.collect.media.views import Style, chosen
from witnessmark.records import MachineText, MediaFacts, NearDuplicate, Unread, Worksheet

HOSTILE_NAME = "<script>alert(1)</script>\u202egpj.jpg"


def drop(case, **files: bytes) -> None:
    for name, data in files.items():
        (case.inbox / name.replace("__", ".")).write_bytes(data)


def pixels(path: Path) -> np.ndarray:
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"), dtype=float)


def test_a_photo_is_looked_at_once_and_then_fresh(case, silent):
    drop(case, a__jpg=photo(1))
    collect(case, silent)

    (facts,) = case.store.all(MediaFacts)
    assert (facts.width_px, facts.kind, facts.item) == (640, "photo", next(iter(case.items())).id)
    assert describe(case, silent) == Work(fresh=1)


def test_two_copies_of_one_picture_rest_on_the_facts_of_both(case, silent):
    drop(case, a__jpg=photo(1), b__png=encoded(picture(1).resize((320, 240)), "PNG"), c__jpg=photo(2))
    collect(case, silent)

    (pair,) = case.store.all(NearDuplicate)
    names = {one.id: one.name for one in case.store.all(MediaFacts)}
    assert {names[pair.facts], names[pair.others]} == {"a.jpg", "b.png"}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("cut.jpg", photo(1)[:3000]),
        ("list.mp4", b"#EXTM3U\n#EXT-X-VERSION:3\nhttp://127.0.0.1:9/a.ts\n"),
        ("page.jpg", b"<html><body>not a picture</body></html>"),
        ("movie.mov", b"\0\0\0\x14ftypqt  \0\0\0\0" + b"\xff" * 500),
        ("paper.pdf", b"%PDF-1.7 and nothing else"),
        ("bomb.gif", encoded(Image.new("L", (2, 2)), "GIF", save_all=True,
                             append_images=[Image.new("L", (2, 2), n % 256) for n in range(1, 400)])),
    ],
)  # fmt: skip
def test_what_cannot_be_looked_at_is_kept_with_one_sentence_and_counted(case, silent, name, data):
    (case.inbox / name).write_bytes(data)

    work = collect(case, silent)

    (left,) = [one for one in case.store.all(Unread) if one.room == "collect/media"]
    assert (work.unread, left.subject) == (1, name)
    assert re.search(r"It is kept|was not read", left.reason)


def test_what_a_broken_photo_says_about_itself_is_still_told(case, silent):
    drop(case, cut__jpg=photo(1)[:3000])
    collect(case, silent)

    (facts,) = case.store.all(MediaFacts)
    assert ("date", "2014-09-03 12:30:00") in {(one.kind, one.value) for one in facts.claims}


def test_words_of_a_scanned_page_are_no_statement_and_no_document(case, silent):
    drop(case, scan__pdf=scanned_pdf("At least forty houses\nwere burned."))
    collect(case, silent)

    (text,) = case.store.all(MachineText)
    assert "forty" in text.text
    assert [one for one in case.store.all(Unread) if one.subject == "scan.pdf"] == []


def test_the_contact_sheet_is_blurred_until_someone_asks_for_more(case, silent):
    drop(case, a__jpg=photo(1))
    collect(case, silent)
    soft, _, _ = contact_sheet(case, Style(), silent)
    contact_sheet(case, Style(is_blurred=False), silent)

    blurred, sharp = (pixels(next(soft.parent.glob(f"*-{word}-00.png"))) for word in ("blurred", "sharp"))
    edges = [np.abs(np.diff(one, axis=1)).mean() for one in (blurred, sharp)]
    assert edges[0] < 0.7 * edges[1]


def test_names_and_claims_on_the_contact_sheet_are_text_and_nothing_else(case, silent):
    (case.inbox / HOSTILE_NAME.replace("/", "_")).write_bytes(
        photo(1, comment=b"<img src=x onerror=alert(1)>")
    )
    collect(case, silent)

    page, picture_file, count = contact_sheet(case, Style(), silent)
    text = page.read_text(encoding="utf-8")
    assert ("<script" in text, "onerror=alert(1)>" in text, "\u202e" in text, count) == (
        False,
        False,
        False,
        1,
    )
    assert picture_file.stat().st_size > 1000


def test_look_and_worksheet_work_on_a_case_as_a_person_calls_them(case, silent):
    drop(case, a__jpg=photo(1), scan__pdf=scanned_pdf("Forty houses"))
    collect(case, silent)
    run = CliRunner()

    shown = [
        run.invoke(look, [str(case.root), *rest]).output
        for rest in ([], ["a.jpg"], ["scan.pdf", "--page", "1"])
    ]
    asked = run.invoke(worksheet, [str(case.root)]).output
    assert ["2 items on the contact sheet" in shown[0], "large-" in shown[1], "page-" in shown[2]] == [
        True
    ] * 3
    assert "a.jpg: 6 of 6 open: provenance, source, date" in asked


def test_an_answered_worksheet_becomes_evidence_and_a_record(case, silent):
    drop(case, a__jpg=photo(1))
    collect(case, silent)
    CliRunner().invoke(worksheet, [str(case.root)])
    path = case.hand / "worksheets" / "a.jpg.toml"
    signed = (
        'answer = "September"\nrests_on = ["metadata"]\nevidence = []\nwho = "R. Omar"\nwhen = "2026-11-27"\n'
    )
    head, mark, rest = path.read_text(encoding="utf-8").partition("[date]")
    ours, blank, others = rest.partition('answer = ""\nrests_on = []\nevidence = []\nwho = ""\nwhen = ""\n')
    path.write_text(head + mark + ours + signed + others, encoding="utf-8")
    collect(case, silent)

    (sheet,) = case.store.all(Worksheet)
    assert blank
    assert (sheet.about, [one.answer for one in sheet.answers], sheet.best_grade) == (
        next(case.items("inbox")).id, ["September"], 6,
    )  # fmt: skip


def test_a_worksheet_that_is_wrong_is_unread_and_the_rest_goes_on(case, silent):
    drop(case, a__jpg=photo(1))
    (case.hand / "worksheets").mkdir()
    (case.hand / "worksheets" / "a.jpg.toml").write_text("about = 3\n", encoding="utf-8")
    collect(case, silent)

    assert [one.subject for one in case.store.all(Unread)] == ["hand/worksheets/a.jpg.toml"]
    assert case.store.count(MediaFacts) == 1


@pytest.mark.parametrize(
    ("length_s", "cuts", "most", "frames"),
    [
        (9.0, (3.0, 6.0), 4, (0, 3, 4, 7)),
        (0.4, (), 4, (0,)),
        (600.0, (), 3, (0, 150, 299)),
        (5.0, (), 1, (0,)),
    ],
)
def test_frames_are_chosen_at_each_new_shot_and_then_evenly(length_s, cuts, most, frames):
    assert chosen(length_s, cuts, most) == frames


def test_without_the_optional_programs_each_record_says_what_is_missing(
    case, silent, tmp_path_factory, monkeypatch
):
    collect(case, silent)  # the box is up before the programs are gone
    drop(case, a__jpg=photo(1), v__mp4=b"\0\0\0\x18ftypisom" + bytes(100), scan__pdf=scanned_pdf("Forty"))
    monkeypatch.setenv("PATH", str(tmp_path_factory.mktemp("empty")))
    collect(case, silent)

    said = {one.name: " ".join(one.unlooked) for one in case.store.all(MediaFacts)}
    assert "exiftool is not installed" in said["a.jpg"]
    assert "ffprobe and ffmpeg are not installed" in said["v.mp4"]
    assert any("tesseract is not installed" in one.reason for one in case.store.all(Unread))


@pytest.mark.skipif(not has("exiftool"), reason="exiftool is not installed here")
def test_programs_that_came_later_make_their_part_be_done_again(case, silent, tmp_path_factory, monkeypatch):
    with monkeypatch.context() as patch:
        collect(case, silent)
        drop(case, a__jpg=photo(1))
        patch.setenv("PATH", str(tmp_path_factory.mktemp("empty")))
        collect(case, silent)
    collect(case, silent)

    (facts,) = case.store.all(MediaFacts)
    assert [one for one in facts.unlooked if "exiftool" in one] == []
