"""The case in one short paragraph: what it stands on, the strongest figures, our own, what disagrees, what stays open."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from witnessmark.publish.builder.figures import LOSSES
from witnessmark.publish.report import FigureLine, FindingLine, OriginLine, SourceLine, StandingLine
from witnessmark.publish.wording import counted, listing, sentence

MOST_FIGURES = 2
_TELLING = ("conflict", "sum", "single relay", "disagreement")
MOST_FINDINGS = 2
MEASURED = "against measurement"
CODE = re.compile(r" \(F-[0-9A-Z]{4,52}(?:, [^()]{0,200})?\)")
"""A figure's code, with whose it is: the summary is read without the ledger at hand."""


def summarise(
    figures: tuple[FigureLine, ...],
    findings: tuple[FindingLine, ...],
    standing: StandingLine | tuple[OriginLine, ...],
    sources: tuple[SourceLine, ...],
    when: str = "",
) -> str:
    """Whole sentences: what stands on what, when it happened, the strongest figures, our own, what disagrees; never without qualifier."""
    strongest = _strongest(figures)
    told = [
        *([standing.sentence] if isinstance(standing, StandingLine) else _names(standing, sources)),
        *([when] if when else []),
        *_rows(strongest),
        *_findings(findings, {one.code for one in strongest}),
        *_changed(findings),
        *_measured(figures, findings),
    ]
    return " ".join(sentence(one) for one in told) or "No figure could be read from what the case holds."


def _names(origins: tuple[OriginLine, ...], sources: tuple[SourceLine, ...]) -> Iterator[str]:
    telling = [source for source in sources if source.origins]
    if not telling or not origins:
        return
    names = [origin.name for origin in sorted(origins, key=lambda one: -one.statements)]
    named = listing(names if len(names) <= 4 else [*names[:3], f"{len(names) - 3} others"])
    if len(telling) == 1:
        yield f"One source gives the word of {counted(len(names), 'origin')}: {named}"
        return
    yield f"{counted(len(telling), 'source')} stand on {counted(len(names), 'origin')}: {named}"
    name, most = Counter(name for source in telling for name in source.origins).most_common(1)[0]
    if len(names) > 1 and most > 1:
        yield f"{counted(most, 'source')} of them go back to {name}"


def _strongest(figures: tuple[FigureLine, ...]) -> list[FigureLine]:
    # The ledger already has losses, and what most mouths give, first.
    others = [one for one in figures if not one.our_own and one.value is not None and one.act in LOSSES]
    return [*others[:MOST_FIGURES], *[one for one in figures if one.our_own][:MOST_FIGURES]]


def _rows(figures: list[FigureLine]) -> Iterator[str]:
    for figure in figures:
        is_said = not figure.simulated or "simulated" in figure.sentence.lower()
        yield figure.sentence.rstrip(".") + ("" if is_said else " (simulated)")


def _findings(findings: tuple[FindingLine, ...], told: set[str]) -> Iterator[str]:
    # A row's own sentence already names its rivals: the conflict within it need not be told twice.
    new = [one for one in findings if not (one.kind == "conflict" and one.codes and set(one.codes) <= told)]
    first = [next((one for one in new if one.kind == kind), None) for kind in _TELLING]
    first += [
        next((one for one in new if one.verdict in ("exceeds", "contradicts") and one.kind == MEASURED), None)
    ]
    yield from [CODE.sub("", finding.sentence) for finding in first if finding][:MOST_FINDINGS]


def _changed(findings: Sequence[FindingLine]) -> Iterator[str]:
    drifts = sum(finding.kind == "drift" for finding in findings)
    if drifts:
        places = "place" if drifts == 1 else "places"
        yield f"in {counted(drifts, places, places)}, a figure changed on its way from mouth to mouth"


def _measured(figures: Sequence[FigureLine], findings: Sequence[FindingLine]) -> Iterator[str]:
    told = {one.code for one in figures if one.act in LOSSES and not one.our_own}
    held = [one for one in findings if one.kind == MEASURED]
    seen = {code for one in held if one.verdict != "not observable" for code in one.codes}
    blind = {code for one in held if one.verdict == "not observable" for code in one.codes} & told - seen
    if not blind:
        return
    if blind == told:
        none = (
            "the one figure of loss told"
            if len(told) == 1
            else f"none of the {counted(len(told), 'figure')} of loss"
        )
        could = "could not" if len(told) == 1 else "could"
        yield f"{none} {could} be held against a measurement: not observable from what the case holds"
    else:
        yield f"{counted(len(blind), 'figure')} of loss could not be held against a measurement: not observable"
