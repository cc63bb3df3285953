"""One program at a time in a case: two runs would take each other's half-made files away."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from witnessmark.case.folder import Case
from witnessmark.errors import BusyError


@contextmanager
def alone(case: Case) -> Iterator[None]:
    """Hold the case; the hold ends with the program, however it ends.

    Raises:
        BusyError: another program holds it.
    """
    case.working.mkdir(exist_ok=True)
    with (case.working / ".lock").open("wb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError(
                f"{case.root}: another witnessmark is at work in this case. Wait until it ends and run again."
            ) from None
        yield
