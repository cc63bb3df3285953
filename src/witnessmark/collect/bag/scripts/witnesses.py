"""Who saw the log grow: cosignatures under its checkpoints, by witnesses whose keys lie beside it or were given apart."""

from __future__ import annotations

from pathlib import Path

from witnessmark.collect.bag.scripts.bag import CUSTODY, Bag
from witnessmark.collect.bag.scripts.keys import WITNESS_KEY, Key, read_key
from witnessmark.collect.bag.scripts.notes import Note, cosigned, read_note
from witnessmark.collect.bag.scripts.proof import Proof
from witnessmark.collect.bag.scripts.verdict import broken, shown


def witness_buts(bag: Bag, trusted: list[Key]) -> list[str]:
    """Reserves about witnesses; BrokenError when a cosignature is forged or a trusted witness signed nothing."""
    keys = trusted or [
        witness_key(bag.root, path) for path in bag.sizes if path.startswith(f"{CUSTODY}/witnesses/")
    ]
    return reserves([bag.notes[size] for size in sorted(bag.notes)], keys, trusted)


def proof_witness_buts(proof: Proof, note: Note, trusted: list[Key]) -> list[str]:
    """The same for the one checkpoint of a proof."""
    keys = trusted or [witness_key(proof.root, path) for path in proof.sizes if path.startswith("witnesses/")]
    return reserves([note], keys, trusted)


def witness_key(root: Path, path: str) -> Key:
    """The key in a file under witnesses/."""
    raw = read_note(root / path)
    return read_key(raw[:-1].decode("utf-8", "backslashreplace"), path, WITNESS_KEY)


def reserves(notes: list[Note], keys: list[Key], trusted: list[Key]) -> list[str]:
    """What the cosignatures under these checkpoints do not show."""
    lines, seen = notes[-1].size, 0
    for key in keys:
        sizes = [note.size for note in notes if cosigned(note, key, f"checkpoint {note.size}") is not None]
        if key in trusted and not sizes:
            broken(f"witness {shown(key.name)} ({key.hash.hex()}) signed none of these checkpoints.")
        seen = max([seen, *sizes])
    if not seen:
        return ["No witness: nobody but the holder of the log key has signed this log."]
    if seen < lines:
        return [f"No witness has seen lines {seen} to {lines - 1}."]
    return []
