"""A text of our own, end to end: the dates of statements.csv are those that a reader of the whole text would give."""

import csv

import pytest
from tests.flow.cases import run_whole

CHRONICLE = (
    "The burnings of Kanyon\n\nThursday, March 19, 2015\n\n"
    "Yesterday 12 houses were burned in Kanyon, its council said.\n\n"
    "In 1961 the army burned 40 houses in Kanyon. In 1974 it burned 60 houses in Kanyon, and in 1991 it burned 200. "
    "On March 5 soldiers burned 300 houses in Kanyon. Two days later they burned 4 schools in Kanyon.\n"
)
"""The page of the 18th carries the report of the 19th, and goes over to years gone by."""


@pytest.fixture(scope="module")
def statements(tmp_path_factory):
    folder = tmp_path_factory.mktemp("told") / "kanyon"
    (folder / "inbox").mkdir(parents=True)
    (folder / "hand").mkdir()
    (folder / "inbox" / "kanyon.txt").write_text(CHRONICLE, encoding="utf-8")
    (folder / "hand" / "kanyon.toml").write_text('publisher = "The Kanyon Post"\npublished = "2015-03-18"\n')
    (folder / "hand" / "places.csv").write_text(
        "name,names,lon,lat,radius_km,kind,country,source\nKanyon,,44.5,34.7,3,town,IQ,ours\n"
    )
    (folder / "case.toml").write_text(
        'title = "Kanyon"\nquestion = "What was burned in Kanyon, and when?"\n'
        '[period]\nstart = "1961-01"\nend = "2015-12"\n'
        '[area]\nname = "Kanyon"\nlon = 44.5\nlat = 34.7\nradius_km = 25\n'
    )
    case = run_whole(folder)
    case.store.close()
    with (case.published / "statements.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def window(statements, words):
    return {row["window"] for row in statements if words in row["quote"]}


def test_yesterday_counts_from_the_day_over_the_text_and_not_from_that_of_its_page(statements):
    assert window(statements, "12 houses") == {"2015-03-18"}


def test_a_day_without_a_year_lies_in_the_year_that_the_story_told_last(statements):
    assert window(statements, "300 houses") == {"1991-03-05"}


def test_two_days_later_counts_from_the_sentence_before(statements):
    assert window(statements, "4 schools") == {"1991-03-07"}
