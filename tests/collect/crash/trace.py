"""What a process asked of the disk, from a recording by strace: the very calls, SQLite's among them, nothing left out."""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CALLS = (
    "open,openat,creat,write,pwrite64,writev,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,rmdir,mkdir,mkdirat,"
    "ftruncate,truncate,fallocate,lseek,close,link,linkat,symlink,symlinkat,copy_file_range,sendfile,dup,dup2,dup3"
)
"""Everything that changes a file or a folder, and what is needed to follow the handles."""

_LINE = re.compile(r"^(\d+) +(.*)$")
_UNFINISHED, _RESUMED = re.compile(r"^(.*) <unfinished \.\.\.>$"), re.compile(r"^<\.\.\. \w+ resumed>(.*)$")
_CALL = re.compile(r"^(\w+)\((.*)\) += (-?\d+|\?)(.*)$")
_HEX = re.compile(r"(?:\\x[0-9a-f]{2})+")


@dataclass(frozen=True)
class Call:
    """One system call that succeeded: its name, its arguments as strace writes them, what it gave back."""

    name: str
    args: tuple[str, ...]
    result: int
    path: str = ""


def record(script: Path, *args: str, to: Path) -> list[Call]:
    """Run a Python script under strace and return what it asked of the disk, in order.

    Raises:
        CalledProcessError: the script failed.
    """
    command = ["strace", "-f", "-y", "-xx", "-s", "4194304", "-o", str(to), "-e", f"trace={CALLS}"]
    subprocess.run([*command, sys.executable, script, *args], check=True, capture_output=True)
    return list(calls(to.read_text(encoding="ascii")))


def calls(recording: str) -> Iterator[Call]:
    """The calls of a recording that succeeded, where they ended; a close counts from where it began."""
    begun: dict[str, str] = {}
    for line in recording.splitlines():
        thread, text = _LINE.match(line).groups()
        if found := _UNFINISHED.match(text):
            begun[thread] = found[1]
            if found[1].startswith("close("):
                yield Call("close", _arguments(found[1].removeprefix("close(")), 0)
            continue
        if found := _RESUMED.match(text):
            text = begun.pop(thread) + found[1]
            if text.startswith("close("):
                continue
        if (found := _CALL.match(text)) and found[3].isdigit():
            yield Call(found[1], _arguments(found[2]), int(found[3]), _decorated(found[4]))


def text_of(argument: str) -> bytes:
    """The bytes of a quoted argument."""
    return bytes.fromhex(argument.strip('"').replace("\\x", ""))


def handle_of(argument: str) -> tuple[int, str]:
    """Number and path of a handle argument such as 4<path>; AT_FDCWD is -100 and the folder we stand in."""
    number, _, rest = argument.partition("<")
    return (-100 if number == "AT_FDCWD" else int(number)), _decorated("<" + rest)


def _decorated(text: str) -> str:
    found = re.search(r"<(.*)>", text)
    return (
        _HEX.sub(lambda part: text_of(part[0]).decode("utf-8", "surrogateescape"), found[1]) if found else ""
    )


def _arguments(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r'"[^"]*"(?:\.\.\.)?|\[[^\]]*\]|\{[^}]*\}|[^,\s][^,]*', text))
