"""The time of one event that is told in several expressions."""

import re
from collections.abc import Sequence
from itertools import pairwise

from witnessmark.read.dates.stretch import month_of, year_of
from witnessmark.read.dates.tell import member, next_day
from witnessmark.records.time import Part, Timex, When

_RANK = {"asserted": 0, "probable": 1, "possible": 2}


def combine(timexes: Sequence[Timex]) -> When | None:
    """The time of one event told in several expressions: all their parts in order, and the whole as EDTF.

    A part inside an asserted one adds nothing and is left out. None when no expression has a date.
    """
    known = [timex.when for timex in timexes if timex.when.edtf]
    if len(known) < 2:
        return known[0] if known else None
    parts = _distinct([part for when in known for part in when.parts])
    anchors = list(dict.fromkeys(when.anchor for when in known))
    reasons = tuple(dict.fromkeys(reason for when in known for reason in when.reasons))
    anchor = next((a for a in anchors if a != "stated"), "stated")
    return When(_write(parts), parts, anchor, reasons)


def _distinct(parts: list[Part]) -> tuple[Part, ...]:
    ordered = sorted(dict.fromkeys(parts), key=lambda p: (p.start, p.end or "9999", _RANK[p.hedge]))
    kept = [p for p in ordered if not any(_covers(q, p) for q in ordered if q != p)]
    return tuple(kept)


def _covers(outer: Part, inner: Part) -> bool:
    within = outer.start <= inner.start and (inner.end or "9999") <= (outer.end or "9999")
    same = (outer.start, outer.end) == (inner.start, inner.end)
    return within and _RANK[outer.hedge] <= _RANK[inner.hedge] and not (same and outer.hedge == inner.hedge)


def _write(parts: tuple[Part, ...]) -> str:
    if len(parts) == 1:
        return _write_part(parts[0])
    unbroken = all(two.start <= next_day(one.end) for one, two in pairwise(parts) if one.end)
    if not unbroken or not (parts[0].start or all(part.end for part in parts)):  # "../.." says nothing
        return "{" + ",".join(member(_write_part(part)) for part in parts) + "}"
    last = max(parts, key=lambda part: part.end or "9999")
    low = _write_part(parts[0]).partition("/")[0]
    high = _write_part(last).rpartition("/")[2]
    return f"{low}/{high}"


def _write_part(part: Part) -> str:
    """A part as a year, a month, a day or an interval, with "?" when it is hedged."""
    mark = "" if part.hedge == "asserted" else "?"
    start, end = part.start, part.end
    if not start or not end:
        return f"{start + mark if start else '..'}/{end + mark if end else '..'}"
    if start == end:
        return start + mark
    if re.fullmatch(r"\d{4}-01-01", start) and end == f"{start[:4]}-12-31":
        return year_of(int(start[:4])).edtf + mark
    low, high = _month_edge(start, first=True), _month_edge(end, first=False)
    if low and high:
        return low + mark if low == high else f"{low}{mark}/{high}{mark}"
    return f"{start}{mark}/{end}{mark}"


def _month_edge(day: str, *, first: bool) -> str:
    year, month = int(day[:4]), int(day[5:7])
    found = month_of(year, month)
    edge = found.first if first else found.last
    return found.edtf if edge and edge.isoformat() == day else ""
