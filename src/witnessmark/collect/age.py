"""age, the file encryption of age-encryption.org/v1: keys as text, locking to public ones, unlocking with secret ones.

The one file that knows the library (pyrage, after rage); anything that speaks the format opens what is locked here.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, BinaryIO, Protocol

import pyrage  # type: ignore[import-untyped]
from pyrage import x25519

from witnessmark.errors import CustodyError

SECRET = "AGE-SECRET-KEY-1"  # noqa: S105 - how such a key begins, not one
"""Begins a secret key."""


class Readable(Protocol):
    """Gives bytes until there are none."""

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes; b"" at the end."""
        ...


class Writable(Protocol):
    """Takes bytes."""

    def write(self, data: bytes, /) -> int:
        """How many were taken: all."""
        ...


class AgeError(CustodyError):
    """No key of age's, or a file that this key does not open."""


def new_secret() -> str:
    """A new secret key, "AGE-SECRET-KEY-1..."."""
    return str(x25519.Identity.generate())


def public_of(secret: str) -> str:
    """The public key, "age1...", of a secret one.

    Raises:
        AgeError: it is none.
    """
    return str(_identity(secret).to_public())


def check_public(public: str) -> None:
    """Nothing, when a text is a public key.

    Raises:
        AgeError: it is none; says what the library says.
    """
    try:
        x25519.Recipient.from_str(public)
    except pyrage.RecipientError as error:
        raise AgeError(
            f'"{public[:20]}..." is not an age public key ({error}). Copy the whole of it; it begins with age1.'
        ) from None


def lock(source: Readable, out: Writable, publics: Iterable[str]) -> None:
    """Lock a stream to public keys, any one of which opens it; memory stays small.

    Raises:
        OSError: the locked bytes cannot be written, or whatever the source raised.
    """
    troubles: list[Exception] = []
    to = [x25519.Recipient.from_str(one) for one in publics]
    try:
        pyrage.encrypt_io(_Watched(source.read, troubles), _Watched(out.write, troubles), to)
    except pyrage.EncryptError as error:
        raise (troubles or [OSError(str(error))])[-1] from None


def unlock(locked: BinaryIO, out: Writable, secrets: Sequence[str]) -> None:
    """Unlock a stream with whichever secret key fits.

    Raises:
        AgeError: none fits, or the bytes are not what was locked.
        OSError: as in `lock`.
    """
    troubles: list[Exception] = []
    keys = [_identity(one) for one in secrets]
    try:
        pyrage.decrypt_io(_Watched(locked.read, troubles), _Watched(out.write, troubles), keys)
    except pyrage.DecryptError as error:
        if troubles:
            raise troubles[-1] from None
        raise AgeError(
            f"the {len(secrets)} secret keys given do not open it ({error}). Use another."
        ) from None


class _Watched:
    """One end of a stream, which keeps what went wrong: the library hands on its words alone, not a full disk's number."""

    def __init__(self, end: Callable[..., Any], troubles: list[Exception]) -> None:
        self.end, self.troubles = end, troubles

    def read(self, size: int = -1) -> Any:
        return self._do(size)

    def write(self, data: bytes) -> Any:
        return self._do(data)

    def flush(self) -> None:
        """Nothing waits here."""

    def _do(self, what: object) -> Any:
        try:
            return self.end(what)
        except Exception as error:
            self.troubles.append(error)
            raise


def _identity(secret: str) -> x25519.Identity:
    try:
        return x25519.Identity.from_str(secret)
    except pyrage.IdentityError as error:
        raise AgeError(
            f"a text of {len(secret)} characters is not an age secret key ({error}). Copy the whole line."
        ) from None
