"""The case's log key: an Ed25519 pair that signs checkpoints, as a C2SP signed-note key.

The private half lies outside evidence/, so that whoever is given the evidence is not given the pen.
"""

import base64
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from witnessmark.case import Case
from witnessmark.collect.durable import make_folder, write_durably
from witnessmark.errors import CustodyError

ED25519 = b"\x01"
"""Signature type of a log's own signature (c2sp.org/signed-note)."""

COSIGNATURE = b"\x04"
"""Signature type of a witness's cosignature, Ed25519 with a time (c2sp.org/tlog-cosignature)."""

LONGEST_VKEY = 1000


@dataclass(frozen=True)
class Verifier:
    """A public key with its name: the vkey `name+hash+key` of the signed-note format.

    Attributes:
        name: of the log (its origin) or of the witness.
        public: the 32 bytes of the Ed25519 key.
        kind: ED25519 for a log's key, COSIGNATURE for a witness's.
    """

    name: str
    public: bytes
    kind: bytes = ED25519

    @property
    def hash(self) -> bytes:
        """4 bytes that tell keys of one name apart: sha256 over name, newline, type and key."""
        return hashlib.sha256(self.name.encode() + b"\n" + self.kind + self.public).digest()[:4]

    def vkey(self) -> str:
        """As one line of text."""
        return f"{self.name}+{self.hash.hex()}+{base64.b64encode(self.kind + self.public).decode()}"

    def is_signed(self, text: bytes, signature: bytes) -> bool:
        """Whether the signature is this key's over this text."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, text)
        except InvalidSignature:
            return False
        return True


def parse_vkey(text: str) -> Verifier | None:
    """A vkey line as a key; None when it is not one, or is spelt otherwise than `Verifier.vkey` spells it."""
    try:
        name, _, key = text.split("+", 2)
        raw = base64.b64decode(key, validate=True)
    except ValueError:
        return None
    verifier = Verifier(name, raw[1:], raw[:1])
    is_known = verifier.kind in {ED25519, COSIGNATURE} and len(verifier.public) == 32 and is_key_name(name)
    return verifier if is_known and verifier.vkey() == text else None


def given_vkey(text: str) -> Verifier:
    """A public key as a person gives it: the vkey line itself, or the name of a file that holds it.

    Raises:
        CustodyError: neither.
    """
    if key := parse_vkey(text.strip()):
        return key
    try:
        given = Path(text).read_bytes()[:LONGEST_VKEY].decode()
    except (OSError, ValueError):
        given = ""
    key = parse_vkey(given.strip())
    if key is None:
        raise CustodyError(
            f'"{text[:80]}" is no public key line and no file with one. Give a line such as "witness/w-1+1f03a9c2+BPk...", '
            "or the file that holds it."
        )
    return key


def given_witness(text: str) -> Verifier:
    """A witness's public key as a person gives it; CustodyError when it is none, or a log's."""
    key = given_vkey(text)
    if key.kind != COSIGNATURE:
        raise CustodyError(f"{key.vkey()}: a log's key, not a witness's. Ask the witness for witness.vkey.")
    return key


def is_key_name(name: str) -> bool:
    """Whether a name may stand in a signature line: not empty, printable, without spaces or "+"."""
    return bool(name) and name.isprintable() and not any(one.isspace() or one == "+" for one in name)


@dataclass(frozen=True)
class Signer:
    """The private half.

    Attributes:
        key: the Ed25519 key.
        name: of the log or witness; "" makes a log's name from the key.
        kind: as in Verifier.
    """

    key: Ed25519PrivateKey
    name: str = ""
    kind: bytes = ED25519

    @property
    def verifier(self) -> Verifier:
        """The public half; a log's name, which is its origin too, is made from the key and tells nothing else."""
        public = self.key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        name = self.name or f"witnessmark/log/{hashlib.sha256(public).hexdigest()[:16]}"
        return Verifier(name, public, self.kind)

    @property
    def who(self) -> str:
        """The pseudonym in the log's lines."""
        return f"key-{self.verifier.hash.hex()}"


def log_key(case: Case) -> Signer:
    """The case's signing key, made at first use: `.keys/log.key` (0600) and evidence/custody/log.vkey.

    Raises:
        CustodyError: the key is lost while the log is not, or is not the one the log names.
    """
    path = case.root / ".keys" / "log.key"
    if not path.exists():
        return _new_key(case)
    signer = Signer(read_private_key(path))
    # A run may break off between the two files; the private half can always say the public one again.
    vkey = case.custody / "log.vkey"
    if not vkey.exists():
        write_durably(vkey, f"{signer.verifier.vkey()}\n".encode())
    if read_vkey(case) != signer.verifier:
        raise CustodyError(f"{path}: not the key named in {vkey}. Restore the one that began this log.")
    return signer


def read_vkey(case: Case) -> Verifier:
    """The public key in evidence/custody/log.vkey.

    Raises:
        CustodyError: it is missing or not a vkey.
    """
    return read_vkey_file(case.custody / "log.vkey", ED25519)


def read_vkey_file(path: Path, kind: bytes) -> Verifier:
    """The public key of this kind in a file of one vkey line, newline and all.

    Raises:
        CustodyError: it is missing, not a vkey, or a key of the other kind.
    """
    try:
        text = path.read_bytes().decode()
    except (OSError, ValueError):
        text = ""
    verifier = parse_vkey(text.removesuffix("\n")) if text.endswith("\n") else None
    if verifier is None or verifier.kind != kind:
        whose = "log" if kind == ED25519 else "witness"
        raise CustodyError(
            f"{path}: missing or not a {whose}'s public key line ({text[:40]!r}). Restore it from a second copy."
        )
    return verifier


def read_private_key(path: Path) -> Ed25519PrivateKey:
    """The private key in a PEM file.

    Raises:
        CustodyError: it is not one.
    """
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (ValueError, TypeError) as error:
        raise CustodyError(f"{path}: not a private key ({error}). Restore it from your copy.") from None
    if not isinstance(key, Ed25519PrivateKey):
        raise CustodyError(f"{path}: a {type(key).__name__}, not an Ed25519 key. Restore it from your copy.")
    return key


def private_pem(key: Ed25519PrivateKey) -> bytes:
    """A private key as PEM, without a passphrase."""
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _new_key(case: Case) -> Signer:
    if (case.custody / "log.vkey").exists():
        raise CustodyError(
            f"{case.root / '.keys' / 'log.key'}: the log's private key is gone, so no new line can be signed. "
            "Restore it from your copy; what is already signed still verifies."
        )
    signer = Signer(Ed25519PrivateKey.generate())
    pem = private_pem(signer.key)
    folder = case.root / ".keys"
    make_folder(folder)
    os.chmod(folder, 0o700)  # noqa: PTH101 - beside os.umask-free modes of the key itself
    write_durably(folder / "log.key", pem, 0o600)
    write_durably(case.custody / "log.vkey", f"{signer.verifier.vkey()}\n".encode())
    return signer
