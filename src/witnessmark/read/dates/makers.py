"""What each pattern of the date grammar means: from matched words to a date that waits for its ground."""

from dataclasses import dataclass, replace
from typing import cast

from witnessmark.read.dates.cascade import Found, Maker
from witnessmark.read.dates.relative import Edge, InYear, Nth, Shift, Turn, Weekday
from witnessmark.read.dates.spec import Calendar, Spec
from witnessmark.records.time import Hedge

TURNS = {"L": -1, "O": -1, "T": 0, "X": 1, "Y": 1}


@dataclass(frozen=True)
class Item:
    """One date with how sure the words are of it ("possibly December")."""

    spec: Spec
    hedge: Hedge = "asserted"
    approx: bool = False


@dataclass(frozen=True)
class Phrase:
    """One or more dates told together: one, range, list, any (or), since, until, by, before, after."""

    kind: str
    items: tuple[Item, ...]


def number(found: Found, letters: str) -> int | None:
    """The number or rank that the first node with one of these letters means; None without one."""
    value = found.meaning(letters)
    return int(cast("float", value)) if value is not None else None


def date(found: Found) -> Item | None:
    """Day, month and year as far as they are given, with the weekday said beside them."""
    day, month, year = number(found, "do"), number(found, "Mm"), number(found, "y")
    if day is not None and not 1 <= day <= 31:
        return None
    weekday = number(found, "Ww")
    grain = "day" if day else "month" if month else "year"
    return Item(Calendar(grain, year, month, day, weekday=None if weekday is None else weekday - 1))


def digits(found: Found) -> Item:
    """A date in digits, with the weekday said beside it."""
    spec, weekday = cast("Calendar", found.meaning("D")), number(found, "Ww")
    return Item(spec if weekday is None else replace(spec, weekday=weekday - 1))


def days(found: Found) -> Phrase | None:
    """Several days of one month: "September 12, 13 and 14, 2014", "18-19 June"."""
    month, year = number(found, "Mm"), number(found, "y")
    ranks = [int(node.meaning) for node in found.every("do")]
    if not all(1 <= day <= 31 for day in ranks):
        return None
    joined = {node.letter for node in found.every("&>-euBr")} - ({"&"} if not found.first("Br") else set())
    items = tuple(Item(Calendar("day", year, month, day)) for day in ranks)
    return Phrase("range" if joined and len(items) == 2 else _list_kind(found), items)


def _list_kind(found: Found) -> str:
    return "any" if any(node.meaning == "or" for node in found.every("&")) else "list"


def year(found: Found) -> Item | None:
    """A bare four-digit number, when the words around allow it to be a year."""
    value = int(cast("float", found.meaning("y")))
    before, after = found.before[-1:], found.after[:1]
    alone = before == "|" and not after
    named = before in set("IseubprBfELU(")  # in, since, until, by, of, early ...
    listed = before in set("&>-,") and found.before[-2:-1] in set("yA")
    ranged = after in set("->&") and found.after[1:2] == "y"
    modern = 1900 <= value <= 2100 and before not in set("jvn/-") and after != "/"
    return Item(Calendar("year", value)) if alone or named or listed or ranged or modern else None


def season(found: Found) -> Item:
    """Summer 2014, the winter of 2013."""
    return Item(Calendar("season", number(found, "y"), part=number(found, "S")))


def quarter(found: Found) -> Item | None:
    """The third quarter of 2014, the first half of the year, Q3."""
    grain, rank, year = str(found.meaning("Q")), number(found, "o"), number(found, "y")
    if rank is None or rank > (4 if grain == "quarter" else 2):
        return None
    return Item(Calendar(grain, year, part=rank))


def ranked(found: Found) -> Item | None:
    """Q3 2019, 2019 H2."""
    grain, rank = cast("tuple[str, int]", found.meaning("q"))
    return Item(Calendar(grain, number(found, "y"), part=rank)) if grain == "quarter" or rank < 3 else None


def century(found: Found) -> Item | None:
    """The 20th century."""
    rank = number(found, "o") or 0
    return Item(Calendar("century", rank)) if 1 <= rank <= 30 else None


