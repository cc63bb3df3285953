"""The blocks of a page with their names: title, byline, and which of them are the article."""

from collections.abc import Sequence

from witnessmark.read.texts.draft import Head
from witnessmark.read.texts.flow import Rough
from witnessmark.read.texts.furnishing import byline_blocks, title_block
from witnessmark.read.texts.region import article_blocks
from witnessmark.records import Block, Span


def blocks_of(text: str, found: Sequence[Rough], head: Head) -> tuple[Block, ...]:
    """The page's blocks with title and byline named, and `main` set on those of the article.

    Args:
        text: the page's text.
        found: its blocks, as laid out.
        head: what its code says.
    """
    title = title_block(text, found, head)
    main = article_blocks(text, found)
    bylines = byline_blocks(text, found, title, main)
    return tuple(
        Block(Span(block.start, block.end), *_named(number, block, title, bylines, main))
        for number, block in enumerate(found)
    )


def _named(number: int, block: Rough, title: int, bylines: set[int], main: set[int]) -> tuple[str, bool]:
    if number == title:
        return "title", True
    if number in bylines:
        return "byline", False
    return block.kind, number in main
