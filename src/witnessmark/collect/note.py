"""A signed note taken apart: the text, and who put which signature under it (c2sp.org/signed-note)."""

import base64
from dataclasses import dataclass
from pathlib import Path

from witnessmark.collect.keys import Verifier, is_key_name
from witnessmark.errors import CustodyError

DASH = "\u2014 "
MOST_SIGNATURES = 100
LONGEST_BYTES = 1 << 16
"""A note of ours is a few hundred bytes; more than this is read by nobody."""


@dataclass(frozen=True)
class Signature:
    """One signature line.

    Attributes:
        name: the key's, as the line gives it.
        hash: its first 4 bytes, which tell keys of one name apart.
        data: the signature; what it is over depends on the key's kind.
    """

    name: str
    hash: bytes
    data: bytes

    def line(self) -> bytes:
        """As a note carries it, newline included."""
        return f"{DASH}{self.name} {base64.b64encode(self.hash + self.data).decode()}\n".encode()

    def is_by(self, verifier: Verifier) -> bool:
        """Whether it says to be this key's; whether it is, only checking it tells."""
        return (self.name, self.hash) == (verifier.name, verifier.hash)


@dataclass(frozen=True)
class Note:
    """A text, newline at its end, and the signatures under it."""

    text: bytes
    signatures: tuple[Signature, ...]

    def data(self) -> bytes:
        """The note as a file."""
        return self.text + b"\n" + b"".join(signature.line() for signature in self.signatures)


def parse_note(data: bytes) -> Note:
    """A note, if this is one and is spelt in the one way we spell it.

    Raises:
        CustodyError: it is not.
    """
    text, gap, lines = data[:LONGEST_BYTES].rpartition(b"\n\n")
    signatures = tuple(_parse_line(line) for line in lines.splitlines(keepends=True)[:MOST_SIGNATURES])
    note = Note(text + b"\n", tuple(one for one in signatures if one))
    if not gap or not note.signatures or note.data() != data or not _is_plain(text):
        raise CustodyError(
            f"{data[:40]!r}... is not a signed note: a text, an empty line, and signatures. Restore it from a second copy."
        )
    return note


def read_note_file(path: Path) -> bytes:
    """The bytes of a note that came by hand; CustodyError when the file cannot be read."""
    return read_small_file(path, LONGEST_BYTES + 1)


def read_small_file(path: Path, most: int) -> bytes:
    """The first `most` bytes of a file a person named; CustodyError when it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        raise CustodyError(
            f"{path}: cannot be read ({error.strerror}). Check its name and where it lies."
        ) from None


def _parse_line(line: bytes) -> Signature | None:
    try:
        dash, name, signature = line.decode().removesuffix("\n").split(" ")
        raw = base64.b64decode(signature, validate=True)
    except ValueError:
        return None
    return Signature(name, raw[:4], raw[4:]) if f"{dash} " == DASH and is_key_name(name) else None


def _is_plain(text: bytes) -> bool:
    try:
        return all(one.isprintable() for one in text.decode().split("\n"))
    except ValueError:
        return False
