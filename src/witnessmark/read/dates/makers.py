"""What each pattern of the date grammar means: from matched words to a date that waits for its ground."""

from dataclasses import dataclass, replace
from typing import cast

from witnessmark.read.dates.around import Until, Weekend
from witnessmark.read.dates.cascade import Found
from witnessmark.read.dates.relative import Shift, Turn, Weekday
from witnessmark.read.dates.spec import Calendar, Spec
from witnessmark.records.time import Hedge

_LONGEST_WEEK = 2
"""Digits of a week's number; in words it is the week of something else."""

TURNS = {"L": -1, "O": -1, "T": 0, "X": 1, "Y": 1}


@dataclass(slots=True)
class Item:
    """One date with how sure the words are of it ("possibly December")."""

    spec: Spec
    hedge: Hedge = "asserted"
    approx: bool = False


@dataclass(slots=True)
class Phrase:
    """One or more dates told together: one, range, list, any (or), since, until, by, before, after.

    Attributes:
        places: where each item stands in the text, start and end.
    """

    kind: str
    items: tuple[Item, ...]
    places: tuple[tuple[int, int], ...] = ()


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


def day_number(found: Found) -> Item | None:
    """El día 4: the day of the month by its number."""
    return date(found) if found.meaning("U") == "day" else None


def digits(found: Found) -> Item:
    """A date in digits, with the weekday said beside it."""
    spec, weekday = cast("Calendar", found.meaning("D")), number(found, "Ww")
    return Item(spec if weekday is None else replace(spec, weekday=weekday - 1))


def named(found: Found) -> Item | None:
    """A feast of a year: Christmas 2014, the Easter of 2015."""
    spec = cast("Calendar", found.meaning("D"))
    return Item(replace(spec, year=number(found, "y"), swapped=None)) if spec.year is None else None


def days(found: Found) -> Phrase | None:
    """Several days of one month: "September 12, 13 and 14, 2014", "18-19 June"."""
    month, year = number(found, "Mm"), number(found, "y")
    ranks = [int(node.meaning) for node in found.every("do")]
    if not all(1 <= day <= 31 for day in ranks):
        return None
    joined = {node.letter for node in found.every("&>-euBr")} - ({"&"} if not found.first("Br") else set())
    items = tuple(Item(Calendar("day", year, month, day)) for day in ranks)
    return Phrase("range" if joined and len(items) == 2 else list_kind(found), items, found.places("do"))


def list_kind(found: Found) -> str:
    """A choice (any) where "or" joins the dates, else a list."""
    return "any" if any(node.meaning == "or" for node in found.every("&")) else "list"


def season(found: Found) -> Item:
    """Summer 2014, the winter of 2013."""
    return Item(Calendar("season", number(found, "y"), part=number(found, "S")))


def quarter(found: Found) -> Item | None:
    """The third quarter of 2014, the first half of the year, Q3."""
    grain, rank, year = str(found.meaning("Q")), number(found, "o"), number(found, "y")
    if rank is None or rank > (4 if grain == "quarter" else 2):
        return None
    if grain == "half" and year is None:
        return None  # games have halves too; "of the year" is told apart in joined.nth
    return Item(Calendar(grain, year, part=rank))


def ranked(found: Found) -> Item | None:
    """Q3 2019, 2019 H2."""
    grain, rank = cast("tuple[str, int]", found.meaning("q"))
    return Item(Calendar(grain, number(found, "y"), part=rank)) if grain == "quarter" or rank < 3 else None


def century(found: Found) -> Item | None:
    """The 20th century."""
    rank = number(found, "o") or 0
    return Item(Calendar("century", rank)) if 1 <= rank <= 30 and found.after[:1] != "0" else None


def decade(found: Found) -> Item:
    """The sixties."""
    return Item(Calendar("decade", number(found, "K")))


def turn(found: Found) -> Item | None:
    """This, last or next week, August, summer, Wednesday or Easter."""
    feast = found.first("D")
    if feast is not None:
        way = TURNS[cast("str", getattr(found.first("LOTXY"), "letter", "T"))]
        return Item(replace(feast.meaning, turn=way)) if feast.meaning.year is None else None
    return _turned(found)


def way_of(found: Found) -> int:
    """How far this, last or next turns: a word such as "vorletzte" turns by two."""
    node = found.first("LOXY")
    if node is None:
        return 0
    return node.meaning if isinstance(node.meaning, int) else TURNS[node.letter]


