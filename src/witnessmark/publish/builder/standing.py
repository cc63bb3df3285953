"""What the case stands on, as weigh found it: the count every output prints, and never a bare number of names."""

from witnessmark.publish.builder.holdings import Holdings
from witnessmark.publish.report import FindingLine, StandingLine
from witnessmark.records import Finding, Origin


def standing_line(held: Holdings, findings: tuple[FindingLine, ...]) -> StandingLine | None:
    """The case's finding on origins with the names behind it; None where nobody tells of anything the case asks about."""
    finding = next((one for one in held.all(Finding) if one.kind == "origins"), None)
    if finding is None:
        return None
    line = next(one for one in findings if one.record == finding.id)
    origins = [held.origins[id_] for id_ in finding.rests if id_ in held.origins]
    names = {one.name for one in origins}
    disputing = tuple(one.name for one in origins if names & set(one.disputes))
    sources = [id_ for id_ in finding.rests if id_ in held.documents or id_ in held.layers]
    return StandingLine(
        sentence=line.sentence,
        minimum=len(origins),
        sources=len(sources),
        behind=tuple(one.name for one in origins if one.name not in disputing),
        disputing=disputing,
        apart=tuple(one.name for one in held.all(Origin) if one.name not in names),
        unknown=sum(id_ in held.statements for id_ in finding.rests),
        finding=line.number,
    )
