"""The box tried from inside: what a document would do that has taken its reader over, one thing after the other."""

import os
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from witnessmark.box.door import in_box

TASK = "witnessmark.box.trial:tries"


@dataclass(frozen=True)
class Tried:
    """One thing that was tried inside.

    Attributes:
        what: in words, such as "read a file of this machine".
        held: whether it was refused.
        said: what the system answered, or "done".
    """

    what: str
    held: bool
    said: str


def try_box(folder: Path) -> tuple[Tried, ...]:
    """Everything that can be tried here.

    Args:
        folder: an empty folder of this machine; a file is put there for the box to be tempted by.

    Raises:
        BoxError: no box can be started here.
    """
    secret = folder / "secret.txt"
    secret.write_text("a witness's name", encoding="utf-8")
    return in_box(TASK, b"", str(secret), returns=tuple[Tried, ...])


def tries(_data: bytes, secret: str) -> tuple[Tried, ...]:
    """What is tried. Runs in the box."""
    path = Path(secret)
    acts: tuple[tuple[str, Callable[[], object]], ...] = (
        ("read a file of this machine", path.read_bytes),
        ("write a file", lambda: path.with_name("left-behind.txt").write_bytes(b"x")),
        ("change a file", lambda: path.write_bytes(b"x")),
        ("open the network", lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()),
        ("start another process", _split),
        ("signal the process that reads the other documents", lambda: os.kill(os.getppid(), 0)),
        ("start a program", lambda: os.execv("/bin/true", ["true"])),  # noqa: S606 - if it can, this worker ends here
    )
    return tuple(_tried(what, act) for what, act in acts)


def _tried(what: str, act: Callable[[], object]) -> Tried:
    try:
        act()
    except OSError as error:
        return Tried(what, held=True, said=error.strerror or str(error))
    return Tried(what, held=False, said="done")


def _split() -> None:
    """A second process, which ends at once where it could be made."""
    if os.fork() == 0:
        os._exit(0)
