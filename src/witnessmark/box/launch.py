"""The last step before an outside program: limits on, doors shut, then become the program."""

import os
from pathlib import Path
from typing import Any, NoReturn

from witnessmark.box import filters, landlock, linux, rlimits
from witnessmark.box.limits import Limits


def launch(given: dict[str, Any]) -> NoReturn:
    """Become the command.

    Args:
        given: `command`; `limits` as in Limits; `wall`; `file_bytes`, the largest file that may be written (bubblewrap
            copies the received one to its place); `readable` paths.
    """
    rlimits.apply(Limits(**given["limits"]), 0, int(given["file_bytes"]))
    wall = given["wall"]
    if wall == "landlock":
        landlock.restrict(map(Path, given["readable"]), run=True)
    if wall in {"landlock", "filter"}:
        # bubblewrap puts the filter on itself, after it has built the box with calls that the filter refuses.
        linux.install(filters.program_filter())
    os.execv(given["command"][0], given["command"])  # noqa: S606 - the whole point: no shell between
