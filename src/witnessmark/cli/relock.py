"""The command `witnessmark relock CASE`."""

from pathlib import Path

import click

from witnessmark.cli.acting import CASE, IDENTITY, WHO, WHY
from witnessmark.cli.screen import say


@click.command()
@CASE
@WHY
@IDENTITY
@WHO
def relock(case: Path, why: str, identity: Path, who: str) -> None:
    """Lock the envelopes of all sealed things anew, to the people case.toml names now; the things stay as they are."""
    from witnessmark.case import open_case
    from witnessmark.collect.deed import deed_of
    from witnessmark.collect.envelope import read_identities
    from witnessmark.collect.people import acting
    from witnessmark.collect.relocking import relock as lock_anew

    opened = open_case(case)
    deed = deed_of(acting(opened, who, "open-sealed"), why)
    count = lock_anew(opened, read_identities(opened, identity), deed)
    people = ", ".join(person.who for person in opened.config.custody.people if person.recipient)
    say(f"{count} envelopes locked anew, to {people}, {deed}.")
    say("Whoever could open them before may have kept the keys: this lets people in, it does not take back.")
