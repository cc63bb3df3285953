"""The figure ledger: one row per figure, with everyone who gives it and on whose word; our own rows stand apart."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from witnessmark.nouns import things
from witnessmark.records import CountBound, Figure, FigureValue, Origin, Tally, When, identify
from witnessmark.weigh.codes import give_codes
from witnessmark.weigh.material import Material
from witnessmark.weigh.mentions import Mention, find_mentions, origin_key, tells_no_origin
from witnessmark.weigh.names import normal_name
from witnessmark.weigh.origins import Paths
from witnessmark.weigh.rows import Row, find_rows
from witnessmark.weigh.wording import (
    act_words,
    figure_words,
    innermost_relays,
    number_words,
    place_words,
    quoted_words,
    scope_words,
    sentence,
    word_of,
)

RIVALS_SHOWN = 3
"""Numbers one row's sentence gives."""


@dataclass(frozen=True)
class Entry:
    """A ledger row with the mentions behind it.

    Attributes:
        row: None for our own counts and others' tallies.
    """

    figure: Figure
    row: Row | None


def find_entries(material: Material, paths: Paths, origins: Iterable[Origin]) -> list[Entry]:
    """The whole ledger: rows of statements first, then tallies of layers, then our own bounds."""
    by_key = {normal_name(origin.name): origin for origin in origins}
    rows = find_rows(find_mentions(material, paths))
    relaying = {one.document for one in material.statements if len(paths.path(one).names) > 1}
    tallied = [(_layer_key("tally", tally), _tally_figure(tally, by_key)) for tally in material.tallies]
    ours = [(_layer_key("bound", bound), _bound_figure(bound)) for bound in material.bounds]
    told = [(row.key, row_figure(row, by_key, relaying)) for row in rows]
    codes = give_codes(key for key, _ in [*told, *tallied, *ours])
    found = {row.key: row for row in rows}
    return [
        Entry(_coded(figure, codes[key]), found.get(key)) for key, figure in _once([*told, *tallied, *ours])
    ]


def _once(keyed: Iterable[tuple[tuple[str, ...], Figure]]) -> Iterator[tuple[tuple[str, ...], Figure]]:
    yield from dict(keyed).items()


def _coded(figure: Figure, code: str) -> Figure:
    return replace(figure, id=identify("fi", code), code=code)


def row_figure(row: Row, origins: Mapping[str, Origin], relaying: set[str]) -> Figure:
    """A row as a Figure, without its code.

    Args:
        row: its mentions.
        origins: by normal name.
        relaying: documents that relay others.
    """
    ranked = rank_numbers(row.mentions)
    ordered = [mention for same in ranked for mention in same]
    unknown = [one for one in ordered if tells_no_origin(one, relaying)]
    known = list(dict.fromkeys(origin_key(one) for one in ordered if one not in unknown and one.path.origin))
    return Figure(
        "",
        "",
        row.thing,
        row.act,
        next((scope for one in ordered if (scope := scope_words(one)) and not _is_place(scope, row)), ""),
        row.place_name,
        agreed_when(ranked),
        tuple(_value(mention) for mention in ordered),
        tuple(origins[key].id for key in known if key in origins),
        len(known),
        len(unknown),
        row_sentence(ranked),
    )


def _is_place(scope: str, row: Row) -> bool:
    """Whether a limit only names the row's place again: "near Amerli"."""
    return bool(row.place_name) and normal_name(scope.partition(" ")[2]) == normal_name(row.place_name)


