"""Findings and drifts as numbered lines: sums, conflicts and single relays first, what only notes last."""

from collections.abc import Iterator

from witnessmark.publish.builder.holdings import Holdings
from witnessmark.publish.report import FindingLine
from witnessmark.publish.wording import sentence
from witnessmark.records import Drift, FigureValue, Finding, Overlap

ORDER = (
    "conflict", "sum", "single relay", "denial", "against measurement", "same origin", "disagreement", "drift", "coverage",
)  # fmt: skip
"""What a reader must know first comes first; an unknown kind comes last."""


def finding_lines(held: Holdings) -> tuple[FindingLine, ...]:
    """All findings, numbered from 1 in the order of ORDER, then as weigh made them."""
    found = [*_findings(held), *_drifts(held), *_overlaps(held)]
    found.sort(key=lambda line: ORDER.index(line.kind) if line.kind in ORDER else len(ORDER))
    return tuple(FindingLine(**{**vars(line), "number": number}) for number, line in enumerate(found, 1))


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
