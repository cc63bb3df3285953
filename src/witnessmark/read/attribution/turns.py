"""Turns of an interview or a hearing: paragraphs that open with the speaker's name and a colon, without quotation marks."""

import re
from collections.abc import Sequence

from witnessmark.read.attribution.outline import Paragraph
from witnessmark.records import Span

_TURN = re.compile(r"\W{0,2}((?:[^\W\d_][\w.'’-]{0,30} ){0,5}[^\W\d_][\w.'’-]{0,30})\s?:\s+(?=\S)")
_ENOUGH = 2
"""One paragraph with a colon is a list or a heading; a second one makes it talk."""


def find_turns(paragraphs: Sequence[Paragraph], text: str) -> dict[int, Span]:
    """Index of a paragraph -> the words that name its speaker; empty where the text is no talk between two or more."""
    found = {}
    for number, one in enumerate(paragraphs):
        turn = (
            _TURN.match(text, one.span.start, one.span.end) if one.kind not in {"title", "heading"} else None
        )
        if turn is not None and all(part[:1].isupper() for part in turn[1].split() if len(part) > 3):
            found[number] = Span(*turn.span(1))
    names = {span.of(text) for span in found.values()}
    adjoin = sum(number + 1 in found for number in found)
    return found if len(names) >= _ENOUGH and adjoin else {}
