"""Where a model's quote stands in the text: letter by letter, else but for typography, else but for slips of the pen."""

from collections.abc import Iterator

from rapidfuzz import fuzz

from witnessmark.read.llm.fold import Folded, fold_text, folded
from witnessmark.read.llm.slips import differ_by_slips
from witnessmark.read.words import languages
from witnessmark.read.words.tokens import tokenise
from witnessmark.records import Span

SIMILAR = 97.0
"""Per cent of likeness (rapidfuzz) below which a quote is another sentence; three letters in a hundred."""

LONGEST = 1_000
"""Characters of a quote whose slips are forgiven: looking for near words costs the product of both lengths."""

MOST_PLACES = 50
"""Places looked at for words that stand in a text many times."""

_JOINTS = frozenset("'’-‐‑")
_CLITICS = frozenset({"s", "re", "m", "ve", "ll", "d"})


def places_of(quote: str, text: str, block: Span) -> tuple[Span, ...]:
    """Every place in one block where the words stand as they are but for typography, whole words only, in order."""
    wanted = folded(quote)
    here = fold_text(text, block.start, block.end)
    return tuple(_exact(wanted, here, text, block)) if wanted else ()


def nearly(quote: str, text: str, block: Span, language: str) -> Span | None:
    """The place in one block where the words stand but for slips of the pen, None when there is none.

    Only for languages whose negations, hedges and number words are known here: elsewhere no slip is harmless.
    """
    wanted = folded(quote)
    if language not in languages() or len(wanted) > min(LONGEST, block.end - block.start + 40):
        return None
    here = fold_text(text, block.start, block.end)
    found = fuzz.partial_ratio_alignment(wanted, here.text, score_cutoff=SIMILAR)
    if found is None or found.dest_start == found.dest_end:
        return None
    span = _whole_words(text, Span(here.at[found.dest_start], here.at[found.dest_end]), block)
    again = folded(span.of(text))
    is_like = fuzz.ratio(wanted, again) >= SIMILAR and differ_by_slips(wanted, again, language)
    return span if is_like and _is_whole(text, span, block) else None


def _exact(wanted: str, here: Folded, text: str, block: Span) -> Iterator[Span]:
    place, looked_at = here.text.find(wanted), 0
    while place >= 0 and looked_at < MOST_PLACES:
        end = place + len(wanted)
        if not (here.text[max(0, place - 1) : place + 1].isalnum() and place):  # "he" of "the" costs no look
            span = Span(here.at[place], _after(here, end))
            looked_at += 1
            if _is_whole(text, span, block):
                yield span
        place = here.text.find(wanted, place + 1)


def _after(here: Folded, place: int) -> int:
    """Where the character before `place` ends: white space and format characters behind it are left out."""
    return here.at[place] if place == len(here.text) else min(here.at[place], here.at[place - 1] + 1)


def _is_whole(text: str, span: Span, block: Span) -> bool:
    """Whether a span ends and begins between words: "200 houses" is no part of "3,200 houses", nor "do" of "don't"."""
    return not (_cuts(text, span.start, block) or _cuts(text, span.end, block))


def _cuts(text: str, place: int, block: Span) -> bool:
    """Whether a place lies inside a token, or at the joint of a word such as "twenty-four" or "didn't"."""
    if place in {block.start, block.end}:
        return False
    near = tokenise(text, max(block.start, place - 80), min(block.end, place + 80))
    if any(token.start < place < token.end for token in near):
        return True
    before, after = text[place - 1], text[place]
    if before in _JOINTS:
        return after.isalnum() and place - 2 >= block.start and text[place - 2].isalnum()
    if after in _JOINTS:
        return before.isalnum() and text[place + 1 : place + 2].isalnum() and not _is_clitic(text, place + 1)
    return before.isalnum() and after.isalnum()


def _is_clitic(text: str, place: int) -> bool:
    """Whether a word of its own is written onto the one before: "the chief's", "they've"; "n't" is part of its word."""
    end = place
    while end < place + 3 and text[end : end + 1].isalpha():
        end += 1
    return text[place - 1] in "'’" and text[place:end].casefold() in _CLITICS


def _whole_words(text: str, span: Span, block: Span) -> Span:
    """A span widened to the words it cuts, and without the white space at its ends."""
    start, end = span.start, span.end
    while start > block.start and text[start - 1 : start + 1].isalnum():
        start -= 1
    while end < block.end and text[end - 1 : end + 1].isalnum():
        end += 1
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Span(start, max(start, start + len(words.strip())))
