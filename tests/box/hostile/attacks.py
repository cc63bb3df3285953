"""What a document could do that has taken its parser over: each function tries one thing and tells how far it came."""

import contextlib
import ctypes
import fcntl
import os
import signal
import socket
import sys
import threading
import time
from pathlib import Path

from witnessmark.errors import UnreadError

libc = ctypes.CDLL(None, use_errno=True)
SEEN: list[str] = []
"""A place where one document could leave a word for the next."""


def told(act) -> str:
    try:
        return f"DONE {act()}"
    except BaseException as error:  # noqa: BLE001 - whatever stopped it is the answer
        return f"{type(error).__name__}: {error}"


def read_file(_data: bytes, path: str) -> str:
    return told(lambda: Path(path).read_bytes()[:200].decode("latin-1"))


def list_folder(_data: bytes, path: str) -> str:
    return told(lambda: [one.name for one in Path(path).iterdir()])


def write_file(_data: bytes, path: str) -> str:
    return told(lambda: Path(path).write_text("left behind"))


def append_file(_data: bytes, path: str) -> str:
    return told(lambda: os.write(os.open(path, os.O_WRONLY | os.O_APPEND), b"x"))


def make_room(_data: bytes, path: str) -> str:
    return told(lambda: Path(path).mkdir())


def memory_file(_data: bytes) -> str:
    return told(lambda: os.memfd_create("hidden"))


def connect(_data: bytes, kind: str, where: str) -> str:
    def reach():
        family = socket.AF_UNIX if kind == "unix" else socket.AF_INET
        way = socket.SOCK_DGRAM if kind == "udp" else socket.SOCK_STREAM
        with socket.socket(family, way) as made:
            made.connect(where if kind == "unix" else ("127.0.0.1", int(where)))
            made.send(b"hello")
        return "reached"

    return told(reach)


def fork(_data: bytes) -> str:
    return told(os.fork)


def raw_calls(_data: bytes) -> dict[str, int]:
    """errno of calls that C code could make without Python; 0 for one that worked. Numbers of x86_64."""
    calls = {
        "vfork": (58,), "clone3": (435, 0, 0), "clone": (56, signal.SIGCHLD, 0, 0, 0, 0), "ptrace": (101, 16, 1, 0, 0),
        "process_vm_readv": (310, 1, 0, 0, 0, 0, 0), "process_vm_writev": (311, 1, 0, 0, 0, 0, 0), "unshare": (272, 0x10000000),
        "mount": (165, 0, b"/", 0, 0, 0), "chroot": (161, b"/"), "keyctl": (250, 0), "bpf": (321, 0, 0, 0), "io_uring": (425, 1, 0),
        "userfaultfd": (323, 0), "perf_event_open": (298, 0, 0, 0, 0, 0), "memfd_secret": (447, 0), "socketpair": (53, 1, 1, 0, 0),
        "pidfd_getfd": (438, 3, 0, 0), "pidfd_open": (434, 1, 0), "openat2": (437, -100, b"/", 0, 24), "name_to_handle": (303, -100, b"/", 0, 0, 0),
        "setsid": (112,), "chmod": (90, b"/tmp", 0o777), "shmget": (29, 0, 4096, 0o1600), "msgget": (68, 0, 0o1600), "x32 getpid": (0x40000027,),
        "rename": (82, b"/tmp/a", b"/tmp/b"), "link": (86, b"/dev/null", b"/tmp/b"), "setuid": (105, 0), "personality": (135, 0xFFFFFFFF),
        "modify_ldt": (154, 0, 0, 0), "splice": (275, 0, 0, 0, 0, 1, 0), "vmsplice": (278, 1, 0, 0, 0), "seccomp": (317, 0, 0, 0),
    }  # fmt: skip
    return {name: _errno(call) for name, call in calls.items()}


def _errno(call) -> int:
    ctypes.set_errno(0)
    return ctypes.get_errno() if libc.syscall(*call) == -1 else 0


def run_program(_data: bytes) -> str:
    return told(lambda: os.execv("/bin/true", ["true"]))


