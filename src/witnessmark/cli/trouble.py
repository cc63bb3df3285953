"""What went wrong, as one sentence on standard error and an exit code: 1 a trouble with a way out, 2 a fault of ours,
3 another witnessmark at work.
"""

import errno
import os
from pathlib import Path

from witnessmark.errors import BusyError, WitnessmarkError

BUSY = 3
"""Nothing was begun: another program is at work in the case, and the same command will do when it has ended."""

STOPPED = 130
"""What shells expect of a program that Ctrl-C ended."""

WAYS_OUT = {
    errno.ENOSPC: "Free some space, then run the same command again: what is done is kept.",
    errno.EDQUOT: "Free some space, then run the same command again: what is done is kept.",
    errno.EROFS: "Work on a copy in a folder that can be written to.",
    errno.EACCES: "Check who may read and write there, then run the same command again.",
    errno.EPERM: "Check who may read and write there, then run the same command again.",
}


def tell(error: BaseException, case: Path | None) -> int:
    """Say what happened and return the exit code.

    Args:
        error: what was raised.
        case: the folder the command was about, None when it was about none.
    """
    from witnessmark.cli.screen import say_error

    if isinstance(error, WitnessmarkError):
        say_error(str(error))
        return BUSY if isinstance(error, BusyError) else 1
    # While a class is being made, Python hands Ctrl-C on inside a RuntimeError.
    if isinstance(error, KeyboardInterrupt) or isinstance(error.__cause__, KeyboardInterrupt):
        say_error("Stopped. What is done is kept; the same command goes on from there.")
        return STOPPED
    if isinstance(error, OSError) and error.errno:
        say_error(_system(error, case))
        return 1
    say_error(_our_fault(error, case))
    return 2


def wants_details() -> bool:
    """Whether WITNESSMARK_DEBUG asks for the traceback itself."""
    return bool(os.environ.get("WITNESSMARK_DEBUG"))


def _system(error: OSError, case: Path | None) -> str:
    what = error.filename or case or "The system refused"
    way_out = WAYS_OUT.get(error.errno or 0, "Mend that, then run the same command again.")
    return f"{os.fsdecode(what) if isinstance(what, bytes) else what}: {error.strerror}. {way_out}"


def _our_fault(error: BaseException, case: Path | None) -> str:
    from witnessmark.case import keep_details

    log = keep_details(case / "working", error, "the command line") if case and case.is_dir() else None
    where = f"The details are in {log}" if log else "WITNESSMARK_DEBUG=1 before the command shows the details"
    said = " ".join(str(error).split())[:200]
    return f"Witnessmark broke down, and that is our fault, not yours ({type(error).__name__}: {said}). {where}; please report them."
