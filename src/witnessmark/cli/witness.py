"""The commands `witnessmark witness ...`: a second person's signature, carried by hand between two machines."""

from pathlib import Path

import click

from witnessmark.cli.room import CASE
from witnessmark.cli.screen import say

FILE = click.Path(path_type=Path, dir_okay=False)
FOLDER = click.argument("folder", type=click.Path(path_type=Path, file_okay=False))


@click.group()
def witness() -> None:
    """A second person signs the custody log, from another machine.

    The witness runs `new` and `sign`, the holder of the case `name`, `ask` and `accept`. Two small files travel, by stick
    or mail: a request out, a signed note back. They hold hashes and signatures, no evidence.
    """


@witness.command()
@FOLDER
@click.option("--name", required=True, help='How the witness signs: a pseudonym, such as "witness/w-1".')
def new(folder: Path, name: str) -> None:
    """Make a witness's folder with a new key (on the witness's machine)."""
    from witnessmark.collect.witness import new_witness

    made = new_witness(folder, name)
    say(f"{folder}: a new witness. Give this line to the holder of the case, in person:")
    say(made.signer.verifier.vkey())


@witness.command()
@CASE
@click.argument("vkey")
def name(case: Path, vkey: str) -> None:
    """Name a witness in the case's log; VKEY is the line `new` printed, or the file witness.vkey."""
    from witnessmark.case import open_case
    from witnessmark.collect.cosigning import name_witness
    from witnessmark.collect.keys import given_witness

    key = given_witness(vkey)
    is_new = name_witness(open_case(case), key)
    say(f"{key.name}: {'named in the log' if is_new else 'was named already'}.")


@witness.command()
@CASE
@click.option("--to", "request", type=FILE, required=True, help="The file to write.")
@click.option("--witness", "of", default="", help="Which witness, when several are named.")
@click.option("--since", type=int, default=None, help="Lines the witness says it has seen.")
def ask(case: Path, request: Path, of: str, since: int | None) -> None:
    """Write a request for a witness: the last checkpoint and the proof that the log only grew."""
    from witnessmark.case import open_case
    from witnessmark.collect.cosigning import ask as make_request

    made = make_request(open_case(case), of, since)
    request.write_bytes(made.data())
    say(f"{request}: give it to the witness; a first time, give log.vkey in person, too.")


@witness.command()
@FOLDER
@click.argument("request", type=FILE)
@click.option("--to", "note", type=FILE, required=True, help="The signed note to write.")
@click.option("--log", "log_vkey", default="", help="The log's public key (line or file), the first time.")
def sign(folder: Path, request: Path, note: Path, log_vkey: str) -> None:
    """Sign a request, if the log did nothing but grow since this witness signed last (on the witness's machine)."""
    from witnessmark.collect.keys import given_vkey
    from witnessmark.collect.request import read_request
    from witnessmark.collect.witness import open_witness, sign_request

    key = given_vkey(log_vkey) if log_vkey else None
    note.write_bytes(sign_request(open_witness(folder), read_request(request), key))
    say(f"{note}: signed. Give it back to the holder of the case.")


@witness.command()
@CASE
@click.argument("note", type=FILE)
def accept(case: Path, note: Path) -> None:
    """Take in a note a witness signed: it is checked, and a line of the log says so."""
    from witnessmark.case import open_case
    from witnessmark.collect.cosigning import accept as take_in
    from witnessmark.collect.note import read_note_file

    new_names = take_in(open_case(case), read_note_file(note))
    say(
        f"signed by {', '.join(new_names)}; logged."
        if new_names
        else "nothing new: this signature was logged."
    )
