"""What the log stands on: which lines a witness and a time authority cover, and whether the times agree."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from witnessmark.collect.bag.scripts.bag import Bag
from witnessmark.collect.bag.scripts.keys import Key
from witnessmark.collect.bag.scripts.log import when
from witnessmark.collect.bag.scripts.notes import Note, cosigned
from witnessmark.collect.bag.scripts.outsiders import (
    COSIGNATURE,
    Support,
    check_copies,
    find_pins,
    find_supports,
    object_bytes,
    utc,
    witness_key,
)
from witnessmark.collect.bag.scripts.verdict import broken, shown

NEED_NO_WITNESS = ("receive", "key-change", "time-anomaly", "hand-over")
"""No evidence enters by such a line, and it can only be written after the signature it follows."""

CLOCK_MAY_DIFFER = timedelta(minutes=2)


def support_of(bag: Bag, trusted: list[Key]) -> tuple[list[str], list[str]]:
    """Reserves about witnesses, outside time and clocks; and whose word the log stands on."""
    pins = find_pins(bag)
    supports = find_supports(bag, pins)
    untold = check_copies(bag, pins, supports)
    stamps = [one for one in supports if one.kind != COSIGNATURE]
    checked = [one for one in stamps if one.was_checked]
    cosigned_by = counting(bag, [one for one in supports if one.kind == COSIGNATURE], trusted)
    buts = [*reserves(bag.events, cosigned_by, checked), *clock_reserves(bag.events, checked)]
    if len(checked) < len(stamps):
        buts.append(
            f"{len(stamps) - len(checked)} time stamps were not checked: openssl is not on this machine."
        )
    if untold:
        buts.append(f"{untold} files under data/evidence/custody are named by no line of the log.")
    return buts, list(stands_on(bag, [*cosigned_by, *checked]))


def counting(bag: Bag, supports: list[Support], trusted: list[Key]) -> list[Support]:
    """The cosignatures that count: all, or those by keys that were given; BrokenError when one of these signed nothing."""
    if not trusted:
        return supports
    keys = {one: witness_key(object_bytes(bag, one.key, one.place), one.place) for one in supports}
    for key in trusted:
        if key not in keys.values():
            broken(f"witness {shown(key.name)} ({key.hash.hex()}) signed none of this log's checkpoints.")
    return [one for one in supports if keys[one] in trusted]


def reserves(
    events: list[dict[str, Any]], cosignatures: list[Support], stamps: list[Support]
) -> Iterator[str]:
    """Which lines nobody outside has covered."""
    needed = max(
        [place + 1 for place, event in enumerate(events) if event["act"] not in NEED_NO_WITNESS], default=0
    )
    seen, dated = (max([one.size for one in found], default=0) for found in (cosignatures, stamps))
    if not cosignatures:
        yield "No witness: nobody but the holder of the log key has signed this log."
    elif seen < needed:
        yield f"No witness has signed lines {seen} to {needed - 1}."
    if not stamps:
        yield "No outside time: the times in it are the writer's word, no time authority's."
    elif dated < needed:
        yield f"No time authority has stamped lines {dated} to {needed - 1}."


def clock_reserves(events: list[dict[str, Any]], stamps: list[Support]) -> Iterator[str]:
    """Stamps that lines contradict, where a time-anomaly line owns up; BrokenError where none does."""
    anomalies = [place for place, event in enumerate(events) if event["act"] == "time-anomaly"]
    times = [when(event) for event in events]
    for stamp in stamps:
        against = contradicting(times, stamp)
        for place in against:
            first, last = (place + 1, stamp.place) if place < stamp.size else (stamp.size, place)
            if not any(first <= anomaly <= last for anomaly in anomalies):
                broken(
                    f"custody log, line {place}: says {events[place]['t']}, against {shown(stamp.by)}'s stamp of {stamp.time}, "
                    "and no time-anomaly line owns up to a wrong clock.",
                    place,
                )
        if against:
            yield f"The clock was wrong: {len(against)} lines contradict the stamp of {stamp.time}; a line owns up to it."


def contradicting(times: list[datetime | None], stamp: Support) -> list[int]:
    """Lines that say a time that cannot be: after the stamp over them, or before the stamp they follow."""
    stamped = datetime.strptime(stamp.time, "%Y-%m-%dT%H:%M:%SZ")  # noqa: DTZ007 - all are UTC
    late, early = stamped + CLOCK_MAY_DIFFER, stamped - CLOCK_MAY_DIFFER
    before = [place for place in range(stamp.size) if (time := times[place]) is None or time > late]
    return before + [
        place for place in range(stamp.place, len(times)) if (time := times[place]) is None or time < early
    ]


def stands_on(bag: Bag, supports: list[Support]) -> Iterator[str]:
    """Whose word it is, the newest of each, with what to compare in person."""
    newest = {(one.kind, one.by): one for one in sorted(supports, key=lambda one: one.size)}
    for one in newest.values():
        is_witness = one.kind == COSIGNATURE
        key = (
            witness_key(object_bytes(bag, one.key, one.place), one.place).hash.hex()
            if is_witness
            else one.key[:16]
        )
        did, what = ("signed", "key") if is_witness else ("stamped", "certificates sha256")
        yield f"{shown(one.by)} {did} the first {one.size} lines at {one.time} ({what} {key})."


def note_support(note: Note, keys: list[Key], trusted: list[Key]) -> tuple[list[str], list[str]]:
    """The same for one checkpoint apart from its log: which of these witnesses signed it."""
    times = [(key, cosigned(note, key, "item.tlog-proof")) for key in trusted or keys]
    stands = [
        f"{shown(key.name)} signed the first {note.size} lines at {utc(time)} (key {key.hash.hex()})."
        for key, time in times
        if time is not None
    ]
    for key, time in times:
        if time is None and key in trusted:
            broken(f"witness {shown(key.name)} ({key.hash.hex()}) did not sign this checkpoint.")
    return (
        [] if stands else ["No witness: nobody but the holder of the log key has signed this checkpoint."]
    ), stands
