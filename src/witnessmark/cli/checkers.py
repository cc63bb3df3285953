"""The command `witnessmark checkers DEST`."""

from pathlib import Path

import click

from witnessmark.cli.screen import say


@click.command()
@click.argument("dest", type=click.Path(path_type=Path, file_okay=False))
def checkers(dest: Path) -> None:
    """Write verify.sh and verify.py into the folder DEST: copies to trust, for checking bags and proofs on any machine.

    Those inside a bag could have been changed with it. verify.sh needs sha256sum, openssl and perl; verify.py needs Python
    3.8 or later alone.
    """
    from hashlib import sha256

    from witnessmark.collect.bag.programs import programs

    dest.mkdir(parents=True, exist_ok=True)
    for name, data in programs().items():
        (dest / name).write_bytes(data)
        say(f"{sha256(data).hexdigest()}  {dest / name}")
