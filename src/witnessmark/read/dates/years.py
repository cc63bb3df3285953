"""Which numbers are years: 1914-18, AD 79, April of 87, a bare number that the words around make one."""

from typing import cast

from witnessmark.read.dates.cascade import Found
from witnessmark.read.dates.makers import Item, Phrase, number
from witnessmark.read.dates.makers import date as make_date
from witnessmark.read.dates.spec import Calendar


def short_year(found: Found) -> Item | None:
    """April of 87."""
    value = number(found, "n") or 0
    return Item(Calendar("month", 1900 + value, number(found, "Mm"))) if 31 < value < 100 else None


def era(found: Found) -> Item | None:
    """A year told with its era: 347 AD, AD 79."""
    value = number(found, "dny") or 0
    return Item(Calendar("year", value)) if 1 <= value <= 2200 else None


def years(found: Found) -> Phrase | None:
    """1914-18, 2013/14: years of which the second is cut short."""
    first, last = number(found, "y") or 0, number(found, "dn") or 0
    ends = first - first % 100 + last
    if not first < ends < first - first % 100 + 100:
        return None
    items = (Item(Calendar("year", first)), Item(Calendar("year", ends)))
    return Phrase("range", items, found.places("dny"))


def year(found: Found) -> Item | None:
    """A bare four-digit number, when the words around allow it to be a year."""
    value = int(cast("float", found.meaning("y")))
    before, after = found.before[-1:], found.after[:1]
    if after in _NO_YEAR or before == "/":
        return None  # "1763/1770 tests"; "500 BC"
    dated = (
        (before == "|" and not after)
        or before in _NAMES_YEAR  # in, since, until, by, of, early ...
        or found.before[-2:] == "E-"  # mid-2014
        or (before in _JOINS and found.before[-2:-1] in _DATED)
        or (after in _RANGES and found.after[1:2] == "y")
        or (1900 <= value <= 2100 and before not in _COUNTED)
        or (before == "j" and value > 1000 and _is_about_a_year(found))
    )
    return Item(Calendar("year", value)) if dated else None


_NO_YEAR, _NAMES_YEAR = frozenset("/0"), frozenset("IseubprBfELU(68")
_JOINS, _RANGES = frozenset("&>-,"), frozenset("->&")
_DATED, _COUNTED = frozenset("yA"), frozenset("jvn/-")


def _is_about_a_year(found: Found) -> bool:
    """Whether "around 1908" is a year by what follows: a sign, or words such as "in" and "since"."""
    after = found.after[:1]
    return after in _AFTER_YEAR if after else found.before[-2:] == "|j"


_AFTER_YEAR = frozenset(",)-(;.Iis")


def named_year(found: Found) -> Item | None:
    """The year 2008."""
    return make_date(found) if found.meaning("U") == "year" else None


def historic(found: Found) -> Phrase | None:
    """A bare year of three digits, a year only where the text tells of that age."""
    value = number(found, "n") or 0
    return Phrase("guess", (Item(Calendar("year", value, historic=True)),)) if 100 <= value <= 999 else None


def historic_date(found: Found) -> Item | None:
    """30 September 420: a day or month of a year of three digits."""
    year, day = number(found, "n") or 0, number(found, "do")
    if not 100 <= year <= 999 or (day is not None and not 1 <= day <= 31):
        return None
    return Item(Calendar("day" if day else "month", year, number(found, "M"), day))
