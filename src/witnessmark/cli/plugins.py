"""The command `witnessmark plugins`."""

from dataclasses import fields

import click

from witnessmark.cli.screen import say


@click.command()
def plugins() -> None:
    """List the plug-ins of every kind, what each is good at, and its options."""
    from witnessmark.plugins import FOLDERS, load, names, summary

    for kind in FOLDERS:
        say(f"{kind}s")
        for name in names(kind):
            say(f"  {name:14} {summary(kind, name)}")
            for option in fields(load(kind, name)):
                say(f"  {'':14} [plugins.{name}] {option.name} = {option.default!r}")
