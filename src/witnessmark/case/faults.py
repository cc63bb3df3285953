"""Faults of our own: the details go into working/error.log, the screen gets one sentence."""

import traceback
from pathlib import Path

LOG = "error.log"
LARGEST_BYTES = 2**20
"""A log that has grown past this is begun anew."""


def keep_details(working: Path, error: BaseException, about: str) -> Path | None:
    """Write where it went wrong into working/error.log; None when nothing can be written there.

    Args:
        working: the case's folder of things that can be made again.
        error: what was raised.
        about: what was being worked on.
    """
    path = working / LOG
    details = "".join(traceback.format_exception(error))
    try:
        working.mkdir(exist_ok=True)
        is_full = path.exists() and path.stat().st_size > LARGEST_BYTES
        with path.open("w" if is_full else "a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{about}\n{details}\n")
    except OSError:
        return None
    return path
