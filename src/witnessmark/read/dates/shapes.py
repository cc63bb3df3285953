"""The commonest expressions of dates, known by their shape at once: "Tuesday, 3 March 2015", "last week", "two days ago".

A shape is the letters of the grammar (letters.py), one for each word. What stands here is what the grammar gives
for the same words (`tests/read/test_dates_shapes.py` holds the two beside each other); it only takes longer.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from witnessmark.read.dates.lexicon import lexicon
from witnessmark.read.dates.makers import TURNS, Item, Phrase
from witnessmark.read.dates.relative import Shift, Turn, Weekday
from witnessmark.read.dates.spec import Calendar, Spec
from witnessmark.read.dates.spell import spell
from witnessmark.read.words.numerals import numerals
from witnessmark.read.words.tokens import tokenise

LONGEST = 6
"""Words of the longest shape: "martes, 3 de marzo de 2015"."""

_LETTERS = frozenset("MmWtLTXURGdyf")
_COMMA = frozenset("MmWd")
"""Letters a shape is made of, and those that a comma may follow."""


def shaped(words: str, language: str) -> Phrase | None:
    """The one date that an expression is, when its words have one of the common shapes; None sends it to the grammar."""
    known = pieces(language)
    shape, values = "", []
    for piece in words.split(" ", LONGEST):
        entry = known.get(piece)
        if entry is None:
            return None
        shape += entry[0]
        values.append(entry[1])
    make = SHAPES.get(shape)
    if make is None or (len(values) == 2 and words.casefold() in sayings(language)):
        return None
    return Phrase("one", (Item(make(*values)),), ((0, len(words)),))


@cache
def pieces(language: str) -> dict[str, tuple[str, Any]]:
    """Words and figures with their letters and meanings, as the speller gives them for each alone; some with a comma."""
    known: dict[str, tuple[str, Any]] = {}
    for piece in _candidates(language):
        nodes = spell(piece, tokenise(piece, 0, len(piece)), language)
        if len(nodes) != 1 or nodes[0].letter not in _LETTERS or nodes[0].end != len(piece):
            continue
        letter, _, _, meaning = nodes[0]
        if letter == "d" and not piece.isdecimal():
            letter = "n"  # a number in words may go on: "dix Sept" is seventeen
        known[piece] = (letter, meaning)
        if letter in _COMMA:
            known[piece + ","] = (letter + ",", meaning)
    return known


def _candidates(language: str) -> Iterator[str]:
    words = lexicon(language)
    yield from map(str, range(1, 32))
    yield from map(str, range(1000, 2200))
    yield from (word for word, (role, _) in numerals(language).roles.items() if role == "units")
    for word, (letter, _) in words.single.items():
        if letter in _LETTERS and word not in words.ranked and " " not in word:
            yield from (word, word.capitalize())


@cache
def sayings(language: str) -> frozenset[str]:
    """Two words that mean something else together: "last night" is yesterday, no turn of a night."""
    found = lexicon(language).phrases.items()
    return frozenset(" ".join((first, *rest[:1])) for first, endings in found for rest, _, _ in endings)


def _date(month: int, day: int, year: int | None = None) -> Spec:
    return Calendar("day", year, month, int(day))


def _named(weekday: int, month: int, day: int, year: int | None = None) -> Spec:
    return Calendar("day", year, month, int(day), weekday=weekday - 1)


def _turned(letter: str) -> Callable[[Any, str], Spec]:
    """A maker for "this", "last" or "next" with a unit; words such as "vorletzte" turn by two."""

    def make(way: object, unit: str) -> Spec:
        turn = way if isinstance(way, int) and letter != "T" else TURNS[letter]
        return Turn(unit, turn, this=letter == "T")

    return make


SHAPES: dict[str, Callable[..., Spec]] = {
    "y": lambda year: Calendar("year", int(year)),
    "M": lambda month: Calendar("month", month=month),
    "My": lambda month, year: Calendar("month", int(year), month),
    "Mfy": lambda month, _of, year: Calendar("month", int(year), month),
    "M,y": lambda month, year: Calendar("month", int(year), month),
    "W": lambda weekday: Weekday(weekday - 1),
    "t": lambda turn: Turn("day", turn),
    "Md": _date,
    "Md,y": lambda month, day, year: _date(month, day, int(year)),
    "Mdy": lambda month, day, year: _date(month, day, int(year)),
    "dM": lambda day, month: _date(month, day),
    "dMy": lambda day, month, year: _date(month, day, int(year)),
    "dfM": lambda day, _of, month: _date(month, day),
    "dfMfy": lambda day, _of, month, _of_too, year: _date(month, day, int(year)),
    "W,Md": _named,
    "W,Md,y": lambda weekday, month, day, year: _named(weekday, month, day, int(year)),
    "W,dM": lambda weekday, day, month: _named(weekday, month, day),
    "W,dMy": lambda weekday, day, month, year: _named(weekday, month, day, int(year)),
    "WdMy": lambda weekday, day, month, year: _named(weekday, month, day, int(year)),
    "TU": _turned("T"),
    "LU": _turned("L"),
    "XU": _turned("X"),
    "dRG": lambda count, unit, _ago: Shift(-float(count), unit),
    "nRG": lambda count, unit, _ago: Shift(-float(count), unit),
}
"""What each shape means, from the meanings of its words."""

SHAPES |= {shape.replace("M", "m"): make for shape, make in SHAPES.items() if "M" in shape}
