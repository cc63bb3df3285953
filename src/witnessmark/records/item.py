"""A collected thing: its untouched bytes under their hash, and what could not be taken in."""

from dataclasses import dataclass
from typing import ClassVar

from witnessmark.records.base import Basis


@dataclass(frozen=True)
class Item:
    """One evidence file. Its bytes lie under `evidence/objects/sha256/`, named by their hash, never rewritten.

    Attributes:
        id: `it-` and the first 12 digits of the sha256.
        sha256: of the bytes as received, taken before anything parsed them.
        name: as it was received, relative to the inbox or to hand/.
        media_type: by its first bytes, not by its name; "application/octet-stream" when unknown.
        size_bytes: length of the evidentiary copy.
        how: "inbox", "hand" (a file a person wrote in hand/), or the collector's name.
        log_index: line of the custody log that acquired it, from 0.
        source: the web address it was taken from, where redirects ended; "" when it came as a file.
        captured: when it was taken from there, UTC such as "2026-11-27T09:30:00Z"; whoever captured it says so.
        within: the archive it was unpacked from.
    """

    prefix: ClassVar[str] = "it"
    id: str
    sha256: str
    name: str
    media_type: str
    size_bytes: int
    how: str
    log_index: int
    source: str = ""
    captured: str = ""
    within: Basis = ""


@dataclass(frozen=True)
class Unread:
    """What a room could not take in, and why: kept, counted, and printed on the published page.

    Attributes:
        room: the room that gave up: collect, read, measure, weigh or publish.
        subject: what was not read: an item's name, a table, a plug-in.
        reason: one sentence that shows the value met and a step to take.
    """

    prefix: ClassVar[str] = "un"
    id: str
    item: Basis
    room: str
    subject: str
    reason: str
