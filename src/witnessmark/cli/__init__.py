"""The command line: one file per command, imported only when its command is asked for."""

import io
import sys

import click

from witnessmark.cli.lazy import LazyGroup


@click.group(
    cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="witnessmark", message="witnessmark %(version)s")
def witnessmark() -> None:
    """What happened, who says so, on whose word, and how do we know - as one record anyone can check."""


def main() -> None:
    """Run the command line; whatever goes wrong is one sentence on stderr and an exit code (see trouble.py)."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that knows no Arabic shows its letters as escapes rather than ending the command.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        witnessmark()
    except KeyboardInterrupt as stop:  # before the first command, or while the last one closes
        from witnessmark.cli.trouble import tell

        sys.exit(tell(stop, None))
