"""What goes to a witness by stick or mail: a checkpoint, and the proof that the log only grew since it last signed.

The text is the body of an add-checkpoint call of c2sp.org/tlog-witness; it holds hashes and signatures, no evidence.
"""

import base64
from dataclasses import dataclass
from pathlib import Path

from witnessmark.collect.note import read_small_file
from witnessmark.errors import CustodyError

LARGEST_BYTES = 1 << 16


@dataclass(frozen=True)
class Request:
    """A wish to have a checkpoint cosigned.

    Attributes:
        old_size: lines the witness had seen when it last signed; 0 for a first time.
        proof: that the log at the checkpoint begins with the log at `old_size` (`proofs.consistency_proof`).
        note: the checkpoint, signed by the log.
    """

    old_size: int
    proof: tuple[bytes, ...]
    note: bytes

    def data(self) -> bytes:
        """As a file: "old SIZE", a line per step of the proof, an empty line, the note."""
        steps = "".join(f"{base64.b64encode(step).decode()}\n" for step in self.proof)
        return f"old {self.old_size}\n{steps}\n".encode() + self.note


def parse_request(data: bytes) -> Request:
    """A request, if this is one.

    Raises:
        CustodyError: it is not, or is longer than a request can be.
    """
    head, gap, note = data[: LARGEST_BYTES + 1].partition(b"\n\n")
    try:
        old, *steps = head.decode("ascii").split("\n")
        request = Request(
            int(old.removeprefix("old ")),
            tuple(base64.b64decode(step, validate=True) for step in steps),
            note,
        )
    except ValueError:
        request = None
    if request is None or not gap or len(data) > LARGEST_BYTES or not _is_sound(request, data):
        raise CustodyError(
            f'{data[:40]!r}...: this file does not ask for a signature. Send the one "witnessmark witness ask" wrote.'
        )
    return request


def read_request(path: Path) -> Request:
    """The request in a file.

    Raises:
        CustodyError: it cannot be read or is no request.
    """
    return parse_request(read_small_file(path, LARGEST_BYTES + 1))


def _is_sound(request: Request, data: bytes) -> bool:
    return request.old_size >= 0 and all(len(step) == 32 for step in request.proof) and request.data() == data
