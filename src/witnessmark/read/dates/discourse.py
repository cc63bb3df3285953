"""Dates read one after another: each leans on the document's day, on the date told before it, on the tense around it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from witnessmark.read.dates.context import DateContext
from witnessmark.read.dates.lean import Lean
from witnessmark.read.dates.letters import Node
from witnessmark.read.dates.makers import Phrase
from witnessmark.read.dates.spec import Calendar
from witnessmark.read.dates.stretch import Stretch, read_edtf
from witnessmark.read.dates.tell import Told, tell, when_of
from witnessmark.read.sentences import find_quotes
from witnessmark.records.document import Span
from witnessmark.records.time import Timex, When

_RIGHT = re.compile(r"[^.|FV]{0,13}([FV])")
"""How many words away "will" or "was" may stand from a date to turn it forward or back: 14."""

_WORDY = frozenset("xFV")
"""Letters of words that are no date; without any of them a text has no tense."""

_WORDS = re.compile(r"[^.|]{0,13}[xF]")
"""Whether a sentence has words at all besides its dates."""

STORY_YEARS = 3
"""So many dates told with their year, and more of them than dates that lean on the document, make a story."""


class Read(NamedTuple):
    """One date expression as read: the record, what it was made of, and the ground it was read on."""

    timex: Timex
    phrase: Phrase
    told: Told | None
    ground: Lean


@dataclass(slots=True)
class Discourse:
    """What has been told so far: the last date, whether in this sentence, and how many stood on their own."""

    known: Stretch | None
    last: Stretch | None
    story: bool = False
    near: bool = False
    ahead: bool = False
    section: bool = False
    day: Stretch | None = None
    stated: int = 0
    leaning: int = 0

    def ground(self, forward: bool, *, past: bool, words: bool) -> Lean:
        """The ground under the next date."""
        story = self.story or self.section or (self.stated >= STORY_YEARS and self.stated > self.leaning)
        known = self.known.last if self.known else None
        return Lean(
            known, self.last, forward, self.near, story and not self.ahead, past, words and not past, self.day
        )

    def tell(self, told: Told, phrase: Phrase, forward: bool) -> None:
        """One more date has been told; a day without its year speaks neither for a report nor for a story."""
        if told.last is None:
            return
        leans = any(stretch.leans == "document" for stretch in told.stretches)
        bare = all(isinstance(item.spec, Calendar) and item.spec.turn is None for item in phrase.items)
        self.leaning += leans and not bare
        self.stated += not leans
        self.last, self.near, self.ahead = told.last, True, forward
        if told.last.grain == "day":
            self.day = told.last


def read_phrases(text: str, nodes: Sequence[Node], context: DateContext) -> Iterator[Read]:
    """Every phrase among the nodes with its meaning, in order."""
    letters = "".join([node.letter for node in nodes])
    if "P" not in letters:
        return
    known = read_edtf(context.dct) if context.dct else None
    state = Discourse(known, read_edtf(context.last) if context.last else None, context.story)
    state.day = read_edtf(context.day) if context.day else None
    worded = not _WORDY.isdisjoint(letters)
    for place, node in enumerate(nodes):
        if node.letter in ".|":
            state.near = False
        if node.letter != "P":
            continue
        tense = _tense(letters, place) if worded else ""
        forward = tense == "F" if context.forward is None else context.forward
        ground = state.ground(forward, past=tense == "V", words=worded and _has_words(letters, place))
        told = _told(node.meaning, ground)
        if told is None and node.meaning.kind == "guess":
            continue
        yield Read(_timex(text, node, told, context), node.meaning, told, ground)
        if told is not None and not (_is_of_the_day(told) and _is_quoted(text, node.start)):
            state.tell(told, node.meaning, forward)
            if told.last and told.last.grain == "year" and _is_heading(text, node):
                state.section = True


def tell_alone(words: str, phrase: Phrase, context: DateContext) -> When | None:
    """What a date with no word around it means: without a sentence there is neither tense nor a date told in it.

    None for what is a date only beside others.
    """
    known, last, day = (read_edtf(one) if one else None for one in (context.dct, context.last, context.day))
    forward = bool(context.forward)
    ground = Lean(known.last if known else None, last, forward, False, context.story, False, False, day)
    told = _told(phrase, ground)
    if told is None:
        return (
            None if phrase.kind == "guess" else When("", (), context.anchor, (_groundless(words, context),))
        )
    return when_of(told, context.anchor)


def _told(phrase: Phrase, ground: Lean) -> Told | None:
    try:
        return tell(phrase, ground)
    except (ValueError, OverflowError):  # so many years ago that no calendar has the day
        return None


def _is_of_the_day(told: Told) -> bool:
    return told.last is not None and told.last.leans == "document" and told.last.grain == "day"


_REACH = 1_000
"""Characters back to look for the mark that opens a quotation."""


def _is_quoted(text: str, place: int) -> bool:
    """Whether a place stands within marks of quotation: the "today" of a speaker is no day of the one who tells."""
    start = max(text.rfind("\n", 0, place) + 1, place - _REACH)
    quotes = find_quotes(text, Span(start, place + 1))
    return bool(quotes) and quotes[-1].end > place


def _is_heading(text: str, node: Node) -> bool:
    """Whether an expression stands alone on its line: what follows is told under it."""
    before, after = text[max(0, node.start - 4) : node.start], text[node.end : node.end + 4]
    head = not before.strip(" ") or before.rstrip(" ").endswith("\n")
    return (
        head
        and "\n" in text[max(0, node.start - 4) : node.start]
        and (not after.strip() or after.lstrip(" :")[:1] == "\n")
    )


def _timex(text: str, node: Node, told: Told | None, context: DateContext) -> Timex:
    span = Span(node.start, node.end)
    words = text[node.start : node.end]
    if told is None:
        return Timex(span, words, When("", (), context.anchor, (_groundless(words, context),)))
    return Timex(span, words, when_of(told, context.anchor), told.mod)


def _groundless(words: str, context: DateContext) -> str:
    if context.dct:
        return f'"{words}" leads to no day of the calendar, counted from {context.dct}. Set published in hand/ if that is wrong.'
    return f'"{words}" has no date to lean on: the text gives none of its own. Set dct for it, or keep it undated.'


def _tense(letters: str, place: int) -> str:
    """Whether the nearest word of tense in the sentence speaks of what is to come (F) or past (V); "" without one."""
    right = _RIGHT.match(letters, place + 1)
    left = _RIGHT.match(letters[max(0, place - 14) : place][::-1])
    if left is None or (right is not None and right.end() - place - 1 < left.end()):
        return right[1] if right is not None else ""
    return left[1]


def _has_words(letters: str, place: int) -> bool:
    return bool(_WORDS.match(letters, place + 1) or _WORDS.match(letters[max(0, place - 14) : place][::-1]))
