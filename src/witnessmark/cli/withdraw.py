"""The command `witnessmark withdraw CASE ITEM`."""

from pathlib import Path

import click

from witnessmark.cli.acting import CASE, WHO, WHY
from witnessmark.cli.screen import say


@click.command()
@CASE
@click.argument("item")
@WHY
@WHO
def withdraw(case: Path, item: str, why: str, who: str) -> None:
    """Take an item out of the record; its bytes and its line stay, and who withdrew it and why is written down.

    ITEM is a name, an id, at least 6 digits of the sha256, or "line 12".
    """
    from witnessmark.case import open_case
    from witnessmark.collect.deed import deed_of
    from witnessmark.collect.meant import line_meant
    from witnessmark.collect.people import acting
    from witnessmark.collect.session import session
    from witnessmark.collect.withdrawal import withdraw_whole

    opened = open_case(case)
    deed = deed_of(acting(opened, who, "withdraw"), why)
    with session(opened) as log:
        event = line_meant(opened, log.events, item)
        line, *parts = withdraw_whole(opened, log, event, deed)
    say(f"withdrawn: what line {event.seq} took in, at line {line.seq}, {deed}.")
    if parts:
        say(
            f"With it {len(parts)} items that were unpacked from it, at lines {parts[0].seq} to {parts[-1].seq}."
        )
    say(f"What was published still shows it until the next: witnessmark run {case}")
