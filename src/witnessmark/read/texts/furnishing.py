"""Which block of a page is its title, and which name the writer or the day."""

import re
from collections.abc import Sequence

from witnessmark.read.daywords import find_day
from witnessmark.read.texts.draft import Head
from witnessmark.read.texts.flow import Rough
from witnessmark.read.texts.lines import is_byline

_TITLE_METAS = ("og:title", "twitter:title", "dc.title", "citation_title", "headline")
_NOT_LETTERS = re.compile(r"[\W_]+")
_LONGEST_BYLINE = 160


def title_block(text: str, found: Sequence[Rough], head: Head) -> int:
    """Number of the block that is the page's title, -1 for none.

    The heading that the page's own metadata repeats, h1 before others; else the first h1 of some length.
    """
    stated = [_letters(content) for name, content in head.metas if name in _TITLE_METAS] + [
        _letters(head.title)
    ]
    headings = [(n, block) for n, block in enumerate(found) if block.kind == "heading"]
    ranked = []
    for n, block in headings:
        letters = _letters(text[block.start : block.end])
        if len(letters) >= 6:
            repeated = any(letters in one or (len(one) >= 15 and one in letters) for one in stated if one)
            ranked.append((not repeated, not _is_h1(block), n))
    best = min(ranked, default=None)
    return best[2] if best and (not best[0] or not best[1]) else -1


def byline_blocks(text: str, found: Sequence[Rough], title: int, main: set[int]) -> set[int]:
    """Numbers of short blocks between the title and the article's first paragraphs that name writer or day."""
    first = min((n for n in main if n > title), default=len(found))
    near = range(max(0, title - 2 if title >= 0 else first - 4), min(len(found), first + 3))
    return {n for n in near if n != title and _names_writer_or_day(found[n], text)}


def _names_writer_or_day(block: Rough, text: str) -> bool:
    words = text[block.start : block.end]
    if block.kind == "heading" or len(words) > _LONGEST_BYLINE or words.rstrip().endswith((".", "!", "?")):
        return False
    return is_byline(words) or block.is_author or find_day(words) is not None


def _is_h1(block: Rough) -> bool:
    node = block.node.up_to(frozenset({"h1"}))
    return node is not None


def _letters(words: str) -> str:
    return _NOT_LETTERS.sub("", words).casefold()
