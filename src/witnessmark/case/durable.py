"""Writing so that a power cut leaves either the whole file or none: temp file, fsync, rename, fsync of the folder.

Every change of a lasting name goes through here, so that one test can replay it against a model of a disk that
forgets whatever it was not asked to keep (tests/collect/test_crash_states.py).
"""

import ctypes
import errno
import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import count
from pathlib import Path

TEMP_PREFIX = ".tmp-"
"""Begins the name of every file that is not finished; what a broken-off run left is cleared at the next."""

WAITERS = 8
"""Threads that wait for the disk: a journal brings what several ask for at once to disk in one go."""

AT_FDCWD, RENAME_EXCHANGE = -100, 2
"""From linux/fcntl.h and linux/fs.h."""

NO_EXCHANGE = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP})
"""What a kernel or file system answers that cannot exchange two names."""

_numbers = count()


def new_temp(folder: Path) -> Path:
    """A name for a file that is not finished, no other process's nor thread's."""
    return folder / f"{TEMP_PREFIX}{os.getpid()}-{next(_numbers)}"


def open_temp(temp: Path) -> int:
    """A new, empty file nobody else may read yet, open for writing; the caller closes it."""
    return os.open(temp, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)


def publish_file(temp: Path, target: Path, mode: int) -> None:
    """Give a finished temp file its lasting name.

    Args:
        temp: written and closed, on the same file system as `target`.
        target: its name from now on; the folder is made when it is not there.
        mode: permission bits, set before the name is given.
    """
    make_folder(target.parent)
    temp.chmod(mode)
    sync(temp)
    temp.replace(target)
    sync(target.parent)


def publish_files(names: Iterable[tuple[Path, Path]], mode: int) -> None:
    """Give many finished temp files their lasting names, in the order of one: bytes, then names, then folders.

    Every file is on disk before the first name is given, and every name before this returns; the disk is waited for
    about as long as for one file.

    Args:
        names: temp file and target of each; the targets' folders are there or can be made.
        mode: permission bits of all.
    """
    pairs = list(names)
    folders = dict.fromkeys(target.parent for _, target in pairs)
    make_folders(folders)
    for temp, _ in pairs:
        temp.chmod(mode)
    sync_all(temp for temp, _ in pairs)
    for temp, target in pairs:
        temp.replace(target)
    sync_all(folders)


def write_durably(target: Path, data: bytes, mode: int = 0o644) -> None:
    """Put `data` under a name, replacing what was there as a whole; nobody else can read it before that."""
    make_folder(target.parent)
    temp = new_temp(target.parent)
    try:
        with os.fdopen(open_temp(temp), "wb") as file:
            file.write(data)
        publish_file(temp, target, mode)
    except BaseException:
        with suppress(OSError):  # the first trouble is the one to tell of
            temp.unlink(missing_ok=True)
        raise


def make_folder(folder: Path) -> None:
    """The folder and its parents; each new name is synced in the folder above it."""
    make_folders((folder,))


def make_folders(folders: Iterable[Path]) -> None:
    """Many folders and their parents; what is new in one folder is synced there once."""
    above: dict[Path, None] = {}
    for folder in folders:
        for parent in _make(folder):
            above[parent] = None
    sync_all(above)


def _make(folder: Path) -> Iterable[Path]:
    if folder.is_dir():
        return
    yield from _make(folder.parent)
    folder.mkdir(exist_ok=True)
    yield folder.parent


def write_all(handle: int, data: bytes | memoryview) -> None:
    """Write all of `data`, however little the system takes at a time."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def sync(path: Path) -> None:
    """Put a file's bytes, or a folder's names, on disk: without it a power cut may lose them.

    Raises:
        OSError: the disk refused; names the path.
    """
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
    finally:
        os.close(handle)


def sync_all(paths: Iterable[Path]) -> None:
    """Put many files or folders on disk, waiting for several at once; the first failure is raised when all are done."""
    wanted = list(paths)
    if len(wanted) < 2:
        for path in wanted:
            sync(path)
        return
    with ThreadPoolExecutor(min(WAITERS, len(wanted))) as waiters:
        for _ in waiters.map(sync, wanted):
            pass


def sync_tree(folder: Path) -> None:
    """Put everything under a folder on disk: files first, then folders, the deepest first, then its own name."""
    found = sorted(folder.rglob("*"), key=lambda path: len(path.parts), reverse=True)
    sync_all(path for path in found if path.is_file() and not path.is_symlink())
    for path in [one for one in found if one.is_dir() and not one.is_symlink()]:
        sync(path)
    sync(folder)
    sync(folder.parent)


def exchange(one: Path, other: Path) -> bool:
    """Let two names on one file system change places in one step; False where the system cannot do that."""
    if not hasattr(libc := ctypes.CDLL(None, use_errno=True), "renameat2"):
        return False
    if libc.renameat2(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0:
        return True
    reason = ctypes.get_errno()
    if reason in NO_EXCHANGE:
        return False
    raise OSError(reason, os.strerror(reason), str(one), None, str(other))
