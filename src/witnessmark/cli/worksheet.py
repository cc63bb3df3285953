"""The command `witnessmark worksheet CASE [ITEM]`."""

from pathlib import Path

import click

from witnessmark.cli.room import CASE
from witnessmark.cli.screen import say


@click.command()
@CASE
@click.argument("item", required=False)
def worksheet(case: Path, item: str) -> None:
    """Write or refresh the six questions about each photo and video, and say what is unanswered.

    The files are hand/worksheets/NAME.toml. Your words in them are never touched; collect takes them into evidence.
    ITEM is an item's name or the beginning of its hash; without it, all photos and videos.
    """
    from witnessmark.case import open_case
    from witnessmark.collect.media.choose import one_item, photos_and_videos
    from witnessmark.collect.media.sheetfile import open_questions, update_sheet
    from witnessmark.collect.media.told import told

    opened = open_case(case)
    items = [one_item(opened, item)] if item else photos_and_videos(opened)
    for one in items:
        path = update_sheet(opened, one, told(opened, one))
        left = open_questions(path)
        say(f"{one.name}: {len(left)} of 6 open{': ' + ', '.join(left) if left else ''} ({path})")
    if not items:
        say("No photo or video has been collected yet.")
    opened.store.close()
