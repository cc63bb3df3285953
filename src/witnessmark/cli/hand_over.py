"""The command `witnessmark hand-over CASE DEST --to WHO`."""

from pathlib import Path

import click

from witnessmark.cli.acting import WHO
from witnessmark.cli.room import CASE
from witnessmark.cli.screen import progress_bar, say


@click.command("hand-over")
@CASE
@click.argument("dest", type=click.Path(path_type=Path))
@click.option("--to", required=True, help="Who receives it; written on a sheet of this case, not in the log.")
@click.option(
    "--item",
    "items",
    multiple=True,
    help="One item: its name, its id or the beginning of its hash; may be repeated.",
)
@click.option("--with-names", is_flag=True, help="Hand over the item sheets, too, where names stand.")
@click.option("--with-decisions", is_flag=True, help="Hand over what is under hand/, too.")
@WHO
def hand_over(  # noqa: PLR0913 - one argument an option
    case: Path,
    dest: Path,
    to: str,
    who: str,
    items: tuple[str, ...],
    *,
    with_names: bool,
    with_decisions: bool,
) -> None:
    """Pack items and the whole custody log into the new folder DEST, which a stranger can check without Witnessmark.

    DEST is a BagIt bag. In it are verify.sh (sha256sum, openssl and perl) and verify.py (Python alone). The hand-over is
    written in the custody log first, so the bag itself says what has to be in it.
    """
    from witnessmark.case import open_case
    from witnessmark.collect.bag import Wish
    from witnessmark.collect.bag import hand_over as pack
    from witnessmark.collect.people import acting

    opened = open_case(case)
    person = acting(opened, who, "hand-over")
    wish = Wish(items, with_names=with_names, with_decisions=with_decisions)
    with progress_bar() as progress:
        done = pack(opened, dest, (person.who, to), wish, progress)
    opened.store.close()
    say(f"{done.items} items handed over in {done.bag}, {done.kept_back} kept back.")
    if not with_names:
        say("Their names stay here; --with-names hands them over, too.")
    say("Read this out to whoever receives it; verify.sh shows them the same when nothing was changed:")
    say(f"  {done.words}")
