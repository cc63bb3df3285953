"""Finds every date expression in a stretch of text and says what it means, each leaning on those before it."""

import re
from datetime import date

from witnessmark.read.dates.cascade import Pass
from witnessmark.read.dates.context import DateContext
from witnessmark.read.dates.grammar import AHEAD, ATOMS, DAYS, HEDGED, PHRASES, RELATIVES
from witnessmark.read.dates.lean import Lean
from witnessmark.read.dates.letters import Node, spell
from witnessmark.read.dates.lexicon import lexicon
from witnessmark.read.dates.makers import Phrase
from witnessmark.read.dates.stretch import Stretch, read_edtf
from witnessmark.read.dates.tell import Told, tell, when_of
from witnessmark.read.words.tokens import islands, tokenise
from witnessmark.records.document import Span
from witnessmark.records.time import Timex, When

CASCADE: tuple[Pass, ...] = (DAYS, ATOMS, RELATIVES, RELATIVES, HEDGED, PHRASES)
"""Passes in order; the relatives run twice for "the end of the first week of May"."""

TENSE_REACH = 14
"""How many words away "will" or "was" may stand from a date to turn it forward or back."""


def find_dates(text: str, start: int, end: int, context: DateContext) -> tuple[Timex, ...]:
    """Every date expression in text[start:end], in order, spans in the text's own characters.

    Later expressions lean on earlier ones: "September" after "Sept. 1, 2014" is 2014-09. Times of day
    and durations ("three months") are no dates. A relative date without ground is kept with an empty
    EDTF and the reason.
    """
    return _find(text, Span(start, end), context, eager=False)


def _find(text: str, span: Span, context: DateContext, *, eager: bool) -> tuple[Timex, ...]:
    nodes = _nodes(text, span, context.language)
    if eager or any(node.letter == "F" for node in nodes):
        nodes = _ahead(nodes, eager=eager)
    for step in CASCADE:
        nodes = step.run(nodes)
    return tuple(_resolve(text, nodes, context))


def _nodes(text: str, span: Span, language: str) -> list[Node]:
    """The letters of every stretch that may hold a date, a wall between any two."""
    nodes: list[Node] = []
    for start, end in islands(text, span.start, span.end, lexicon(language).cores):
        nodes.append(Node("|", start, start))
        nodes += spell(text, tokenise(text, start, end), language)
    return nodes


def _ahead(nodes: list[Node], *, eager: bool) -> list[Node]:
    """The nodes with "in two months" taken as a date where the words look forward."""
    if eager:
        return AHEAD.run(nodes)
    letters = "".join(node.letter for node in nodes)
    made: list[Node] = []
    for match in re.finditer(r"[^.|]+|[.|]", letters):  # sentence by sentence
        part = nodes[match.start() : match.end()]
        made += AHEAD.run(part) if "F" in match[0] else part
    return made


def resolve_date(expression: str, dct: date | None = None, context: DateContext | None = None) -> When:
    """What one date expression means; EDTF "" with the reason when it means no date or has no ground.

    Args:
        expression: the words, such as "last Thursday" or "through the months of October and November".
        dct: the day they lean on; takes the place of the context's.
        context: the ground, when more than a day is known.
    """
    ground = context or DateContext()
    if dct is not None:
        ground = DateContext(dct.isoformat(), ground.anchor, ground.last, ground.language)
    whole = Span(0, len(expression))
    found = _find(expression, whole, ground, eager=False) or _find(expression, whole, ground, eager=True)
    if found:
        return max(found, key=lambda timex: timex.span.end - timex.span.start).when
    return When("", (), reasons=(f'"{expression}" is not read as a date; write it as day, month and year.',))


def _resolve(text: str, nodes: list[Node], context: DateContext) -> list[Timex]:
    known = read_edtf(context.dct) if context.dct else None
    last: Stretch | None = read_edtf(context.last) if context.last else None
    near = False
    found: list[Timex] = []
    for place, node in enumerate(nodes):
        if node.letter == "." and last is not None:
            near = False
        if node.letter != "P" or not isinstance(node.meaning, Phrase):
            continue
        lean = Lean(known.last if known else None, last, _looks_forward(nodes, place), near)
        try:
            told = tell(node.meaning, lean)
        except (ValueError, OverflowError):  # so many years ago that no calendar has the day
            told = None
        found.append(_timex(text, node, told, context))
        if told is not None and told.last is not None:
            last, near = told.last, True
    return found


def _timex(text: str, node: Node, told: Told | None, context: DateContext) -> Timex:
    span = Span(node.start, node.end)
    words = span.of(text)
    if told is None:
        why = (
            f'"{words}" leads to no day of the calendar, counted from {context.dct}. Set published in hand/ if that is wrong.'
            if context.dct
            else f'"{words}" has no date to lean on: the text gives none of its own. Set dct for it, or keep it undated.'
        )
        return Timex(span, words, When("", (), context.anchor, (why,)))
    when = when_of(told, context.anchor)
    return Timex(span, words, when, told.mod)


def _looks_forward(nodes: list[Node], place: int) -> bool:
    """Whether the nearest word of tense in the sentence speaks of what is to come."""
    for distance in range(1, TENSE_REACH + 1):
        for at in (place - distance, place + distance):
            if 0 <= at < len(nodes) and nodes[at].letter in "FV" and _same_sentence(nodes, place, at):
                return nodes[at].letter == "F"
    return False


def _same_sentence(nodes: list[Node], one: int, two: int) -> bool:
    low, high = sorted((one, two))
    return not any(node.letter in ".|" for node in nodes[low + 1 : high])
