"""Bad input gives one clear sentence naming file, place and way out; the rest of the case still runs."""

import shutil

import pytest
from tests.flow.cases import run_whole

from witnessmark.case import open_case
from witnessmark.errors import CaseError
from witnessmark.records import Document, Unread

GOOD = """Relief group counts burned houses

At least 140 houses were burned in May 2021, according to the Mere Relief Council.
"""
VRT = '<VRTDataset rasterXSize="1" rasterYSize="1"><VRTRasterBand dataType="Byte" band="1"/></VRTDataset>'
TOML = """title = "Bad input"
[[layer]]
file = "fires.csv"
role = "fires"
origin = "NASA FIRMS"
[[layer]]
file = "gone.csv"
role = "list"
origin = "nobody"
"""


@pytest.fixture(scope="module")
def bad(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bad")
    inbox = folder / "inbox"
    inbox.mkdir()
    (folder / "case.toml").write_text(TOML, encoding="utf-8")
    (inbox / "good.txt").write_text(GOOD, encoding="utf-8")
    (inbox / "empty.txt").touch()
    (inbox / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 ob")
    (inbox / "image_2014-10-01.tif").write_text(VRT, encoding="utf-8")
    (inbox / "fires.csv").write_text("lat_deg,long_deg,day\n34.7,44.5,2014-09-03\n", encoding="utf-8")
    case = run_whole(folder)
    yield case
    case.store.close()


def reason_for(case, subject):
    return "\n".join(
        one.reason for one in case.store.all(Unread) if subject in one.subject or subject in one.reason
    )


@pytest.mark.parametrize("name", ["empty.txt", "cut.pdf", "image_2014-10-01.tif", "fires.csv", "gone.csv"])
def test_each_bad_file_is_named_with_a_step_to_take(bad, name):
    reason = reason_for(bad, name)

    assert name in reason
    assert reason.rstrip().endswith(".")


def test_the_missing_columns_are_named_with_those_found(bad):
    reason = reason_for(bad, "fires.csv")

    assert "lat_deg" in reason
    assert "columns" in reason


def test_the_good_text_is_read_all_the_same(bad):
    assert [document.name for document in bad.store.all(Document)] == ["good.txt"]


def test_the_page_says_what_was_left_unread(bad):
    page = (bad.published / "index.html").read_text(encoding="utf-8")

    assert all(
        name in page for name in ("empty.txt", "cut.pdf", "image_2014-10-01.tif", "fires.csv", "gone.csv")
    )


def test_a_wrong_key_in_case_toml_stops_before_anything_is_touched(tmp_path):
    (tmp_path / "case.toml").write_text('title = "x"\nquestoin = "?"\n', encoding="utf-8")

    with pytest.raises(CaseError, match=r'"questoin"\. Did you mean "question"'):
        open_case(tmp_path)
    assert not (tmp_path / "case.sqlite").exists()


def test_a_case_whose_working_folder_is_lost_publishes_again(bad, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(bad.root, copy, ignore=shutil.ignore_patterns("working", "case.sqlite*", "published"))

    again = run_whole(copy)

    assert (again.published / "index.html").read_bytes() == (bad.published / "index.html").read_bytes()
    again.store.close()
