"""The ledger's rows, each with its figure in words, its window in words, and how we know."""

from witnessmark.nouns import things
from witnessmark.publish.builder.holdings import OURS, Holdings
from witnessmark.publish.report import FigureLine, FindingLine, ValueLine
from witnessmark.publish.wording import (
    Amount,
    amount_words,
    basis_words,
    counted,
    listing,
    sentence,
    window_words,
)
from witnessmark.records import Figure, FigureValue, When

DESTROYED = ("burn", "destroy", "damage", "demolish", "loot", "raid")
SUFFERED = ("kill", "wound", "abduct", "missing", "release", "torture", "displace", "detain", "arrest")
LOSSES = (*DESTROYED, *SUFFERED)
RESEARCH = ("examine", "visit", "interview", "witness")
PAPERS = ("page", "report", "image", "photo", "video", "letter")
GROUPS = ("Destruction and looting", "Harm to people", "Other counts", "Facts about the research")
"""Parts of the ledger, in order: what was done first, how it was found out last."""
RIVALS_SAID = 3
"""Other numbers named in the row's words; all stand in its evidence."""


def figure_lines(held: Holdings, findings: tuple[FindingLine, ...]) -> tuple[FigureLine, ...]:
    """One line per row of the ledger: part by part, and in each those with most mouths behind them."""
    lines = [_line(held, figure, findings) for figure in held.figures]
    return tuple(sorted(lines, key=_rank))


def group_of(held: Holdings, figure: Figure) -> str:
    """The part of the ledger a figure stands in."""
    if figure.act in LOSSES:
        return GROUPS[0] if figure.act in DESTROYED else GROUPS[1]
    said = [held.statements[one.source] for one in figure.values if one.source in held.statements]
    # A count to which no act belongs, told with how it was found out, counts the finding out.
    is_method = not figure.act and said and all(set(one.basis) - {"", "unstated"} for one in said)
    is_research = figure.act in RESEARCH or figure.thing in PAPERS or is_method
    return GROUPS[3] if is_research else GROUPS[2]


def _rank(line: FigureLine) -> tuple[int, bool, bool, int, float, str]:
    return (
        GROUPS.index(line.group),
        line.act in ("loot", "raid"),
        line.thing in ("percent", "village"),
        -len({value.source for value in line.values}),
        -(line.value or 0),
        line.code,
    )


def window_parts(when: When | None) -> tuple[tuple[str, str, str], ...]:
    """The stretches of a window, each with its hedge."""
    return tuple((part.start, part.end, part.hedge) for part in when.parts) if when else ()


def values_by_number(figure: Figure) -> list[FigureValue]:
    """One value for each number of a row, best supported first as weigh ranked them, in its fullest words."""
    chosen: dict[float | None, FigureValue] = {}
    for value in figure.values:
        if value.value not in chosen or _is_fuller(value, chosen[value.value]):
            chosen[value.value] = value
    return list(chosen.values())


def _is_fuller(value: FigureValue, known: FigureValue) -> bool:
    # The origin's own page gives its own words; of equals, the one that keeps a qualifier.
    own = len(value.chain) == 1, len(known.chain) == 1
    if own[0] != own[1]:
        return own[0]
    return known.mod == "EQUAL" and value.mod != "EQUAL"


def _line(held: Holdings, figure: Figure, findings: tuple[FindingLine, ...]) -> FigureLine:
    values = tuple(_value(held, value) for value in figure.values)
    ranked = values_by_number(figure)
    chosen = ranked[0] if ranked else None
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
        qualifier=_amount(held, figure, chosen).qualifier if chosen else "",
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
        said=_said(held, figure, ranked),
        parts=parts,
        origins=origins or ((OURS,) if figure.our_own else ()),
        basis=basis,
        others=tuple(one.value for one in ranked[1:] if one.value is not None),
        group=group_of(held, figure),
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
        window_words=_window_of(value, statement.when if statement else None),
    )


def _window_of(value: FigureValue, when: When | None) -> str:
    parts = window_parts(when) if when and when.edtf == value.window else ()
    return window_words(parts, value.window) if value.window else ""


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


def _amount(held: Holdings, figure: Figure, value: FigureValue) -> Amount:
    statement = held.statements.get(value.source)
    same = [one for one in statement.quantities if one.value == value.value] if statement else []
    told = same[0] if same else None
    # The source's own word, where its language is the record's; another language's word stays in the quote.
    qualifier = told.qualifier.lower() if told and told.qualifier.isascii() else ""
    of = told.of if told and told.of.isascii() else ""
    return Amount(
        value.value, value.lower, value.upper, value.mod, qualifier, figure.thing, figure.act, value.hedge, of
    )


def _said(held: Holdings, figure: Figure, ranked: list[FigureValue]) -> str:
    if not ranked:
        return "no value"
    tally = held.tallies.get(ranked[0].source)
    if tally and tally.whole:
        return f"{tally.value:,} of {tally.whole:,} {things(figure.thing, tally.whole)} marked as damaged"
    if tally:
        done = "demolished" if tally.act == "demolish" else f"{tally.act}ed".replace("eed", "ed")
        return f"{tally.value:,} {things(figure.thing, tally.value)} listed as {done}"
    said = amount_words(*(_amount(held, figure, value) for value in ranked[: RIVALS_SAID + 1]))
    bound = held.bounds.get(ranked[0].source)
    more = len(ranked) - RIVALS_SAID - 1
    said += f" ({bound.level * 100:g} %)" if bound else ""
    return f"{said}, and {counted(more, 'other value')}" if more > 0 else said


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
        valid = " ".join(sentence(one) for one in bound.conditions)
        return f"Our own exact bound from a random sample that people read.{f' It holds under these conditions: {valid}' if valid else ''}"
    if any(value.source in held.tallies for value in figure.values):
        return "Counted from the rows of a layer: a statement of its maker, not ours."
    documents = len({value.document for value in figure.values if value.document})
    told = f"{counted(documents, 'publication').capitalize()} {'gives' if documents == 1 else 'give'} it"
    stands = f", standing on {counted(len(origins), 'origin')}: {listing(origins)}" if origins else ""
    known = [one for one in basis if one != "unstated"]
    ground = f"Ground given: {basis_words(known)}." if known else "No ground is stated."
    unknown = (
        f" {counted(figure.unknown_basis, 'value').capitalize()} {'tells' if figure.unknown_basis == 1 else 'tell'} no origin."
        if figure.unknown_basis
        else ""
    )
    return f"{told}{stands}. {ground}{unknown}"
