"""The limits that every system has: address space, processor seconds, file size, open files, no core dump."""

import mmap
import resource

from witnessmark.box import linux
from witnessmark.box.limits import Limits

PAGE = mmap.PAGESIZE
_MOST_PAGES = 2**47 // PAGE


def address_space() -> int:
    """Bytes of address space this process has in use, to the page; 0 where the system does not keep such a limit.

    Asked of the kernel by trying: the least limit under which one more page is given. /proc would tell, but a worker's box
    has none.
    """
    if not linux.IS_LINUX:
        return 0
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    least, most = 0, _MOST_PAGES if hard == resource.RLIM_INFINITY else hard // PAGE
    try:
        while least < most:
            middle = (least + most) // 2
            least, most = (least, middle) if _fits(middle * PAGE, hard) else (middle + 1, most)
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    return (least - 1) * PAGE


def _fits(limit: int, hard: int) -> bool:
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    try:
        mmap.mmap(-1, PAGE).close()
    except (OSError, MemoryError):
        return False
    return True


def apply(limits: Limits, base_bytes: int, file_bytes: int = 0) -> None:
    """Take these limits on for good.

    Args:
        limits: what one document may cost.
        base_bytes: address space in use before; 0 for a program that starts from nothing.
        file_bytes: the largest file it may write.
    """
    wanted = {
        resource.RLIMIT_CPU: limits.cpu_s,
        resource.RLIMIT_FSIZE: file_bytes,
        resource.RLIMIT_NOFILE: limits.descriptors,
        resource.RLIMIT_CORE: 0,
    }
    if linux.IS_LINUX:  # macOS takes a limit of address space and does not keep it
        wanted[resource.RLIMIT_AS] = base_bytes + limits.memory_bytes
    for kind, value in wanted.items():
        _, hard = resource.getrlimit(kind)
        least = value if hard == resource.RLIM_INFINITY else min(value, hard)
        # A second's grace tells "took too long" (SIGXCPU) from "was killed"; who ignores the signal is killed then.
        grace = 1 if kind == resource.RLIMIT_CPU and (hard == resource.RLIM_INFINITY or least < hard) else 0
        resource.setrlimit(kind, (least, least + grace))
