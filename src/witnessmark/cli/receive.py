"""The command `witnessmark receive CASE BAG`."""

from pathlib import Path

import click

from witnessmark.cli.acting import WHO
from witnessmark.cli.room import CASE
from witnessmark.cli.screen import progress_bar, say


@click.command()
@CASE
@click.argument("bag", type=click.Path(path_type=Path))
@click.option("--root", default="", help="The root as the sender read it out to you; another one is refused.")
@WHO
def receive(case: Path, bag: Path, root: str, who: str) -> None:
    """Check a hand-over bag, take its items in as evidence, and write in our log whose checkpoint they came under.

    Nothing of a bag that does not hold is taken in. No program that came in the bag is run.
    """
    from witnessmark.case import open_case
    from witnessmark.collect.bag.receive import receive as take
    from witnessmark.collect.people import acting

    opened = open_case(case)
    acting(opened, who, "receive")
    with progress_bar() as progress:
        came = take(opened, bag, root, progress)
    opened.store.close()
    say(str(came.verdict))
    say(
        f"{came.items} items taken in{f', {came.known} known before or withdrawn here' if came.known else ''}."
    )
    if not root:
        say("Have the sender read the line with the root out to you; it must be the same.")
    say(f'"witnessmark run {case}" makes records of them.')
