"""The custody log: one event a line, each spelt in one way, each allowed to follow what stands before it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from witnessmark.collect.bag.scripts.keys import Key
from witnessmark.collect.bag.scripts.verdict import broken, shown

LONGEST_LINE = 1 << 16
"""Bytes; a line of ours has a few hundred."""

FIELDS = ("seq", "t", "clock", "who", "act", "obj", "bytes", "tool", "params", "why", "salt")
SHAPES = {
    "t": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII),
    "obj": re.compile(r"(?:[0-9a-f]{64})?"),
    "params": re.compile(r"(?:[0-9a-f]{64})?"),
    "salt": re.compile(r"[0-9a-f]{32}"),
    "clock": re.compile(r"system|given|system, unsynchronised|system, synchronised, within [0-9]{1,9} ms"),
}
NEEDS_OBJECT = ("acquire", "receive", "publish", "key-change")
NEEDS_ANYTHING_KNOWN = ("copy", "derive", "redact", "export", "hand-over")
NEEDS_OBJECT_KNOWN = ("view", "open-sealed", "correct", "withdraw")
NEEDS_NO_OBJECT = ("time-anomaly",)
ACTS = (*NEEDS_OBJECT, *NEEDS_ANYTHING_KNOWN, *NEEDS_OBJECT_KNOWN, *NEEDS_NO_OBJECT, "fsck")

CLOCK_MAY_SLIP_S = 2
AFTER_CHECKPOINT = re.compile(r".*, after checkpoint ([0-9]+)", re.DOTALL)
"""How a line's `tool` ends when a checkpoint was signed before it: of how many lines."""


def read_log(path: Path) -> list[bytes]:
    """The raw lines, without their newlines; BrokenError when one is too long or the last is not whole."""
    lines: list[bytes] = []
    with path.open("rb") as file:
        while line := file.readline(LONGEST_LINE + 1):
            if line[-1:] != b"\n":
                broken(f"custody log, line {len(lines)}: {shown(line[:60])} does not end.", len(lines))
            lines.append(line[:-1])
    return lines


def read_events(lines: list[bytes], key: Key) -> list[dict[str, Any]]:
    """Each line as an event; BrokenError names the first that is none, or that cannot come where it stands."""
    course = Course()
    return [course.next(read_event(line, place, key), place) for place, line in enumerate(lines)]


def read_event(line: bytes, place: int, key: Key) -> dict[str, Any]:
    """One line as an event in its place; BrokenError when it is not one, or is spelt otherwise."""
    try:
        event = json.loads(line)
        is_sound = is_event(event, place) and spelt(event) == line
    except (ValueError, RecursionError):
        is_sound = False
    if not is_sound:
        broken(f"custody log, line {place}: {shown(line[:60])} is not the event it should be.", place)
    if event["who"] != f"key-{key.hash.hex()}":
        broken(
            f"custody log, line {place}: written by {shown(event['who'])}, not with the key of this log.",
            place,
        )
    return dict(event)


def is_event(event: object, place: int) -> bool:
    """Whether a JSON value has the fields of an event, each of its kind, and this place."""
    if not isinstance(event, dict) or tuple(event) != FIELDS or type(event["bytes"]) is not int:
        return False
    words = [event[name] for name in FIELDS if name not in ("seq", "bytes")]
    if type(event["seq"]) is not int or not all(type(word) is str for word in words):
        return False
    shapes_hold = all(shape.fullmatch(event[name]) for name, shape in SHAPES.items())
    in_place = event["seq"] == place and event["bytes"] >= 0 and event["act"] in ACTS
    return shapes_hold and in_place and when(event) is not None


def spelt(event: dict[str, Any]) -> bytes:
    """The one way an event is spelt."""
    return json.dumps(event, separators=(",", ":"), ensure_ascii=True).encode()


def when(event: dict[str, Any]) -> datetime | None:
    """Its time; None when there is no such day or hour."""
    try:
        return datetime.strptime(event["t"], "%Y-%m-%dT%H:%M:%SZ")  # noqa: DTZ007 - all are UTC, compared among themselves
    except ValueError:
        return None


class Course:
    """What the lines so far amount to: what was taken in, what is in force."""

    def __init__(self) -> None:
        self.known: set[str] = set()
        self.sheets: dict[str, set[str]] = {}
        self.held: dict[str, set[str]] = {}
        self.last: datetime | None = None

    def next(self, event: dict[str, Any], place: int) -> dict[str, Any]:
        """Go on by one event; BrokenError when it cannot come here."""
        for fault in self.faults(event):
            broken(f"custody log, line {place}: {fault}.", place)
        self.last = when(event)
        obj, sheet = event["obj"], event["params"]
        if obj and event["act"] != "fsck":
            self.known.add(obj)
        if event["act"] == "acquire":
            self.sheets.setdefault(obj, set()).add(sheet)
            self.held.setdefault(obj, set()).add(sheet)
        elif event["act"] == "withdraw":
            self.withdraw(obj, sheet)
        return event

    def withdraw(self, obj: str, sheet: str) -> None:
        """Under one name when the sheet is an item's; under all when it is the withdrawal's own."""
        if sheet in self.sheets.get(obj, ()):
            self.held[obj].discard(sheet)
        else:
            self.held.pop(obj, None)

    def faults(self, event: dict[str, Any]) -> Iterator[str]:
        """Why an event cannot be the next one."""
        act, obj, sheet, now = event["act"], event["obj"], event["params"], when(event)
        if (
            self.last
            and now
            and act != "time-anomaly"
            and (self.last - now).total_seconds() > CLOCK_MAY_SLIP_S
        ):
            yield f"it says {event['t']}, before the line above it, and no time-anomaly line says why"
        if act in NEEDS_OBJECT and not obj:
            yield f"{act} is of an object, and it names none"
        if act in NEEDS_ANYTHING_KNOWN and not self.known:
            yield f"{act} comes before anything was taken in"
        if act == "withdraw" and sheet in self.sheets.get(obj, ()) and sheet not in self.held.get(obj, ()):
            yield f"object {obj[:12]} is withdrawn under a name that is withdrawn already"
        if act in NEEDS_OBJECT_KNOWN and obj not in self.known:
            yield f"{act} is of object {obj[:12] or '(none)'}, which no line before it took in"
        if act in NEEDS_NO_OBJECT and obj:
            yield f"{act} is of no object, and it names one"
