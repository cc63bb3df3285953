"""From a phrase of dates to the record: parts with their hedges, and the whole written as EDTF."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple, cast

from witnessmark.read.dates.around import Placed
from witnessmark.read.dates.lean import Lean
from witnessmark.read.dates.makers import Item, Phrase
from witnessmark.read.dates.relative import Weekday
from witnessmark.read.dates.spec import Calendar, Spec
from witnessmark.read.dates.stretch import Stretch
from witnessmark.records.time import Hedge, Part, When

_OPEN_MODS = {"since": "ON_OR_AFTER", "until": "ON_OR_BEFORE", "before": "BEFORE", "after": "AFTER"}


class Told(NamedTuple):
    """A phrase put on the calendar: the stretches, how they are written, and the last one told."""

    edtf: str
    stretches: tuple[Stretch, ...]
    parts: tuple[Part, ...]
    mod: str = ""
    last: Stretch | None = None


def tell(phrase: Phrase, lean: Lean) -> Told | None:
    """The phrase on the calendar; None when it leans on a date that is not there."""
    placed = _place(phrase, lean)
    if placed is None:
        return None
    if phrase.kind in {"one", "guess"}:
        return one_of(placed[0])
    if phrase.kind == "range":
        return _range(placed)
    if phrase.kind in {"list", "any"}:
        return _list(placed, phrase.kind == "any")
    return _open(placed[0], phrase.kind)


def one_of(stretch: Stretch) -> Told:
    """One stretch told by itself."""
    return Told(marked(stretch), (stretch,), (stretch.part(),), stretch.mod, stretch)


def _place(phrase: Phrase, lean: Lean) -> tuple[Stretch, ...] | None:
    """Each item in its place, later ones leaning on earlier; a year said once holds for all."""
    if len(phrase.items) == 1:
        one = phrase.items[0]
        ending = _ending(one.spec, lean) if phrase.kind == "until" else None
        found = _say(one, ending or one.spec.place(lean), choice=False)
        return (found,) if found else None
    items = _share_year(phrase)
    if phrase.kind == "range" and lean.forward and lean.dct and (both := _coming(items, lean)):
        return both
    placed: list[Stretch] = []
    ground = lean
    if phrase.kind == "list" and len(items) > 1 and all(map(_is_bare_weekday, items)):
        items = _week_in_row(items, lean) or items
    for item in items:
        found = _after(item, placed[-1]) if placed and phrase.kind == "range" else None
        found = found or (_same_month(item, items[0], placed[0]) if placed else None)
        told = _say(item, found or item.spec.place(ground), choice=phrase.kind == "any")
        if told is None:
            return None
        placed.append(told)
        ground = ground._replace(last=placed[-1], near=True)
    return tuple(placed)


def _ending(spec: Spec, lean: Lean) -> Stretch | None:
    """The end of what began on a day told in the same sentence, or still runs: the first such date from there on."""
    if not isinstance(spec, Calendar) or spec.year is not None or spec.turn is not None:
        return None
    begun = lean.begun()
    if begun is not None and not lean.forward:
        found = spec.place(Lean(dct=begun, forward=True))
        why = f"the first after the date told before it, {begun}"
        return found._replace(others=(), reasons=(why,), leans="last mention") if found else None
    return (
        spec.place(Lean(dct=lean.dct, forward=True)) if lean.running and lean.dct and not lean.story else None
    )


def _say(item: Item, found: Stretch | None, *, choice: bool) -> Stretch | None:
    """A stretch with what the words say of it: one of a choice is only possible."""
    if found is None:
        return None
    mod = "APPROX" if item.approx else found.mod
    hedge: Hedge = "possible" if choice and item.hedge == "asserted" else item.hedge
    return found if (hedge, mod) == (found.hedge, found.mod) else found._replace(hedge=hedge, mod=mod)


def _is_bare_weekday(item: Item) -> bool:
    return isinstance(item.spec, Weekday) and item.spec.turn is None and item.spec.base is None


def _week_in_row(items: tuple[Item, ...], lean: Lean) -> tuple[Item, ...] | None:
    """Monday, Tuesday and Friday: days in a row; looking back the last of them is the nearest, else the first."""
    order = items if lean.forward else items[::-1]
    first = order[0].spec.place(lean)
    if first is None or first.first is None or lean.dct is None:
        return None
    made, day = [replace(order[0], spec=_day_spec(first))], first.first
    for item in order[1:]:
        off = (day.weekday() - cast("Weekday", item.spec).weekday) % 7 or 7
        day = day + timedelta(7 - off or 7) if lean.forward else day - timedelta(off)
        made.append(replace(item, spec=_day_spec(first._replace(first=day))))
    return tuple(made if lean.forward else made[::-1])


def _day_spec(stretch: Stretch) -> Placed:
    day = stretch.first or date.min
    return Placed(stretch._replace(first=day, last=day, edtf=day.isoformat(), others=()))


def _same_month(item: Item, first: Item, start: Stretch) -> Stretch | None:
    """5, 6 and 7 November: further days of the month of the first, in its year."""
    one, two = first.spec, item.spec
    if not (isinstance(one, Calendar) and isinstance(two, Calendar) and one.grain == two.grain == "day"):
        return None
    if (
        one.year is not None
        or two.year is not None
        or one.month is None
        or one.month != two.month
        or not start.first
    ):
        return None
    found = replace(two, year=start.first.year).in_year(start.first.year)
    return found._replace(leans=start.leans, reasons=start.reasons) if found else None


def _coming(items: tuple[Item, ...], lean: Lean) -> tuple[Stretch, ...] | None:
    """A range without years that looks forward: its end is still to come, its beginning may be past."""
    first, last = items[0].spec, items[-1].spec
    bare = all(
        isinstance(spec, Calendar) and spec.year is None and spec.turn is None for spec in (first, last)
    )
    end = last.place(lean) if bare else None
    start = first.place(Lean(dct=end.first)) if end else None
    if not start or not end or not start.first or not end.first or start.first > end.first:
        return None
    return (start.leaning("document")._replace(hedge=items[0].hedge), end._replace(hedge=items[-1].hedge))


def _share_year(phrase: Phrase) -> tuple[Item, ...]:
    """Items without a year take the one said last: "from May to October 2020"; November to February 2017 began in 2016."""
    shared: list[Item] = []
    later: Calendar | None = None
    for item in reversed(phrase.items):
        spec = item.spec
        if (
            isinstance(spec, Calendar)
            and later is not None
            and later.year is not None
            and spec.year is None
            and spec.turn is None
        ):
            back = spec.month is not None and later.month is not None and spec.month > later.month
            month = spec.month or (later.month if spec.grain == "day" else None)
            spec = replace(spec, year=later.year - int(back), month=month)
        if isinstance(spec, Calendar):
            later = spec
        shared.append(replace(item, spec=spec))
    return tuple(reversed(shared))


def _after(item: Item, start: Stretch) -> Stretch | None:
    """The end of a range: the first such date from its beginning on."""
    spec = item.spec
    if start.first is None:
        return None
    if isinstance(spec, Weekday) and spec.turn is None:
        return spec.place(Lean(last=start))
    if isinstance(spec, Calendar) and spec.year is None and spec.turn is None:
        found = spec.place(Lean(dct=start.first, forward=True))
        return found._replace(others=(), leans=start.leans, reasons=start.reasons) if found else None
    return None


def marked(stretch: Stretch) -> str:
    """A stretch's EDTF with "?" where it is hedged and "~" where it is approximate."""
    mark = ("?" if stretch.hedge != "asserted" else "") + ("~" if stretch.mod == "APPROX" else "")
    mark = "%" if mark == "?~" else mark
    return "/".join(half + mark for half in stretch.edtf.split("/")) if mark else stretch.edtf


