"""Outside programs (ffprobe, exiftool, tesseract) in the same box: one file to read, one answer on the way out."""

import contextlib
import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from witnessmark.box import bubblewrap, filters, paths
from witnessmark.box.answers import MEND
from witnessmark.box.door import isolation
from witnessmark.box.isolation import Name
from witnessmark.box.limits import GIB, Limits
from witnessmark.box.received import Received, as_file, in_memory
from witnessmark.box.start import ENVIRONMENT
from witnessmark.box.stream import Output, collect
from witnessmark.errors import UnreadError

INPUT = "{input}"
"""Stands in a command for the path of the received file."""

_INSIDE = "/input"
_BEGIN = (
    "import sys,json;given=json.loads(sys.argv[1]);sys.path[:]=given['path'];"
    "from witnessmark.box.launch import launch;launch(given)"
)


def run_program(
    command: Sequence[str],
    data: bytes,
    *,
    limits: Limits | None = None,
    name: str = "",
    accept: Collection[int] = (0,),
) -> bytes:
    """What a program says of received bytes: its standard output.

    It sees system files and the one file, read-only; it has no network and can start no other program.

    Args:
        command: the program and its arguments; "{input}" in one stands for the file's path.
        data: the received bytes.
        limits: what it may cost; the ordinary allowance when None.
        name: the document, for sentences.
        accept: exit codes that are no failure.

    Raises:
        UnreadError: the program is not installed, fails, or cost too much.
        BoxError: no box can be started here.
    """
    allowed, named = limits or Limits(), name or "This file"
    program = shutil.which(command[0])
    if program is None:
        raise UnreadError(
            f"{named}: {command[0]} is not installed, so this part of it was not read. Install it and run again."
        )
    wall = isolation().name
    with as_file(data) as received, _filter(wall) as bpf:
        given = _given([program, *command[1:]], received, bpf, wall)
        given |= {"limits": asdict(allowed), "file_bytes": len(data) if wall == "bubblewrap" else 0}
        output = _run(given, (received.descriptor, *bpf), allowed)
    if output.code in accept and not output.trouble:
        return output.said
    raise UnreadError(f"{named}: {command[0]} {_cause(output, allowed)}. {MEND}")


def _given(command: list[str], received: Received, bpf: list[int], wall: Name) -> dict[str, object]:
    """What the launcher is told: the whole command, inside its box, and what may be read there."""
    path = _INSIDE if wall == "bubblewrap" else received.path
    asked = [part.replace(INPUT, path) for part in command]
    readable = (*_beside(command[0]), *paths.SYSTEM, paths.NULL)
    if wall == "bubblewrap":
        options = ["--die-with-parent", "--ro-bind-data", str(received.descriptor), _INSIDE]
        options += [part for one in bpf for part in ("--seccomp", str(one))]
        asked = bubblewrap.wrapped(asked, readable, ENVIRONMENT, options)
    here = [*readable, *paths.readable(), *([received.folder] if received.folder else [])]
    return {"command": asked, "wall": wall, "path": paths.search_path(), "readable": list(map(str, here))}


@contextlib.contextmanager
def _filter(wall: Name) -> Iterator[list[int]]:
    """The filter as a file for bubblewrap; none for the walls where the launcher puts it on."""
    if wall != "bubblewrap":
        yield []
        return
    with in_memory(filters.program_filter()) as descriptor:
        yield [descriptor]


def _beside(program: str) -> tuple[Path, ...]:
    """Where a program outside the system's folders lies, with the libraries that came with it."""
    real = Path(program).resolve()
    if real.is_relative_to("/usr"):
        return ()
    return (Path(program), real.parent, *(real.parent.parent / one for one in ("lib", "share")))


def _run(given: dict[str, object], pass_fds: tuple[int, ...], limits: Limits) -> Output:
    launcher = [sys.executable, "-I", "-c", _BEGIN, json.dumps(given)]
    process = subprocess.Popen(
        launcher, pass_fds=pass_fds, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=ENVIRONMENT, cwd="/", start_new_session=True,
    )  # fmt: skip
    with process:
        try:
            return collect(process, limits)
        except BaseException:  # Ctrl-C: nothing goes on in the dark
            process.kill()
            raise


def _cause(output: Output, limits: Limits) -> str:
    """Why there is no answer."""
    if output.trouble:
        return output.trouble
    number = -output.code if output.code < 0 else output.code - 128
    if number in {signal.SIGXCPU, signal.SIGKILL}:
        return f"was stopped: more than {limits.cpu_s} seconds of computing or {limits.memory_bytes / GIB:g} GiB of memory"
    lines = output.complained.decode("utf-8", "replace").strip().splitlines()
    return f"gave up (code {output.code}: {lines[-1][:200] if lines else 'without a word'})"
