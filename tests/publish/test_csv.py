import csv
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witnessmark import plugins
from witnessmark.publish.tables import FORMULA_STARTS, Table, tables_of, write_table


@pytest.fixture(scope="module")
def folder(report, tmp_path_factory):
    made = tmp_path_factory.mktemp("csv")
    plugins.load("publisher", "csv").publish(report, made)
    return made


def rows(path, encoding="utf-8"):
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))


def test_possible_december_survives_to_its_own_column(folder):
    (row,) = [row for row in rows(folder / "figures.csv") if row["code"] == "F-7KQ2"]

    assert row["window"] == "2014-09/2014-12?"
    assert row["hedge"] == "asserted; possible"
    assert row["parts"].endswith("2014-12-01/2014-12-31 possible")


def test_at_least_has_a_lower_bound_and_an_open_end(folder):
    (row,) = [row for row in rows(folder / "figures.csv") if row["code"] == "F-7KQ2"]

    assert (row["lower"], row["upper"], row["qualifier"]) == ("3200", "", "at least")


def test_a_chain_of_mouths_is_written_outermost_first(folder):
    chains = {row["chain"] for row in rows(folder / "statements.csv")}

    assert "Ridge Journal <- The Harbour Post <- Meridian Rights Monitor" in chains


def test_every_statement_keeps_its_span_and_the_hash_of_its_file(folder, report):
    kept = [(row["record"], int(row["start"]), row["sha256"]) for row in rows(folder / "statements.csv")]
    hashes = {source.number: source.sha256 for source in report.sources}

    assert kept == [(one.record, one.start, hashes[one.source]) for one in report.statements]


def test_quotes_in_any_script_come_back_letter_for_letter(folder, report):
    quotes = [row["quote"] for row in rows(folder / "values.csv")]

    assert quotes == [value.quote for figure in report.figures for value in figure.values]


def test_every_column_is_described_in_the_data_package(folder):
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))

    for resource in package["resources"]:
        described = [field["name"] for field in resource["schema"]["fields"]]
        with (folder / resource["path"]).open(encoding="utf-8") as file:
            assert next(csv.reader(file)) == described


def test_the_data_package_warns_of_spreadsheets_and_of_simulation(folder):
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))

    assert "figures-for-spreadsheets.csv" in package["description"]
    assert package["description"].startswith("SIMULATED")


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00")))
def test_no_cell_for_spreadsheets_begins_like_a_formula(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("cells")
    path = write_table(Table("t", "", {"cell": ("string", "")}, ((text,),)), folder, for_spreadsheets=True)

    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [row[0] for row in list(csv.reader(file))[1:] if row]
    assert not any(cell.startswith(FORMULA_STARTS) for cell in cells)


def test_machine_tables_keep_a_dangerous_cell_as_the_source_wrote_it(hostile, tmp_path):
    for table in tables_of(hostile):
        write_table(table, tmp_path)

    assert any("=1+1" in row["place"] for row in rows(tmp_path / "figures.csv"))