def member(edtf: str) -> str:
    """An EDTF value as a member of a set: an interval a/b is a..b there, an open end nothing."""
    low, slash, high = edtf.partition("/")
    return f"{low.replace('..', '')}..{high.replace('..', '')}" if slash else edtf


def _halves(stretch: Stretch) -> tuple[str, str]:
    low, _, high = marked(stretch).partition("/")
    return low, high or low


def _range(placed: tuple[Stretch, ...]) -> Told:
    first, last = placed[0], placed[-1]
    hedge = last.hedge if first.hedge == "asserted" else first.hedge
    part = Part(first.part().start, last.part().end, hedge)
    turned = f"the words give an end, {last.edtf}, before the beginning, {first.edtf}"
    if first.first and last.last and first.first > last.last:
        return _list((first._replace(reasons=(*first.reasons, turned)), last), is_choice=False)
    return Told(f"{_halves(first)[0]}/{_halves(last)[1]}", placed, (part,), _joint_mod(placed), last)


def _list(placed: tuple[Stretch, ...], is_choice: bool) -> Told:
    parts = tuple(stretch.part() for stretch in placed)
    if is_choice:
        edtf = f"[{','.join(member(marked(s._replace(hedge='asserted'))) for s in placed)}]"
    elif _is_unbroken(parts):
        edtf = f"{_halves(placed[0])[0]}/{_halves(placed[-1])[1]}"
    else:
        edtf = f"{{{','.join(member(marked(stretch)) for stretch in placed)}}}"
    return Told(edtf, placed, parts, _joint_mod(placed), placed[-1])


