"""The command: python3 verify.py [FOLDER] [--witness VKEY]..."""

from __future__ import annotations

import argparse
import base64
import sys
from pathlib import Path

from witnessmark.collect.bag.scripts.bag import Bag, check_bagit, check_notes, check_objects
from witnessmark.collect.bag.scripts.keys import WITNESS_KEY, Key, read_key
from witnessmark.collect.bag.scripts.notes import Note
from witnessmark.collect.bag.scripts.proof import Proof, check_proof
from witnessmark.collect.bag.scripts.support import note_support, support_of
from witnessmark.collect.bag.scripts.verdict import BrokenError, shown, tell

CANNOT_CHECK = 2
"""Exit code when there is nothing to answer about: no such folder, a key that is none."""


def main(words: list[str]) -> int:
    """Check one folder; 0 for VALID and VALID-BUT, 1 for INVALID, 2 when nothing could be checked."""
    parser = argparse.ArgumentParser(description="Check a hand-over bag or the proof of one item.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(sys.argv[0]).resolve().parent)
    parser.add_argument(
        "--witness",
        action="append",
        default=[],
        help="a witness's public key, given to you apart from this folder",
    )
    options = parser.parse_args(words)
    try:
        trusted = [read_key(text, "--witness", WITNESS_KEY) for text in options.witness]
    except BrokenError as error:
        parser.error(str(error))
    if not options.folder.is_dir():
        parser.error(f"{shown(options.folder)}: no such folder.")
    return answer(options.folder, trusted)


def answer(folder: Path, trusted: list[Key]) -> int:
    """Check and print; whatever cannot be read does not hold."""
    try:
        is_proof = (folder / "item.tlog-proof").exists() and not (folder / "data").exists()
        said, buts = (prove if is_proof else hand_over)(folder, trusted)
    except BrokenError as error:
        where = "" if error.line is None else f" First bad line: {error.line}."
        return tell("INVALID", [f"{error}{where}"])
    except (OSError, MemoryError) as error:
        return tell("INVALID", [f"something here cannot be read: {shown(error)}."])
    return tell("VALID-BUT" if buts else "VALID", [said[0], *buts, *said[1:]])


def hand_over(folder: Path, trusted: list[Key]) -> tuple[list[str], list[str]]:
    """What a bag was found to be, and what that does not stand on."""
    bag = Bag(folder)
    check_notes(bag)
    kept_back = check_objects(bag)
    check_bagit(bag)
    buts, stands = support_of(bag, trusted)
    if kept_back:
        buts.append(
            f"{kept_back} objects that the log names are not in this bag: whoever packed it kept them back."
        )
    objects = sum(path.startswith("data/evidence/objects/") for path in bag.sizes)
    said = f"{len(bag.lines)} lines of the custody log, {objects} objects and {len(bag.sizes)} files checked."
    return [said, *stands, *signed_by(bag.key, bag.notes[len(bag.lines)])], buts


def prove(folder: Path, trusted: list[Key]) -> tuple[list[str], list[str]]:
    """What a proof was found to be, and what that does not stand on."""
    proof = Proof(folder)
    place, note = check_proof(proof)
    buts, stands = note_support(note, proof.witnesses(), trusted)
    buts.append("No outside time: a proof of one item carries no time stamp.")
    said = f"the item is the one that line {place} of the custody log took in."
    return [said, *stands, *signed_by(proof.key, note)], buts


def signed_by(key: Key, note: Note) -> list[str]:
    """What to have read out by whoever handed this over."""
    root = base64.b64encode(note.root).decode()
    return [f"Log {shown(key.name)}, key {key.hash.hex()}: {note.size} lines, root {root}"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
