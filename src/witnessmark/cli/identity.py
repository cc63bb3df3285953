"""The command `witnessmark identity PATH`."""

from datetime import UTC, datetime
from pathlib import Path

import click

from witnessmark.cli.screen import say

LINES = """\
{path}: your secret key. Keep it outside the case, keep a copy elsewhere: without it nothing sealed to you opens.
Add to case.toml of each case you work in, with your own pseudonym and role:

[[custody.people]]
who = "P-1"
role = "investigator"
recipient = "{public}"
"""


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
def identity(path: Path) -> None:
    """Make your key for sealed things: a secret file for you, a public line for case.toml."""
    from witnessmark.collect.identity import new_identity

    public = new_identity(path, datetime.now(UTC))
    say(LINES.format(path=path, public=public).rstrip())
