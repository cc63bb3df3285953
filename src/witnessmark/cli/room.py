"""How a room is run from the command line: open the case, do the work with a bar, say what was done."""

from collections.abc import Callable
from pathlib import Path

import click

from witnessmark.cli.screen import describe, progress_bar, say

CASE = click.argument("case", type=click.Path(path_type=Path), default=".")
"""The case folder; the current one when none is named."""


def run_room(folder: Path, name: str) -> None:
    """Run one room of a case and print its line."""
    from witnessmark.case import open_case
    from witnessmark.flow import ROOMS

    case = open_case(folder)
    with progress_bar() as progress:
        work = ROOMS[name](case, progress)
    if name in ("collect", "publish"):
        log_what_went_out(folder)
    say(f"{name:8} {describe(work)}")
    case.store.close()


def room_command(name: str, text: str) -> click.Command:
    """A command that runs the room of the same name."""

    @click.command(name, help=text)
    @CASE
    def command(case: Path) -> None:
        run_room(case, name)

    return command


def log_what_went_out(folder: Path) -> None:
    """Write the publication's hash into the custody log, if it changed since the last line that says so."""
    from witnessmark.case import open_case
    from witnessmark.collect.publication import log_publication

    log_publication(open_case(folder))


Runner = Callable[[Path, str], None]
