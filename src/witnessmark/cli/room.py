"""How a room is run from the command line: open the case, do the work with a bar, say what was done."""

from pathlib import Path

import click

from witnessmark.cli.screen import describe, progress_bar, say


def _remember(ctx: click.Context, _parameter: click.Parameter, case: Path) -> Path:
    ctx.find_root().obj = case  # where the details of a fault of ours go
    return case


CASE = click.argument("case", type=click.Path(path_type=Path), default=".", callback=_remember)
"""The case folder; the current one when none is named."""


def run_room(folder: Path, name: str) -> None:
    """Run one room of a case and print its line."""
    from witnessmark.case import open_case
    from witnessmark.flow import run

    case = open_case(folder)
    with progress_bar() as progress:
        work = dict(run(case, progress, (name,)))[name]
    say(f"{name:8} {describe(work)}")
    case.store.close()


def room_command(name: str, text: str) -> click.Command:
    """A command that runs the room of the same name."""

    @click.command(name, help=text)
    @CASE
    def command(case: Path) -> None:
        run_room(case, name)

    return command
