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
        items: names, ids or beginnings of hashes; everything in force when empty.
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
        return list({(one := find_holding(held, word)).event.seq: one for word in wish.items}.values())
    chosen = [one for one in held if one.sheet.how != "hand" or wish.with_decisions]
    if not chosen:
        raise CustodyError(
            f"the case holds {len(held)} items, and none of them came in from outside: there is nothing to hand over. "
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


def _means(one: Holding, word: str) -> bool:
    sha256 = one.event.obj
    is_digits = len(word) >= LEAST_DIGITS and sha256.startswith(word.lower())
    return word in {one.sheet.name, one.item().id} or is_digits
