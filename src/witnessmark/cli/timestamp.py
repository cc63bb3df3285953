"""The command `witnessmark timestamp CASE`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from witnessmark.cli.room import CASE
from witnessmark.cli.screen import say
from witnessmark.errors import CustodyError

if TYPE_CHECKING:
    from witnessmark.case import Case
    from witnessmark.case.config import AuthorityConfig


@click.command()
@CASE
@click.option(
    "--authority",
    default="",
    help="A name in case.toml, or a URL with --certificates; all of case.toml else.",
)
@click.option(
    "--certificates", default="", help="File of the case with the authority's root certificate, in PEM."
)
@click.option(
    "--allow-private-addresses", is_flag=True, help="An authority in your own network may be asked, too."
)
def timestamp(case: Path, authority: str, certificates: str, allow_private_addresses: bool) -> None:
    """Have time authorities (RFC 3161) stamp the log: they learn one hash, and no evidence.

    Each answer is checked and becomes a line of the log. Exit code 1 when no authority gave a stamp that holds.
    """
    from witnessmark.case import open_case
    from witnessmark.collect.posting import poster
    from witnessmark.collect.stamping import stamp

    opened = open_case(case)
    asked = chosen(opened, authority, certificates)
    answers = stamp(opened, asked, poster(allow_private=allow_private_addresses))
    for answer in answers:
        told = (
            f"stamped {answer.size} lines at {answer.time}" if answer.time else f"no stamp: {answer.reason}"
        )
        say(f"{answer.authority:12} {told}")
    sys.exit(0 if any(answer.time for answer in answers) else 1)


def chosen(case: "Case", authority: str, certificates: str) -> "list[AuthorityConfig]":
    """Whom to ask: the authority named on the command line, else all of case.toml.

    Raises:
        CustodyError: there is none, or a URL comes without its certificates.
    """
    from witnessmark.case.config import AuthorityConfig
    from witnessmark.collect.layout import file_name

    known = list(case.config.custody.authorities)
    named = [one for one in known if authority in {"", one.name}]
    if named:
        return named
    if "://" in authority and certificates:
        return [AuthorityConfig(file_name(urlsplit(authority).netloc), authority, certificates)]
    raise CustodyError(
        f"{case.root}: no time authority {f'{authority} ' if authority else ''}is known. Name one in case.toml: "
        "[[custody.authorities]] with name, url and certificates; or give --authority URL --certificates FILE."
    )
