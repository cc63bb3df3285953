"""Which mentions speak of one figure: same thing and act, one place, one window, and no text that tells them apart.

Two numbers are rival values of one figure unless some document gives both on the same word: then they count
different things, as 30 damaged villages and 47 that witnesses name do.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from witnessmark.weigh.days import Stretch
from witnessmark.weigh.mentions import Mention, origin_key
from witnessmark.weigh.names import normal_name
from witnessmark.weigh.parts import Given, count_different_things, numbers_given

RIVALS, RIVAL_ORIGINS = 2.0, 20.0
"""Numbers of one origin, and of two, farther apart than this factor are different facts.

Two origins do dispute by factors; one origin that gives 18 and 47 villages counts two things. One number with
digits lost or gained stays together at any distance.
"""

LONG_DAYS = 400
"""A told window longer than this says too little to set two figures apart."""

One = TypeVar("One")


@dataclass(frozen=True)
class Row:
    """Mentions of one figure.

    Attributes:
        key: what the code is made from: thing, act, whole, place, window, and what sets it apart from its neighbours.
        place_name: the name most mentions give, "" when none does.
        mentions: in text order.
    """

    key: tuple[str, ...]
    thing: str
    act: str
    place_name: str
    mentions: tuple[Mention, ...]


def find_rows(mentions: Iterable[Mention]) -> list[Row]:
    """All rows, ordered by what they count."""
    mentions = list(mentions)
    given = numbers_given(mentions)
    cells: dict[tuple[str, str, str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        cells[mention.thing, mention.act, mention.of, "scope" if mention.within else ""].append(mention)
    rows = []
    for (thing, act, of, within), told in cells.items():
        for place, there in by_place(told):
            for window, then in by_window(there):
                for mark, same in by_fact(then, given):
                    key = (thing, act, of, within, place, window, mark)
                    rows.append(Row(key, thing, act, _usual_place(same), tuple(same)))
    return sorted(rows, key=lambda row: row.key)


def by_place(mentions: Sequence[Mention]) -> list[tuple[str, list[Mention]]]:
    """Mentions by place, under its normal name; those that name no fine place go with the best-supported one."""
    named: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.place is not None:
            named[normal_name(mention.place_name)].append(mention)
    firsts = [same[0] for same in named.values()]
    groups = [
        [one for first in group for one in named[normal_name(first.place_name)]]
        for group in linked(firsts, _is_one_place)
    ]
    names = [_usual(normal_name(one.place_name) for one in group) for group in groups]
    loose = [mention for mention in mentions if mention.place is None]
    return _with_loose(list(zip(names, groups, strict=True)), loose, mentions)


def by_window(mentions: Sequence[Mention]) -> list[tuple[str, list[Mention]]]:
    """Mentions by window, under the year and month it begins in; open and untold ones go with the best-supported."""
    told = [(one.stretch, one) for one in mentions if one.stretch is not None and _is_telling(one.stretch)]
    groups: list[list[Mention]] = []
    starts: list[str] = []
    end = ""
    for stretch, mention in sorted(told, key=lambda pair: (pair[0].start, pair[0].end)):
        if not groups or stretch.start > end:
            groups.append([])
            starts.append(stretch.start)
            end = stretch.end
        groups[-1].append(mention)
        end = max(end, stretch.end)
    years = [start[:4] for start in starts]
    names = [start[:4] if years.count(start[:4]) == 1 else start[:7] for start in starts]
    dated = {id(mention) for _, mention in told}
    loose = [mention for mention in mentions if id(mention) not in dated]
    return _with_loose(list(zip(names, groups, strict=True)), loose, mentions)


def by_fact(mentions: Sequence[Mention], given: Given) -> list[tuple[str, list[Mention]]]:
    """Mentions by fact: rival values stay together, values that one text gives side by side are set apart.

    Args:
        mentions: of one thing, act, place and window.
        given: what each document gives of each kind of thing.
    """
    groups: list[list[Mention]] = []
    by_number: dict[tuple[float, str, bool], list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_number[mention.number, mention.within, mention.is_part].append(mention)
    for same in sorted(by_number.values(), key=lambda group: (-len(group), group[0].number)):
        home = next(
            (
                group
                for group in groups
                if all(_may_rival(one, other) for one in _firsts(same) for other in _firsts(group))
            ),
            None,
        )
        if home is None or _tells_apart(same, home, given):
            groups.append(list(same))
        else:
            home.extend(same)
    marks = [_mark(group[0]) if len(groups) > 1 else "" for group in groups]
    order = {id(mention): n for n, mention in enumerate(mentions)}
    return [
        (mark, sorted(group, key=lambda one: order[id(one)]))
        for mark, group in zip(marks, groups, strict=True)
    ]


def _mark(mention: Mention) -> str:
    return f"{mention.number:g}{' of a whole' if mention.is_part else ''}"


def linked(items: Sequence[One], is_link: Callable[[One, One], bool]) -> list[list[One]]:
    """Groups of items that a chain of links joins, in order of their first item."""
    groups: list[list[One]] = []
    for item in items:
        near = [group for group in groups if any(is_link(item, other) for other in group)]
        merged = [one for group in near for one in group] + [item]
        groups = [group for group in groups if not any(group is one for one in near)] + [merged]
    return sorted(groups, key=lambda group: next(n for n, item in enumerate(items) if item is group[0]))


def km_between(one: Mention, other: Mention) -> float:
    """Great-circle kilometres between the places of two mentions; infinite when one names none."""
    if one.place is None or other.place is None:
        return math.inf
    lon, lat = math.radians(one.place.lon), math.radians(one.place.lat)
    lon2, lat2 = math.radians(other.place.lon), math.radians(other.place.lat)
    half = math.sin((lat2 - lat) / 2) ** 2 + math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    return 12742.0 * math.asin(math.sqrt(min(1.0, half)))  # twice the mean earth radius


def _is_one_place(one: Mention, other: Mention) -> bool:
    if one.place is None or other.place is None:
        return False
    if one.place.place == other.place.place or normal_name(one.place_name) == normal_name(other.place_name):
        return True
    # A village beside a district-wide figure is a part of it, not another value of it.
    small, large = sorted((one.place.outer_km, other.place.outer_km))
    return km_between(one, other) <= small and small >= 0.5 * large


def _is_telling(stretch: Stretch) -> bool:
    return not stretch.is_open and int(stretch.end[:4]) - int(stretch.start[:4]) <= LONG_DAYS // 365


def _firsts(mentions: Iterable[Mention]) -> list[Mention]:
    """The first mention of each number and origin: what rivalry depends on."""
    return list({(one.number, origin_key(one)): one for one in reversed(list(mentions))}.values())


def _may_rival(one: Mention, other: Mention) -> bool:
    if (one.within, one.is_part) != (other.within, other.is_part):
        return False
    small, large = sorted((abs(one.number), abs(other.number)))
    factor = RIVALS if origin_key(one) == origin_key(other) else RIVAL_ORIGINS
    return (small > 0 and large / small <= factor) or small == large or _digits(small) == _digits(large) != ""


def _digits(number: float) -> str:
    return f"{number:.0f}".rstrip("0") if number >= 100 else ""


def _tells_apart(some: Sequence[Mention], others: Sequence[Mention], given: Given) -> bool:
    theirs = {(one.document, origin_key(one)) for one in others}
    if any((one.document, origin_key(one)) in theirs for one in some):
        return True
    return any(count_different_things(one, other, given) for one in some for other in others)


def _with_loose(
    groups: list[tuple[str, list[Mention]]], loose: list[Mention], order: Sequence[Mention]
) -> list[tuple[str, list[Mention]]]:
    if not groups:
        return [("", loose)] if loose else []
    best = max(range(len(groups)), key=lambda n: (len(groups[n][1]), -n))
    place_in_order = {id(mention): n for n, mention in enumerate(order)}
    groups[best] = (
        groups[best][0],
        sorted([*groups[best][1], *loose], key=lambda one: place_in_order[id(one)]),
    )
    return groups


def _usual_place(mentions: Sequence[Mention]) -> str:
    return _usual(one.place_name for one in mentions if one.place) or _usual(
        one.place_name for one in mentions
    )


def _usual(names: Iterable[str]) -> str:
    counted = Counter(name for name in names if name)
    return min(counted, key=lambda name: (-counted[name], name), default="")
