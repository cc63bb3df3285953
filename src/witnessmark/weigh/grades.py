"""Grades put together: the lowest that any grader's rule gives, with every reason kept."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import get_args

from witnessmark.records import Finding
from witnessmark.records.figure import Grade
from witnessmark.weigh.contract import Board, Grader, Opinion
from witnessmark.weigh.ledger import Entry

GRADES: dict[str, Grade] = {grade: grade for grade in get_args(Grade)}


def graded(findings: Sequence[Finding], graders: Iterable[Grader], entries: Iterable[Entry]) -> list[Finding]:
    """The findings with grades and reasons; a finding about no figure is left as it is."""
    by_id = {entry.figure.id: entry for entry in entries}
    about: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        for figure in finding.figures:
            about[figure].append(finding)
    asked = list(graders)
    return [_graded(finding, asked, _board(finding, by_id, about)) for finding in findings]


def combine(opinions: Sequence[Opinion]) -> Grade:
    """One grade from several opinions: the worst source letter, the worst information number.

    What cannot be judged on either side is F6; what is contested (4) never stands above C.
    """
    letters = [opinion.source for opinion in opinions if opinion.source]
    numbers = [opinion.information for opinion in opinions if opinion.information]
    if not letters or not numbers:
        return ""
    letter, number = max(letters), max(numbers)
    if letter == "F" or number == 6:
        return "F6"
    return GRADES["C4" if number == 4 else f"{letter}{number}"]


def _board(finding: Finding, by_id: dict[str, Entry], about: dict[str, list[Finding]]) -> Board:
    same = {other.id: other for figure in finding.figures for other in about[figure]}
    return Board(tuple(by_id[figure] for figure in finding.figures if figure in by_id), tuple(same.values()))


def _graded(finding: Finding, graders: Iterable[Grader], board: Board) -> Finding:
    # Where nothing was held against anything, a grade would be read as the outcome of a check.
    if not board.entries or finding.verdict == "not observable":
        return finding
    opinions = [opinion for grader in graders if (opinion := grader.grade(finding, board)) is not None]
    return replace(
        finding,
        grade=combine(opinions),
        for_it=tuple(dict.fromkeys([*finding.for_it, *(one for o in opinions for one in o.for_it)])),
        against_it=tuple(
            dict.fromkeys([*finding.against_it, *(one for o in opinions for one in o.against_it)])
        ),
    )
