"""The command `witnessmark run CASE`."""

from pathlib import Path

import click

from witnessmark.cli.room import CASE
from witnessmark.cli.screen import describe, progress_bar, say


@click.command()
@CASE
def run(case: Path) -> None:
    """All rooms in order; what is fresh (same inputs, code and options) is skipped."""
    run_case(case)
    say(f"page     {case / 'published' / 'index.html'}")


def run_case(folder: Path) -> None:
    """Every room of a case, a line each."""
    from witnessmark.case import open_case
    from witnessmark.flow import run as run_rooms

    opened = open_case(folder)
    lines = []
    try:
        with progress_bar() as progress:
            for name, work in run_rooms(opened, progress):
                lines.append(f"{name:8} {describe(work)}")
    finally:  # a room that breaks down does not take back what the earlier ones did
        for line in lines:
            say(line)
    say_unread(opened)
    say_reduced()
    opened.store.close()


def say_unread(case: object) -> None:
    """What was left unread, a line each."""
    from witnessmark.records import Unread

    for unread in case.store.all(Unread):  # type: ignore[attr-defined]
        say(f"unread   {unread.reason}")


def say_reduced() -> None:
    """A word where files were read just now behind less than a whole wall."""
    from witnessmark.box import isolation, tasks_done

    if tasks_done() and isolation().is_reduced:
        say(f"box      {isolation().sentence}")
