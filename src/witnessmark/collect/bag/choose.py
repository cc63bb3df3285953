"""What goes into a bag: items in force, without the sheets that name them unless the person says so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from witnessmark.collect.holdings import Holding
from witnessmark.errors import CustodyError

LEAST_DIGITS = 6
"""Of a hash, to mean one item: fewer are too easily a slip."""


@dataclass(frozen=True)
class Wish:
    """What a person asks to hand over.

    Attributes:
        items: names, ids or beginnings of hashes; everything in force when empty, but for what is sealed.
        with_names: the item sheets, too, where the names stand.
        with_decisions: what people decided under hand/, too; it may name people.
    """

    items: Sequence[str] = ()
    with_names: bool = False
    with_decisions: bool = False


def choose(held: Sequence[Holding], wish: Wish) -> list[Holding]:
    """The holdings that go.

    Raises:
        CustodyError: a word means no item or several, or nothing at all would go.
    """
    if wish.items:
        named = {(one := find_holding(held, word)).event.seq: one for word in wish.items}
        for one in named.values():
            refuse_sealed(one)
        return list(named.values())
    chosen = [one for one in held if _goes(one, wish)]
    if not chosen:
        raise CustodyError(
            f"the case holds {len(held)} items, and none of them, sealed things and decisions apart, can go: there is nothing to hand over. "
            'Put files into inbox/ and run "witnessmark collect" first, or ask for --with-decisions.'
        )
    return chosen


def find_holding(held: Iterable[Holding], word: str) -> Holding:
    """The one item a word means: its name as received, its id, or at least 6 first digits of its sha256.

    Raises:
        CustodyError: none or several; names them.
    """
    held = list(held)
    found = {one.event.obj: one for one in reversed(held) if _means(one, word)}
    if len(found) == 1:
        return next(iter(found.values()))
    if found:
        ids = ", ".join(sorted(one.item().id for one in found.values()))
        raise CustodyError(f'"{word[:80]}" means {len(found)} items: {ids}. Name one of these ids instead.')
    known = ", ".join(one.sheet.name[:40] for one in held[:3])
    raise CustodyError(
        f'"{word[:80]}" is no item in force. Write its name as received ({known}, ...), its id (it-...) or at least '
        f"{LEAST_DIGITS} first digits of its sha256."
    )


def refuse_sealed(one: Holding) -> None:
    """Raise when an item is sealed: to whoever receives it, its locked bytes would be noise.

    Raises:
        CustodyError: it is.
    """
    if one.sheet.envelope:
        raise CustodyError(
            f"{one.sheet.name} is sealed: handed over, it would be bytes that nobody there can read. Open it with "
            '"witnessmark open", and decide then whether what is in it may go out.'
        )


def _goes(one: Holding, wish: Wish) -> bool:
    return not one.sheet.envelope and (one.sheet.how != "hand" or wish.with_decisions)


def _means(one: Holding, word: str) -> bool:
    sha256 = one.event.obj
    is_digits = len(word) >= LEAST_DIGITS and sha256.startswith(word.lower())
    return word in {one.sheet.name, one.item().id} or is_digits
