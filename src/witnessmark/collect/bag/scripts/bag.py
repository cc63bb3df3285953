"""A hand-over bag (BagIt, RFC 8493): every byte in it is either signed through the log or worked out from what is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from witnessmark.collect.bag.scripts.keys import LOG_KEY, Key, read_key
from witnessmark.collect.bag.scripts.log import AFTER_CHECKPOINT, read_events, read_log
from witnessmark.collect.bag.scripts.notes import Note, open_note, read_note
from witnessmark.collect.bag.scripts.tree import roots_at
from witnessmark.collect.bag.scripts.verdict import broken, sha256, shown
from witnessmark.collect.bag.scripts.walk import hash_file, walk

OBJECTS, CUSTODY = "data/evidence/objects/sha256", "data/evidence/custody"
FILES = re.compile(
    r"bagit\.txt|bag-info\.txt|(?:tag)?manifest-sha256\.txt|README\.txt|verify\.(?:sh|py)|data/ro-crate-metadata\.json"
    r"|data/evidence/objects/sha256/([0-9a-f]{2})/\1[0-9a-f]{62}"
    r"|data/evidence/custody/(?:log\.jsonl|checkpoint|log\.vkey|checkpoints/[1-9][0-9]{0,17}\.note"
    r"|witnesses/[A-Za-z0-9][A-Za-z0-9._-]{0,149}\.vkey|tsr/[A-Za-z0-9][A-Za-z0-9._-]{0,149}\.(?:tsr|pem))"
)
FOLDERS = re.compile(
    r"data|data/evidence|data/evidence/objects|data/evidence/objects/sha256(?:/[0-9a-f]{2})?"
    r"|data/evidence/custody(?:/checkpoints|/witnesses|/tsr)?"
)
REQUIRED = (f"{CUSTODY}/log.jsonl", f"{CUSTODY}/checkpoint", f"{CUSTODY}/log.vkey")
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
UNUSUAL = re.compile(r"[^ !#-\[\]-~]")
"""A character that JSON escapes."""

LARGEST_LIST = 1 << 30
PACKED = re.compile(r"([0-9a-f]{64})  (\S+)")


class Bag:
    """A folder, its files with their hashes, and its log; nothing is believed of it before it is checked."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.sizes = walk(root, FILES, FOLDERS)
        for path in REQUIRED:
            if path not in self.sizes:
                broken(f"{path} is missing.")
        self.hashes = {path: hash_file(root / path) for path in sorted(self.sizes)}
        self.lines = read_log(root / REQUIRED[0])
        self.key: Key = read_key(self.text(REQUIRED[2]), "log.vkey", LOG_KEY)
        self.events = read_events(self.lines, self.key)
        self.notes: dict[int, Note] = {}

    def text(self, path: str) -> str:
        """A short file of one line, without its newline; what is no such file fails wherever it is used."""
        raw = read_note(self.root / path)
        return raw[:-1].decode("utf-8", "backslashreplace") if raw[-1:] == b"\n" else ""


def check_notes(bag: Bag) -> None:
    """Each checkpoint is signed and holds for the lines it covers; the last one covers all."""
    for path in sorted(bag.sizes):
        if path.startswith(f"{CUSTODY}/checkpoints/"):
            note = open_note(read_note(bag.root / path), bag.key, path)
            if path != f"{CUSTODY}/checkpoints/{note.size}.note":
                broken(f"{path}: covers {note.size} lines, not as many as its name says.")
            bag.notes[note.size] = note
    count = len(bag.lines)
    last = open_note(read_note(bag.root / REQUIRED[1]), bag.key, REQUIRED[1])
    if bag.hashes[REQUIRED[1]] != bag.hashes.get(f"{CUSTODY}/checkpoints/{last.size}.note"):
        broken(f"{REQUIRED[1]}: the same checkpoint is not kept under checkpoints/{last.size}.note.")
    if last.size != count or max(bag.notes) != count:
        first = min(last.size, count)
        broken(f"custody log: {last.size} lines were signed, {count} are there.", first)
    check_none_is_gone(bag)
    check_roots(bag)


def check_none_is_gone(bag: Bag) -> None:
    """Every checkpoint that a line says it was written after is kept."""
    kept = {str(size) for size in bag.notes}
    for place, event in enumerate(bag.events):
        match = AFTER_CHECKPOINT.fullmatch(event["tool"])
        size = match[1].lstrip("0") if match else ""
        if size and size not in kept:
            broken(
                f"{CUSTODY}/checkpoints/{shown(size)}.note: gone, and log line {place} was written after it.",
                place,
            )


def check_roots(bag: Bag) -> None:
    """The lines are those that were signed."""
    roots, held = roots_at(bag.lines, bag.notes), 0
    for size in sorted(bag.notes):
        if roots.get(size) != bag.notes[size].root:
            broken(f"custody log, lines {held} to {size - 1}: not those that checkpoint {size} signed.", held)
        held = size


