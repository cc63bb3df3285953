"""The command `witnessmark consents CASE`."""

import sys
from pathlib import Path

import click

from witnessmark.cli.room import CASE
from witnessmark.cli.screen import say


@click.command()
@CASE
def consents(case: Path) -> None:
    """List what witnesses agreed to: the records of hand/consent/ in force, and what is wrong with those that are not."""
    from witnessmark.case import open_case
    from witnessmark.collect.consent import consent_of, records_in_force
    from witnessmark.collect.custody import parse_line, read_lines
    from witnessmark.collect.holdings import holdings
    from witnessmark.errors import CaseError

    opened = open_case(case)
    events = [parse_line(line, number) for number, line in enumerate(read_lines(opened))]
    wrong = 0
    for holding in records_in_force(holdings(opened, events)):
        try:
            say(str(consent_of(opened, holding)))
        except CaseError as error:
            wrong += 1
            say(f"no consent: {error}")
    sys.exit(1 if wrong else 0)