def kill_keeper(_data: bytes) -> list[str]:
    others = (os.getppid(), 1, -1, 0)
    acts = [told(lambda one=one: os.kill(one, signal.SIGKILL)) for one in others]
    acts.append(told(lambda: signal.pthread_kill(threading.main_thread().ident, 0)))
    return acts


def signal_by_pipe(_data: bytes) -> str:
    """A pipe that is to send SIGKILL to the keeper when it has something to read (F_SETOWN, F_SETSIG, O_ASYNC)."""
    reader, _ = os.pipe()
    return told(lambda: (fcntl.fcntl(reader, 8, os.getppid()), fcntl.fcntl(reader, 10, signal.SIGKILL)))


def limit_keeper(_data: bytes) -> str:
    import resource

    return told(lambda: resource.prlimit(os.getppid(), resource.RLIMIT_CPU, (1, 1)))


def lift_limits(_data: bytes) -> list[str]:
    import resource

    most = resource.RLIM_INFINITY
    kinds = (resource.RLIMIT_CPU, resource.RLIMIT_AS, resource.RLIMIT_FSIZE)
    return [told(lambda kind=kind: resource.setrlimit(kind, (most, most))) for kind in kinds]


def linger(data: bytes) -> str:
    """Leave a word in the module, and a thread that writes into every descriptor there is, for ever."""
    SEEN.append(data.decode())

    def shout() -> None:
        while True:
            for one in range(3, 64):
                with contextlib.suppress(OSError):
                    os.write(one, b"")

    threading.Thread(target=shout, daemon=True).start()
    return "left"


def found(_data: bytes) -> list[str]:
    return [*SEEN, *(["patched"] if "patched" in sys.modules else [])]


def patch(_data: bytes) -> str:
    sys.modules["patched"] = sys
    os.getpid = lambda: 0
    return "patched"


def descriptors(_data: bytes) -> list[int]:
    return [one for one in range(1000) if not told(lambda one=one: os.fstat(one)).startswith("OSError")]


def write_to_all(_data: bytes) -> str:
    """A false word into every descriptor, the keeper's line among them if it were inherited."""
    for one in range(64):
        with contextlib.suppress(OSError):
            os.write(one, b'{"code":0,"signal":0,"cpu_s":0,"stopped":false}\n')
    return "tried"


def forge(_data: bytes) -> str:
    """An answer of its own before the true one."""
    for one in range(3, 64):
        with contextlib.suppress(OSError):
            os.write(one, b'A"forged"')
    os._exit(0)


def shapes(_data: bytes, kind: str) -> object:
    deep: list[object] = []
    for _ in range(150):
        deep = [deep]
    return {"number": 7, "deep": deep, "surrogate": "\ud800", "nan": [float("nan")]}[kind]


def huge(_data: bytes, size: int) -> str:
    return "x" * size


def burn(_data: bytes) -> str:
    while True:
        pass


def sleep(_data: bytes) -> str:
    time.sleep(600)
    return "slept"


def eat(_data: bytes) -> str:
    kept = []
    while True:
        kept.append(bytearray(64 * 2**20))


def share(_data: bytes) -> str:
    """Memory that counts as shared, not as data."""
    import mmap

    kept = []
    while True:
        kept.append(mmap.mmap(-1, 64 * 2**20))


def crash(_data: bytes) -> str:
    return ctypes.string_at(8).decode()


def leave(_data: bytes) -> str:
    os._exit(3)


def break_down(_data: bytes) -> str:
    return {}["no such key"]


def deface(_data: bytes, how: str) -> str:
    """Words that clear the screen and turn the reading direction."""
    words = "\x1b[2J\x07all is well\u202e\r"
    raise {"unread": UnreadError, "fault": ValueError}[how](words)


def recurse(data: bytes) -> str:
    return recurse(data)


def ignore(_data: bytes) -> str:
    return "never looked at it"


def echo(data: bytes, number: int, words: tuple[str, ...], more: bytes) -> tuple[int, int, str, bytes]:
    return len(data), number, type(words).__name__, more


def environment(_data: bytes) -> dict[str, str]:
    return dict(os.environ)
