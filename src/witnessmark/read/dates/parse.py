"""From text to phrases of dates: tokens, letters, then the passes of the grammar over each run that may hold a date."""

import re
from collections.abc import Iterable
from functools import lru_cache

from witnessmark.read.dates.cascade import Cascade
from witnessmark.read.dates.grammar import AHEAD, ALONE, ATOMS, DAYS, HEDGED, LENGTHS, PHRASES, RELATIVES
from witnessmark.read.dates.letters import Node
from witnessmark.read.dates.lexicon import lexicon
from witnessmark.read.dates.shapes import shaped
from witnessmark.read.dates.spell import spell
from witnessmark.read.words.tokens import islands, tokenise
from witnessmark.records.document import Span

CASCADE = Cascade(DAYS, ATOMS, RELATIVES, RELATIVES, HEDGED, PHRASES)
"""Passes in order; the relatives run twice for "the end of the first week of May"."""

_RUN = re.compile(r"[^xVFc;]+")
_CORE = re.compile(r"[AMmWwSURQCHtKDNyJqonz1-9]")
"""Letters a date can be made of, and those one of which no date does without: all else is passed over."""

SHORT = 120
"""Characters below which a text is spelled whole: looking for the words worth it would cost as much."""

_HEAD = Node("|", 0, 0)

_SENTENCE = re.compile(r"[^.|]+|[.|]")


def forget() -> None:
    """Forget the expressions and strings of letters met so far: for measuring how fast new ones are read."""
    phrases_in.cache_clear()
    CASCADE.forget()


@lru_cache(8192)
def phrases_in(words: str, language: str, eager: bool) -> tuple[Node, ...]:
    """The nodes of a short expression by itself; the same few are met again and again, and are remembered."""
    phrase = None if eager else shaped(words, language)
    if phrase is not None:
        return (_HEAD, Node("P", 0, len(words), phrase))
    return tuple(_spelled(words, [(0, len(words))], language, eager=eager))


def phrases_of(text: str, span: Span, language: str, *, eager: bool) -> list[Node]:
    """The nodes of text[span]: "P" for a phrase of dates, the letters of all other words around it.

    Args:
        text: the whole text.
        span: where to read.
        language: two-letter code of the words.
        eager: read "in two months" as a date, and words that are one only when they stand alone.
    """
    if span.end - span.start <= SHORT:
        return _spelled(text, [(span.start, span.end)], language, eager=eager)
    worth = islands(text, span.start, span.end, lexicon(language).cores)
    return _spelled(text, worth, language, eager=eager)


def _spelled(text: str, parts: Iterable[tuple[int, int]], language: str, *, eager: bool) -> list[Node]:
    nodes: list[Node] = []
    for start, end in parts:
        nodes.append(Node("|", start, start))
        nodes += spell(text, tokenise(text, start, end), language)
    nodes, letters = LENGTHS.run(nodes, "".join([node.letter for node in nodes]))
    if eager:
        nodes, letters = ALONE.run(*AHEAD.run(nodes, letters))
    elif "F" in letters:
        nodes, letters = _ahead(nodes, letters)
    return _passed(nodes, letters)


def _passed(nodes: list[Node], letters: str) -> list[Node]:
    """The nodes after all passes, run by run; one letter on either side stays in sight."""
    made: list[Node] = []
    done = 0
    for match in _RUN.finditer(letters):
        if not _CORE.search(match[0]):
            continue
        low, high = max(match.start() - 1, done), min(match.end() + 1, len(nodes))
        made += nodes[done:low]
        part = CASCADE.run(nodes[low:high], letters[low:high])
        if high > match.end() and part and part[-1] is nodes[high - 1]:
            part.pop()  # the letter after is the next run's letter before
            high -= 1
        made += part
        done = high
    return made + nodes[done:]


def _ahead(nodes: list[Node], letters: str) -> tuple[list[Node], str]:
    """The nodes with "in two months" taken as a date where the words of the sentence look forward."""
    made: list[Node] = []
    for match in _SENTENCE.finditer(letters):
        part = nodes[match.start() : match.end()]
        made += AHEAD.run(part, match[0])[0] if "F" in match[0] else part
    return made, "".join([node.letter for node in made])
