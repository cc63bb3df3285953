"""What every grader plug-in promises: its name, one opinion for one input, rules in words, no truth score."""

import pytest
from tests.weigh.factories import Desk, count

from witnessmark import plugins
from witnessmark.records import Finding
from witnessmark.weigh.contract import Board, Opinion
from witnessmark.weigh.grades import combine, graded

GRADERS = plugins.names("grader")


def board():
    desk = Desk()
    page = desk.page("Daily")
    quantity = count("at least 70 buildings", 70, "at least")
    desk.says(page, "at least 70 buildings burned", quantity, chain=("Rights Watch", "key witnesses"))
    entries = tuple(desk.entries)
    finding = Finding("fd-000000000001", "single relay", "noted", (entries[0].figure.id,), (), "A sentence.")
    return finding, Board(entries, (finding,))


@pytest.fixture(params=GRADERS)
def grader(request):
    return plugins.load("grader", request.param)


def test_there_is_more_than_one_way_to_grade():
    assert set(GRADERS) >= {"agreement", "independence"}


def test_its_name_is_the_name_of_its_file(grader):
    assert type(grader).__name__.casefold() in GRADERS


def test_the_same_finding_gets_the_same_opinion(grader):
    finding, seen = board()

    assert grader.grade(finding, seen) == grader.grade(finding, seen)


def test_an_opinion_is_a_known_letter_and_number_with_reasons_in_words(grader):
    opinion = grader.grade(*board()) or Opinion()

    assert opinion.source in {"A", "B", "C", "F", ""}
    assert opinion.information in {0, 1, 2, 3, 4, 6}
    assert all(reason and "%" not in reason for reason in (*opinion.for_it, *opinion.against_it))


@pytest.mark.parametrize("name", GRADERS)
def test_its_docstring_tells_its_rules_and_where_its_score_is(name):
    text = plugins.module_of("grader", name).__doc__

    assert all(word in text for word in ("Rules", "Good at", "Misses", "Score"))


def test_a_finding_about_no_figure_is_not_graded(grader):
    finding = Finding("fd-000000000002", "coverage", "noted", (), (), "Nobody looked.")

    assert graded([finding], [grader], []) == [finding]


def test_the_worst_opinion_decides_and_the_contested_never_stands_above_c():
    assert combine([Opinion("B", 3), Opinion("", 1)]) == "B3"
    assert combine([Opinion("A", 1), Opinion("", 4)]) == "C4"
    assert combine([Opinion("F", 6), Opinion("", 1)]) == "F6"
