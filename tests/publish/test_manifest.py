import hashlib
import json
from dataclasses import replace

import pytest

from witnessmark.errors import PublishError
from witnessmark.publish.check import check_release
from witnessmark.publish.manifest import is_whole, write_manifest
from witnessmark.publish.page import render_page


@pytest.fixture
def folder(report, tmp_path):
    (tmp_path / "index.html").write_text(render_page(report, []), encoding="utf-8")
    write_manifest(report, tmp_path)
    return tmp_path


def test_the_manifest_lists_every_file_with_its_hash(folder):
    (entry,) = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]

    assert entry["sha256"] == hashlib.sha256((folder / "index.html").read_bytes()).hexdigest()


def test_every_figure_in_the_manifest_leads_to_records_and_hashes(folder):
    figures = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["figures"]

    assert all(figure["record"].startswith("fi-") and figure["evidence"] for figure in figures)
    assert all(len(one["sha256"]) == 64 for figure in figures for one in figure["evidence"])


def test_a_changed_a_missing_or_an_added_file_is_noticed(folder):
    assert is_whole(folder)
    (folder / "added.txt").write_text("x", encoding="utf-8")
    assert not is_whole(folder)


def test_a_broken_manifest_is_not_taken_for_a_whole_one(folder):
    (folder / "manifest.json").write_text("{", encoding="utf-8")

    assert not is_whole(folder)


def test_a_page_that_lost_a_figure_is_not_released(folder, report):
    page = folder / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("F-9HB4", ""), encoding="utf-8")

    with pytest.raises(PublishError, match=r'index\.html: "F-9HB4" of figure F-9HB4 is missing'):
        check_release(report, folder)


def test_a_page_that_hides_a_simulation_is_not_released(folder, report):
    plain = replace(report, figures=())
    (folder / "index.html").write_text("<p>all real</p>", encoding="utf-8")

    with pytest.raises(PublishError, match="holds simulated data"):
        check_release(plain, folder)


def test_a_whole_page_is_released_also_with_hostile_text(hostile, tmp_path):
    (tmp_path / "index.html").write_text(render_page(hostile, []), encoding="utf-8")

    check_release(hostile, tmp_path)
