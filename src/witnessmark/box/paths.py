"""What the Python of this program needs to read: itself, its libraries and our source; never a person's folders."""

import os
import site
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

SYSTEM = tuple(
    map(
        Path,
        (
            "/usr",
            "/lib",
            "/lib64",
            "/lib32",
            "/etc/ld.so.cache",
            "/etc/alternatives",
            "/gnu/store",
            "/nix/store",
        ),
    )
)
NULL = Path("/dev/null")
PACKAGE = Path(__file__).resolve().parents[1]


def search_path(also: Iterable[Path] = ()) -> tuple[str, ...]:
    """Where the keeper looks for modules: the standard library, installed packages, our source, and what a test adds.

    A case's folder, or whatever else stands on this process's path, is not among them.
    """
    return tuple(dict.fromkeys([*_libraries(), str(PACKAGE.parent), *map(str, also)]))


def readable(also: Iterable[Path] = ()) -> tuple[Path, ...]:
    """Files and folders that a worker may read."""
    own = [Path(sys.prefix), Path(sys.base_prefix), PACKAGE, *map(Path, _packages()), *also]
    # A Python unpacked straight into a home directory must not open it.
    homes = {Path("/"), Path(os.environ.get("HOME", "/"))}
    named = [one for path in own for one in (path, path.resolve()) if one not in homes]
    return tuple(dict.fromkeys([*SYSTEM, NULL, *named]))


def _libraries() -> Iterator[str]:
    installed = set(_packages())
    bases = {os.path.realpath(sys.base_prefix), os.path.realpath(sys.prefix)}
    for entry in filter(None, sys.path):
        is_own = any(os.path.realpath(entry).startswith(base + os.sep) for base in bases)
        if entry in installed or is_own or entry.endswith(".zip"):
            yield entry
    yield from installed - set(sys.path)


def _packages() -> list[str]:
    """Folders of installed packages: of this Python, of the person where in use, and those that PYTHONPATH names."""
    folders = site.getsitepackages()
    if site.ENABLE_USER_SITE:
        folders.append(site.getusersitepackages())
    folders += [entry for entry in sys.path if entry.endswith(("site-packages", "dist-packages"))]
    return [folder for folder in dict.fromkeys(folders) if os.path.isdir(folder)]  # noqa: PTH112 - sys.path is text
