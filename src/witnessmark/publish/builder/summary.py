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
    told = [*_standing(origins, sources), *_strongest(figures), *_findings(findings)]
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


def _strongest(figures: tuple[FigureLine, ...]) -> Iterator[str]:
    # The ledger already has losses, and what most mouths give, first.
    others = [one for one in figures if not one.our_own and one.value is not None and one.act in LOSSES]
    ours = [one for one in figures if one.our_own]
    for figure in (*others[:MOST_FIGURES], *ours[:MOST_FIGURES]):
        made = " (simulated)" if figure.simulated else ""
        yield f"{figure.sentence.rstrip('.')}{made}"


def _findings(findings: tuple[FindingLine, ...]) -> Iterator[str]:
    first = [next((one for one in findings if one.kind == kind), None) for kind in _TELLING]
    yield from [finding.sentence for finding in first if finding][:MOST_FINDINGS]
    drifts = sum(finding.kind == "drift" for finding in findings)
    if drifts:
        yield f"On the way from mouth to mouth {counted(drifts, 'figure')} changed"
    blind = len(
        {code for finding in findings if finding.verdict == "not observable" for code in finding.codes}
    )
    if blind:
        yield f"{counted(blind, 'figure')} could not be held against measurement: not observable"
