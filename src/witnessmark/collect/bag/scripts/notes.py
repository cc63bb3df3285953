"""Checkpoints: so many lines, this root, signed by the log's key and perhaps by witnesses (C2SP signed-note)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from witnessmark.collect.bag.scripts.ed25519 import is_signed
from witnessmark.collect.bag.scripts.keys import Key, strict_base64
from witnessmark.collect.bag.scripts.verdict import broken, shown

LONGEST_NOTE = 1 << 16
MOST_SIGNATURES = 100
LAST_SECOND = 253402300799
"""31 December 9999: a later time cannot be written as a date."""

_TEXT = re.compile(rb"([^\n]+)\n([1-9][0-9]{0,17})\n([A-Za-z0-9+/]{43}=)\n")
_LINE = re.compile(rb"\xe2\x80\x94 ([^\s+]+) ([A-Za-z0-9+/]+={0,2})")


class Note(NamedTuple):
    """A checkpoint and who signed it."""

    text: bytes
    size: int
    root: bytes
    signatures: list[tuple[str, bytes]]


def read_note(path: Path) -> bytes:
    """A note's bytes; BrokenError when it is too large to be one."""
    with path.open("rb") as file:
        data = file.read(LONGEST_NOTE + 1)
    if len(data) > LONGEST_NOTE:
        broken(
            f"{shown(path.name)}: a checkpoint has a few hundred bytes, this file more than {LONGEST_NOTE}."
        )
    return data


def open_note(data: bytes, log: Key, where: str) -> Note:
    """A checkpoint of this log, its signature checked; BrokenError when it is not that."""
    text, _, lines = data.rpartition(b"\n\n")
    match = _TEXT.fullmatch(text + b"\n")
    signatures = [read_signature(line, where) for line in lines[:-1].split(b"\n")]
    root = strict_base64(match[3]) if match else None
    if match is None or root is None or lines[-1:] != b"\n" or len(signatures) > MOST_SIGNATURES:
        broken(f"{where}: {shown(data[:60])} is no checkpoint.")
    note = Note(match[0], int(match[2]), root, signatures)
    ours = [raw for name, raw in signatures if name == log.name and raw[:4] == log.hash]
    is_ours = bool(ours) and all(is_signed(log.public, note.text, raw[4:]) for raw in ours)
    if not is_ours or match[1] != log.name.encode():
        broken(f"{where}: not signed by {shown(log.name)}: changed, or another's.")
    return note


def read_signature(line: bytes, where: str) -> tuple[str, bytes]:
    """Name, and key hash with signature, of one line; BrokenError when it is none."""
    match = _LINE.fullmatch(line)
    raw = strict_base64(match[2]) if match else None
    if match is None or not raw:
        broken(f"{where}: {shown(line)} is no signature line.")
    return match[1].decode("utf-8", "backslashreplace"), raw


def cosigned(note: Note, witness: Key, where: str) -> int | None:
    """When the witness cosigned, in seconds since 1970; None when it did not; BrokenError when it is forged."""
    raws = [raw for name, raw in note.signatures if name == witness.name and raw[:4] == witness.hash]
    times = []
    for raw in raws:
        time = int.from_bytes(raw[4:12], "big")
        message = b"cosignature/v1\ntime %d\n" % time + note.text
        is_whole = len(raw) == 76 and time <= LAST_SECOND
        if not is_whole or not is_signed(witness.public, message, raw[12:]):
            broken(f"{where}: the line of witness {shown(witness.name)} is not signed by its key.")
        times.append(time)
    return max(times) if times else None
