"""Which of several lines changed, when only the root over all of them tells that one did: what else gives it away."""

from collections.abc import Collection

from witnessmark.case import Case
from witnessmark.collect.acts import CLOCK_MAY_SLIP
from witnessmark.collect.checks.objects import check_objects
from witnessmark.collect.event import Event, line_mark, mark_above
from witnessmark.collect.verdict import BrokenError


def first_suspect(
    case: Case, events: list[Event], span: tuple[int, int], kept_back: Collection[str]
) -> int | None:
    """The first line of a stretch that gives itself away; None when none does.

    A line is given away by the line below, which holds a mark of it; by an object it names wrongly; by a time its
    neighbours contradict. When every mark holds, it is the very last line, which no line is below.

    Args:
        case: whose objects they are.
        events: the whole log.
        span: first line of the stretch and the first after it.
        kept_back: sha256 of objects that may be missing.
    """
    start, end = span
    suspects = [event.seq for event in events[start:end] if _names_wrongly(case, event, kept_back)]
    suspects += [seq for seq in range(start, end) if _is_out_of_time(events, seq)]
    suspects += _broken_marks(events, start, end)
    if not suspects and end == len(events) and all(map(mark_above, events[start + 1 :])):
        return end - 1
    return min(suspects, default=None)


def _broken_marks(events: list[Event], start: int, end: int) -> list[int]:
    """The first line of a stretch that is not the one the line below was written after."""
    broken = [
        seq for seq in range(max(start - 1, 0), min(end, len(events) - 1)) if _is_unlike_its_mark(events, seq)
    ]
    if not broken:
        return []
    # Two in a row: the line between them changed, and the mark of the line above stands in what changed.
    is_between = broken[0] + 1 in broken or broken[0] < start
    return [broken[0] + 1 if is_between else broken[0]]


def _is_unlike_its_mark(events: list[Event], seq: int) -> bool:
    return mark_above(events[seq + 1]) not in {"", line_mark(events[seq].line())}


def _names_wrongly(case: Case, event: Event, kept_back: Collection[str]) -> bool:
    try:
        check_objects(case, [event], kept_back, lambda _what, _done, _total: None)
    except BrokenError:
        return True
    return False


def _is_out_of_time(events: list[Event], seq: int) -> bool:
    """Whether a line's time lies outside its neighbours', where these agree with each other."""
    if not 0 < seq < len(events) - 1 or "time-anomaly" in {one.act for one in events[seq - 1 : seq + 2]}:
        return False
    before, here, after = (one.time for one in events[seq - 1 : seq + 2])
    return before <= after + CLOCK_MAY_SLIP and not before - CLOCK_MAY_SLIP <= here <= after + CLOCK_MAY_SLIP
