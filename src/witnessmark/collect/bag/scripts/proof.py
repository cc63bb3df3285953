"""The proof of one item (C2SP tlog-proof): its line is in a log of this root, whatever else that log says."""

from __future__ import annotations

import re
from pathlib import Path

from witnessmark.collect.bag.scripts.keys import LOG_KEY, WITNESS_KEY, Key, read_key, strict_base64
from witnessmark.collect.bag.scripts.log import read_event
from witnessmark.collect.bag.scripts.notes import Note, open_note, read_note
from witnessmark.collect.bag.scripts.tree import root_by_proof
from witnessmark.collect.bag.scripts.verdict import broken, shown
from witnessmark.collect.bag.scripts.walk import hash_file, walk

PROOF_FILES = re.compile(
    r"item|sheet\.json|line\.json|item\.tlog-proof|log\.vkey|README\.txt|verify\.(?:sh|py)"
    r"|witnesses/[A-Za-z0-9][A-Za-z0-9._-]{0,149}\.vkey"
)
PROOF_FOLDERS = re.compile(r"witnesses")
PROOF_NEEDS = ("item", "line.json", "item.tlog-proof", "log.vkey")
PROOF = re.compile(
    rb"c2sp\.org/tlog-proof@v1\nindex (0|[1-9][0-9]{0,17})\n((?:[A-Za-z0-9+/]{43}=\n){0,63})\n(.*)", re.DOTALL
)


class Proof:
    """The folder of a proof; nothing is believed of it before it is checked."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.sizes = walk(root, PROOF_FILES, PROOF_FOLDERS)
        for path in PROOF_NEEDS:
            if path not in self.sizes:
                broken(f"{path} is missing.")
        vkey = read_note(root / "log.vkey")
        self.key = read_key(vkey[:-1].decode("utf-8", "backslashreplace"), "log.vkey", LOG_KEY)
        self.line = read_note(root / "line.json")

    def witnesses(self) -> list[Key]:
        """The keys that came with it."""
        paths = sorted(path for path in self.sizes if path.startswith("witnesses/"))
        raws = [(path, read_note(self.root / path)) for path in paths]
        return [
            read_key(raw[:-1].decode("utf-8", "backslashreplace"), path, WITNESS_KEY) for path, raw in raws
        ]


def check_proof(proof: Proof) -> tuple[int, Note]:
    """The item is what the line names, and the line is in the log; returns its place and the checkpoint."""
    match = PROOF.fullmatch(read_note(proof.root / "item.tlog-proof"))
    path = [strict_base64(line) for line in match[2].split()] if match else []
    if match is None or None in path:
        broken(f"item.tlog-proof: {shown(read_note(proof.root / 'item.tlog-proof')[:60])} is no proof.")
    place, note = int(match[1]), open_note(match[3], proof.key, "item.tlog-proof")
    if root_by_proof(proof.line, place, note.size, [node or b"" for node in path]) != note.root:
        broken(f"line.json is not line {place} of the log that checkpoint {note.size} signed.", place)
    check_item(proof, place)
    return place, note


def check_item(proof: Proof, place: int) -> None:
    """The bytes of the item and its sheet are those that the line names."""
    event = read_event(proof.line, place, proof.key)
    if event["act"] != "acquire":
        broken(f"line {place} says {event['act']}, not that something was taken in.", place)
    if (hash_file(proof.root / "item"), proof.sizes["item"]) != (event["obj"], event["bytes"]):
        broken(f"item: not the bytes that line {place} names.", place)
    if "sheet.json" in proof.sizes and hash_file(proof.root / "sheet.json") != event["params"]:
        broken(f"sheet.json: not the sheet that line {place} names.", place)
