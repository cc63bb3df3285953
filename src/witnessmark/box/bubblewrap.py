"""The command line of bubblewrap: a new root with nothing in it but what is bound, no network, no other process.

No --die-with-parent for the keeper: that signal comes when the *thread* ends which started it; the keeper ends by itself
when our end of its line closes.
"""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

PROGRAM = "bwrap"
LINKS = (Path("/bin"), Path("/sbin"), Path("/lib"), Path("/lib64"), Path("/lib32"))


def where() -> str:
    """The path of bubblewrap, "" when it is not installed."""
    return shutil.which(PROGRAM) or ""


def wrapped(
    command: Iterable[str], readable: Iterable[Path], environment: Mapping[str, str], more: Iterable[str] = ()
) -> list[str]:
    """A command, to be run in a box of its own.

    Args:
        command: the program and its arguments, by paths inside the box.
        readable: what is bound read-only, under the same paths.
        environment: all variables it gets.
        more: further options of bubblewrap.
    """
    return [
        where() or PROGRAM, "--unshare-all", "--new-session", "--clearenv", "--cap-drop", "ALL",
        "--hostname", "box", *_binds(readable), *more, "--remount-ro", "/", "--chdir", "/", *_variables(environment),
        "--", *command,
    ]  # fmt: skip


def _binds(readable: Iterable[Path]) -> Iterator[str]:
    """Outer folders before those inside them, so that none hides another; merged /lib and /bin as the links they are."""
    yield from ("--tmpfs", "/")
    for link in LINKS:
        if link.is_symlink():
            yield from ("--symlink", str(link.readlink()), str(link))
    for path in sorted({path for path in readable if path.exists() and not path.is_symlink()}):
        kind = "--dev-bind" if path.is_char_device() else "--ro-bind"
        yield from (kind, str(path), str(path))


def _variables(environment: Mapping[str, str]) -> Iterator[str]:
    for name, value in environment.items():
        yield from ("--setenv", name, value)
