"""The record as a mail: a draft without recipients, attachments untouched, small enough for every mail service."""

import email
import hashlib
from dataclasses import replace
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from witnessmark.plugins import load
from witnessmark.publish.digest import MOST_BYTES
from witnessmark.publish.report import Report


def write(report: Report, folder: Path, files: dict[str, bytes] | None = None) -> Path:
    for name, content in (files or {}).items():
        (folder / name).write_bytes(content)
    (path,) = load("publisher", "email").publish(report, folder)
    return path


def read(path: Path) -> EmailMessage:
    message = email.message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def body(message: EmailMessage, kind: str) -> str:
    return message.get_body((kind,)).get_content()


@pytest.fixture
def files() -> dict[str, bytes]:
    return {"record.pdf": b"%PDF-1.7\n" + bytes(range(256)) * 90, "record.epub": b"PK\x03\x04" + bytes(5000)}


def test_attachments_come_back_with_the_hashes_of_the_files(report: Report, tmp_path: Path, files):
    message = read(write(report, tmp_path, files))

    assert {part.get_filename(): part.get_content() for part in message.iter_attachments()} == files


def test_the_letter_names_the_hash_of_each_attachment(report: Report, tmp_path: Path, files):
    message = read(write(report, tmp_path, files))

    for content in files.values():
        assert hashlib.sha256(content).hexdigest() in body(message, "plain")
        assert hashlib.sha256(content).hexdigest() in body(message, "html")


def test_the_letter_has_a_subject_but_no_sender_and_no_recipient(report: Report, tmp_path: Path):
    message = read(write(report, tmp_path))

    assert message["Subject"] == report.title
    assert [message[name] for name in ("To", "Cc", "Bcc", "From")] == [None] * 4


def test_the_same_report_makes_the_same_letter(report: Report, tmp_path: Path, files):
    first = write(report, tmp_path, files).read_bytes()

    assert write(report, tmp_path, files).read_bytes() == first


def test_the_letter_has_no_other_clock_than_the_reports_day(report: Report, tmp_path: Path):
    assert read(write(report, tmp_path))["Date"] == "Thu, 02 Apr 2015 00:00:00 +0000"


def test_a_missing_file_is_said_in_both_bodies(report: Report, tmp_path: Path, files):
    message = read(write(report, tmp_path, {"record.pdf": files["record.pdf"]}))

    assert "record.epub was not made." in body(message, "plain")
    assert "record.epub was not made." in body(message, "html")


def test_a_file_too_large_for_a_mail_stays_behind_with_a_word(report: Report, tmp_path: Path, files):
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    (path,) = load("publisher", "email", {"most_mb": 0.01}).publish(report, tmp_path)
    message = read(path)

    assert "record.pdf (0.0 MB) is too large for a mail" in " ".join(body(message, "plain").split())
    assert [part.get_filename() for part in message.iter_attachments()] == ["record.epub"]


def test_every_figure_stands_in_both_bodies_with_its_qualifier(report: Report, tmp_path: Path):
    message = read(write(report, tmp_path))
    plain = " ".join(body(message, "plain").split())

    for figure in report.figures:
        assert f"{figure.code}: {figure.said}" in plain
        assert figure.said in body(message, "html")


def test_a_simulated_record_says_so_before_its_first_figure(report: Report, tmp_path: Path):
    plain = body(read(write(report, tmp_path)), "plain")

    assert 0 < plain.index("SIMULATED") < plain.index(report.figures[0].code)


def test_a_thousand_figures_stay_below_the_limit_and_the_rest_is_counted(report: Report, tmp_path: Path):
    many = replace(report, figures=report.figures * 125, findings=report.findings * 100)
    html = body(read(write(many, tmp_path)), "html")

    assert len(html.encode()) <= MOST_BYTES
    assert "more figures are in the record" in html


def test_styles_are_inlined_and_nothing_is_fetched(report: Report, tmp_path: Path):
    html = body(read(write(report, tmp_path)), "html")

    assert "<style" not in html
    assert not any(word in html for word in ("src=", "<link", "url(", "http"))


def test_markup_of_a_source_is_text_in_the_letter(hostile: Report, tmp_path: Path):
    html = body(read(write(hostile, tmp_path)), "html")

    assert "<script" not in html
    assert "&lt;script&gt;" in html


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=400))
def test_any_title_at_all_makes_a_letter_without_extra_headers(report: Report, tmp_path: Path, text: str):
    message = read(write(replace(report, title=text, summary=text, author=text), tmp_path))

    assert sorted(message.keys()) == sorted(
        ["Subject", "Date", "Message-ID", "X-Unsent", "MIME-Version", "Content-Type"]
    )
    assert message.defects == []


def test_no_line_of_the_message_is_longer_than_the_standard_allows(report: Report, tmp_path: Path, files):
    long = replace(report, summary="x" * 3000, title="قرية " * 90)

    assert max(map(len, write(long, tmp_path, files).read_bytes().split(b"\r\n"))) <= 998
