"""Conflicts: one figure, two numbers that cannot both be right, and the smallest explanation; figures of one relay."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from witnessmark.records import Drift, Finding, identify
from witnessmark.weigh.days import overlaps
from witnessmark.weigh.ledger import Entry, fullest, rank_numbers
from witnessmark.weigh.mentions import Mention, origin_key
from witnessmark.weigh.names import joined
from witnessmark.weigh.wording import (
    counted,
    innermost_relays,
    noun_words,
    number_words,
    relay_note,
    sentence,
    word_of,
)


def find_conflicts(entries: Iterable[Entry]) -> Iterator[Finding]:
    """One finding per pair of numbers of one row that cannot both hold."""
    for entry in entries:
        ranked = rank_numbers(entry.row.mentions) if entry.row else []
        for some, others in combinations(ranked, 2):
            if all(cannot_both_hold(one, other) for one in some for other in others):
                yield _conflict(entry, some, others)


def find_single_relays(entries: Iterable[Entry]) -> Iterator[Finding]:
    """One finding per number that is found in one relay and its copies only, though told on another's word."""
    for entry in entries:
        for same in rank_numbers(entry.row.mentions) if entry.row else []:
            if relay_note(same) and len({one.document for one in same}) > 1:
                yield _single(entry, same)


def cannot_both_hold(one: Mention, other: Mention) -> bool:
    """Whether the words of two figures exclude each other: "at least 3,200" and "2,600" do, "at least 11" and "12" do not."""
    return one.lower > other.upper or other.lower > one.upper


def explanation(some: Sequence[Mention], others: Sequence[Mention]) -> str:
    """The smallest difference that would let both numbers stand; one relay before all, for it needs nothing else."""
    one, other = fullest(some), fullest(others)
    weak = [same for same in (some, others) if relay_note(same)]
    if len(weak) == 1:
        relay = word_of(weak[0]).partition(" by way of ")[2].partition(" (")[0]
        kind = relay_note(weak[0]).strip(" ()")
        return f"the {number_words(weak[0][0].number)} stands on {kind}, {relay}"
    if {origin_key(m) for m in some} != {origin_key(m) for m in others}:
        return "they come from different origins"
    return _difference(one, other) or "no text tells them apart"


def _difference(one: Mention, other: Mention) -> str:
    units = [mention.quantity.unit.casefold() for mention in (one, other)]
    if all(units) and units[0] != units[1]:
        return f'they may count different things: "{one.quantity.unit}" and "{other.quantity.unit}"'
    if one.quantity.scope != other.quantity.scope:
        told = [f'"{scope}"' if scope else "no limit" for scope in (one.quantity.scope, other.quantity.scope)]
        return f"they may have different limits: {told[0]} and {told[1]}"
    if one.stretch and other.stretch and not overlaps(one.stretch, other.stretch):
        return "they speak of different dates"
    if sorted(number_words(one.number)) == sorted(number_words(other.number)):
        return "the digits are the same in another order: a misprint is likely"
    return ""


def _conflict(entry: Entry, some: Sequence[Mention], others: Sequence[Mention]) -> Finding:
    one, other = fullest(some), fullest(others)
    smallest = explanation(some, others)
    text = (
        f"Two values of one figure exclude each other ({entry.figure.code}): {noun_words(one)}, {word_of(some)}, "
        f"and {noun_words(other)}, {word_of(others)}; {smallest}"
    )
    return Finding(
        identify("fd", "conflict", entry.figure.id, one.number, other.number),
        "conflict",
        "contradicts",
        (entry.figure.id,),
        _statements([*some, *others]),
        sentence(text),
        tuple(_givers(same) for same in (some, others)),
    )


def _single(entry: Entry, same: Sequence[Mention]) -> Finding:
    count = len({one.document for one in same})
    text = (
        f"{noun_words(fullest(same))} ({entry.figure.code}): {counted(count, 'document')} give this, "
        f"{word_of(same)}; it counts once"
    )
    return Finding(
        identify("fd", "single relay", entry.figure.id, same[0].number),
        "single relay",
        "noted",
        (entry.figure.id,),
        _statements(same),
        sentence(text),
        (),
        (
            f"the page of {joined(list(dict.fromkeys(one.path.origin for one in same)))} with this number is not in the case",
        ),
    )


def _givers(same: Sequence[Mention]) -> str:
    documents = len({one.document for one in same})
    relays = len(innermost_relays(same))
    papers = f"{counted(documents, 'document')} {'gives' if documents == 1 else 'give'} {number_words(same[0].number)}"
    if any(not one.path.relayers for one in same):
        return f"{papers}, the origin's own page among them"
    return (
        f"{papers}, by way of {counted(relays, 'relay') if relays < 2 else counted(relays, 'separate relay')}"
    )


def told_once(conflicts: Sequence[Finding], singles: Iterable[Finding]) -> list[Finding]:
    """Conflicts, then those single relays that no conflict of the same figure tells already."""
    told = [(set(one.figures), set(one.rests)) for one in conflicts]
    return [
        *conflicts,
        *(
            one
            for one in singles
            if not any(figures >= set(one.figures) and rests >= set(one.rests) for figures, rests in told)
        ),
    ]


def without_drifts(findings: Iterable[Finding], drifts: Iterable[Drift]) -> list[Finding]:
    """The findings without conflicts that a drift tells better: there the way from one number to the other is known."""
    changed = [(one.figure, {one.earlier, one.later}) for one in drifts if one.kind == "value"]
    return [
        one
        for one in findings
        if one.kind != "conflict"
        or not any(figure in one.figures and both <= set(one.rests) for figure, both in changed)
    ]


def _statements(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.statement.id for mention in mentions))
