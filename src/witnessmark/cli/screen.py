"""What a person sees: progress on long work, one line per room, errors in one sentence."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from witnessmark.activity import Progress, Work

# Names and quotes come from outside: a terminal must never obey what a file is called.
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff]"
)


def clean(text: str) -> str:
    """Text without control, bidi and zero-width characters and undecodable bytes; a line feed stays."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def say(text: str = "") -> None:
    """One line on standard output."""
    click.echo(clean(text))


def say_error(text: str) -> None:
    """An error on standard error."""
    click.echo(click.style("error: ", fg="red", bold=True) + clean(text), err=True)


def describe(work: Work) -> str:
    """What a room did, in words."""
    parts = [f"{work.done} done"] if work.done else []
    parts += [f"{work.fresh} fresh, skipped"] if work.fresh else []
    parts += [f"{work.unread} left unread"] if work.unread else []
    return ", ".join(parts) or "nothing to do"


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """A Progress that draws a bar on a terminal, and nothing where output goes to a file."""
    if not sys.stderr.isatty():
        yield lambda _what, _done, _total: None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("", total=None)

        def progress(what: str, done: int, total: int) -> None:
            bars.update(task, description=escape(clean(what))[:60], completed=done, total=total)

        yield progress
