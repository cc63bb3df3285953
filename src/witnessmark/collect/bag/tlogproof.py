"""The offline proof that one line is in a log, as text (c2sp.org/tlog-proof@v1)."""

import base64
import re
from dataclasses import dataclass

from witnessmark.errors import CustodyError

HEADING = "c2sp.org/tlog-proof@v1"
LARGEST_BYTES = 1 << 16
_PROOF = re.compile(
    rb"c2sp\.org/tlog-proof@v1\nindex (0|[1-9][0-9]{0,17})\n((?:[A-Za-z0-9+/]{43}=\n){0,63})\n(.+)", re.DOTALL
)


@dataclass(frozen=True)
class TlogProof:
    """A proof.

    Attributes:
        index: place of the line, from 0.
        path: the neighbours on the way to the root, lowest first (`proofs.inclusion_proof`).
        note: the checkpoint whose root they lead to, signed.
    """

    index: int
    path: tuple[bytes, ...]
    note: bytes

    def data(self) -> bytes:
        """As a file."""
        steps = "".join(f"{base64.b64encode(step).decode()}\n" for step in self.path)
        return f"{HEADING}\nindex {self.index}\n{steps}\n".encode() + self.note


def parse_tlog_proof(data: bytes) -> TlogProof:
    """A proof, if this is one and is spelt in the one way we spell it; "extra" lines, which we have no use for, are not.

    Raises:
        CustodyError: it is not.
    """
    match = _PROOF.fullmatch(data) if len(data) <= LARGEST_BYTES else None
    proof = (
        TlogProof(int(match[1]), tuple(map(base64.b64decode, match[2].split())), match[3]) if match else None
    )
    if proof is None or proof.data() != data:
        raise CustodyError(
            f"{data[:40]!r}...: no proof of one line of a log. Ask for the file item.tlog-proof again."
        )
    return proof
