"""The command `witnessmark publish CASE`."""

from pathlib import Path

import click

from witnessmark.cli.room import CASE, run_room
from witnessmark.cli.screen import progress_bar, say


@click.command()
@CASE
@click.option("--into", type=click.Path(path_type=Path), help="Another folder; the case is then only read.")
def publish(case: Path, into: Path | None) -> None:
    """Publish the record as page, PDF, EPUB, e-mail and open data, under published/.

    With --into, nothing is written to the case, so it may lie on a read-only disk; that something went out is then not in
    its custody log.
    """
    if into is None:
        run_room(case, "publish")
        return
    from witnessmark.case import open_case
    from witnessmark.publish import publish_into

    opened = open_case(case)
    with progress_bar() as progress:
        unread = publish_into(opened, into.absolute(), progress)
    opened.store.close()
    for one in unread:
        say(f"unread   {one.reason}")
    say(f"{into}: published. The custody log of {case} does not know of it.")
