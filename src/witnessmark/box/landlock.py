"""Landlock: this process, and all it starts, see only the named folders, read-only, and open no TCP port.

Linux 5.13 and later, no rights needed. Rights and versions as in linux/landlock.h: version 4 added TCP, version 6 signals
and abstract sockets. UDP and program starts stay open, which is why the filter of system calls goes with it.
"""

import ctypes
import os
import struct
from collections.abc import Iterable
from pathlib import Path

from witnessmark.box import linux

CREATE, ADD_RULE, RESTRICT = 444, 445, 446
VERSION_FLAG = 1
PATH_BENEATH = 1

EXECUTE, READ_FILE, READ_FOLDER = 1 << 0, 1 << 2, 1 << 3
_FILE_RIGHTS_BY_VERSION = ((1, 13), (2, 14), (3, 15), (5, 16))
_TCP = 0b11
_SCOPES = 0b11


def version() -> int:
    """The kernel's Landlock version, 0 when there is none."""
    if not linux.IS_LINUX:
        return 0
    try:
        return linux.call(CREATE, None, 0, VERSION_FLAG)
    except OSError:
        return 0


def restrict(readable: Iterable[Path], *, run: bool = False) -> None:
    """From now on, only these files and folders can be read, and nothing can be written.

    Args:
        readable: what may be read; paths that are not there are passed over.
        run: whether programs may be started from there.

    Raises:
        OSError: the kernel has no Landlock.
    """
    rules = linux.call(CREATE, ctypes.c_char_p(_ruleset(version())), _size(version()), 0)
    try:
        for path in readable:
            _allow(rules, path, EXECUTE if run else 0)
        linux.prctl(linux.NO_NEW_PRIVS, 1)
        linux.call(RESTRICT, rules, 0)
    finally:
        os.close(rules)


def _allow(rules: int, path: Path, more: int) -> None:
    try:
        opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        rights = READ_FILE | more | (READ_FOLDER if path.is_dir() else 0)
        rule = ctypes.c_char_p(struct.pack("=Qi", rights, opened))
        linux.call(ADD_RULE, rules, PATH_BENEATH, rule, 0)
    finally:
        os.close(opened)


def _ruleset(abi: int) -> bytes:
    """All rights that this version knows are taken away, to be given back path by path."""
    files = next(bits for since, bits in reversed(_FILE_RIGHTS_BY_VERSION) if abi >= since)
    return struct.pack("=QQQ", (1 << files) - 1, _TCP if abi >= 4 else 0, _SCOPES if abi >= 6 else 0)


def _size(abi: int) -> int:
    return 24 if abi >= 6 else 16 if abi >= 4 else 8
