"""The command `witnessmark read CASE`."""

import sys
from collections import Counter
from pathlib import Path

import click

from witnessmark.cli.room import CASE, run_room
from witnessmark.cli.screen import say, say_error


@click.command()
@CASE
@click.option(
    "--ask-model", is_flag=True,
    help='Send texts to the model of [plugins.llm], where case.toml has reader = "llm"; nothing is sent without this.',
)  # fmt: skip
@click.option(
    "--allow-private-addresses",
    "private",
    is_flag=True,
    help="The model's server may be in your own network.",
)
def read(case: Path, ask_model: bool, private: bool) -> None:
    """Read every text of the case into statements with their chain of words.

    With --ask-model the texts that people see go to a language model, which is said on the screen before. Its replies are
    kept in working/llm/ and read from there; what the text does not bear out is refused, and no figure rests on them.
    """
    if ask_model:
        _check(case)
    run_room(case, "read")
    if ask_model:
        _ask(case, private=private)


def _check(folder: Path) -> None:
    """Pass when case.toml chooses a model; asked before the texts are read, which may take long."""
    from witnessmark.case import open_case
    from witnessmark.cli.asking import chosen_model

    chosen_model(open_case(folder))


def _ask(folder: Path, *, private: bool) -> None:
    """Ask, read what came, and say how it went; exit code 1 when a question had no answer."""
    from witnessmark.case import open_case
    from witnessmark.cli.asking import ask_model

    case = open_case(folder)
    asked = ask_model(case, private=private)
    case.store.close()
    if asked.kept:
        run_room(folder, "read")
    _tell_leads(folder)
    for reason in asked.failed:
        say_error(reason)
    sys.exit(1 if asked.failed else 0)


WORDS = {
    "agrees": "as the rules read it",
    "differs": "on another mouth",
    "new": "in words the rules read nothing in",
}
"""A lead's standing -> how the screen says it."""


def _tell_leads(folder: Path) -> None:
    """A line for each lead that says something else than the rules, with the id by which it is taken over."""
    from witnessmark.case import open_case
    from witnessmark.records import Lead

    case = open_case(folder)
    leads = list(case.store.all(Lead))
    case.store.close()
    counted = Counter(lead.standing for lead in leads)
    told = ", ".join(f"{counted[one]} {word}" for one, word in WORDS.items())  # type: ignore[index]
    say(f"leads    {len(leads)}: {told}")
    for lead in leads:
        if lead.standing != "agrees":
            statement = lead.statement
            words = " ".join(statement.text.split())[:100]
            say(f"{lead.id}  {statement.attribution[-1].name[:40]}: {words}")
    say(
        '         None makes a figure before you have looked at it and set adopted = ["ld-..."] in [plugins.llm].'
    )
