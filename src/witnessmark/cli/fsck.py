"""The command `witnessmark fsck CASE`."""

import sys
from pathlib import Path

import click

from witnessmark.cli.room import CASE
from witnessmark.cli.screen import progress_bar, say


@click.command()
@CASE
@click.option(
    "--from", "copy", type=click.Path(path_type=Path), help="A second copy to restore damaged objects from."
)
@click.option(
    "--sample", default=0, type=click.IntRange(min=0), help="Read only so many objects, chosen by lot."
)
def fsck(case: Path, copy: Path | None, sample: int) -> None:
    """Read every object, name each that is damaged, and restore it from a second copy that still has its bytes.

    What is whole is never touched; what was found in place of a damaged object is kept, and the custody log says so.
    Ends with 1 while anything is still damaged.
    """
    from witnessmark.case import alone, open_case
    from witnessmark.collect.fsck import fsck as check

    opened = open_case(case)
    with progress_bar() as progress:
        if copy is None:
            report = check(opened, progress, None, sample)
        else:
            with alone(opened):
                report = check(opened, progress, copy, sample)
    say(str(report))
    sys.exit(0 if report.is_whole else 1)
