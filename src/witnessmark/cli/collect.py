"""The command `witnessmark collect CASE [URL ...]`."""

from pathlib import Path

import click

from witnessmark.cli.room import CASE, run_room

EPILOG = (
    "Each page is asked for once, kept to the byte (WARC in a WACZ package), looked at in Chromium where there is one, "
    "and taken into evidence like any file. A page that cannot be had is kept as unread, and the others go on."
)


@click.command("collect", epilog=EPILOG)
@CASE
@click.argument("urls", metavar="[URL]...", nargs=-1)
@click.option("--from", "list_file", type=click.Path(path_type=Path), help="A file with an address a line.")
@click.option(
    "--expect",
    multiple=True,
    metavar="WORDS",
    help="Words that must be on each page; said when they are not.",
)
@click.option(
    "--context",
    default="",
    metavar="TEXT",
    help="Where the addresses came from; written down with each page.",
)
@click.option("--no-browser", is_flag=True, help="Keep the source alone: no picture, no page requisites.")
@click.option(
    "--allow-port", "ports", multiple=True, type=click.IntRange(1, 65_535), help="A port beside 80 and 443."
)
@click.option(
    "--allow-private-addresses", "private", is_flag=True,
    help="Also ask this machine and private networks: for pages of your own intranet, never for strangers' links.",
)  # fmt: skip
def collect(  # noqa: PLR0913, PLR0917 - an option each
    case: Path, urls: tuple[str, ...], list_file: Path | None, expect: tuple[str, ...], context: str,
    no_browser: bool, ports: tuple[int, ...], private: bool,
) -> None:  # fmt: skip
    """Take the files of inbox/ and hand/ into evidence, and pages of the web by their addresses.

    Everything is hashed before anything parses it, stored read-only and logged.
    """
    from witnessmark.cli.pages import Asked, capture_all, tell_captures

    asked = Asked(urls, list_file, expect, context, not no_browser, ports, private)
    begun = capture_all(case, asked)
    run_room(case, "collect")
    tell_captures(case, begun)
