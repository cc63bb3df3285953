"""What dates mean that are built on other dates: the first week of May, two weeks before, ranges, lists, open ends."""

from dataclasses import replace
from typing import cast

from witnessmark.read.dates.around import Beside, Coming, Until
from witnessmark.read.dates.cascade import Found, Maker
from witnessmark.read.dates.lengths import how_many, shifted
from witnessmark.read.dates.lexicon import SINCE_SO_LONG
from witnessmark.read.dates.makers import Item, Phrase, list_kind, number
from witnessmark.read.dates.relative import Edge, InYear, Nth, Run, Shift, Turn, Weekday
from witnessmark.read.dates.spec import Calendar, Spec
from witnessmark.records.time import Hedge


def day_of(found: Found) -> Item | None:
    """The 5th of next month: a day within a month that other words name."""
    base, rank = cast("Item", found.meaning("A")), number(found, "do")
    is_month = isinstance(base.spec, Turn) and base.spec.unit == "month" and base.spec.count == 1
    return Item(Nth(rank, "day", base.spec)) if rank and is_month else None


def nth_weekday(found: Found) -> Item | None:
    """The second Sunday of May, the last Thursday of November, the last Friday of the month."""
    specs = [cast("Item", node.meaning).spec for node in found.every("A")]
    day, base = specs[0], specs[1] if len(specs) > 1 else Turn(str(found.meaning("U")), 0, told=True)
    rank = -1 if found.first("L") else number(found, "o") or 0
    is_bare = isinstance(day, Weekday) and day.turn is None and day.base is None
    return (
        Item(Nth(rank, "day", base, day.weekday)) if is_bare and rank and isinstance(day, Weekday) else None
    )


def nth(found: Found) -> Item | None:
    """The first week of A, the last Monday of A, the week of A; the months of A are A."""
    base, node = cast("Item", found.meaning("A")), found.first("UWQR")
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
    if node.meaning == "half":
        return Item(Edge("START" if rank == 1 else "END", base.spec)) if rank in {1, 2, -1} else None
    return Item(Nth(rank, str(node.meaning), base.spec, count=int(how_many(found) or 1)))


def edge(found: Found) -> Item:
    """Early, mid or late in a date; "mid-to-late" goes from one to the other."""
    base = cast("Item", found.meaning("A"))
    edges = found.every("E")
    until = str(edges[1].meaning) if len(edges) > 1 else ""
    return replace(base, spec=Edge(_edge_mod(found), base.spec, until))


def _edge_mod(found: Found) -> str:
    """START, MID or END; "earlier" and "later" are edges too, and so is the beginning of something."""
    if (edge := found.meaning("E")) is not None:
        return str(edge)
    return "END" if found.first("l") else "START"


def days_of(found: Found) -> Phrase | None:
    """From 4 to 23 next month: days of a month that other words name."""
    base, ranks = cast("Item", found.meaning("A")), [int(node.meaning) for node in found.every("do")]
    is_month = isinstance(base.spec, Turn) and base.spec.unit == "month" and base.spec.count == 1
    if not is_month or not all(1 <= day <= 31 for day in ranks):
        return None
    items = tuple(Item(Nth(day, "day", base.spec)) for day in ranks)
    return Phrase("range" if not found.first("&") or found.first("B") else "list", items, found.places("do"))


def since_length(found: Found) -> Phrase | None:
    """Seit drei Tagen: since three days ago, in languages whose "since" takes a length."""
    item = shifted(found, -1)
    return (
        Phrase("since", (item,), found.places("4URQCH"))
        if item and found.meaning("s") == SINCE_SO_LONG
        else None
    )


def rest_of(found: Found) -> Item | None:
    """The rest of the week, of this month."""
    named, unit = found.meaning("A"), found.meaning("UQ")
    if unit is not None:
        return Item(Until(str(unit), rest=True))
    spec = named.spec if isinstance(named, Item) else None
    is_now = isinstance(spec, Turn) and spec.turn == 0 and spec.count == 1
    return Item(Until(spec.unit, rest=True)) if isinstance(spec, Turn) and is_now else None


