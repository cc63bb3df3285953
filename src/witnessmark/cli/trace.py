"""The command `witnessmark trace NAME CASE`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from witnessmark.cli.room import CASE
from witnessmark.cli.screen import say

if TYPE_CHECKING:
    from witnessmark.case import Case
    from witnessmark.trace import Step


@click.command()
@click.argument("name")
@CASE
@click.option("--all", "whole", is_flag=True, help="Walk through origins, too: everything they ever said.")
def trace(name: str, case: Path, whole: bool) -> None:
    """Walk a figure's code down to sentence, file and hash; or an item up to every figure it touched.

    NAME is a figure's code (F-7KQ2), a record's id, an item's name or the beginning of its hash.
    """
    from witnessmark.case import open_case
    from witnessmark.records import Item
    from witnessmark.trace import find_start, trace_down, trace_up

    opened = open_case(case)
    start = find_start(opened.store, name)
    is_item = isinstance(opened.store.get(start), Item)
    walk = trace_up if is_item else trace_down
    for step in walk(opened.store, start, whole):
        show(opened, step)
    opened.store.close()


def show(case: "Case", step: "Step") -> None:
    """One record on the way, indented by its depth."""
    from witnessmark.cli.words import record_lines

    margin = "  " * step.depth
    if step.record is None:
        say(f"{margin}{step.id}: named, but no longer in the store; run the case again")
        return
    for n, line in enumerate(record_lines(case, step.record)):
        say(f"{margin}{'' if n == 0 else '  '}{line}")
