"""Our own check of the proof of one item; verify.sh and verify.py come to the same answer by other ways."""

import hashlib
import os
from pathlib import Path

from witnessmark.activity import visible
from witnessmark.collect.arrivals import chunks, open_arrival
from witnessmark.collect.bag.layout import is_proof_path
from witnessmark.collect.bag.tlogproof import TlogProof, parse_tlog_proof
from witnessmark.collect.bag.words import words_of
from witnessmark.collect.checkpoint import Checkpoint, open_note
from witnessmark.collect.cosignature import cosigned_at
from witnessmark.collect.event import Event, parse_line, utc
from witnessmark.collect.keys import COSIGNATURE, ED25519, Verifier, read_vkey_file
from witnessmark.collect.merkle import leaf_hash
from witnessmark.collect.note import parse_note
from witnessmark.collect.outside import Outside
from witnessmark.collect.proofs import is_included
from witnessmark.collect.verify import BrokenError, Verdict
from witnessmark.errors import CustodyError, UnreadError

NO_TIME = "No outside time: a proof of one item carries no time stamp."
LARGEST_BYTES = 1 << 16


def check_proof(root: Path, outside: Outside | None = None) -> Verdict:
    """The answer about the proof of one item.

    Args:
        root: its folder.
        outside: witnesses' keys got from themselves; each must have signed the checkpoint, and only they count.
    """
    try:
        paths = names_of(root)
        log_key = read_vkey_file(root / "log.vkey", ED25519)
        proof, line = parse_tlog_proof(_small(root, "item.tlog-proof")), _small(root, "line.json")
        checkpoint = open_note(proof.note, log_key)
        check_line(proof, line, checkpoint)
        check_item(root, paths, read_line(line, proof.index, log_key))
        given = outside.witnesses if outside else ()
        stands = list(cosigned_by(root, paths, proof.note, given))
    except (CustodyError, OSError) as error:
        index = error.index if isinstance(error, BrokenError) else None
        return Verdict("INVALID", (str(error),), index, 0, 0, "")
    alone = [] if stands else ["No witness: nobody but the holder of the log key has signed this checkpoint."]
    return Verdict(
        "VALID-BUT",
        (*alone, NO_TIME),
        None,
        1,
        1,
        checkpoint.root.hex(),
        (*stands, words_of(log_key, checkpoint)),
    )


def names_of(root: Path) -> set[str]:
    """The files of a proof, by their path in its folder.

    Raises:
        BrokenError: a link, a file that no proof has, or one that it needs is not there.
    """
    found = set()
    for entry in [
        *os.scandir(root),
        *(os.scandir(root / "witnesses") if (root / "witnesses").is_dir() else ()),
    ]:
        path = Path(entry.path).relative_to(root).as_posix()
        is_folder = path == "witnesses" and entry.is_dir(follow_symlinks=False)
        if not is_folder and not (entry.is_file(follow_symlinks=False) and is_proof_path(path)):
            raise BrokenError(f"{visible(path)[:120]}: no file of a proof. Take it away and look again.")
        found |= set() if is_folder else {path}
    for path in ("item", "line.json", "item.tlog-proof", "log.vkey"):
        if path not in found:
            raise BrokenError(f"{path} is missing. Ask for the proof again.")
    return found


def check_line(proof: TlogProof, line: bytes, checkpoint: Checkpoint) -> None:
    """The line is in the log at its place.

    Raises:
        BrokenError: it is not.
    """
    if not is_included(leaf_hash(line), proof.index, checkpoint.size, proof.path, checkpoint.root):
        raise BrokenError(
            f"line.json: not line {proof.index} of the log that the checkpoint over {checkpoint.size} lines signed. "
            "Ask for the proof again.",
            proof.index,
        )


def read_line(line: bytes, index: int, log_key: Verifier) -> Event:
    """The line as an event by this log's key.

    Raises:
        BrokenError: it is none, by another key, or not one that took something in.
    """
    try:
        event = parse_line(line, index)
    except CustodyError as error:
        raise BrokenError(str(error), index) from None
    if event.act != "acquire" or event.who != f"key-{log_key.hash.hex()}":
        raise BrokenError(
            f"line {index}: {event.act} by {event.who[:40]}, not an item taken in with this log's key. Ask for the proof again.",
            index,
        )
    return event


def check_item(root: Path, paths: set[str], event: Event) -> None:
    """The bytes and the sheet are those that the line names.

    Raises:
        BrokenError: they are not.
    """
    found, size = _hash(root / "item")
    if (found, size) != (event.obj, event.size):
        raise BrokenError(
            f"item: sha256 {found}, {size} bytes; line {event.seq} names other bytes.", event.seq
        )
    if "sheet.json" in paths and _hash(root / "sheet.json")[0] != event.params:
        raise BrokenError(f"sheet.json: not the sheet that line {event.seq} names.", event.seq)


def cosigned_by(root: Path, paths: set[str], data: bytes, given: tuple[Verifier, ...]) -> list[str]:
    """A sentence for each witness that signed the checkpoint.

    Raises:
        BrokenError: one whose key was given did not.
    """
    files = sorted(path for path in paths if path.startswith("witnesses/"))
    note, said = parse_note(data), []
    for witness in given or [read_vkey_file(root / path, COSIGNATURE) for path in files]:
        moment = cosigned_at(note, witness)
        if moment is None and given:
            raise BrokenError(
                f"witness {witness.name} ({witness.hash.hex()}) did not sign this checkpoint. Ask them."
            )
        if moment is not None:
            said.append(f"{witness.name} signed this checkpoint at {utc(moment)} (key {witness.hash.hex()}).")
    return said


def _small(root: Path, name: str) -> bytes:
    data = (root / name).read_bytes() if (root / name).stat().st_size <= LARGEST_BYTES else b""
    if not data:
        raise BrokenError(f"{name}: empty, or more than {LARGEST_BYTES} bytes. Ask for the proof again.")
    return data


def _hash(path: Path) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    try:
        with open_arrival(path) as file:
            for chunk in chunks(file):
                digest.update(chunk)
                size += len(chunk)
    except UnreadError as error:
        raise BrokenError(str(error)) from None
    return digest.hexdigest(), size
