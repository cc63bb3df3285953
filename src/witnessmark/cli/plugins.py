"""The command `witnessmark plugins`."""

import click

from witnessmark.cli.screen import say


@click.command()
def plugins() -> None:
    """List the plug-ins of every kind, what each is good at, and its options."""
    from witnessmark.plugins import FOLDERS, load, names, options_of, summary

    for kind in FOLDERS:
        say(f"{kind}s")
        for name in names(kind):
            say(f"  {name:14} {summary(kind, name)}")
            for option, default in options_of(load(kind, name)).items():
                say(f"  {'':14} [plugins.{name}] {option} = {default!r}")
