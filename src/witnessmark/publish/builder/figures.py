"""The ledger's rows, each with its figure in words, its window in words, and how we know."""

from collections import Counter

from witnessmark.publish.builder.holdings import OURS, Holdings
from witnessmark.publish.report import FigureLine, FindingLine, ValueLine
from witnessmark.publish.wording import Amount, amount_words, basis_words, counted, listing, window_words
from witnessmark.records import Figure, FigureValue, When


def figure_lines(held: Holdings, findings: tuple[FindingLine, ...]) -> tuple[FigureLine, ...]:
    """One line per row of the ledger, in its order, with the numbers of the findings that speak of it."""
    return tuple(_line(held, figure, findings) for figure in held.figures)


def window_parts(when: When | None) -> tuple[tuple[str, str, str], ...]:
    """The stretches of a window, each with its hedge."""
    return tuple((part.start, part.end, part.hedge) for part in when.parts) if when else ()


def row_value(figure: Figure) -> FigureValue | None:
    """The value a row stands for: the one most of its mouths give, the first of these."""
    if not figure.values:
        return None
    times = Counter((value.value, value.mod) for value in figure.values)
    return max(figure.values, key=lambda value: times[value.value, value.mod])


def _line(held: Holdings, figure: Figure, findings: tuple[FindingLine, ...]) -> FigureLine:
    values = tuple(_value(held, value) for value in figure.values)
    chosen = row_value(figure)
    parts = window_parts(figure.when)
    origins = tuple(held.origins[id_].name for id_ in figure.origins if id_ in held.origins)
    basis = _basis(held, figure)
    return FigureLine(
        code=figure.code,
        sentence=figure.sentence,
        thing=figure.thing,
        act=figure.act,
        scope=figure.scope,
        place=figure.place_name,
        value=chosen.value if chosen else None,
        lower=chosen.lower if chosen else None,
        upper=chosen.upper if chosen else None,
        mod=chosen.mod if chosen else "",
        qualifier=_qualifier(held, chosen),
        window=figure.when.edtf if figure.when else "",
        window_words=window_words(parts, figure.when.edtf if figure.when else ""),
        minimum_origins=figure.minimum_origins,
        unknown_basis=figure.unknown_basis,
        our_own=figure.our_own,
        simulated=_is_simulated(held, figure),
        values=values,
        findings=tuple(finding.number for finding in findings if figure.code in finding.codes),
        how=_how(held, figure, origins, basis),
        record=figure.id,
        said=_said(held, figure, chosen),
        parts=parts,
        origins=origins or ((OURS,) if figure.our_own else ()),
        basis=basis,
    )


def _value(held: Holdings, value: FigureValue) -> ValueLine:
    statement = held.statements.get(value.source)
    document = held.documents.get(statement.document) if statement else None
    return ValueLine(
        said=value.said,
        quote=statement.text if statement else _measured(held, value),
        chain=value.chain,
        origin=value.origin,
        source=held.numbers.get(held.item_behind(value), 0),
        start=statement.span.start if statement else 0,
        end=statement.span.end if statement else 0,
        hedge=value.hedge,
        record=value.source,
        language=document.language if document else "",
    )


def _measured(held: Holdings, value: FigureValue) -> str:
    if value.source in held.tallies:
        return held.tallies[value.source].sentence
    bound = held.bounds.get(value.source)
    if not bound:
        return ""
    return (
        f"{bound.sampled:,} of {bound.stratum:,} structures drawn at random, {bound.confirmed:,} confirmed as damaged; "
        f"{bound.decoys:,} decoys, {bound.decoy_errors:,} of them called damaged; frame of {bound.frame:,}"
    )


def _qualifier(held: Holdings, value: FigureValue | None) -> str:
    if value is None:
        return ""
    statement = held.statements.get(value.source)
    same = [one.qualifier for one in statement.quantities if one.value == value.value] if statement else []
    # The source's own word, where its language is the record's; another language's word stays in the quote.
    return same[0].lower() if same and same[0].isascii() else ""


def _said(held: Holdings, figure: Figure, value: FigureValue | None) -> str:
    if value is None:
        return "no value"
    tally = held.tallies.get(value.source)
    if tally and tally.whole:
        return f"{tally.value:,} of {tally.whole:,} {figure.thing}s marked"
    amount = Amount(
        value.value, value.lower, value.upper, value.mod, _qualifier(held, value), figure.thing, figure.act
    )
    bound = held.bounds.get(value.source)
    return amount_words(amount) + (f" ({bound.level:.0%})".replace("%", " %") if bound else "")


def _basis(held: Holdings, figure: Figure) -> tuple[str, ...]:
    told = [held.statements[one.source].basis for one in figure.values if one.source in held.statements]
    strands = [held.origins[id_].strands for id_ in figure.origins if id_ in held.origins]
    return tuple(dict.fromkeys(basis for group in (told or strands) for basis in group))


def _is_simulated(held: Holdings, figure: Figure) -> bool:
    sources = [value.source for value in figure.values]
    bounds = [held.bounds[id_] for id_ in sources if id_ in held.bounds]
    layers = [id_ for one in sources if one in held.tallies for id_ in held.tallies[one].layers]
    return (
        held.case.config.simulated
        or any(bound.simulated for bound in bounds)
        or any(held.layers[id_].simulated for id_ in layers if id_ in held.layers)
    )


def _how(held: Holdings, figure: Figure, origins: tuple[str, ...], basis: tuple[str, ...]) -> str:
    bound = next((held.bounds[value.source] for value in figure.values if value.source in held.bounds), None)
    if bound:
        valid = f" It holds if {listing(bound.conditions)}." if bound.conditions else ""
        return f"Our own exact bound from a random sample that people read.{valid}"
    if any(value.source in held.tallies for value in figure.values):
        return "Counted from the rows of a layer: a statement of its maker, not ours."
    documents = len({value.document for value in figure.values if value.document})
    told = f"{counted(documents, 'publication').capitalize()} {'gives' if documents == 1 else 'give'} it"
    stands = f", standing on {counted(len(origins), 'origin')}: {listing(origins)}" if origins else ""
    ground = basis_words(basis)
    unknown = (
        f" {counted(figure.unknown_basis, 'value').capitalize()} tell no origin."
        if figure.unknown_basis
        else ""
    )
    return f"{told}{stands}. Ground given: {ground or 'none'}.{unknown}"
