"""Received bytes as a file for a program that wants one: in memory, sealed, with no name on any disk."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Received:
    """A file for one program.

    Attributes:
        descriptor: open for reading.
        path: its path for a process that inherits the descriptor.
        folder: the folder it lies in on disk, None for one that lies in memory.
    """

    descriptor: int
    path: str
    folder: Path | None = None


@contextlib.contextmanager
def as_file(data: bytes) -> Iterator[Received]:
    """The bytes as a file, gone afterwards."""
    make = _in_memory if hasattr(os, "memfd_create") else _on_disk
    with make(data) as received:
        yield received


@contextlib.contextmanager
def in_memory(data: bytes) -> Iterator[int]:
    """A descriptor of these bytes, which no one can change any more."""
    import fcntl

    descriptor = os.memfd_create("received", os.MFD_ALLOW_SEALING)
    try:
        with open(descriptor, "wb", closefd=False) as file:
            file.write(data)
        os.lseek(descriptor, 0, os.SEEK_SET)
        seals = fcntl.F_SEAL_WRITE | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_SEAL
        fcntl.fcntl(descriptor, fcntl.F_ADD_SEALS, seals)
        yield descriptor
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _in_memory(data: bytes) -> Iterator[Received]:
    with in_memory(data) as descriptor:
        yield Received(descriptor, f"/proc/self/fd/{descriptor}")


@contextlib.contextmanager
def _on_disk(data: bytes) -> Iterator[Received]:
    with tempfile.TemporaryDirectory(prefix="witnessmark-") as folder:
        path = Path(folder) / "input"
        path.write_bytes(data)
        with path.open("rb") as file:
            yield Received(file.fileno(), str(path), Path(folder))
