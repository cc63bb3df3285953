"""Which blocks of a page are the article: where our own scoring and trafilatura agree, else trafilatura's view.

trafilatura was best of thirteen libraries on the article-extraction benchmark (F1 0.960); it gives words without
places, so its paragraphs are found again among our blocks, which know their bytes. Two views that broadly agree err
on different blocks (benchmarks/main_text): news pages F1 0.969 together, 0.954 for the library alone.
"""

import re
from collections.abc import Sequence

from witnessmark.read.language import stops_like_a_sentence
from witnessmark.read.texts.density import dense_blocks, is_linked
from witnessmark.read.texts.draft import Head
from witnessmark.read.texts.flow import Rough
from witnessmark.read.texts.furnishing import byline_blocks, title_block
from witnessmark.records import Block, Span

_NOT_LETTERS = re.compile(r"[\W_]+")
# A block of the article is one of whose letters the library kept nearly all; half is a block cut in two.
_KEPT = 0.6
_SHORT = 40
# Two views agree when they share seven characters of ten; 0.5 to 0.9 were tried, 0.7 and 0.8 did best.
_AGREE = 0.7
# A tail of four blocks and a tenth of the article is the article going on (lists, steps), not teasers: with it 225
# articles of all kinds gain 0.0014, 92 news pages lose nothing; any shorter tail costs the news pages 0.003.
_TAIL_GAP, _TAIL_BLOCKS, _TAIL_SHARE = 3, 4, 0.1


def blocks_of(text: str, found: Sequence[Rough], head: Head, *, ask_library: bool) -> tuple[Block, ...]:
    """The page's blocks with title and byline named, and `main` set on those of the article.

    Args:
        text: the page's text.
        found: its blocks, as laid out.
        head: what its code says.
        ask_library: False for a page that the library cannot read whole, or not in time.
    """
    title = title_block(text, found, head)
    own = dense_blocks(text, found)
    theirs = _matched(text, found, _reference(head.markup)) if ask_library else set()
    main = _settled(text, found, own, theirs)
    bylines = byline_blocks(text, found, title, main)
    return tuple(
        Block(Span(block.start, block.end), *_named(number, block, title, bylines, main))
        for number, block in enumerate(found)
    )


def _settled(text: str, found: Sequence[Rough], own: set[int], theirs: set[int]) -> set[int]:
    """What both keep where they agree; else the library's view, which fails more rarely; ours where it has none.

    What the library alone keeps is taken too where it stands within the article, opens it as a whole sentence, or
    goes on after it at length: a block or two behind the end is a teaser more often than not.
    """
    if not own or not theirs or _agreement(own, theirs, found) < _AGREE:
        return theirs or own
    both = own & theirs
    first, last = min(both), max(both)
    end = _end_of_tail(found, theirs, (both, last))
    alone = (n for n in theirs - own if n <= end and not is_linked(found[n]))
    return both | {n for n in alone if n > first or _is_sentence(text, found[n])}


def _end_of_tail(found: Sequence[Rough], theirs: set[int], agreed: tuple[set[int], int]) -> int:
    """The last block of what the library alone keeps right behind the article, when that is long; else the article's."""
    both, last = agreed
    end, tail = last, 0
    count = 0
    for n in range(last + 1, len(found)):
        if n - end > _TAIL_GAP:
            break
        if n in theirs and not is_linked(found[n]):
            end, count, tail = n, count + 1, tail + found[n].end - found[n].start
    is_long = count >= _TAIL_BLOCKS and tail >= _TAIL_SHARE * sum(found[n].end - found[n].start for n in both)
    return end if is_long else last


def _agreement(own: set[int], theirs: set[int], found: Sequence[Rough]) -> float:
    """The share of characters that two views have in common (Dice), 0 to 1."""
    length = {n: found[n].end - found[n].start for n in own | theirs}
    both = sum(length[n] for n in own & theirs)
    return 2 * both / (sum(length[n] for n in own) + sum(length[n] for n in theirs))


def _is_sentence(text: str, block: Rough) -> bool:
    return block.end - block.start >= 60 and stops_like_a_sentence(text[block.start : block.end])


def _named(number: int, block: Rough, title: int, bylines: set[int], main: set[int]) -> tuple[str, bool]:
    if number == title:
        return "title", True
    if number in bylines:
        return "byline", False
    return block.kind, number in main


def _reference(markup: str) -> list[str]:
    """The article's paragraphs as trafilatura sees them; none when it gives up."""
    import trafilatura

    text = trafilatura.extract(markup, include_comments=False, include_tables=True)
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
