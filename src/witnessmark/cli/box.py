"""The command `witnessmark box`."""

import tempfile
from pathlib import Path

import click

from witnessmark.cli.screen import say


@click.command()
def box() -> None:
    """How received files are kept from doing harm on this machine, tried from inside; exit code 1 where it is reduced."""
    from witnessmark.box import isolation
    from witnessmark.box.trial import try_box

    wall = isolation()
    say(f"{wall.name}: {wall.sentence}")
    if wall.name == "limits":
        say("Nothing is tried here, since nothing would hold it.")
        raise SystemExit(1)
    with tempfile.TemporaryDirectory() as folder:
        tried = try_box(Path(folder))
    for one in tried:
        say(f"{'held' if one.held else 'OPEN':8} {one.what}: {one.said}")
    if not all(one.held for one in tried):
        raise SystemExit(1)
