"""A signed sentence about the log: so many lines, this root (C2SP tlog-checkpoint in a signed note)."""

import base64
from dataclasses import dataclass
from pathlib import Path

from witnessmark.case import Case
from witnessmark.collect.durable import write_durably
from witnessmark.collect.keys import Signer, Verifier, read_vkey
from witnessmark.collect.merkle import Frontier
from witnessmark.collect.note import Note, Signature, parse_note
from witnessmark.errors import CustodyError


@dataclass(frozen=True)
class Checkpoint:
    """What a checkpoint says: the log's origin, how many lines, their Merkle root."""

    origin: str
    size: int
    root: bytes

    def text(self) -> bytes:
        """The signed words: three lines."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n".encode()


def sign(checkpoint: Checkpoint, signer: Signer) -> bytes:
    """The note: the text, an empty line, and one signature line."""
    verifier = signer.verifier
    signature = Signature(verifier.name, verifier.hash, signer.key.sign(checkpoint.text()))
    return Note(checkpoint.text(), (signature,)).data()


def open_note(data: bytes, verifier: Verifier) -> Checkpoint:
    """What a note says, once its signature is known to be this log's.

    Lines by other keys (witnesses) may stand beside it and are left alone.

    Raises:
        CustodyError: not a checkpoint, not this log's, or not signed by its key.
    """
    note = parse_note(data)
    checkpoint = read_text(note.text)
    ours = [signature for signature in note.signatures if signature.is_by(verifier)]
    is_signed = ours and all(verifier.is_signed(note.text, signature.data) for signature in ours)
    if not is_signed or checkpoint.origin != verifier.name:
        raise CustodyError(
            f"a checkpoint is not signed by {verifier.name}: changed, or another's. Restore it from a second copy."
        )
    return checkpoint


def read_text(text: bytes) -> Checkpoint:
    """The three lines of a checkpoint, whoever signed them.

    Raises:
        CustodyError: they are not a checkpoint's, or are spelt otherwise.
    """
    try:
        origin, size, root, end = text.decode().split("\n")
        checkpoint = Checkpoint(origin, int(size), base64.b64decode(root, validate=True))
    except ValueError:
        checkpoint, end = None, ""
    is_sound = checkpoint is not None and not end and checkpoint.size >= 0 and len(checkpoint.root) == 32
    if checkpoint is None or not is_sound or checkpoint.text() != text:
        raise CustodyError(
            f"{text[:60]!r}: no checkpoint's words (origin, lines, root). Restore it from a second copy."
        )
    return checkpoint


def note_path(case: Case, size: int) -> Path:
    """Where the checkpoint over the first `size` lines is kept for good."""
    return case.custody / "checkpoints" / f"{size}.note"


def write_checkpoint(case: Case, tree: Frontier, signer: Signer) -> Checkpoint:
    """Sign the log as it stands; kept under checkpoints/ for good, and as `checkpoint` until the next one."""
    checkpoint = Checkpoint(signer.verifier.name, tree.size, tree.root())
    note = sign(checkpoint, signer)
    write_durably(note_path(case, tree.size), note)
    write_durably(case.custody / "checkpoint", note)
    return checkpoint


def read_checkpoint(case: Case) -> Checkpoint | None:
    """The last checkpoint, None before the first.

    Raises:
        CustodyError: it is there and does not hold.
    """
    path = case.custody / "checkpoint"
    if not path.exists():
        return None
    try:
        return open_note(path.read_bytes(), read_vkey(case))
    except CustodyError as error:
        raise CustodyError(f"{path}: {error}") from None