def beside(found: Found) -> Item | None:
    """The Tuesday before Christmas, the Monday after next."""
    day, base = (cast("Item", node.meaning).spec for node in found.every("A"))
    if not isinstance(day, Weekday) or day.turn is not None or day.base is not None:
        return None
    return Item(Beside(day.weekday, -1 if found.first("b") else 1, base))


def weekend_of(found: Found) -> Item | None:
    """The weekend of May 5th, May 5th weekend."""
    base = cast("Item", found.meaning("A"))
    return Item(Nth(0, "weekend", base.spec)) if found.meaning("U") == "weekend" else None


def of_the_unit(found: Found) -> Item | None:
    """The first three months of the year: of the one told before, or of the document's."""
    part, *_, whole = found.every("URQW")
    if whole.letter != "U" or whole.meaning not in {"week", "month", "year"} or part.letter == "W":
        return None
    rank = -1 if found.first("L") else number(found, "o") or 0
    count = int(how_many(found) or 1)
    return Item(Nth(rank, str(part.meaning), Turn(str(whole.meaning), 0, told=True), count=count))


def edge_of_unit(found: Found) -> Item | None:
    """The end of the month: of the one told before, or of the document's."""
    unit = str(found.meaning("UQ"))
    return (
        Item(Edge(_edge_mod(found), Turn(unit, 0, told=True))) if unit in {"week", "month", "year"} else None
    )


def from_date(found: Found) -> Item | None:
    """Two weeks before A, three weeks from A, the day after A."""
    base, way = cast("Item", found.meaning("A")), -1 if found.first("b") else 1
    if found.first("nda4"):
        return shifted(found, way, exact=True, base=base.spec)
    return None if found.first("v") else Item(Shift(way, str(found.meaning("UQCHR")), base.spec, exact=True))


def run_from(found: Found) -> Item | None:
    """Two weeks starting May 20th: a run of units from a day on."""
    base, units = cast("Item", found.meaning("A")), how_many(found)
    return Item(Run(units, str(found.meaning("UQCHR")), base.spec)) if units else None


def merge(found: Found) -> Item | None:
    """Two dates side by side, when they complete each other."""
    one, two = (cast("Item", node.meaning) for node in found.every("A"))
    return _joined_pair(one, two)


def _joined_pair(one: Item, two: Item) -> Item | None:
    """Two dates that complete each other: "August last year", "next week Wednesday", "Friday (June 15)"."""
    if isinstance(one.spec, Shift) and one.spec.base is None and _is_day(two.spec):
        return Item(replace(one.spec, base=two.spec, exact=True))  # "a year ago today"
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


def _is_day(spec: Spec) -> bool:
    return isinstance(spec, Turn) and spec.unit == "day" and spec.count == 1 and not spec.told


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
        item, hedge=cast("Hedge", hedge) if hedge else item.hedge, approx=found.first("j6") is not None
    )


def several(kind: str) -> Maker:
    """A maker for phrases of one kind; "" for a list, or a choice when "or" joins it."""

    def make(found: Found) -> Phrase:
        if len(found.nodes) == 1:
            node = found.nodes[0]
            return Phrase(kind or "list", (cast("Item", node.meaning),), ((node.start, node.end),))
        items = tuple(cast("Item", node.meaning) for node in found.every("A"))
        return Phrase(kind or list_kind(found), items, found.places("A"))

    return make


OPEN_KINDS = {"s": "since", "<": "before", "e": "until", "u": "until", "b": "before", "p": "after"}


def open_ended(found: Found) -> Phrase:
    """Since, until, before or after a date."""
    kind, item = OPEN_KINDS[found.nodes[0].letter], cast("Item", found.meaning("A"))
    if found.first("k") and isinstance(item.spec, Calendar) and item.spec.grain == "year":
        kind = {"after": "since", "before": "until"}.get(kind, kind)  # "after the 2012 games" may be in 2012
    if item.spec == Turn("weekend", 0):  # "after the weekend" is said of the one to come
        item = replace(item, spec=Coming(item.spec))
    return Phrase(kind, (item,), found.places("A"))
