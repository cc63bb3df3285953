"""The command `witnessmark shred CASE ITEM`."""

from pathlib import Path

import click

from witnessmark.cli.acting import CASE, WHO, WHY
from witnessmark.cli.screen import say


@click.command()
@CASE
@click.argument("item")
@WHY
@click.option("--yes", is_flag=True, help="Do not ask whether you are sure.")
@WHO
def shred(case: Path, item: str, why: str, yes: bool, who: str) -> None:
    """Destroy the key of a sealed thing, so that nobody can ever read it again; the log says who did it and why.

    ITEM is "sealed 3", an id, or at least 6 digits of the sha256. Copies of the case elsewhere keep their key.
    """
    from witnessmark.case import open_case
    from witnessmark.collect.deed import deed_of
    from witnessmark.collect.people import acting
    from witnessmark.collect.shredding import shred as destroy

    opened = open_case(case)
    deed = deed_of(acting(opened, who, "shred"), why)
    if not yes:
        click.confirm(f"{item}: its key will be gone for ever. Go on?", abort=True, err=True)
    line = destroy(opened, item, deed)
    say(f"shredded: what line {line.seq} took in can never be read again, {deed}.")
    say("A copy of the case elsewhere, a bag handed over, and what was opened before are not reached.")
