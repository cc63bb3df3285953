"""Options that acts of custody share: who acts, why, and with which secret key."""

from pathlib import Path

import click

CASE = click.argument("case", type=click.Path(path_type=Path))
"""The case folder; always named, because what follows is named, too."""

WHO = click.option(
    "--as", "who", default="", envvar="WITNESSMARK_AS", help="Who you are: a pseudonym of case.toml."
)
WHY = click.option("--why", required=True, help="Your reason; kept in clear, so name nobody in it.")
IDENTITY = click.option(
    "--identity",
    required=True,
    type=click.Path(path_type=Path),
    envvar="WITNESSMARK_IDENTITY",
    help="Your age identity file, outside the case.",
)
