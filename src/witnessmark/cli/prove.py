"""The command `witnessmark prove CASE ITEM DEST`."""

from pathlib import Path

import click

from witnessmark.cli.acting import WHO
from witnessmark.cli.room import CASE
from witnessmark.cli.screen import say


@click.command()
@CASE
@click.argument("item")
@click.argument("dest", type=click.Path(path_type=Path))
@click.option("--to", default="", help="Who is shown it; written on a sheet of this case only.")
@click.option("--without-name", is_flag=True, help="Leave out the item sheet, where its name stands.")
@WHO
def prove(case: Path, item: str, dest: Path, to: str, who: str, *, without_name: bool) -> None:  # noqa: PLR0913 - one argument an option
    """Show one ITEM alone: the new folder DEST holds it and the proof of its log line, and tells nothing of others.

    ITEM is a name as received, an id (it-...) or at least 6 first digits of its sha256. That it was shown is written in
    the custody log first. verify.sh and verify.py go with it, as with a hand-over.
    """
    from witnessmark.case import open_case
    from witnessmark.collect.bag import prove as show
    from witnessmark.collect.people import acting

    opened = open_case(case)
    person = acting(opened, who, "export")
    shown = show(opened, item, dest, (person.who, to), with_name=not without_name)
    opened.store.close()
    say(
        f"{shown.folder}: the item of line {shown.line}, proved against the checkpoint over {shown.size} lines."
    )
