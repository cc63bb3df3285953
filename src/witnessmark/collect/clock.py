"""What this machine's clock is worth: whether the network keeps it, and how far off it says it may be."""

import ctypes
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]

CLOCK_MAY_DIFFER = timedelta(minutes=2)
"""From a time authority's; a clock further off is owned up to by a time-anomaly line."""

UNSYNCHRONISED = 0x0040
"""STA_UNSYNC of adjtimex(2): nothing has set this clock lately."""


def system_clock() -> datetime:
    """Now, by this machine."""
    return datetime.now(UTC)


def source_of(clock: Clock) -> str:
    """A line's `clock`: whose word the time is, and the bound on its error that the kernel gives.

    Returns:
        "system, synchronised, within 16 ms", "system, unsynchronised", or "system" where the kernel does not tell;
        "given" for any other clock. The time zone is left out on purpose: it would tell where the writer sits.
    """
    if clock is not system_clock:
        return "given"
    state = _kernel_state()
    if state is None:
        return "system"
    status, error_us = state
    if status & UNSYNCHRONISED:
        return "system, unsynchronised"
    return f"system, synchronised, within {-(-error_us // 1000)} ms"


class _Timex(ctypes.Structure):
    """The beginning of struct timex, with room for the rest (208 bytes on 64-bit Linux)."""

    _fields_ = (
        ("modes", ctypes.c_uint),
        ("offset", ctypes.c_long),
        ("freq", ctypes.c_long),
        ("maxerror", ctypes.c_long),
        ("esterror", ctypes.c_long),
        ("status", ctypes.c_int),
        ("rest", ctypes.c_char * 256),
    )


def _kernel_state() -> tuple[int, int] | None:
    """Status bits and largest error in microseconds; None where there is no such call. Reads, sets nothing."""
    if sys.platform != "linux":
        return None
    state = _Timex()
    try:
        answer = ctypes.CDLL(None).adjtimex(ctypes.byref(state))
    except (AttributeError, OSError):
        return None
    return None if answer < 0 else (state.status, max(state.maxerror, 0))
