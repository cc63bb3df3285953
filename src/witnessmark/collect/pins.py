"""Keys the log itself names: whose cosignatures and whose time stamps count, each from one key-change line on."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from witnessmark.case import Case
from witnessmark.collect.custody import Event, Log
from witnessmark.collect.jsonsheet import read_json_sheet, write_json_sheet
from witnessmark.collect.objects import put_bytes

Whose = Literal["witness", "authority"]

WHY = {"witness": "a witness's key is named", "authority": "a time authority's certificates are named"}


@dataclass(frozen=True)
class Pin:
    """One key-change line.

    Attributes:
        event: the line; its object is the key itself: a vkey line, or certificates as PEM.
        whose: a witness's key or a time authority's certificates.
        name: what the witness or authority is called.
    """

    event: Event
    whose: Whose
    name: str


def pin(case: Case, log: Log, whose: Whose, name: str, key: bytes) -> Event:
    """Name a key in the log; it counts for what later lines bring."""
    sheet = write_json_sheet(case, {"names": whose, "name": name})
    return log.append("key-change", put_bytes(case, key), len(key), params=sheet, why=WHY[whose])


def pins(case: Case, events: Iterable[Event]) -> list[Pin]:
    """All keys named so far, in order; a later one of the same name takes the place of an earlier one."""
    found = []
    for event in events:
        if event.act == "key-change":
            sheet = read_json_sheet(case, event.params)
            whose, name = sheet.get("names"), sheet.get("name")
            if (whose == "witness" or whose == "authority") and isinstance(name, str):  # noqa: PLR1714 - mypy reads this
                found.append(Pin(event, whose, name))
    return found


def pinned_before(found: Iterable[Pin], whose: Whose, name: str, seq: int) -> Pin | None:
    """The key of that name in force at a line, None when none was named before it."""
    ours = [one for one in found if (one.whose, one.name) == (whose, name) and one.event.seq < seq]
    return ours[-1] if ours else None
