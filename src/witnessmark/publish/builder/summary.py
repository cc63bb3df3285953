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
