"""A signed sentence about the log: so many lines, this root (C2SP tlog-checkpoint in a signed note)."""

import base64
from dataclasses import dataclass

from witnessmark.case import Case
from witnessmark.collect.durable import write_durably
from witnessmark.collect.keys import Signer, Verifier, read_vkey
from witnessmark.collect.merkle import Frontier
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
    signature = base64.b64encode(verifier.hash + signer.key.sign(checkpoint.text())).decode()
    return checkpoint.text() + f"\n\u2014 {verifier.name} {signature}\n".encode()


def open_note(note: bytes, verifier: Verifier) -> Checkpoint:
    """What a note says, once its signature is known to be this key's.

    Lines by other keys (witnesses) may stand beside it and are left alone.

    Raises:
        CustodyError: not a checkpoint, or not signed by this key.
    """
    text, _, signatures = note.partition(b"\n\n")
    text += b"\n"
    *lines, end = signatures.split(b"\n")
    prefix = f"\u2014 {verifier.name} ".encode()
    raws = [_decode(line.removeprefix(prefix)) for line in lines if line.startswith(prefix)]
    is_note = end == b"" and all(line.startswith("\u2014 ".encode()) for line in lines)
    if not is_note or not any(raw[:4] == verifier.hash and verifier.is_signed(text, raw[4:]) for raw in raws):
        raise CustodyError(
            f"a checkpoint is not signed by {verifier.name}: changed, or another's. Restore it from a second copy."
        )
    origin, size, root = text.decode().split("\n")[:3]
    return Checkpoint(origin, int(size), _decode(root.encode()))


def write_checkpoint(case: Case, tree: Frontier, signer: Signer) -> Checkpoint:
    """Sign the log as it stands; kept under checkpoints/ for good, and as `checkpoint` until the next one."""
    checkpoint = Checkpoint(signer.verifier.name, tree.size, tree.root())
    note = sign(checkpoint, signer)
    write_durably(case.custody / "checkpoints" / f"{tree.size}.note", note)
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
    except ValueError:
        raise CustodyError(f"{path}: its words are no checkpoint's. Restore it from a second copy.") from None


def _decode(text: bytes) -> bytes:
    try:
        raw = base64.b64decode(text, validate=True)
    except ValueError:
        return b""
    # The last letter has bits to spare: only one spelling of a signature is taken.
    return raw if base64.b64encode(raw) == text else b""
