"""Sums: whether parts that one origin gives add up to the whole that it gives."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from witnessmark.records import Finding, identify
from witnessmark.weigh.acts import PARTS, is_part_of
from witnessmark.weigh.ledger import Entry
from witnessmark.weigh.mentions import Mention, origin_key
from witnessmark.weigh.wording import act_words, noun_words, number_words, sentence, thing_words

NEAR = 0.1
"""Parts that miss the whole by less than this share are told as a sum that fails, not as a sum with a rest."""


@dataclass(frozen=True)
class Sum:
    """Parts of different acts, and the whole they are parts of, all on one origin's word in one document."""

    whole: tuple[Entry, Mention]
    parts: tuple[tuple[Entry, Mention], ...]

    @property
    def added(self) -> float:
        """What the parts add up to."""
        return sum(mention.number for _, mention in self.parts)


def find_sums(entries: Sequence[Entry]) -> Iterator[Finding]:
    """One finding per whole and set of parts, wherever one document gives all of them on one word.

    Two figures of one act are never added: two "at least" of one thing are two looks at it, not two things.
    """
    told: dict[tuple[str, ...], Sum] = {}
    for found in _sums(entries):
        key = (found.whole[0].figure.id, *sorted(entry.figure.id for entry, _ in found.parts))
        told.setdefault(key, found)
    yield from (_finding(found) for found in told.values())


def _sums(entries: Sequence[Entry]) -> Iterator[Sum]:
    by_word: dict[tuple[str, str, str], list[tuple[Entry, Mention]]] = {}
    for entry in entries:
        for mention in entry.row.mentions if entry.row else ():
            if mention.quantity.mod != "VAGUE" and mention.thing != "percent":
                by_word.setdefault((mention.document, origin_key(mention), mention.thing), []).append(
                    (entry, mention)
                )
    ranked = sorted(by_word.values(), key=lambda pairs: all(mention.path.relayers for _, mention in pairs))
    for together in ranked:
        for whole in (pair for pair in together if pair[1].act in PARTS):
            yield from _of_whole(whole, [pair for pair in together if pair[0] != whole[0]])


def _of_whole(whole: tuple[Entry, Mention], others: Iterable[tuple[Entry, Mention]]) -> Iterator[Sum]:
    parts = [
        pair for pair in others if is_part_of(pair[1].act, whole[1].act) and pair[1].number <= whole[1].number
    ]
    for some in combinations(parts, 2):
        acts = {mention.act for _, mention in some}
        is_nested = any(is_part_of(one, other) for one in acts for other in acts)
        found = Sum(whole, some)
        if len(acts) == 2 and not is_nested and _is_told_as_sum(found):
            yield found


def _is_told_as_sum(found: Sum) -> bool:
    whole, added = found.whole[1], found.added
    gap = abs(added - whole.number) / whole.number if whole.number else math.inf
    return gap <= NEAR


def _finding(found: Sum) -> Finding:
    entry, whole = found.whole
    holds = math.isclose(found.added, whole.number)
    terms = " + ".join(number_words(mention.number) for _, mention in found.parts)
    parts = " and ".join(
        f"{number_words(mention.number)}{act_words(mention.act, mention.quantity.hedge, mention.number).replace(' were ', ' ')}"
        f" ({pair.figure.code})"
        for pair, mention in found.parts
    )
    total = f"{noun_words(whole)} ({entry.figure.code})"
    if holds:
        text = f"{terms} = {number_words(whole.number)}: {parts} add up to the total that {whole.path.origin} gives: {total}"
    else:
        off = abs(found.added - whole.number)
        way = "more" if found.added > whole.number else "less"
        text = (
            f"{terms} = {number_words(found.added)}, not {number_words(whole.number)}: {parts} add up to "
            f"{number_words(off)} {way} than the total that {whole.path.origin} gives: {total}"
        )
    figures = (entry.figure.id, *(pair.figure.id for pair, _ in found.parts))
    return Finding(
        identify("fd", "sum", *figures),
        "sum",
        "holds" if holds else "fails",
        figures,
        tuple(dict.fromkeys(mention.statement.id for mention in (whole, *(m for _, m in found.parts)))),
        sentence(text),
        (f"all given in one document on the word of {whole.path.origin}",),
        _limits(found, holds),
    )


def _limits(found: Sum, holds: bool) -> tuple[str, ...]:
    whole = found.whole[1]
    limits = []
    if whole.quantity.mod in {"MORE_THAN", "EQUAL_OR_MORE"} and holds:
        limits.append(f'the total is told as "{whole.quantity.text}", so the parts may be rounded')
    hedged = [mention for _, mention in found.parts if mention.quantity.hedge != "asserted"]
    limits += [
        f'the part "{mention.quantity.text}" is itself only {mention.quantity.hedge}' for mention in hedged
    ]
    if not holds and found.added < whole.number:
        rest = whole.number - found.added
        limits.append(
            f"a rest of {number_words(rest)} {thing_words(whole.thing, rest)} may have another cause"
        )
    return tuple(limits)
