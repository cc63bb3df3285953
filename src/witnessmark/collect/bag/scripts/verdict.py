"""The three answers: VALID, VALID-BUT with what it does not stand on, INVALID with the first thing that fails."""

# ruff: noqa: T201 - a program for the terminal of a stranger

from __future__ import annotations

import hashlib
import sys
from typing import NoReturn

MOST_SHOWN = 200
"""Characters of a hostile name or line that are shown at most."""


class BrokenError(Exception):
    """The first thing that does not hold, and the log line it belongs to."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.line = line


def broken(reason: str, line: int | None = None) -> NoReturn:
    """Raise: this does not hold."""
    raise BrokenError(reason, line)


def shown(text: object) -> str:
    """A name or line from the folder, so spelt that it cannot steer a terminal."""
    raw = text if isinstance(text, bytes) else str(text).encode("utf-8", "backslashreplace")
    return raw[:MOST_SHOWN].decode("ascii", "backslashreplace").encode("unicode_escape").decode("ascii")


def sha256(data: bytes) -> str:
    """In hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def tell(state: str, sentences: list[str]) -> int:
    """Print the answer; returns the exit code: 1 for INVALID, else 0."""
    print(f"{state}: {sentences[0]}")
    for sentence in sentences[1:]:
        print(f"  {sentence}")
    sys.stdout.flush()
    return 1 if state == "INVALID" else 0
