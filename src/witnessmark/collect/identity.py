"""An identity: the secret key by which one person opens what was sealed to them; it lies outside every case."""

import os
from datetime import datetime
from pathlib import Path

from witnessmark.collect.age import new_secret, public_of
from witnessmark.errors import CustodyError


def new_identity(path: Path, made: datetime) -> str:
    """Make an identity file, as age-keygen does, for its owner's eyes only; returns the public key.

    Args:
        path: a new file; its folder is there.
        made: when, written in the file as a remark.

    Raises:
        CustodyError: there is a file already, it cannot be made, or the folder is a case.
    """
    for folder in path.resolve().parents:
        if (folder / "case.toml").exists():
            raise CustodyError(
                f"{path}: lies inside the case {folder}, and would go wherever the case goes. Name a file outside it."
            )
    secret = new_secret()
    public = public_of(secret)
    text = f"# created: {made.isoformat(timespec='seconds')}\n# public key: {public}\n{secret}\n"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    except OSError as error:
        raise CustodyError(f"{path}: {error.strerror}. Name a new file in a folder that is there.") from None
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return public
