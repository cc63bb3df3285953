"""What witnesses and time authorities signed, each told of by a line of the log: is it theirs, and over this very log?"""

# ruff: noqa: UP017 - Python 3.8 knows no datetime.UTC

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, NamedTuple

from witnessmark.collect.bag.scripts.bag import CUSTODY, Bag, object_path
from witnessmark.collect.bag.scripts.keys import WITNESS_KEY, Key, read_key
from witnessmark.collect.bag.scripts.notes import cosigned, open_note
from witnessmark.collect.bag.scripts.tokens import check_token
from witnessmark.collect.bag.scripts.verdict import broken, shown

LARGEST_SHEET = 1 << 16
SHEET_FIELDS = {"attests", "by", "size", "root", "time", "nonce", "rfc3161_client", "openssl"}
COSIGNATURE, TIME_STAMP = "cosignature", "time-stamp"


class Pin(NamedTuple):
    """A key that the log names: whose, and from which line on it counts."""

    place: int
    whose: str
    name: str
    key: str


class Support(NamedTuple):
    """A signature from outside that holds: over how many lines, when, told of by which line, with which key."""

    place: int
    kind: str
    by: str
    size: int
    time: str
    key: str
    was_checked: bool


def find_pins(bag: Bag) -> list[Pin]:
    """Keys named so far by key-change lines; BrokenError when one is missing or is none."""
    pins = []
    for place, event in enumerate(bag.events):
        sheet = read_sheet(bag, event["params"]) if event["act"] == "key-change" else {}
        if sheet.get("names") in ("witness", "authority") and isinstance(sheet.get("name"), str):
            pin = Pin(place, sheet["names"], sheet["name"], event["obj"])
            key = object_bytes(bag, pin.key, place)
            if pin.whose == "witness" and witness_key(key, place).name != pin.name:
                broken(f"log line {place}: names witness {shown(pin.name)}, and the key is another's.", place)
            if pin.whose == "authority" and b"-----BEGIN CERTIFICATE-----" not in key:
                broken(f"log line {place}: holds no certificates of {shown(pin.name)}.", place)
            pins.append(pin)
    return pins


def find_supports(bag: Bag, pins: list[Pin]) -> list[Support]:
    """Every signature from outside, checked; BrokenError at the first that does not hold."""
    supports = []
    for place, event in enumerate(bag.events):
        said = read_attestation(bag, event) if event["act"] == "receive" else None
        if said is None:
            continue
        note = bag.notes.get(said["size"])
        if note is None or note.root.hex() != said["root"] or said["size"] > place:
            broken(
                f"log line {place}: a {said['attests']} over {said['size']} lines that this log never signed.",
                place,
            )
        whose = "witness" if said["attests"] == COSIGNATURE else "authority"
        pin = pinned_before(pins, whose, said["by"], place)
        if pin is None:
            broken(
                f"log line {place}: a {said['attests']} by {shown(said['by'])}, whom no line before it names.",
                place,
            )
        data, key = object_bytes(bag, event["obj"], place), object_bytes(bag, pin.key, place)
        if whose == "witness":
            check_cosignature(bag, pins, (place, said, data, witness_key(key, place)))
        was_checked = whose == "witness" or check_token(
            data, key, note.text, (said["time"], said["nonce"], place)
        )
        supports.append(
            Support(place, said["attests"], said["by"], said["size"], said["time"], pin.key, was_checked)
        )
    return supports


def check_cosignature(bag: Bag, pins: list[Pin], told: tuple[int, dict[str, Any], bytes, Key]) -> None:
    """A note that came back is this log's, signed by its witness when its line says, and by nobody whom the log does not name."""
    place, said, data, witness = told
    note = open_note(data, bag.key, f"log line {place}")
    moment = cosigned(note, witness, f"log line {place}")
    if note.text != bag.notes[said["size"]].text or moment is None or utc(moment) != said["time"]:
        broken(
            f"log line {place}: {shown(said['by'])} did not sign this checkpoint at {shown(said['time'])}.",
            place,
        )
    known = [witness_key(object_bytes(bag, pin.key, place), place) for pin in pins if pin.whose == "witness"]
    for name, raw in note.signatures:
        if not any((name, raw[:4]) == (key.name, key.hash) for key in [bag.key, *known]):
            broken(
                f"log line {place}: the note carries a signature by {shown(name)}, whom the log does not name.",
                place,
            )
    for key in known:
        cosigned(note, key, f"log line {place}")


