"""The command `witnessmark figures CASE`."""

from pathlib import Path

import click

from witnessmark.cli.room import CASE
from witnessmark.cli.screen import say


@click.command()
@CASE
@click.option("--long", "whole", is_flag=True, help="Show every value with its time and chain, too.")
def figures(case: Path, whole: bool) -> None:
    """List the figures of the case: code, sentence, independent origins."""
    from witnessmark.case import open_case
    from witnessmark.cli.words import value_line
    from witnessmark.records import Figure

    opened = open_case(case)
    rows = list(opened.store.all(Figure))
    for figure in rows:
        say(f"{figure.code}  {figure.sentence}")
        for value in figure.values if whole else ():
            say(f"        {value_line(opened, value)}")
    say(f"{len(rows)} figures. witnessmark trace CODE {case} shows what one rests on.")
    opened.store.close()
