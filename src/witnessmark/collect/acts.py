"""What may follow what: acts of custody as a machine of few states, the same for whoever writes and whoever checks."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from witnessmark.collect.event import Event

CLOCK_MAY_SLIP = timedelta(seconds=2)
"""A clock set back further than this is written down as a line of its own."""


ABOUT_THE_LOG = frozenset({"receive", "key-change", "time-anomaly", "fsck"})
"""Acts by which no evidence enters or leaves."""


@dataclass
class Course:
    """What the lines so far amount to.

    Attributes:
        known: every object some line was about.
        sheets: object -> item sheets it was ever acquired under.
        held: object -> those of them in force: acquired and not withdrawn.
        last: time of the last line.
    """

    known: set[str] = field(default_factory=set)
    sheets: dict[str, set[str]] = field(default_factory=dict)
    held: dict[str, set[str]] = field(default_factory=dict)
    last: datetime | None = None

    def fault(self, event: Event) -> str:
        """Why this line cannot be the next one, "" when it can."""
        if self.last and event.act != "time-anomaly" and event.time < self.last - CLOCK_MAY_SLIP:
            return f"it says {event.t}, before the line above it, and no time-anomaly line says why"
        rule = RULES.get(event.act)
        return rule(self, event) if rule else ""

    def take(self, event: Event) -> None:
        """Go on by one line."""
        self.last = event.time
        if event.obj and event.act != "fsck":
            self.known.add(event.obj)
        if event.act == "acquire":
            self.sheets.setdefault(event.obj, set()).add(event.params)
            self.held.setdefault(event.obj, set()).add(event.params)
        elif event.act == "withdraw":
            self._withdraw(event)

    def _withdraw(self, event: Event) -> None:
        if event.params in self.sheets.get(event.obj, ()):
            self.held[event.obj].discard(event.params)
        else:  # a withdrawal with a sheet of its own is of the object, under whatever names it came
            self.held.pop(event.obj, None)


def _names_an_object(_: Course, event: Event) -> str:
    return "" if event.obj else f"{event.act} is of an object, and it names none"


def _is_of_known(course: Course, event: Event) -> str:
    if event.obj in course.known:
        return ""
    return f"{event.act} is of object {event.obj[:12] or '(none)'}, which no line before it took in"


def _something_is_known(course: Course, event: Event) -> str:
    return "" if course.known else f"{event.act} comes before anything was taken in"


def _is_of_held(course: Course, event: Event) -> str:
    names_one = event.params in course.sheets.get(event.obj, ())
    if names_one and event.params not in course.held.get(event.obj, ()):
        return f"object {event.obj[:12]} is withdrawn under a name that is withdrawn already"
    return _is_of_known(course, event)


def _names_none(_: Course, event: Event) -> str:
    return f"{event.act} is of no object, and it names one" if event.obj else ""


RULES: dict[str, Callable[[Course, Event], str]] = {
    "acquire": _names_an_object,
    "receive": _names_an_object,
    "publish": _names_an_object,
    "key-change": _names_an_object,
    "copy": _something_is_known,
    "derive": _something_is_known,
    "redact": _something_is_known,
    "export": _something_is_known,
    "hand-over": _something_is_known,
    "view": _is_of_known,
    "open-sealed": _is_of_known,
    "correct": _is_of_known,
    "withdraw": _is_of_held,
    "time-anomaly": _names_none,
}
"""Act -> what must hold before it; an act that is not here (fsck) may come at any time."""