def decade(found: Found) -> Item:
    """The sixties."""
    return Item(Calendar("decade", number(found, "K")))


def turn(found: Found) -> Item | None:
    """This, last or next week, August, summer or Wednesday."""
    node = found.first("UQCHMmWwS")
    turn = TURNS[cast("str", getattr(found.first("LOXY"), "letter", "T"))]
    if node is None:
        return None
    if node.letter in "Ww":
        return Item(Weekday(int(node.meaning) - 1, turn))
    if node.letter in "Mm":
        return Item(Calendar("month", month=node.meaning, turn=turn))
    if node.letter == "S":
        return Item(Calendar("season", part=node.meaning, turn=turn))
    told = found.nodes[0].letter == "k" and found.first("OY") is not None
    if node.letter == "H" or (told and turn and node.meaning not in {"day", "week", "month", "year"}):
        return None
    return Item(Turn(str(node.meaning), turn, told=told))


def second_turn(found: Found) -> Item:
    """The week before last, the year after next."""
    return Item(Turn(str(found.meaning("U")), -2 if found.first("b") else 2))


def day_of(found: Found) -> Item | None:
    """The 5th of next month: a day within a month that other words name."""
    base, rank = cast("Item", found.meaning("A")), number(found, "o")
    is_month = isinstance(base.spec, Turn) and base.spec.unit == "month" and base.spec.count == 1
    return Item(Nth(rank, "day", base.spec)) if rank and is_month else None


def turn_run(found: Found) -> Item | None:
    """The last three months, the next five days; "the past few weeks" has no number to reckon with."""
    unit, count = found.meaning("UQCH"), found.first("dn")
    turn = TURNS[cast("str", getattr(found.first("LOXY"), "letter", "L"))]
    if count is None:
        return None
    return Item(Turn(str(unit), turn, max(1, int(count.meaning))))


def told_unit(found: Found) -> Item:
    """The same day, that year, the next day: lean on the date told before."""
    turn = 0 if found.first("Z") else 1
    return Item(Turn(str(found.meaning("U")), turn, told=True))


def told_weekday(found: Found) -> Item:
    """The next Tuesday, the following Friday: from the date told before."""
    return Item(Weekday(cast("int", number(found, "W")) - 1, 1, told=True))


def _count(found: Found) -> float | None:
    node = found.first("nda")
    return float(node.meaning) if node else None


def ago(found: Found) -> Item | None:
    """Two weeks ago."""
    count = _count(found)
    return None if count is None else Item(Shift(-count, str(found.meaning("UQCH"))))


def ahead(found: Found) -> Item | None:
    """In two months."""
    count = _count(found)
    return None if count is None else Item(Shift(count, str(found.meaning("UQCH")), exact=True))


def later(found: Found) -> Item | None:
    """Two days later, a week earlier: from the date told before."""
    count = _count(found)
    way = -1 if found.first("g") else 1
    return None if count is None else Item(Shift(way * count, str(found.meaning("UQCH")), told=True))


def neighbour(found: Found) -> Item:
    """The day before, the year after: one unit from the date told before."""
    return Item(Shift(-1 if found.first("b") else 1, str(found.meaning("U")), told=True))


def today(found: Found) -> Item:
    """Today, yesterday, tomorrow."""
    return Item(Turn("day", int(cast("int", found.meaning("t")))))


def week_number(found: Found) -> Item | None:
    """Week 31 of the year."""
    rank = number(found, "d")
    return Item(Calendar("isoweek", number(found, "y"), part=rank)) if found.meaning("U") == "week" else None


def month(found: Found) -> Item:
    """A month by itself."""
    return Item(Calendar("month", month=number(found, "Mm")))


def weekday(found: Found) -> Item:
    """A weekday by itself."""
    return Item(Weekday(cast("int", number(found, "Ww")) - 1))


def weekend(found: Found) -> Item | None:
    """The weekend."""
    return Item(Turn("weekend", 0)) if found.meaning("U") == "weekend" else None


def named_year(found: Found) -> Item | None:
    """The year 2008."""
    return date(found) if found.meaning("U") == "year" else None