def _turned(found: Found) -> Item | None:
    node = found.first("UQCHMmWwSR")
    turn = way_of(found)
    if node is None:
        return None
    if node.letter in "Ww":
        return Item(Weekday(int(node.meaning) - 1, turn))
    if node.letter in "Mm":
        return Item(Calendar("month", month=node.meaning, turn=turn))
    if node.letter == "S":
        return Item(Calendar("season", part=node.meaning, turn=turn))
    told = found.first("OY") is not None and (found.nodes[0].letter == "k" or found.nodes[-1].letter in "OY")
    if node.letter == "H" or (told and turn and node.meaning not in {"day", "week", "month", "year"}):
        return None
    return Item(Turn(str(node.meaning), turn, told=told, this=found.first("T") is not None))


def second_turn(found: Found) -> Item:
    """The week before last, the year after next."""
    return Item(Turn(str(found.meaning("U")), -2 if found.first("b") else 2))


def told_unit(found: Found) -> Item:
    """The same day, that year, the next day: lean on the date told before."""
    turn = 0 if found.first("Z") else 1
    return Item(Turn(str(found.meaning("U")), turn, told=True))


def told_weekday(found: Found) -> Item:
    """The next Tuesday, the following Friday: from the date told before."""
    return Item(Weekday(cast("int", number(found, "W")) - 1, 1, told=True))


def neighbour(found: Found) -> Item:
    """The day before, the year after: one unit from the date told before."""
    return Item(Shift(-1 if found.first("b") else 1, str(found.meaning("U")), told=True))


def today(found: Found) -> Item | None:
    """Today, yesterday, tomorrow; "now" as the end of a range, not that of "and now"."""
    turn = found.meaning("t")
    if found.before[-1:] == "&" and found.before[-2:-1] not in set("AyMmKdo") and found.first("N"):
        return None
    return Item(Turn("day", turn if isinstance(turn, int) else 0))


def week_number(found: Found) -> Item | None:
    """Week 31 of the year."""
    node = found.first("d")
    if node is None or found.meaning("U") != "week" or node.end - node.start > _LONGEST_WEEK:
        return None  # "week five" of a course
    return Item(Calendar("isoweek", number(found, "y"), part=int(node.meaning)))


def month(found: Found) -> Item:
    """A month by itself."""
    return Item(Calendar("month", month=number(found, "Mm")))


def weekday(found: Found) -> Item:
    """A weekday by itself."""
    return Item(Weekday(cast("int", number(found, "Ww")) - 1))


def weekend(found: Found) -> Item | None:
    """The weekend."""
    return Item(Turn("weekend", 0)) if found.meaning("U") == "weekend" else None


def to_date(found: Found) -> Item:
    """The year to date: from its beginning to the document's day."""
    return Item(Until(str(found.meaning("7"))))


def own_year(found: Found) -> Item | None:
    """In 2003, his freshman year: the year told beside it; the same season."""
    unit = str(found.meaning("z1"))
    return Item(Turn(unit, 0, told=True)) if unit == "year" else None


def plain_unit(found: Found) -> Item | None:
    """The day, the year: told last, or the document's, where somebody says that it is a date."""
    unit = str(found.meaning("U"))
    alone = found.before[-1:] == "|" and not found.first("nd")
    return Item(Turn(unit, 0, told=unit != "weekend")) if alone or unit in {"day", "weekend"} else None


def partial(found: Found) -> Item:
    """On 5.12: day and month in digits, where the words say that it is a date."""
    return Item(cast("Calendar", found.meaning("3")))


def long_weekend(found: Found) -> Item | None:
    """Labor Day weekend: the days off around a feast."""
    feast, year = cast("Calendar", found.meaning("D")), number(found, "y")
    if found.meaning("U") != "weekend":
        return None
    return Item(Weekend(replace(feast, year=year or feast.year)))


def ranked_days(found: Found) -> Phrase | None:
    """From the 5th to the 9th: days of the month that the ground names."""
    ranks = [int(node.meaning) for node in found.every("o")]
    if not all(1 <= day <= 31 for day in ranks):
        return None
    return Phrase("range", tuple(Item(Calendar("day", day=day)) for day in ranks), found.places("o"))
