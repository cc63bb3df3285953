"""Sentences and quotations of a text, as spans: no sentence leaves its paragraph, no quotation its end mark."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from witnessmark.read.cues import Words, fold
from witnessmark.records import Span

_STOP = re.compile(r"[.!?؟。…]+")
_CLOSERS = "”’\"'»«)]“"
_OPENERS = "“‘\"'«([„"
_PAIRS = {"“": "”", "«": "»", "„": "“", "”": "”", "»": "«"}


def split_sentences(text: str, block: Span, words: Words) -> tuple[Span, ...]:
    """The sentences of one block, in order, trimmed of white space; line breaks of verse or lists do not split."""
    cuts = [block.start]
    for stop in _STOP.finditer(text, block.start, block.end):
        end = _after_closers(text, stop.end(), block.end)
        if cuts[-1] < end < block.end and _ends(text, stop, end, words):
            cuts.append(end)
    cuts.append(block.end)
    spans = (_trim(text, start, end) for start, end in pairwise(cuts))
    return tuple(_join_marks(text, [span for span in spans if span.start < span.end]))


def _after_closers(text: str, at: int, limit: int) -> int:
    """Past closing quotes and brackets; a straight quote closes only when no letter follows it."""
    while at < limit and text[at] in _CLOSERS and not (at + 1 < limit and text[at + 1].isalnum()):
        at += 1
    return at


def _ends(text: str, stop: re.Match[str], end: int, words: Words) -> bool:
    if not text[end].isspace():
        return False
    # Only what is near: the rest of a long text, copied at each of its stops, cost more than everything else together.
    following = text[end : end + 200].lstrip()[:2].lstrip(_OPENERS)[:1]
    if following.islower():
        return False
    return stop.group() != "." or not _is_abbreviation(text, stop.start(), following, words)


def _is_abbreviation(text: str, dot: int, following: str, words: Words) -> bool:
    before = re.search(r"[\w.]{1,12}$", text[max(0, dot - 12) : dot])
    if before is None:
        return False
    word = fold(before.group())
    if words.language == "de" and word.isdigit() and len(word) <= 2:
        return _is_ordinal(text, dot, len(word))
    if len(word) == 1 and word.isalpha() and before.group().isupper():
        return True  # an initial: "J. Smith"
    if word not in words.grammar["abbreviations"]:
        return False
    return "." not in word or not following.isupper() or not _starts_new(text, dot)


_BEFORE_ORDINAL = re.compile(
    r"(?:^|[\s(])(?:am|im|zum|zur|vom|beim|der|die|das|den|dem|des|ein(?:e[mnrs]?)?|jede[mnrs]?|und|bis|dies(?:e[mnrs]?)|ihre?[mnrs]?|seine?[mnrs]?|,)\s+$",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez", "jahrhundert")


def _is_ordinal(text: str, dot: int, digits: int) -> bool:
    """As in "am 19. Juni", "die 28. Etage"; "auf 28. Helfer kamen" ends a sentence."""
    after = fold(text[dot + 1 : dot + 14].strip())
    before = text[max(0, dot - digits - 12) : dot - digits]
    return after.startswith(_MONTHS) or not before.strip() or _BEFORE_ORDINAL.search(before) is not None


def _starts_new(text: str, dot: int) -> bool:
    """After "U.S." a capital starts a sentence only when a common opening word follows."""
    word = re.match(r"\W{1,4}(\w{1,12})", text[dot : dot + 20])
    return word is not None and fold(word.group(1)) in {
        "the",
        "a",
        "an",
        "it",
        "he",
        "she",
        "they",
        "in",
        "but",
    }


def _trim(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return Span(min(start, end), max(min(start, end), start + len(piece.strip())))


def _join_marks(text: str, spans: list[Span]) -> list[Span]:
    """A piece without a letter (such as ".." for an omission) belongs to the sentence before it."""
    joined: list[Span] = []
    for span in spans:
        if joined and not any(letter.isalnum() for letter in span.of(text)):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def find_quotes(text: str, block: Span) -> tuple[Span, ...]:
    """Outermost quotations in a block, marks included; an unclosed one runs to the block's end.

    Single marks are left alone: they are apostrophes as often as quotations, and inside double
    marks they hold words that the quoted speaker echoes.
    """
    found: list[Span] = []
    at = block.start
    while at < block.end:
        mark = text[at]
        if mark in "“«„" or (mark in '"»' and _opens(text, at, block)):  # German prints »this«
            end = text.find(_PAIRS.get(mark, '"'), at + 1, block.end)
            stop = end + 1 if end >= 0 else block.end
            found.append(Span(at, stop))
            at = stop
        else:
            at += 1
    return tuple(found)


def quotes_by_block(text: str, blocks: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """The quotations of each block; one left open at a paragraph's end runs on to its closing mark in the next ones.

    Only while no other quotation opens: a paragraph that begins with a mark of its own has its own quotation.
    """
    going = Span(0, 0)
    for n, block in enumerate(blocks):
        start = min(max(block.start, going.end), block.end)
        own = find_quotes(text, Span(start, block.end))
        before = (going,) if block.start < going.end else ()
        end = _closed_later(text, own[-1], blocks[n + 1 : n + 1 + _PARAGRAPHS]) if own else None
        if end is not None and own[-1].end == block.end:
            going = Span(own[-1].start, end)
            own = (*own[:-1], going)
        yield (*before, *own)


_PARAGRAPHS = 4
"""Paragraphs after its own that an open quotation may run on through; further off, a mark was forgotten."""


def _closed_later(text: str, quote: Span, following: Sequence[Span]) -> int | None:
    """Where an unclosed quotation ends in the blocks after its own; None where it is closed or never closes."""
    closer = _PAIRS.get(text[quote.start], '"')
    if quote.end - quote.start > 1 and text[quote.end - 1] == closer:
        return None
    for block in following:
        marks = (at for at in range(block.start, block.end) if text[at] in '“”«»„"')
        first = next(marks, None)
        if first is not None:
            is_end = text[first] == closer and not (closer == '"' and _opens(text, first, block))
            return first + 1 if is_end else None
    return None


def _opens(text: str, at: int, block: Span) -> bool:
    """A straight mark opens when something follows it and no letter stands before it."""
    before = text[at - 1] if at > block.start else " "
    after = text[at + 1] if at + 1 < block.end else " "
    return not before.isalnum() and not after.isspace()


def is_inside(at: int, spans: tuple[Span, ...]) -> bool:
    """Whether a character stands inside one of the spans."""
    return any(span.start <= at < span.end for span in spans)
