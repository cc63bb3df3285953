"""Which blocks of a page are the article: trafilatura's view laid over our blocks, own scoring where it has none.

trafilatura (precision mode) was best of thirteen libraries on the article-extraction benchmark (F1 0.964); it gives
words without places. So its paragraphs are found again among our blocks, which know their bytes.
"""

import re
from collections.abc import Sequence

from witnessmark.read.texts.density import dense_blocks
from witnessmark.read.texts.draft import Head
from witnessmark.read.texts.flow import Rough
from witnessmark.read.texts.furnishing import byline_blocks, title_block
from witnessmark.records import Block, Span

_NOT_LETTERS = re.compile(r"[\W_]+")
# A block of the article is one of whose letters the library kept nearly all; half is a block cut in two.
_KEPT = 0.6
_SHORT = 40


def blocks_of(text: str, found: Sequence[Rough], head: Head, *, trust_lxml: bool) -> tuple[Block, ...]:
    """The page's blocks with title and byline named, and `main` set on those of the article.

    Args:
        text: the page's text.
        found: its blocks, as laid out.
        head: what its code says.
        trust_lxml: False when the page is nested so deeply that lxml would drop text in silence.
    """
    title = title_block(text, found, head)
    paragraphs = _reference(head.markup) if trust_lxml else []
    main = _matched(text, found, paragraphs) or dense_blocks(text, found)
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


def _reference(markup: str) -> list[str]:
    """The article's paragraphs as trafilatura sees them; none when it gives up."""
    import trafilatura

    text = trafilatura.extract(markup, favor_precision=True, include_comments=False, include_tables=True)
    return [line for line in (text or "").splitlines() if line.strip()]


def _matched(text: str, found: Sequence[Rough], paragraphs: Sequence[str]) -> set[int]:
    """Numbers of the blocks that the reference kept: long ones by their letters, short ones among these."""
    lines = {letters for letters in map(_letters, paragraphs) if letters}
    whole = "\n".join(map(_letters, paragraphs)) if lines else ""
    if not whole:
        return set()
    ours = [_letters(text[block.start : block.end]) for block in found]
    sure = {n for n, letters in enumerate(ours) if len(letters) >= _SHORT and _is_kept(letters, whole, lines)}
    if not sure:
        return {n for n, letters in enumerate(ours) if letters and letters in lines}
    inside = range(min(sure) - 2, max(sure) + 3)
    return sure | {n for n in inside if 0 <= n < len(ours) and ours[n] and ours[n] in lines}


def _is_kept(letters: str, whole: str, lines: set[str]) -> bool:
    """Whether most of a block's letters stand in the reference, as it is or cut in lines."""
    if letters in whole:
        return True
    kept = sum(len(line) for line in lines if len(line) >= 12 and line in letters)
    return kept >= _KEPT * len(letters)


def _letters(words: str) -> str:
    """Only letters and digits, without case: libraries differ in spaces, quotes and bullets."""
    return _NOT_LETTERS.sub("", words).casefold()