def check_copies(bag: Bag, pins: list[Pin], supports: list[Support]) -> int:
    """Files beside the log are what its lines say; returns how many no line tells of."""
    told = dict(copies(pins, supports))
    for path, place in told.items():
        if bag.hashes.get(path) != bag.events[place]["obj"]:
            broken(f"{path}: missing, or not what log line {place} says.", place)
    for size, note in bag.notes.items():
        path = f"{CUSTODY}/checkpoints/{size}.note"
        if path not in told and len(note.signatures) != 1:
            broken(f"{path}: carries signatures that no line of the log tells of.")
    beside = (f"{CUSTODY}/witnesses/", f"{CUSTODY}/tsr/")
    return sum(path.startswith(beside) and path not in told for path in bag.hashes)


def copies(pins: list[Pin], supports: list[Support]) -> Iterator[tuple[str, int]]:
    """Path and line of each file that repeats an object; a later line about a path replaces an earlier one."""
    for pin in pins:
        folder, end = ("witnesses", "vkey") if pin.whose == "witness" else ("tsr", "pem")
        yield f"{CUSTODY}/{folder}/{file_name(pin.name)}.{end}", pin.place
    for one in supports:
        is_note = one.kind == COSIGNATURE
        name = f"checkpoints/{one.size}.note" if is_note else f"tsr/{one.size}.{file_name(one.by)}.tsr"
        yield f"{CUSTODY}/{name}", one.place


def file_name(name: str) -> str:
    """A witness's or authority's name as a file's."""
    return re.sub(r"[^A-Za-z0-9.-]+", "-", name).lstrip(".-")[:100] or "unnamed"


def pinned_before(pins: list[Pin], whose: str, name: str, place: int) -> Pin | None:
    """The key of that name in force at a line."""
    ours = [pin for pin in pins if (pin.whose, pin.name) == (whose, name) and pin.place < place]
    return ours[-1] if ours else None


def read_attestation(bag: Bag, event: dict[str, Any]) -> dict[str, Any] | None:
    """What a line says came from outside; None for other things received."""
    sheet = read_sheet(bag, event["params"])
    sheet.pop("salt", None)
    if sheet.get("attests") not in (COSIGNATURE, TIME_STAMP) or set(sheet) != SHEET_FIELDS:
        return None
    kinds_hold = all(type(value) is (int if name == "size" else str) for name, value in sheet.items())
    return sheet if kinds_hold and sheet["size"] >= 0 else None


def read_sheet(bag: Bag, name: str) -> dict[str, Any]:
    """A sheet's words; none when it was kept back or is no sheet."""
    path = object_path(name)
    if path not in bag.hashes or bag.sizes[path] > LARGEST_SHEET:
        return {}
    try:
        words = json.loads((bag.root / path).read_bytes())
    except (ValueError, RecursionError):
        return {}
    return dict(words) if isinstance(words, dict) else {}


def object_bytes(bag: Bag, name: str, place: int) -> bytes:
    """An object that came from outside; it goes with every bag."""
    path = object_path(name)
    if path not in bag.hashes or bag.sizes[path] > 1 << 20:
        broken(f"log line {place}: object {name[:12]} is not here, and the rest stands on it.", place)
    return Path(bag.root / path).read_bytes()


def witness_key(data: bytes, place: int) -> Key:
    """The key in an object of one vkey line."""
    return read_key(data.decode("utf-8", "backslashreplace").rstrip("\n"), f"log line {place}", WITNESS_KEY)


def utc(seconds: int) -> str:
    """Seconds since 1970 as the log spells a time."""
    return datetime.fromtimestamp(seconds, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
