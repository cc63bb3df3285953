import json
import runpy
from dataclasses import replace
from pathlib import Path

import pytest

from witnessmark.activity import Work
from witnessmark.errors import PluginError, PublishError
from witnessmark.publish import publish
from witnessmark.publish.check import check_release
from witnessmark.publish.publishers.email import Email
from witnessmark.publish.publishers.epub import Epub
from witnessmark.publish.release import in_order
from witnessmark.records import Unread

cases = runpy.run_path(str(Path(__file__).parent / "cases.py"))
LIGHT = '\n[publish]\noutputs = ["page", "csv", "geojson"]\n'


def quiet(*_):
    return None


def files(case):
    return {path.name: path.read_bytes() for path in case.published.iterdir()}


@pytest.fixture
def case(tmp_path):
    cases["case_with_records"](tmp_path / "tal").store.close()
    config = tmp_path / "tal" / "case.toml"
    config.write_text(config.read_text(encoding="utf-8") + LIGHT, encoding="utf-8")
    opened = cases["open_case"](tmp_path / "tal")
    yield opened
    opened.store.close()


def test_a_second_run_publishes_nothing_anew(case):
    first = publish(case, quiet)
    before = files(case)

    assert (first, publish(case, quiet)) == (Work(done=1), Work(fresh=1))
    assert files(case) == before


def test_a_changed_file_is_published_again_as_it_was(case):
    publish(case, quiet)
    before = files(case)
    (case.published / "figures.csv").write_text("forged", encoding="utf-8")

    assert publish(case, quiet) == Work(done=1)
    assert files(case) == before


def test_a_file_that_is_no_longer_made_is_gone_after_publishing(case):
    publish(case, quiet)
    (case.published / "old.pdf").write_bytes(b"%PDF")

    publish(case, quiet)

    assert not (case.published / "old.pdf").exists()


def test_the_manifest_lists_all_that_lies_beside_it(case):
    publish(case, quiet)
    listed = {
        one["name"]
        for one in json.loads((case.published / "manifest.json").read_text(encoding="utf-8"))["files"]
    }

    assert listed == set(files(case)) - {"manifest.json"}


def test_an_output_that_fails_is_kept_as_unread_and_the_others_go_out(case, monkeypatch):
    monkeypatch.setattr("witnessmark.publish.publishers.geojson.features_of", _fail)

    assert publish(case, quiet) == Work(done=1, unread=1)
    (left,) = [one for one in case.store.all(Unread) if one.room == "publish"]
    assert (left.subject, left.reason) == ("output geojson", "No ink. Refill it.")
    assert "index.html" in files(case)


def test_what_publishing_could_not_make_is_no_part_of_the_record(case, monkeypatch):
    monkeypatch.setattr("witnessmark.publish.publishers.geojson.features_of", _fail)
    publish(case, quiet)

    assert publish(case, quiet) == Work(fresh=1)


def test_an_output_nobody_knows_is_named_with_those_there_are(case):
    config = case.root / "case.toml"
    config.write_text(config.read_text(encoding="utf-8").replace('"csv"', '"cvs"'), encoding="utf-8")

    with pytest.raises(PluginError, match=r'names "cvs"\. Use some of: csv'):
        publish(cases["open_case"](case.root), quiet)


def test_an_output_runs_after_those_whose_files_it_takes_along():
    class Output:
        def __init__(self, *after):
            self.after = after

    ordered = in_order({"email": Output("pdf", "epub"), "epub": Output(), "pdf": Output("absent")})

    assert list(ordered) == ["epub", "pdf", "email"]
    with pytest.raises(PluginError, match="wait for each other: a, b"):
        in_order({"a": Output("b"), "b": Output("a")})


@pytest.mark.parametrize("name", ["record.epub", "record.eml"])
def test_a_book_or_letter_that_lost_a_figures_words_is_not_let_out(name, report, tmp_path):
    (Epub() if name == "record.epub" else Email()).publish(report, tmp_path)
    check_release(report, tmp_path)
    first, *others = report.figures

    with pytest.raises(PublishError, match=rf'{name}: "3houseslost" of figure {first.code} is missing'):
        check_release(replace(report, figures=(replace(first, said="3 houses lost"), *others)), tmp_path)


def test_a_figure_a_letter_only_mentions_in_a_finding_need_not_stand_in_it(report, tmp_path):
    crowd = tuple(
        replace(report.figures[0], code=f"F-{n:04d}", said=f"{n} houses of the valley") for n in range(900)
    )
    told = replace(report.findings[0], sentence="899 figures were held against no measurement (F-0899).")
    crowded = replace(report, figures=crowd, findings=(told,))
    Email().publish(crowded, tmp_path)

    check_release(crowded, tmp_path)
    assert b"899 houses" not in (tmp_path / "record.eml").read_bytes()


def _fail(_report):
    raise PublishError("No ink. Refill it.")
