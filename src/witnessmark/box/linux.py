"""The few calls to the Linux kernel that Python has no words for."""

import ctypes
import os
import sys

IS_LINUX = sys.platform.startswith("linux")

NO_NEW_PRIVS, DEATH_SIGNAL, DUMPABLE, SECCOMP = 38, 1, 4, 22
FILTER_MODE = 2
SIGKILL = 9


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def prctl(option: int, value: int = 0, pointer: object = None) -> None:
    """One setting of this process.

    Raises:
        OSError: the kernel refuses; carries its errno.
    """
    last = ctypes.byref(pointer) if isinstance(pointer, ctypes.Structure) else None
    if _libc().prctl(option, ctypes.c_ulong(value), last, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), f"prctl {option}: {os.strerror(ctypes.get_errno())}")


def call(number: int, *arguments: object) -> int:
    """A raw system call; OSError carries its errno."""
    answer = int(_libc().syscall(number, *arguments))
    if answer < 0:
        raise OSError(ctypes.get_errno(), f"system call {number}: {os.strerror(ctypes.get_errno())}")
    return answer


def install(bpf: bytes) -> None:
    """Put a seccomp filter on this thread for good; OSError where the kernel has none."""
    prctl(NO_NEW_PRIVS, 1)
    prctl(SECCOMP, FILTER_MODE, _Program(len(bpf) // 8, bpf))


def die_with_parent() -> None:
    """Be killed when the process that forked this one ends; nothing where there is no such setting."""
    if IS_LINUX:
        prctl(DEATH_SIGNAL, SIGKILL)


def hide_memory() -> None:
    """Keep other processes of the same person from tracing this one or reading its memory."""
    if IS_LINUX:
        prctl(DUMPABLE, 0)
