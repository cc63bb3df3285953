"""A Click group that imports a command's file only when the command runs, so that --help stays light."""

from importlib import import_module
from typing import Any

import click

COMMANDS: dict[str, str] = {
    "new": "Start a case: a folder with case.toml, inbox/ and hand/.",
    "collect": "Take the files of inbox/ and hand/ into evidence, hashed and logged.",
    "read": "Read texts: who says what, on whose word, when, where, how many.",
    "gazetteer": "Add a published list of places, such as a GeoNames country dump, to the case.",
    "measure": "Measure: fires, others' damage layers, readings, and an exact 'at least N'.",
    "weigh": "Weigh: origins, relays, the figure ledger, drift, and statement against measurement.",
    "publish": "Publish the record as page, PDF, EPUB, e-mail and open data.",
    "run": "All rooms in order, skipping what is fresh.",
    "trace": "Walk a figure down to sentence, file and hash, or an item up to every figure it touched.",
    "figures": "List the figures of the case with their codes.",
    "verify": "Check every evidentiary copy and the custody log.",
    "fsck": "Read every object, name what is damaged, restore it from a second copy.",
    "identity": "Make your key for sealed things: a secret file, and a public line for case.toml.",
    "seal": "Take files into evidence locked, their names with them.",
    "open": "Open a sealed thing; who and why is logged before it is shown.",
    "relock": "Lock sealed things anew to the people case.toml names now.",
    "withdraw": "Take an item out of the record; bytes and log line stay, with who and why.",
    "reinstate": "Take a withdrawn item into the record again, as a new acquisition.",
    "shred": "Destroy the key of a sealed thing for ever; the log says by whom and why.",
    "timestamp": "Have time authorities stamp the custody log.",
    "witness": "Have a second person, on another machine, sign the custody log.",
    "hand-over": "Pack evidence and its log into a folder that a stranger can check.",
    "checkers": "Write the two programs that check a bag or proof on any machine.",
    "receive": "Check a hand-over bag and take its items into evidence.",
    "prove": "Show one item alone, with the proof of its log line and nothing of the others.",
    "look": "Look at photos, videos and PDF pages safely: a contact sheet, one item, one page.",
    "worksheet": "Six questions about each photo and video, with the file's own word beside them.",
    "sun": "When the sun stood so: the dates and hours that fit a shadow.",
    "consents": "List what witnesses agreed to, by pseudonym.",
    "box": "How received files are kept from doing harm on this machine, tried from inside.",
    "plugins": "List the plug-ins and their options.",
    "demo": "Run the two example cases and say where to look.",
}
"""Command -> its one line of help; the file of the same name holds the command under the same name."""


class LazyGroup(click.Group):
    """Lists commands from the table; imports one when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - Click's signature
        """Commands in the order of the road."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command, from its own file; None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")  # "hand-over" is a word to a person, not to Python
        command: click.Command = getattr(import_module(f"witnessmark.cli.{name}"), name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """The command's work; what it raises is told in a sentence, unless WITNESSMARK_DEBUG asks for all of it."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise  # Click's own way of ending
        except (Exception, KeyboardInterrupt) as error:
            from witnessmark.cli.trouble import tell, wants_details

            if wants_details():
                raise
            ctx.exit(tell(error, ctx.obj))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands, without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))
