"""Findings and drifts as numbered lines: what the case stands on, conflicts and sums first, what only notes last."""

from collections.abc import Iterator
from dataclasses import replace

from witnessmark.publish.builder.holdings import Holdings
from witnessmark.publish.report import FindingLine
from witnessmark.publish.wording import grade_words, sentence
from witnessmark.records import Drift, FigureValue, Finding, Overlap

ORDER = (
    "origins", "conflict", "sum", "single relay", "denial", "drift", "against measurement", "same origin", "disagreement",
    "coverage",
)  # fmt: skip
"""What a reader must know first comes first; an unknown kind comes last."""


HEADINGS = {
    "origins": "What it stands on", "conflict": "Conflict", "sum": "Sum", "single relay": "Standing on one relay",
    "denial": "Denial", "drift": "Changed on the way", "against measurement": "Held against measurement",
    "same origin": "One origin", "disagreement": "Layers that disagree", "coverage": "Coverage",
}  # fmt: skip
REASONS = {
    "origins": ("Who stands where", "What would change the number"),
    "single relay": ("What speaks for it", "To know"),
    "denial": ("What speaks for it", "To know"),
    "against measurement": ("What speaks for it", "To know"),
}
"""What the reasons of a finding are called, where they speak neither for nor against it."""


def finding_lines(held: Holdings) -> tuple[FindingLine, ...]:
    """All findings, numbered from 1 in the order of ORDER, then as weigh made them."""
    found = [*_findings(held), *_drifts(held), *_overlaps(held)]
    found.sort(key=lambda line: ORDER.index(line.kind) if line.kind in ORDER else len(ORDER))
    return tuple(_named(line, number) for number, line in enumerate(found, 1))


def _named(line: FindingLine, number: int) -> FindingLine:
    for_name, against_name = REASONS.get(line.kind, ("What speaks for it", "What speaks against it"))
    heading = HEADINGS.get(line.kind, line.kind.capitalize())
    return replace(
        line,
        number=number,
        heading=heading,
        for_name=for_name,
        against_name=against_name,
        grade_words=grade_words(line.grade),
    )


def _findings(held: Holdings) -> Iterator[FindingLine]:
    for finding in held.all(Finding):
        yield FindingLine(
            0, finding.kind, finding.verdict, sentence(finding.sentence), finding.for_it, finding.against_it,
            _codes(held, finding.figures), record=finding.id, grade=finding.grade,
        )  # fmt: skip


def _drifts(held: Holdings) -> Iterator[FindingLine]:
    for drift in held.all(Drift):
        yield FindingLine(
            0, "drift", drift.kind, sentence(drift.sentence), (), (), _codes(held, (drift.figure,)),
            drift.earlier_words, drift.later_words, _number(held, drift.earlier), _number(held, drift.later), drift.id,
        )  # fmt: skip


def _overlaps(held: Holdings) -> Iterator[FindingLine]:
    told = {id_ for finding in held.all(Finding) for id_ in finding.rests}
    for overlap in held.all(Overlap):
        if overlap.id not in told:
            yield FindingLine(
                0, overlap.kind, "noted", sentence(overlap.sentence), (), (), (), record=overlap.id
            )


def _codes(held: Holdings, ids: tuple[str, ...]) -> tuple[str, ...]:
    codes = {figure.id: figure.code for figure in held.figures}
    return tuple(codes[id_] for id_ in ids if id_ in codes)


def _number(held: Holdings, id_: str) -> int:
    return held.numbers.get(held.item_behind(FigureValue(id_, "", "", None, None, None, "", "", (), "")), 0)
