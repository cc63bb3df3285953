"""The case in one short paragraph: the strongest figures with qualifier and origin, then what disagrees."""

from collections import Counter
from collections.abc import Iterator

from witnessmark.publish.builder.figures import LOSSES
from witnessmark.publish.report import FigureLine, FindingLine, OriginLine, SourceLine
from witnessmark.publish.wording import counted, listing, sentence

MOST_FIGURES = 2
_TELLING = ("conflict", "sum", "single relay", "disagreement", "denial")
MOST_FINDINGS = 2


def summarise(
    figures: tuple[FigureLine, ...],
    findings: tuple[FindingLine, ...],
    origins: tuple[OriginLine, ...],
    sources: tuple[SourceLine, ...],
) -> str:
    """Whole sentences: what stands on what, the strongest figures, our own, what disagrees; never without qualifier."""
    strongest = _strongest(figures)
    told = [
        *_standing(origins, sources),
        *_rows(strongest),
        *_findings(findings, {one.code for one in strongest}),
    ]
    return " ".join(sentence(one) for one in told) or "No figure could be read from what the case holds."


def _standing(origins: tuple[OriginLine, ...], sources: tuple[SourceLine, ...]) -> Iterator[str]:
    telling = [source for source in sources if source.origins]
    if not telling or not origins:
        return
    stand = "stands" if len(telling) == 1 else "stand"
    standing = f"{counted(len(telling), 'source')} {stand} on {counted(len(origins), 'origin')}"
    if len(origins) <= 4:
        yield f"{standing}: {listing([origin.name for origin in origins])}"
        return
    times = Counter(name for source in telling for name in source.origins)
    name, most = times.most_common(1)[0]
    yield f"{standing}; {counted(most, 'source')} of them {'goes' if most == 1 else 'go'} back to {name}"


def _strongest(figures: tuple[FigureLine, ...]) -> list[FigureLine]:
    # The ledger already has losses, and what most mouths give, first.
    others = [one for one in figures if not one.our_own and one.value is not None and one.act in LOSSES]
    return [*others[:MOST_FIGURES], *[one for one in figures if one.our_own][:MOST_FIGURES]]


def _rows(figures: list[FigureLine]) -> Iterator[str]:
    for figure in figures:
        yield figure.sentence.rstrip(".") + (" (simulated)" if figure.simulated else "")


def _findings(findings: tuple[FindingLine, ...], told: set[str]) -> Iterator[str]:
    # A row's own sentence already names its rivals: the conflict within it need not be told twice.
    new = [one for one in findings if not (one.kind == "conflict" and set(one.codes) <= told)]
    first = [next((one for one in new if one.kind == kind), None) for kind in _TELLING]
    yield from [finding.sentence for finding in first if finding][:MOST_FINDINGS]
    drifts = sum(finding.kind == "drift" for finding in findings)
    if drifts:
        yield f"On the way from mouth to mouth {counted(drifts, 'figure')} changed"
    blind = len(
        {code for finding in findings if finding.verdict == "not observable" for code in finding.codes}
    )
    if blind:
        yield f"{counted(blind, 'figure')} could not be held against measurement: not observable"
