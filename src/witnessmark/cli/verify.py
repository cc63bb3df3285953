"""The command `witnessmark verify CASE`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from witnessmark.cli.room import CASE
from witnessmark.cli.screen import progress_bar, say

if TYPE_CHECKING:
    from witnessmark.collect.outside import Outside

FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@CASE
@click.option(
    "--witness",
    "witnesses",
    multiple=True,
    help="A witness's public key (line or file), got from the witness.",
)
@click.option(
    "--authority", "authorities", type=FILE, multiple=True, help="A time authority's root certificate (PEM)."
)
@click.option(
    "--against", "notes", type=FILE, multiple=True, help="A checkpoint somebody saw earlier: a .note file."
)
@click.option(
    "--explain", "prefix", default="", help="All that is known of one object: the first digits of its hash."
)
def verify(
    case: Path,
    witnesses: tuple[str, ...],
    authorities: tuple[Path, ...],
    notes: tuple[Path, ...],
    prefix: str,
) -> None:
    """Re-hash every evidentiary copy and check the custody log: VALID, VALID-BUT or INVALID.

    Whoever holds the log's key could name witnesses and authorities of his own making. So bring what you got from the
    witness and the authority themselves: --witness, --authority, --against. Then only they count.

    CASE may also be a hand-over bag, or the proof of one item.

    Exit code 0 for VALID and VALID-BUT, 1 for INVALID.
    """
    from witnessmark.case import open_case

    if kind_of_folder(case):
        verify_elsewhere(case, read_outside(witnesses, authorities, notes))
        return
    opened = open_case(case)
    if prefix:
        from witnessmark.collect.explain import explain

        for line in explain(opened, prefix):
            say(line)
        return
    from witnessmark.collect.verify import verify as check

    brought = read_outside(witnesses, authorities, notes)
    with progress_bar() as progress:
        verdict = check(opened, outside=brought, progress=progress)
    say(str(verdict))
    sys.exit(0 if verdict.is_valid else 1)


def kind_of_folder(folder: Path) -> str:
    """What a folder is: "proof" of one item, hand-over "bag", or "" for a case."""
    if (folder / "item.tlog-proof").exists():
        return "proof"
    return "bag" if (folder / "bagit.txt").exists() else ""


def verify_elsewhere(folder: Path, brought: "Outside") -> None:
    """Check what somebody handed over, by the same rules."""
    from witnessmark.collect.bag.check import check_bag
    from witnessmark.collect.bag.checkproof import check_proof

    if kind_of_folder(folder) == "proof":
        verdict = check_proof(folder, brought)
    else:
        with progress_bar() as progress:
            verdict, _ = check_bag(folder, brought, progress)
    say(str(verdict))
    sys.exit(0 if verdict.is_valid else 1)


def read_outside(
    witnesses: tuple[str, ...], authorities: tuple[Path, ...], notes: tuple[Path, ...]
) -> "Outside":
    """What was brought along, read from its files."""
    from witnessmark.collect.keys import given_witness
    from witnessmark.collect.note import read_note_file, read_small_file
    from witnessmark.collect.outside import Outside
    from witnessmark.collect.stamping import LARGEST_PEM
    from witnessmark.collect.token import read_certificates

    chains = tuple(read_small_file(path, LARGEST_PEM) for path in authorities)
    for path, pem in zip(authorities, chains, strict=True):
        read_certificates(pem, str(path))
    return Outside(tuple(map(given_witness, witnesses)), chains, tuple(map(read_note_file, notes)))
