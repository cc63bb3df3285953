"""The command `witnessmark open CASE ITEM`."""

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from witnessmark.cli.acting import CASE, IDENTITY, WHO, WHY
from witnessmark.cli.screen import clean, say
from witnessmark.errors import CustodyError

if TYPE_CHECKING:
    from witnessmark.collect.envelope import Envelope
    from witnessmark.collect.opening import Opened


@click.command("open")
@CASE
@click.argument("item")
@WHY
@IDENTITY
@click.option(
    "--out", type=click.Path(path_type=Path), help="A new file outside the case; else standard output."
)
@WHO
def open_(case: Path, item: str, why: str, identity: Path, out: Path | None, who: str) -> None:  # noqa: PLR0913, PLR0917 - Click hands in each option
    """Open a sealed thing; who and why are in the custody log, signed, before it is shown.

    ITEM is "sealed 3", an id, or at least 6 digits of the sha256.
    """
    from witnessmark.case import open_case
    from witnessmark.collect.deed import deed_of
    from witnessmark.collect.envelope import read_identities
    from witnessmark.collect.opening import new_file_outside, open_sealed, way_is_outside
    from witnessmark.collect.people import acting

    opened_case = open_case(case)
    deed = deed_of(acting(opened_case, who, "open-sealed"), why)
    secrets = read_identities(opened_case, identity)
    if out is None:
        way_is_outside(opened_case, sys.stdout)
        _show(open_sealed(opened_case, item, secrets, deed, _fits_here))
        return
    with new_file_outside(opened_case, out) as file:
        opened = open_sealed(opened_case, item, secrets, deed)
        opened.write_to(file)
    say(f"{out}: {opened.envelope}")


def _fits_here(envelope: "Envelope") -> None:
    """A terminal obeys what bytes tell it, so it is shown text alone."""
    if sys.stdout.isatty() and not envelope.media_type.startswith("text/"):
        raise CustodyError(f"{envelope}: not text, so a terminal is not the place for it. Use --out FILE.")


def _show(opened: "Opened") -> None:
    """To a terminal without what it would obey; to a file or a pipe the very bytes."""
    if sys.stdout.isatty():
        whole = io.BytesIO()
        opened.write_to(whole)
        say(whole.getvalue().decode("utf-8", "replace"))
    else:
        opened.write_to(sys.stdout.buffer)
        sys.stdout.buffer.flush()
    click.echo(clean(str(opened.envelope)), err=True)


open = open_  # noqa: A001 - the command's own word
