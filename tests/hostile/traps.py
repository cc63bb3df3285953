"""What shows that a file got out: listeners whose addresses are planted in it, a secret it may not read, and a watch on folders."""

import contextlib
import os
import socket
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.hostile.corpus import Lure

SECRET = b"the-witness-lives-at-number-7-"


@dataclass
class Traps:
    """Listeners and a secret.

    Attributes:
        lure: their address and path, to be planted.
        hits: what reached a listener; empty when all is well.
    """

    lure: Lure
    hits: list[str] = field(default_factory=list)

    def leaks(self, answer: bytes) -> bool:
        """Whether an answer carries the secret, as it is or as numbers of pixels."""
        pixels = ",".join(map(str, SECRET)).encode()
        return SECRET in answer or pixels in answer.replace(b" ", b"")


@contextlib.contextmanager
def traps() -> Iterator[Traps]:
    """TCP and UDP listeners on one loopback port and a file with a secret, for as long as the block lasts."""
    with (
        socket.socket(socket.AF_INET, socket.SOCK_STREAM) as tcp,
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp,
        tempfile.TemporaryDirectory() as folder,
    ):
        tcp.bind(("127.0.0.1", 0))
        port = tcp.getsockname()[1]
        udp.bind(("127.0.0.1", port))
        tcp.listen()
        secret = Path(folder) / "secret.txt"
        secret.write_bytes(SECRET * 8)
        set_ = Traps(Lure(f"http://127.0.0.1:{port}", str(secret)))
        over = threading.Event()
        watchers = [threading.Thread(target=_watch, args=(one, set_.hits, over)) for one in (tcp, udp)]
        for watcher in watchers:
            watcher.start()
        try:
            yield set_
        finally:
            over.set()
            for watcher in watchers:
                watcher.join()


def _watch(listener: socket.socket, hits: list[str], over: threading.Event) -> None:
    listener.settimeout(0.2)
    while not over.is_set():
        with contextlib.suppress(TimeoutError):
            if listener.type == socket.SOCK_DGRAM:
                hits.append(f"udp {listener.recvfrom(200)[0]!r}")
                continue
            caller, _ = listener.accept()
            with caller:
                hits.append(f"tcp {caller.recv(200)!r}")


def files_under(*folders: Path) -> dict[str, tuple[int, int]]:
    """Path -> (size, time of change) of every file below some folders."""
    found = {}
    for folder in folders:
        for root, _, names in os.walk(folder):
            for name in names:
                with contextlib.suppress(OSError):
                    state = os.lstat(f"{root}/{name}")
                    found[f"{root}/{name}"] = (state.st_size, state.st_mtime_ns)
    return found
