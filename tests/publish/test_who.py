"""What leaves of actors, ties and events: bodies and office-holders, and nobody who is private or protected."""

import csv
import json

import pytest
from tests.flow.cases import run_whole

from witnessmark.case import open_case
from witnessmark.errors import CaseError, PublishError
from witnessmark.flow import run
from witnessmark.publish.builder import build_report
from witnessmark.publish.ftm import entities_of
from witnessmark.records import Unread

TEXT = """Eritrea funds the Dawn Battalion, says Witness Watch

Eritrea funds the Dawn Battalion, Witness Watch said on 3 May 2016. The Dawn Battalion is led by General Tomas Vela.
Qatar denied that it finances the Dawn Battalion. The Dawn Battalion abducted nine men near Mora on 4 April 2016.
Nadia Osman, a midwife, saw them. On 5 April 2016 the Dawn Battalion killed Maria Okello, a nurse.
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "inbox").mkdir()
    (tmp_path / "hand").mkdir()
    (tmp_path / "inbox" / "report.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "case.toml").write_text(
        'title = "Mora"\n[publish]\noutputs = ["csv", "followthemoney", "page"]\n'
    )
    return tmp_path


@pytest.fixture
def case(folder):
    case = run_whole(folder)
    yield case
    case.store.close()


def entities(case):
    return [json.loads(line) for line in (case.published / "record.ftm.json").read_text().splitlines()]


def test_a_commander_leaves_by_name_and_a_midwife_does_not(case):
    named = {name for one in entities(case) for name in one["properties"].get("name", [])}

    assert "Tomas Vela" in named
    assert not any("Osman" in name for name in named)


def test_a_private_person_to_whom_something_was_done_stands_there_as_a_person(case):
    with (case.published / "events.csv").open(encoding="utf-8") as file:
        (killing,) = [row for row in csv.DictReader(file) if row["mode"] == "kill"]

    assert (killing["actor"], killing["recipient"], killing["status"]) == (
        "the Dawn Battalion", "a person", "asserted",
    )  # fmt: skip
    assert not any("Okello" in name for one in entities(case) for name in one["properties"].get("name", []))


def test_an_edge_carries_its_statement_its_document_and_the_words(case):
    (edge,) = [one for one in entities(case) if one["schema"] == "Directorship"]
    held = {one["id"] for one in entities(case)}

    assert edge["properties"]["recordId"][0].startswith("st-")
    assert edge["properties"]["proof"][0] in held
    assert "Tomas Vela" in edge["properties"]["summary"][0]


def test_a_tie_that_is_denied_is_in_the_table_and_no_edge(case):
    with (case.published / "ties.csv").open(encoding="utf-8") as file:
        values = {row["subject"]: row["factuality"] for row in csv.DictReader(file)}

    assert values["Qatar"] == "CT-"
    assert not any(
        "finances" in words for one in entities(case) for words in one["properties"].get("role", [])
    )


def test_every_tie_of_the_table_names_the_statement_it_is_told_in(case):
    with (case.published / "ties.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))

    assert rows
    assert all(row["statement"].startswith("st-") and row["chain"] for row in rows)


def test_the_page_shows_ties_with_their_sources(case):
    page = (case.published / "index.html").read_text(encoding="utf-8")

    assert 'id="actors"' in page
    assert "Dawn Battalion" in page


def test_a_second_run_makes_the_same_bytes(case):
    before = {path.name: path.read_bytes() for path in case.published.iterdir()}

    list(run(case, lambda *_: None))

    assert {path.name: path.read_bytes() for path in case.published.iterdir()} == before


def test_a_protected_name_in_a_quotation_stops_the_publication_without_saying_it(folder, case):
    (folder / "hand" / "protected.csv").write_text("name\nNadia Osman\n", encoding="utf-8")

    with pytest.raises(PublishError, match="Protected name 1") as refused:
        build_report(case)

    assert "Nadia" not in str(refused.value)


def test_a_protected_commander_is_in_no_tie_and_no_entity(folder, case):
    (folder / "hand" / "protected.csv").write_text("name\nTomas Vela\n", encoding="utf-8")
    case = open_case(folder)
    from witnessmark.publish.builder.holdings import Holdings
    from witnessmark.publish.builder.who import Who, actor_lines, deed_lines, tie_lines

    who = Who(Holdings(case))
    lines = (actor_lines(who), tie_lines(who), deed_lines(who))
    case.store.close()

    assert "Vela" not in repr(lines)


def test_a_list_of_protected_names_without_its_column_is_refused(folder, case):
    (folder / "hand" / "protected.csv").write_text("witness\nNadia Osman\n", encoding="utf-8")

    with pytest.raises(CaseError, match='no column "name"'):
        build_report(case)


def test_a_record_without_actors_is_still_a_note(case):
    from dataclasses import replace

    report = replace(build_report(case), actors=(), ties=(), deeds=(), sources=())

    assert [one["schema"] for one in entities_of(report)] == ["Note"]
    assert not list(case.store.all(Unread))
