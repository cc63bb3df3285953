"""Which system calls a worker may make: compute, read what is bound, answer. No files, processes, network, signals.

An allow-list: what nobody thought of is refused. Refused calls get an error rather than death, so that a library that
merely asks goes on, and one that needs more ends in a sentence.
"""

import errno
import os

from witnessmark.box import linux, syscalls
from witnessmark.box.bpf import Rule, program

PLAIN = (
    "read", "write", "close", "fstat", "lseek", "mmap", "mprotect", "munmap", "brk", "rt_sigaction", "rt_sigprocmask",
    "rt_sigreturn", "futex", "madvise", "pread64", "readv", "writev", "preadv", "access", "pipe", "pipe2", "select",
    "pselect6", "poll", "ppoll", "sched_yield", "mremap", "msync", "mincore", "dup", "dup2", "dup3", "getpid",
    "gettid", "getppid", "exit", "exit_group", "uname", "getcwd", "stat", "lstat", "newfstatat", "statfs", "fstatfs",
    "statx", "readlink", "readlinkat", "getdents", "getdents64", "gettimeofday", "time", "clock_gettime",
    "clock_getres", "clock_nanosleep", "nanosleep", "getrusage", "sysinfo", "times", "getuid", "geteuid", "getgid",
    "getegid", "getgroups", "getresuid", "getresgid", "getpgrp", "getsid", "getpgid", "sched_getaffinity",
    "sched_getparam", "sched_getscheduler", "sched_get_priority_max", "sched_get_priority_min", "set_tid_address",
    "set_robust_list", "rseq", "getrlimit", "getrandom", "sigaltstack", "membarrier", "getcpu", "faccessat",
    "faccessat2", "arch_prctl", "eventfd2", "epoll_create1", "epoll_ctl", "epoll_wait", "epoll_pwait", "epoll_pwait2",
    "timerfd_create", "timerfd_settime", "timerfd_gettime", "restart_syscall", "fadvise64", "readahead", "mlock",
    "munlock", "rt_sigpending", "rt_sigtimedwait", "rt_sigsuspend", "futex_waitv", "close_range", "get_mempolicy",
)  # fmt: skip

WRITING = 0o1 | 0o2 | 0o100 | 0o1000 | 0o2000
"""O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND: the same bits on both machines."""

CLONE_THREAD = 0x10000
NAMESPACES = 0x7E020000
"""Every CLONE_NEW... flag, down to CLONE_NEWNS (linux/sched.h)."""

HARMLESS_IOCTLS = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)
"""TCGETS ("is this a terminal?"), window size, bytes waiting, non-blocking, and the two close-on-exec ones."""

HARMLESS_FCNTLS = (0, 1, 2, 3, 4, 1030)
"""Duplicate, get and set flags. Not F_SETOWN and F_SETSIG, by which a pipe sends any signal to any process."""

NAME_THREAD, GET_NAME = 15, 16
"""The two prctl options that a thread library uses."""


def worker_rules(pid: int) -> dict[str, Rule]:
    """What a worker with this process id may do."""
    return {
        **dict.fromkeys(PLAIN, Rule()),
        "open": Rule(1, lacks=WRITING, error=errno.EACCES),
        "openat": Rule(2, lacks=WRITING, error=errno.EACCES),
        "ioctl": Rule(1, HARMLESS_IOCTLS, error=errno.ENOTTY),
        "fcntl": Rule(1, HARMLESS_FCNTLS),
        "prctl": Rule(0, (NAME_THREAD, GET_NAME), error=errno.EINVAL),
        # A thread lives and dies with the worker; a process could outlive it and meet the next document.
        "clone": Rule(0, needs=CLONE_THREAD),
        # Its flags lie in memory, where no filter can look: the C library then falls back on clone.
        "clone3": Rule(never=True, error=errno.ENOSYS),
        "kill": Rule(0, (pid,)),
        "tgkill": Rule(0, (pid,)),
        "prlimit64": Rule(0, (0, pid)),
        "sched_setaffinity": Rule(0, (0, pid)),
    }


def program_rules() -> dict[str, Rule]:
    """What an outside program may do: as a worker, and be started. It may start nothing itself but threads."""
    # bubblewrap's own first process stays beside the program, under the same filter, and waits for it.
    return {**worker_rules(0), "execve": Rule(), "umask": Rule(), "wait4": Rule()}


def is_known_machine() -> bool:
    """Whether the filter can be written for this machine."""
    return linux.IS_LINUX and syscalls.arch() != 0


def worker_filter() -> bytes:
    """The filter for this very process."""
    return program(syscalls.arch(), syscalls.numbers(), worker_rules(os.getpid()), errno.EPERM)


def program_filter() -> bytes:
    """The filter for an outside program, put on just before it is started."""
    return program(syscalls.arch(), syscalls.numbers(), program_rules(), errno.EPERM)