def _joint_mod(placed: tuple[Stretch, ...]) -> str:
    return "APPROX" if any(stretch.mod == "APPROX" for stretch in placed) else ""


def _open(stretch: Stretch, kind: str) -> Told:
    """Since, until, before or after a date. Before a year or a month ends with the day before it begins;
    before or after a day may still be that day, as an event has hours.
    """
    low, high = _halves(stretch)
    part = stretch.part()
    # Until or before the end of something reaches to its end; since or after its beginning, from its beginning.
    edged = (stretch.mod == "END" and kind in {"until", "before"}) or (
        stretch.mod == "START" and kind in {"since", "after"}
    )
    coarse = stretch.first != stretch.last and not edged
    if kind in {"since", "after"}:
        start = next_day(part.end) if kind == "after" and coarse else part.start
        edge = low if start == part.start else name_stretch(start, stretch.grain, ahead=True)
        return Told(f"{edge}/..", (stretch,), (Part(start, "", stretch.hedge),), _OPEN_MODS[kind], stretch)
    end = next_day(part.start, -1) if kind == "before" and coarse else part.end
    edge = high if end == part.end else name_stretch(end, stretch.grain, ahead=False)
    return Told(f"../{edge}", (stretch,), (Part("", end, stretch.hedge),), _OPEN_MODS[kind], stretch)


def next_day(day: str, step: int = 1) -> str:
    """The ISO day so many days on; the same day where the calendar ends or the day is open."""
    try:
        return (date.fromisoformat(day) + timedelta(step)).isoformat()
    except (ValueError, OverflowError):
        return day


def name_stretch(day: str, grain: str, *, ahead: bool) -> str:
    """A boundary day written as coarsely as its grain allows: the year or month that begins or ends there."""
    whole = {"year": day[:4], "month": day[:7]}
    edge = {"year": "-01-01" if ahead else "-12-31", "month": "-01" if ahead else ""}
    return whole[grain] if grain in whole and day.endswith(edge[grain]) else day


def _is_unbroken(parts: Sequence[Part]) -> bool:
    return all(one.end and next_day(one.end) == two.start for one, two in pairwise(parts))


def _when_of_one(told: Told, one: Stretch, anchor: str) -> When:
    return When(
        told.edtf, told.parts, anchor if one.leans == "document" else one.leans, one.reasons, one.others
    )


def when_of(told: Told, anchor: str) -> When:
    """The record: what the date leans on is "stated", the caller's label for the document, or "last mention"."""
    if len(told.stretches) == 1 and not told.mod:
        return _when_of_one(told, told.stretches[0], anchor)
    leans = next((s.leans for s in told.stretches if s.leans != "stated"), "stated")
    reasons = tuple(dict.fromkeys(reason for s in told.stretches for reason in s.reasons))
    others = told.stretches[0].others if len(told.stretches) == 1 else ()
    if told.mod in _OPEN_MODS.values():
        since = told.edtf.endswith("..")
        others = tuple(f"{o.partition('/')[0]}/.." if since else f"../{o.rpartition('/')[2]}" for o in others)
    label = anchor if leans == "document" else leans
    return When(told.edtf, told.parts, label, reasons, others)
