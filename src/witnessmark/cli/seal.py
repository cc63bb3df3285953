"""The command `witnessmark seal CASE FILE...`."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from witnessmark.cli.acting import CASE, WHO
from witnessmark.cli.screen import say
from witnessmark.errors import CaseError


@click.command()
@CASE
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option("--name", default="", help='What to call it inside its seal; needed for "-", standard input.')
@click.option("--remove", is_flag=True, help="Overwrite and delete each file once it is sealed.")
@WHO
def seal(case: Path, files: Sequence[Path], name: str, remove: bool, who: str) -> None:
    """Take files into evidence locked: neither what they say nor what they are called stands there in clear.

    Each is locked to a key of its own, and that key to the people of case.toml who may open it. "-" reads standard
    input, so that the thing itself need never lie on this disk.
    """
    from witnessmark.case import open_case
    from witnessmark.collect.people import acting
    from witnessmark.collect.sealedfiles import seal_files

    opened = open_case(case)
    acting(opened, who, "acquire")
    if files == (Path("-"),):
        if not name:
            raise CaseError(
                '"-" has no name of its own. Say what it is with --name, such as --name "interview notes".'
            )
        sources: dict[Path, str] = {Path("-"): name}
    elif name and len(files) > 1:
        raise CaseError(
            f'--name "{name[:40]}" is one name for {len(files)} files. Seal them one at a time, or leave it out.'
        )
    else:
        sources = {path: name or path.name for path in files}
    for line in seal_files(opened, sources, sys.stdin.buffer, remove=remove):
        say(line)
