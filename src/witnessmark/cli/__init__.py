"""The command line: one file per command, imported only when its command is asked for."""

import sys

import click

from witnessmark.cli.lazy import LazyGroup
from witnessmark.errors import WitnessmarkError


@click.group(
    cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="witnessmark", message="witnessmark %(version)s")
def witnessmark() -> None:
    """What happened, who says so, on whose word, and how do we know - as one record anyone can check."""


def main() -> None:
    """Run the command line; an error of ours is one sentence on stderr and exit code 1."""
    try:
        witnessmark()
    except WitnessmarkError as error:
        from witnessmark.cli.screen import say_error

        say_error(str(error))
        sys.exit(1)
