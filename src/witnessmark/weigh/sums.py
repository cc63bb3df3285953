"""Sums: whether parts that one origin gives add up to the whole that it gives."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from witnessmark.nouns import things
from witnessmark.records import Finding, identify
from witnessmark.weigh.acts import FROM_ABOVE, MEASURES, PARTS, is_part_of, kind_of_thing
from witnessmark.weigh.ledger import Entry
from witnessmark.weigh.losses import BOUNDED
from witnessmark.weigh.mentions import Mention, origin_key
from witnessmark.weigh.parts import SMALLEST
from witnessmark.weigh.wording import act_words, noun_words, number_words, sentence

NEAR = 0.1
"""Parts that miss the whole by less than this share are told as a sum that fails, not as a sum with a rest."""


@dataclass(frozen=True)
class Sum:
    """Parts, and the whole they are parts of, all on one origin's word."""

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
    for found in [*_sums(entries), *_in_one_sentence(entries), *_put_together(entries)]:
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


def _in_one_sentence(entries: Sequence[Entry]) -> Iterator[Sum]:
    """Two or more numbers of a sentence that make another of the same things: "of the 64 shops, 39 burned and 25 were flattened"."""
    by_sentence: dict[tuple[str, str, str], dict[float, tuple[Entry, Mention]]] = {}
    for entry, mention in _plain(entries):
        key = (mention.statement.id, origin_key(mention), kind_of_thing(mention.thing))
        by_sentence.setdefault(key, {}).setdefault(mention.number, (entry, mention))
    for told in by_sentence.values():
        for whole in told.values():
            parts = [pair for pair in told.values() if pair is not whole]
            if any(one.quantity.mod in BOUNDED for _, one in parts):
                continue  # two "at least" are two looks, not two things
            if len(parts) > 1 and math.isclose(sum(one.number for _, one in parts), whole[1].number):
                yield Sum(whole, tuple(parts))


def _put_together(entries: Sequence[Entry]) -> Iterator[Sum]:
    """Two numbers of an origin's own page that a relay gives as one: "64 shops" and "another 110 buildings" told as 174."""
    own: dict[tuple[str, str], list[tuple[Entry, Mention]]] = {}
    for entry, mention in _plain(entries):
        if not mention.path.relayers and mention.act in FROM_ABOVE and mention.number >= SMALLEST:
            own.setdefault((origin_key(mention), kind_of_thing(mention.thing)), []).append((entry, mention))
    for entry, whole in _plain(entries):
        given = own.get((origin_key(whole), kind_of_thing(whole.thing)), [])
        is_own = any(one.number == whole.number for _, one in given)
        if not whole.path.relayers or is_own or whole.act not in FROM_ABOVE:
            continue
        known = {one.number: (row, one) for row, one in reversed(given)}
        rests = [(number, whole.number - number) for number in known]
        pairs = [(known[one], known[rest]) for one, rest in rests if one < rest and rest in known]
        made = [Sum((entry, whole), some) for some in pairs if some[0][1].document == some[1][1].document]
        yield from made if len(made) == 1 else ()  # two ways to make it are no way to tell


def _plain(entries: Iterable[Entry]) -> Iterator[tuple[Entry, Mention]]:
    for entry in entries:
        for mention in entry.row.mentions if entry.row else ():
            if mention.quantity.mod != "VAGUE" and mention.thing not in MEASURES | {"percent"}:
                yield entry, mention


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
    giver, is_one = _giver(found), _is_one_page(found)
    if holds and not is_one:
        text = (
            f"{terms} = {number_words(whole.number)}: {parts}, as {whole.path.origin} gives them, make the number that "
            f"{giver} gives as one: {total}"
        )
    elif holds:
        text = (
            f"{terms} = {number_words(whole.number)}: {parts} add up to the total that {giver} gives: {total}"
        )
    else:
        off = abs(found.added - whole.number)
        way = "more" if found.added > whole.number else "less"
        text = (
            f"{terms} = {number_words(found.added)}, not {number_words(whole.number)}: {parts} add up to "
            f"{number_words(off)} {way} than the total that {giver} gives: {total}"
        )
    figures = (entry.figure.id, *(pair.figure.id for pair, _ in found.parts))
    return Finding(
        identify("fd", "sum", *figures),
        "sum",
        "holds" if holds else "fails",
        figures,
        tuple(dict.fromkeys(mention.statement.id for mention in (whole, *(m for _, m in found.parts)))),
        sentence(text),
        (_ground(found),),
        _limits(found, holds),
    )


def _is_one_page(found: Sum) -> bool:
    return len({mention.document for _, mention in (found.whole, *found.parts)}) == 1


def _giver(found: Sum) -> str:
    whole = found.whole[1]
    return whole.path.origin if _is_one_page(found) else next(iter(whole.path.names), whole.path.origin)


def _ground(found: Sum) -> str:
    origin = found.whole[1].path.origin
    if _is_one_page(found):
        return f"all given in one document on the word of {origin}"
    return f"the parts stand on the page of {origin}, on whose word the total is told"


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
        limits.append(f"a rest of {number_words(rest)} {things(whole.thing, rest)} may have another cause")
    return tuple(limits)