def nth(found: Found) -> Item | None:
    """The first week of A, the last Monday of A, the week of A; the months of A are A."""
    base, node = cast("Item", found.meaning("A")), found.first("UWQ")
    rank = -1 if found.first("L") else number(found, "o") or 0
    if node is None:
        return None
    if node.letter == "W":
        return (
            Item(Nth(rank, "day", base.spec, int(node.meaning) - 1))
            if rank
            else _joined_pair(Item(Weekday(int(node.meaning) - 1)), base)
        )
    if not rank and not found.first("f") and node.meaning not in {"month", "year", "day"}:
        return None
    if not rank and node.meaning in {"month", "year", "day", "weekend", "quarter"}:
        return replace(base) if node.meaning != "weekend" else Item(Nth(0, "weekend", base.spec))
    return Item(Nth(rank, str(node.meaning), base.spec, count=int(_count(found) or 1)))


def edge(found: Found) -> Item:
    """Early, mid or late in a date."""
    base = cast("Item", found.meaning("A"))
    return replace(base, spec=Edge(_edge_mod(found), base.spec))


def _edge_mod(found: Found) -> str:
    """START, MID or END; "earlier" and "later" are edges too, and so is the beginning of something."""
    if (edge := found.meaning("E")) is not None:
        return str(edge)
    return "END" if found.first("l") else "START"


def edge_of_unit(found: Found) -> Item | None:
    """The end of the month: of the one told before, or of the document's."""
    unit = str(found.meaning("UQ"))
    return (
        Item(Edge(_edge_mod(found), Turn(unit, 0, told=True))) if unit in {"week", "month", "year"} else None
    )


def from_date(found: Found) -> Item | None:
    """Two weeks before A, three weeks from A, the day after A."""
    base, count = cast("Item", found.meaning("A")), _count(found) or 1.0
    way = -1 if found.first("b") else 1
    unit = found.meaning("UQCH")
    return Item(Shift(way * count, str(unit), base.spec, exact=True))


def merge(found: Found) -> Item | None:
    """Two dates side by side, when they complete each other."""
    one, two = (cast("Item", node.meaning) for node in found.every("A"))
    return _joined_pair(one, two)


def _joined_pair(one: Item, two: Item) -> Item | None:
    """Two dates that complete each other: "August last year", "next week Wednesday", "Friday (June 15)"."""
    for left, right in ((one.spec, two.spec), (two.spec, one.spec)):
        if isinstance(left, Weekday) and left.turn is None and _is_week(right):
            return Item(replace(left, base=right))
        if isinstance(left, Calendar) and left.year is None and left.turn is None and _is_year(right):
            return Item(InYear(left, right))
        if isinstance(left, Calendar) and left.grain == "half" and left.year is None and left is one.spec:
            return Item(Edge("START" if left.part == 1 else "END", right))
        if isinstance(left, Weekday) and isinstance(right, Calendar) and right.grain == "day":
            return Item(replace(right, weekday=left.weekday))
    return None


def _is_week(spec: Spec) -> bool:
    return isinstance(spec, Turn) and spec.unit == "week" and spec.count == 1


def _is_year(spec: Spec) -> bool:
    return (isinstance(spec, Turn) and spec.unit == "year" and spec.count == 1) or (
        isinstance(spec, Calendar) and spec.grain == "year"
    )


def hedged(found: Found) -> Item:
    """A date with its hedge or with "about"."""
    item = cast("Item", found.meaning("A"))
    hedge = found.meaning("h")
    return replace(
        item, hedge=cast("Hedge", hedge) if hedge else item.hedge, approx=found.first("j") is not None
    )


def several(kind: str) -> Maker:
    """A maker for phrases of one kind; "" for a list, or a choice when "or" joins it."""

    def make(found: Found) -> Phrase:
        items = tuple(cast("Item", node.meaning) for node in found.every("A"))
        return Phrase(kind or _list_kind(found), items)

    return make


OPEN_KINDS = {"s": "since", "e": "until", "u": "until", "b": "before", "p": "after"}


def open_ended(found: Found) -> Phrase:
    """Since, until, before or after a date."""
    kind = OPEN_KINDS[found.nodes[0].letter]
    return Phrase(kind, (cast("Item", found.meaning("A")),))
