"""Do the times in the log agree with the time authorities'?

All lines before a stamped checkpoint existed when it was stamped; the stamp's own line and all after it were written later.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate
from typing import Self

from witnessmark.collect.checks.outsiders import Support
from witnessmark.collect.clock import CLOCK_MAY_DIFFER
from witnessmark.collect.event import Event
from witnessmark.collect.verdict import BrokenError


@dataclass(frozen=True)
class Times:
    """The times of all lines, and how late and how early they get: a log may have many lines and many stamps."""

    events: list[Event]
    latest_before: list[datetime]
    earliest_from: list[datetime]

    @classmethod
    def of(cls, events: list[Event]) -> Self:
        """Running maximum from the front, running minimum from the back."""
        times = [event.time for event in events]
        return cls(events, [*accumulate(times, max)], [*accumulate(reversed(times), min)][::-1])

    def contradicting(self, stamp: Support) -> list[Event]:
        """Lines that cannot have been written when they say, if the stamp was made when it says."""
        time = datetime.fromisoformat(stamp.said.time)
        late, early = time + CLOCK_MAY_DIFFER, time - CLOCK_MAY_DIFFER
        size, seq = stamp.said.size, stamp.event.seq
        found: list[Event] = []
        if size and self.latest_before[size - 1] > late:
            found += [event for event in self.events[:size] if event.time > late]
        if self.earliest_from[seq] < early:
            found += [event for event in self.events[seq:] if event.time < early]
        return found


def clock_reserves(events: list[Event], stamps: list[Support]) -> Iterator[str]:
    """A sentence for each stamp that some line contradicts, where a time-anomaly line owns up to the clock.

    Raises:
        BrokenError: a line contradicts a stamp and no line owns up to it.
    """
    times = Times.of(events)
    anomalies = [event.seq for event in events if event.act == "time-anomaly"]
    for stamp in stamps:
        contradicting = times.contradicting(stamp)
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


def _lies_between(seq: int, event: Event, stamp: Support) -> bool:
    """Whether a time-anomaly line stands between the two, so that the clock was mended or moved in between."""
    if event.seq < stamp.said.size:
        return event.seq < seq <= stamp.event.seq
    return stamp.said.size <= seq <= event.seq


def _why(event: Event, stamp: Support) -> str:
    if event.seq < stamp.said.size:
        return f"{stamp.said.by} stamped the log it stands in at {stamp.said.time}"
    return f"it stands after line {stamp.event.seq}, the stamp that {stamp.said.by} made at {stamp.said.time}"