def rank_numbers(mentions: Iterable[Mention]) -> list[list[Mention]]:
    """Mentions by number, the best-supported number first: the origin's own page, then separate relays, then mentions."""
    by_number: dict[float, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_number[mention.number].append(mention)

    def support(same: list[Mention]) -> tuple[bool, int, int, float]:
        is_own = any(not one.path.relayers for one in same)
        return not is_own, -len(innermost_relays(same)), -len(same), same[0].number

    return sorted(by_number.values(), key=support)


def row_sentence(ranked: Sequence[Sequence[Mention]]) -> str:
    """The row in words: the best-supported number, then its rivals, each on its own word."""
    clauses = []
    for n, same in enumerate(ranked[:RIVALS_SHOWN]):
        where = place_words(same) if n == 0 and same[0].act else ""
        clauses.append(f"{figure_words(fullest(same))}{where}{context_words(same)}, {word_of(same)}")
    more = len(ranked) - RIVALS_SHOWN
    if more > 0:
        clauses.append(f"{number_words(more)} more {'value' if more == 1 else 'values'}")
    return sentence("; ".join(clauses))


def context_words(same: Sequence[Mention]) -> str:
    """What a bare count is said of, in the text's own words: a count of villages to which no act belongs tells nothing."""
    if same[0].act and not same[0].is_part:
        return ""
    quoted = quoted_words(fullest(same)) or next(filter(None, map(quoted_words, same)), "")
    return f" (“{quoted}”)" if quoted else ""


def fullest(mentions: Sequence[Mention]) -> Mention:
    """The mention that keeps most: hedge, scope, whole and qualifier; of the origin's own pages where they give it."""

    def kept(mention: Mention) -> int:
        quantity = mention.quantity
        return sum(
            (quantity.hedge != "asserted", bool(quantity.scope), bool(quantity.of), quantity.mod != "EQUAL")
        )

    own = [mention for mention in mentions if not mention.path.relayers]
    return max(own or mentions, key=kept)


def agreed_when(ranked: Iterable[Sequence[Mention]]) -> When | None:
    """The window of a row: the one that all its values with a window give, told for each of its numbers; else None.

    One relay's window is not the window of a number that somebody else gives.
    """
    told = [[when for one in same if (when := own_when(one))] for same in ranked]
    if not told or not all(told) or len({when.edtf for same in told for when in same}) > 1:
        return None
    return told[0][0]


def own_when(mention: Mention) -> When | None:
    """The window of the very statement a figure stands in, None when it tells no day."""
    return mention.statement.when if mention.stretch else None


def _value(mention: Mention) -> FigureValue:
    quantity, when = mention.quantity, own_when(mention)
    return FigureValue(
        mention.statement.id,
        mention.document,
        quantity.text,
        quantity.value,
        quantity.lower,
        quantity.upper,
        quantity.mod,
        quantity.hedge,
        mention.path.names,
        mention.path.origin,
        when.edtf if when else "",
    )


def _layer_key(kind: str, made: Tally | CountBound) -> tuple[str, ...]:
    source = made.origin if isinstance(made, Tally) else made.frame_sha256
    window = made.window.edtf if made.window else ""
    layers = ",".join(made.layers) if isinstance(made, Tally) else made.layer
    return (kind, made.thing, made.act, normal_name(made.place_name), window, normal_name(source), layers)


def _tally_figure(tally: Tally, origins: Mapping[str, Origin]) -> Figure:
    known = origins.get(normal_name(tally.origin))
    value = FigureValue(
        tally.id, "", tally.sentence, tally.value, tally.value, tally.value, "EQUAL", "asserted",
        (tally.origin,), tally.origin,
    )  # fmt: skip
    return Figure(
        "", "", tally.thing, tally.act, "", tally.place_name, tally.window, (value,),
        (known.id,) if known else (), 1, 0, tally.sentence,
    )  # fmt: skip


def _bound_figure(bound: CountBound) -> Figure:
    words = bound_words(bound)
    value = FigureValue(
        bound.id, "", words, bound.at_least, bound.at_least, None, "EQUAL_OR_MORE", "asserted", (OUR_COUNT,), OUR_COUNT
    )  # fmt: skip
    return Figure(
        "", "", bound.thing, bound.act, "", bound.place_name, bound.window, (value,), (), 0, 0,
        sentence(words), our_own=True,
    )  # fmt: skip


OUR_COUNT = "our own count"
"""How the chain of a CountBound reads; it is no origin and is never added to anyone's."""


def bound_words(bound: CountBound) -> str:
    """An exact bound in words, with its level and its frame."""
    what = things(bound.thing, bound.at_least)
    where = f" in {bound.place_name}" if bound.place_name else ""
    made_up = "simulated example: " if bound.simulated else ""
    done = act_words(bound.act, "asserted", bound.at_least)
    return (
        f"{made_up}at least {number_words(bound.at_least)} of {number_words(bound.frame)} {what}{where}{done} "
        f"({bound.level:.0%} sure), by our own count: {number_words(bound.sampled)} drawn at random and read by people"
    )
