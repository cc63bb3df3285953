"""The command `witnessmark verify CASE`."""

import sys
from pathlib import Path

import click

from witnessmark.cli.room import CASE
from witnessmark.cli.screen import say


@click.command()
@CASE
def verify(case: Path) -> None:
    """Re-hash every evidentiary copy and check the custody log: VALID, VALID-BUT or INVALID."""
    from witnessmark.case import open_case
    from witnessmark.collect.verify import verify as check

    verdict = check(open_case(case))
    say(str(verdict))
    sys.exit(0 if verdict.is_valid else 1)
