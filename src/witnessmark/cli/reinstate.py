"""The command `witnessmark reinstate CASE ITEM`."""

from pathlib import Path

import click

from witnessmark.cli.acting import CASE, WHO, WHY
from witnessmark.cli.screen import say


@click.command()
@CASE
@click.argument("item")
@WHY
@WHO
def reinstate(case: Path, item: str, why: str, who: str) -> None:
    """Take a withdrawn item into the record again, as a new acquisition.

    ITEM is as in `withdraw`.
    """
    from witnessmark.case import open_case
    from witnessmark.collect.deed import deed_of
    from witnessmark.collect.meant import line_meant
    from witnessmark.collect.people import acting
    from witnessmark.collect.session import session
    from witnessmark.collect.withdrawal import reinstate as write_down

    opened = open_case(case)
    deed = deed_of(acting(opened, who, "withdraw"), why)
    with session(opened) as log:
        line = write_down(opened, log, line_meant(opened, log.events, item), deed)
    say(f"reinstated: acquired anew at line {line.seq}, {deed}.")
    say(f"It is in the record again after: witnessmark run {case}")