def check_objects(bag: Bag) -> int:
    """Objects are what their names say, each named by a line, none missing that was packed; returns how many were kept back."""
    packed = read_packing_list(bag)
    check_packed(bag, packed)
    named: set[str] = set()
    kept_back: set[str] = set()
    for place, event in enumerate(bag.events):
        for name, size in ((event["obj"], event["bytes"]), (event["params"], None)):
            path = object_path(name)
            if path in bag.hashes and (bag.hashes[path] != name or size not in (None, bag.sizes[path])):
                broken(
                    f"evidence object {name[:12]} (log line {place}): bytes changed since {event['t']}.",
                    place,
                )
            if path in packed and path not in bag.hashes:
                broken(f"evidence object {name[:12]} (log line {place}): was packed, is missing.", place)
            (named if path in bag.hashes else kept_back).add(path if name else "")
    for path in bag.hashes:
        if path.startswith(OBJECTS) and path not in named:
            broken(f"{path}: no line of the log names it.")
    return len(kept_back - {""})


def object_path(name: str) -> str:
    """Where the object with this hash lies in a bag."""
    return f"{OBJECTS}/{name[:2]}/{name}"


def read_packing_list(bag: Bag) -> dict[str, str]:
    """Path -> hash of each file that was packed, as the log's last line has it."""
    last: dict[str, Any] = bag.events[-1] if bag.events else {"act": "", "obj": ""}
    place, path = len(bag.events) - 1, object_path(last["obj"])
    if last["act"] != "hand-over":
        broken(
            f"custody log, line {place}: the last line of a bag's log says that it was handed over; this one does not."
        )
    if bag.hashes.get(path) != last["obj"] or bag.sizes[path] > LARGEST_LIST:
        broken(f"the packing list {last['obj'][:12]} (log line {place}) is missing or changed.", place)
    heading, *files = (bag.root / path).read_bytes().decode("ascii", "backslashreplace").split("\n")
    salt, *files = files or [""]
    if (
        heading != "witnessmark packing list"
        or not re.fullmatch(r"salt [0-9a-f]{32}", salt)
        or files[-1:] != [""]
    ):
        broken(f"the packing list {last['obj'][:12]} (log line {place}) is none.", place)
    return read_packed(files[:-1], place)


def read_packed(files: list[str], place: int) -> dict[str, str]:
    """The lines of a packing list: sorted, each once, each a path that a bag may have."""
    packed: dict[str, str] = {}
    last = ""
    for line in files:
        match = PACKED.fullmatch(line)
        if match is None or match[2] <= last or not FILES.fullmatch(match[2]):
            broken(
                f"the packing list (log line {place}): {shown(line)} is no line of it, or not in its place.",
                place,
            )
        last = match[2]
        packed[last] = match[1]
    return packed


def check_packed(bag: Bag, packed: dict[str, str]) -> None:
    """What was packed, objects apart, is there and unchanged; nothing else is."""
    for path, name in packed.items():
        if not path.startswith(OBJECTS) and bag.hashes.get(path) != name:
            broken(f"{path}: was packed, {'changed since' if path in bag.hashes else 'is missing'}.")
    end, made_after = len(bag.lines), {"bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"}
    made_after |= {
        REQUIRED[0],
        REQUIRED[1],
        f"{CUSTODY}/checkpoints/{end}.note",
        object_path(bag.events[-1]["obj"]),
    }
    for path in bag.hashes:
        if path not in packed and path not in made_after:
            broken(f"{path}: was never packed.")
    for path in sorted(made_after & set(packed)):
        broken(f"{path}: stands on the packing list, which was made before it.")


def check_bagit(bag: Bag) -> None:
    """bagit.txt, bag-info.txt and both manifests are exactly what the files and the log make them."""
    last, payload = bag.events[-1], [path for path in bag.sizes if path.startswith("data/")]
    if UNUSUAL.search(last["tool"]):
        broken(f"custody log, line {last['seq']}: no program is called {shown(last['tool'])}.", last["seq"])
    info = (
        f"Bag-Software-Agent: {last['tool'].partition(',')[0]}\nBagging-Date: {last['t'][:10]}\n"
        f"External-Identifier: {bag.key.name} line {last['seq']}\n"
        f"Payload-Oxum: {sum(bag.sizes[path] for path in payload)}.{len(payload)}\n"
    )
    tags = [path for path in bag.sizes if not path.startswith("data/") and path != "tagmanifest-sha256.txt"]
    expected = {
        "bagit.txt": DECLARATION,
        "bag-info.txt": info.encode("utf-8", "backslashreplace"),
        "manifest-sha256.txt": manifest(bag, payload),
        "tagmanifest-sha256.txt": manifest(bag, tags),
    }
    for path, data in expected.items():
        if bag.hashes.get(path) != sha256(data):
            broken(
                f"{path} is not what the files here make it: {'changed' if path in bag.hashes else 'missing'}."
            )


def manifest(bag: Bag, paths: list[str]) -> bytes:
    """Lines "sha256, two spaces, path" in the order of the paths."""
    return "".join(f"{bag.hashes[path]}  {path}\n" for path in sorted(paths)).encode()
