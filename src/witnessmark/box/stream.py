"""A program's two outputs, read side by side, up to a size and a time."""

import os
import selectors
import subprocess
import time
from dataclasses import dataclass
from typing import IO

from witnessmark.box.limits import MIB, Limits

COMPLAINT_BYTES = 64 * 1024


@dataclass(frozen=True)
class Output:
    """What a program said.

    Attributes:
        code: its exit code, negative for a signal.
        said: standard output.
        complained: the first bytes of standard error.
        trouble: why it was stopped, "" when it ended by itself.
    """

    code: int
    said: bytes
    complained: bytes
    trouble: str = ""


def collect(process: "subprocess.Popen[bytes]", limits: Limits) -> Output:
    """Read until both outputs end, or stop it where it says or waits too much."""
    heard: dict[IO[bytes], bytearray] = {}
    out, complaints = process.stdout, process.stderr
    if out is None or complaints is None:
        raise ValueError(f"process {process.pid} was started without pipes; give it stdout=PIPE, stderr=PIPE")
    heard = {out: bytearray(), complaints: bytearray()}
    trouble = _listen(heard, out, limits)
    if trouble:
        process.kill()
    return Output(process.wait(), bytes(heard[out]), bytes(heard[complaints][:COMPLAINT_BYTES]), trouble)


def _listen(heard: dict[IO[bytes], bytearray], out: IO[bytes], limits: Limits) -> str:
    """Why it has to be stopped, "" when both outputs came to their end."""
    deadline = time.monotonic() + limits.wall_s
    streams = {stream.fileno(): stream for stream in heard}
    with selectors.DefaultSelector() as selector:
        for descriptor in streams:
            selector.register(descriptor, selectors.EVENT_READ)
        while selector.get_map():
            for key, _ in selector.select(max(0.0, deadline - time.monotonic())):
                stream, got = streams[key.fd], os.read(key.fd, MIB)
                if not got:
                    selector.unregister(key.fd)
                elif stream is out or len(heard[stream]) < COMPLAINT_BYTES:
                    heard[stream] += got
            if len(heard[out]) > limits.answer_bytes:
                return f"said more than {limits.answer_bytes // MIB:,} MiB"
            if time.monotonic() > deadline:
                return f"took more than {limits.wall_s:g} seconds"
    return ""
