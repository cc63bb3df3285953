"""Do the times in the log agree with the time authorities'?

All lines before a stamped checkpoint existed when it was stamped; the stamp's own line and all after it were written later.
"""

from collections.abc import Iterator
from datetime import datetime

from witnessmark.collect.checks.outsiders import Support
from witnessmark.collect.clock import CLOCK_MAY_DIFFER
from witnessmark.collect.event import Event
from witnessmark.collect.verdict import BrokenError


def clock_reserves(events: list[Event], stamps: list[Support]) -> Iterator[str]:
    """A sentence for each stamp that some line contradicts, where a time-anomaly line owns up to the clock.

    Raises:
        BrokenError: a line contradicts a stamp and no line owns up to it.
    """
    anomalies = [event.seq for event in events if event.act == "time-anomaly"]
    for stamp in stamps:
        contradicting = [event for event in events if _contradicts(event, stamp)]
        for event in contradicting:
            if not any(_lies_between(seq, event, stamp) for seq in anomalies):
                raise BrokenError(
                    f"custody log, line {event.seq}: says {event.t}, but {_why(event, stamp)}, and no time-anomaly line owns up "
                    "to a wrong clock. It was written later or earlier than it says.",
                    event.seq,
                )
        if contradicting:
            yield (
                f"The clock was wrong: {len(contradicting)} lines, such as line {contradicting[0].seq} ({contradicting[0].t}), "
                f"contradict {stamp.said.by}'s stamp of {stamp.said.time}; a time-anomaly line says so."
            )


def _contradicts(event: Event, stamp: Support) -> bool:
    time = datetime.fromisoformat(stamp.said.time)
    if event.seq < stamp.said.size:
        return event.time > time + CLOCK_MAY_DIFFER
    return event.seq >= stamp.event.seq and event.time < time - CLOCK_MAY_DIFFER


def _lies_between(seq: int, event: Event, stamp: Support) -> bool:
    """Whether a time-anomaly line stands between the two, so that the clock was mended or moved in between."""
    if event.seq < stamp.said.size:
        return event.seq < seq <= stamp.event.seq
    return stamp.said.size <= seq <= event.seq


def _why(event: Event, stamp: Support) -> str:
    if event.seq < stamp.said.size:
        return f"{stamp.said.by} stamped the log it stands in at {stamp.said.time}"
    return f"it stands after line {stamp.event.seq}, the stamp that {stamp.said.by} made at {stamp.said.time}"
