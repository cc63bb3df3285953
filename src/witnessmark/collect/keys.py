"""The case's log key: an Ed25519 pair that signs checkpoints, as a C2SP signed-note key.

The private half lies outside evidence/, so that whoever is given the evidence is not given the pen.
"""

import base64
import hashlib
import os
from dataclasses import dataclass

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
"""Signature type of the signed-note format (c2sp.org/signed-note)."""


@dataclass(frozen=True)
class Verifier:
    """A public key with its name: the vkey `name+hash+key` of the signed-note format."""

    name: str
    public: bytes

    @property
    def hash(self) -> bytes:
        """4 bytes that tell keys of one name apart: sha256 over name, newline, type and key."""
        return hashlib.sha256(self.name.encode() + b"\n" + ED25519 + self.public).digest()[:4]

    def vkey(self) -> str:
        """As one line of text."""
        return f"{self.name}+{self.hash.hex()}+{base64.b64encode(ED25519 + self.public).decode()}"

    def is_signed(self, text: bytes, signature: bytes) -> bool:
        """Whether the signature is this key's over this text."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, text)
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True)
class Signer:
    """The private half."""

    key: Ed25519PrivateKey

    @property
    def verifier(self) -> Verifier:
        """The public half; its name, which is the log's origin too, is made from the key and tells nothing else."""
        public = self.key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        return Verifier(f"witnessmark/log/{hashlib.sha256(public).hexdigest()[:16]}", public)

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
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (ValueError, TypeError) as error:
        raise CustodyError(f"{path}: not a private key ({error}). Restore it from your copy.") from None
    if not isinstance(key, Ed25519PrivateKey):
        raise CustodyError(f"{path}: a {type(key).__name__}, not an Ed25519 key. Restore it from your copy.")
    signer = Signer(key)
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
    path = case.custody / "log.vkey"
    try:
        name, hash_, key = path.read_text(encoding="utf-8").strip().split("+", 2)
        raw = base64.b64decode(key, validate=True)
        verifier = Verifier(name, raw[1:])
    except (OSError, ValueError):
        verifier = None
    if verifier is None or raw[:1] != ED25519 or len(raw) != 33 or verifier.hash.hex() != hash_:
        raise CustodyError(f"{path}: missing or not a public key line. Restore it from a second copy.")
    return verifier


def _new_key(case: Case) -> Signer:
    if (case.custody / "log.vkey").exists():
        raise CustodyError(
            f"{case.root / '.keys' / 'log.key'}: the log's private key is gone, so no new line can be signed. "
            "Restore it from your copy; what is already signed still verifies."
        )
    signer = Signer(Ed25519PrivateKey.generate())
    pem = signer.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    folder = case.root / ".keys"
    make_folder(folder)
    os.chmod(folder, 0o700)  # noqa: PTH101 - beside os.umask-free modes of the key itself
    write_durably(folder / "log.key", pem, 0o600)
    write_durably(case.custody / "log.vkey", f"{signer.verifier.vkey()}\n".encode())
    return signer
