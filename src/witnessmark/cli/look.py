"""The command `witnessmark look CASE [ITEM]`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from witnessmark.cli.room import CASE
from witnessmark.cli.screen import progress_bar, say

if TYPE_CHECKING:
    from witnessmark.case import Case
    from witnessmark.collect.media.views import Style
    from witnessmark.records import Item


@click.command()
@CASE
@click.argument("item", required=False)
@click.option("--page", type=int, default=1, show_default=True, help="Which page of a PDF.")
@click.option("--words", default="", help="Words to frame on that page.")
@click.option(
    "--sharp",
    is_flag=True,
    help="Do not blur photos and videos. Pictures of violence wear people down: ask for it when you must.",
)
@click.option("--grey", is_flag=True, help="Without colour.")
def look(case: Path, item: str, page: int, words: str, sharp: bool, grey: bool) -> None:  # noqa: PLR0913, PLR0917
    """Look at photos, videos and PDF pages safely: pixels made anew in the box, blurred unless you say --sharp.

    Without ITEM, a contact sheet of the whole case. ITEM is an item's name or the beginning of its hash.
    """
    from witnessmark.case import open_case
    from witnessmark.collect.media.choose import one_item
    from witnessmark.collect.media.contact import contact_sheet
    from witnessmark.collect.media.views import Style

    opened, style = open_case(case), Style(is_blurred=not sharp, is_grey=grey)
    if item:
        show(opened, one_item(opened, item), style, (page, words))
    else:
        with progress_bar() as progress:
            sheet, picture, count = contact_sheet(opened, style, progress)
        say(f"{count} items on the contact sheet: {sheet}")
        say(f"the same as one picture: {picture}")
    opened.store.close()


def show(case: "Case", item: "Item", style: "Style", at: tuple[int, str]) -> None:
    """Name the views of one item, made anew; page and words are for PDFs."""
    from witnessmark.collect.media.choose import facts_for
    from witnessmark.collect.media.views import large_views, page_view

    facts, (page, words) = facts_for(case, item), at
    if facts.kind != "pages":
        for path in large_views(case, item, facts, style):
            say(f"{item.name}: {path}")
        return
    path, lines = page_view(case, item, page, words, style)
    say(f"{item.name}, page {page}: {path}")
    if words:
        say(
            f"the words stand on {lines} lines, framed"
            if lines
            else "the words do not stand on this page in this order"
        )
