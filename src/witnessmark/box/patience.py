"""When a process has had its time by the clock: at once if it waits, later if the machine was busy with others.

On a machine shared with seven other busy programs, ten processor seconds take eighty by the clock. What is read must not
depend on who else is working, so a process that was computing for an eighth of the time goes on until its processor
seconds are used up.
"""

import contextlib
import os
import time
from pathlib import Path

SLOW_FACTOR = 8


def is_over(waited_s: float, wall_s: float, computed_s: float) -> bool:
    """Whether a process is to be stopped.

    Args:
        waited_s: seconds by the clock since it began.
        wall_s: seconds it was given.
        computed_s: processor seconds it used.
    """
    if waited_s < wall_s:
        return False
    return waited_s > SLOW_FACTOR * wall_s or computed_s * SLOW_FACTOR < waited_s


def own_cpu_s(pid: int) -> float:
    """Processor seconds of a child so far, by its own clock (clock_getcpuclockid: the id is made from the pid)."""
    try:
        return time.clock_gettime((~pid << 3) | 2)
    except OSError:
        return 0.0


def family_cpu_s(pid: int) -> float:
    """Processor seconds of a process and all below it, from /proc; 0 where there is none."""
    parents: dict[int, list[tuple[int, float]]] = {}
    ticks = os.sysconf("SC_CLK_TCK")
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, ValueError):  # it ended meanwhile
            words = stat.read_text(errors="replace").rpartition(")")[2].split()
            parents.setdefault(int(words[1]), []).append(
                (int(stat.parent.name), (int(words[11]) + int(words[12])) / ticks)
            )
    total, below = own_cpu_s(pid), parents.get(pid, [])
    while below:
        child, seconds = below.pop()
        total += seconds
        below += parents.get(child, [])
    return total
