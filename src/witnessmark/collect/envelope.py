"""The envelope of a sealed thing: its own key and its true name, locked by age to the people who may open it.

A sealed thing is locked to a key made for it alone. Only the envelope holds that key, so destroying the envelope makes the
thing unreadable for ever, while its bytes, their hash and their log line stay as they were. `age -d` opens both without us.
"""

import hashlib
import io
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from witnessmark.case import Case
from witnessmark.collect.age import SECRET, AgeError, lock, public_of, unlock
from witnessmark.collect.durable import write_durably
from witnessmark.collect.sheet import Sheet
from witnessmark.errors import CustodyError

PAD_BYTES = 1024
"""Envelopes are filled up with spaces to a multiple of this, so that their length tells nothing of the name."""

OWNER_ONLY = 0o600


@dataclass(frozen=True)
class Envelope:
    """What is inside.

    Attributes:
        key: the secret age key of this one thing.
        name, media_type: what it truly is.
        size_bytes, sha256: of the thing itself, before it was filled up and locked.
    """

    key: str
    name: str
    media_type: str
    size_bytes: int
    sha256: str

    def __str__(self) -> str:
        return f'"{self.name}", {self.media_type}, {self.size_bytes} bytes, sha256 {self.sha256}'

    def locked(self, recipients: Sequence[str]) -> bytes:
        """As an age file that any one of the recipients can open."""
        text = json.dumps(asdict(self), sort_keys=True)
        padded, locked = text.ljust(-(-len(text) // PAD_BYTES) * PAD_BYTES), io.BytesIO()
        lock(io.BytesIO(padded.encode()), locked, recipients)
        return locked.getvalue()


def envelope_path(case: Case, sha256: str) -> Path:
    """Where the envelope of a sealed object lies; the object itself is among all others in evidence/objects."""
    return case.evidence / "sealed" / "keys" / f"{sha256}.age"


def keep_envelope(case: Case, sha256: str, locked: bytes) -> str:
    """Put an envelope on disk for its owner's eyes; returns its sha256, which the thing's sheet states."""
    write_durably(envelope_path(case, sha256), locked, OWNER_ONLY)
    return hashlib.sha256(locked).hexdigest()


def envelope_hash(case: Case, sha256: str) -> str:
    """sha256 of the envelope of a sealed object as it lies there, "" when it is not to be had."""
    try:
        return hashlib.sha256(envelope_path(case, sha256).read_bytes()).hexdigest()
    except OSError:
        return ""


def open_envelope(case: Case, sha256: str, sheets: Sequence[Sheet], identities: Sequence[str]) -> Envelope:
    """What the envelope of a sealed object holds.

    Args:
        case: that holds it.
        sha256: of the object.
        sheets: the one in force, and the one before it, whose envelope may lie there still.
        identities: secret keys, any one of which may fit.

    Raises:
        CustodyError: it is gone or changed, or is locked to none of these identities.
    """
    path, name = envelope_path(case, sha256), sheets[0].name
    found = envelope_hash(case, sha256)
    if found not in [sheet.envelope for sheet in sheets[:2]]:
        raise CustodyError(
            f"{path}: the envelope of {name} is {'changed' if found else 'gone'}, so its key is not to be had. "
            "Restore it from a second copy."
        )
    text = io.BytesIO()
    try:
        unlock(io.BytesIO(path.read_bytes()), text, identities)
        return Envelope(**json.loads(text.getvalue()))
    except (AgeError, ValueError, TypeError) as error:
        raise CustodyError(
            f"{name} is not locked to this identity: {error} Use the one whose public key stood in case.toml when "
            "it was sealed. Nothing was opened, and nothing is written in the log."
        ) from None


def read_identities(case: Case, path: Path) -> list[str]:
    """The secret keys in an age identity file.

    Raises:
        CustodyError: the file lies inside the case, cannot be read, or holds none.
    """
    if path.resolve().is_relative_to(case.root.resolve()):
        raise CustodyError(
            f"{path}: an identity inside the case goes wherever the case goes, and opens it there. Move it out of "
            f"{case.root}."
        )
    try:
        words = path.read_text(encoding="utf-8").split()
    except OSError as error:
        raise CustodyError(
            f"{path}: the identity cannot be read ({error.strerror}). Name your own with --identity."
        ) from None
    except ValueError:
        words = []
    return _secrets(path, [word for word in words if word.startswith(SECRET)])


def _secrets(path: Path, found: list[str]) -> list[str]:
    try:
        sound = [secret for secret in found if public_of(secret)]
    except AgeError as error:
        raise CustodyError(f"{path}: {error}") from None
    if not sound:
        raise CustodyError(
            f"{path}: holds no age identity (a line that begins with {SECRET}). Name the file that "
            '"witnessmark identity" or age-keygen made.'
        )
    return sound
