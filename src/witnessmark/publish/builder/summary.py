"""The case in one short paragraph: the strongest figures with qualifier and origin, then what disagrees."""

from collections.abc import Iterator

from witnessmark.publish.report import FigureLine, FindingLine, OriginLine, SourceLine
from witnessmark.publish.wording import counted, listing, sentence

MOST_FIGURES = 3
MOST_FINDINGS = 3
_TELLING = ("conflict", "sum", "single relay", "denial", "disagreement", "same origin")


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
    named = [origin.name for origin in origins]
    if telling and named:
        names = listing(named) if len(named) <= 4 else f"{listing(named[:3])} among them"
        stand = "stands" if len(telling) == 1 else "stand"
        yield f"{counted(len(telling), 'source')} {stand} on {counted(len(named), 'origin')}: {names}"


def _strongest(figures: tuple[FigureLine, ...]) -> Iterator[str]:
    others = sorted((one for one in figures if not one.our_own and one.value is not None), key=_strength)
    ours = [one for one in figures if one.our_own]
    for figure in (*others[:MOST_FIGURES], *ours[:MOST_FIGURES]):
        made = " (simulated)" if figure.simulated else ""
        yield f"{figure.sentence.rstrip('.')}{made}"


def _strength(figure: FigureLine) -> tuple[bool, int, int, float, str]:
    # Losses before circumstances (villages visited, images used), then who stands behind it, then size.
    loss = figure.act in {"burn", "destroy", "damage", "demolish", "kill", "abduct", "loot"}
    return not loss, -figure.minimum_origins, -len(figure.values), -(figure.value or 0), figure.code


def _findings(findings: tuple[FindingLine, ...]) -> Iterator[str]:
    telling = [finding for finding in findings if finding.kind in _TELLING]
    first = [next((one for one in telling if one.kind == kind), None) for kind in _TELLING]
    yield from [finding.sentence for finding in first if finding][:MOST_FINDINGS]
    drifts = sum(finding.kind == "drift" for finding in findings)
    if drifts:
        yield f"On the way from mouth to mouth {counted(drifts, 'figure')} changed"
    blind = sum(finding.verdict == "not observable" for finding in findings)
    if blind:
        yield f"{counted(blind, 'statement')} could not be held against measurement: not observable"
