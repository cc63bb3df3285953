"""A program's two outputs, read side by side, up to a size and a time."""

import contextlib
import os
import selectors
import signal
import subprocess
import time
from dataclasses import dataclass

from witnessmark.box.limits import MIB, Limits
from witnessmark.box.patience import family_cpu_s, is_over

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
    out, complaints = process.stdout, process.stderr
    if out is None or complaints is None:
        raise ValueError(f"process {process.pid} was started without pipes; give it stdout=PIPE, stderr=PIPE")
    heard = {out.fileno(): bytearray(), complaints.fileno(): bytearray()}
    allowed = {out.fileno(): limits.answer_bytes, complaints.fileno(): COMPLAINT_BYTES}
    begun = time.monotonic()
    trouble = _listen(process.pid, heard, allowed, limits) or _linger(process.pid, begun, limits)
    with contextlib.suppress(
        OSError
    ):  # not waited for yet, so the number still is this group's and nobody else's
        os.killpg(process.pid, signal.SIGKILL)
    said, complained = map(bytes, heard.values())
    return Output(process.wait(), said, complained[:COMPLAINT_BYTES], trouble)


def _linger(pid: int, begun: float, limits: Limits) -> str:
    """Wait for a program that has closed its outputs; why it has to be stopped, "" when it ended."""
    while os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is None:
        if _is_late(pid, begun, limits):
            return _late(limits)
        time.sleep(0.005)
    return ""


def _is_late(pid: int, begun: float, limits: Limits) -> bool:
    waited = time.monotonic() - begun
    return waited > limits.wall_s and is_over(waited, limits.wall_s, family_cpu_s(pid))


def _late(limits: Limits) -> str:
    return f"took more than {limits.wall_s:g} seconds"


def _listen(pid: int, heard: dict[int, bytearray], allowed: dict[int, int], limits: Limits) -> str:
    """Why it has to be stopped, "" when both outputs came to their end."""
    begun, out = time.monotonic(), next(iter(heard))
    with selectors.DefaultSelector() as selector:
        for descriptor in heard:
            selector.register(descriptor, selectors.EVENT_READ)
        while selector.get_map():
            for key, _ in selector.select(limits.wall_s / 8):
                got = os.read(key.fd, MIB)
                if not got:
                    selector.unregister(key.fd)
                elif len(heard[key.fd]) <= allowed[key.fd]:
                    heard[key.fd] += got
            if len(heard[out]) > limits.answer_bytes:
                return f"said more than {limits.answer_bytes // MIB:,} MiB"
            if _is_late(pid, begun, limits):
                return _late(limits)
    return ""
