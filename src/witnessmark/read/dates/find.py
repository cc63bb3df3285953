"""Finds every date expression in a stretch of text and says what it means, each leaning on those before it."""

from datetime import date

from witnessmark.read.dates.context import DateContext
from witnessmark.read.dates.dateline import dateline_of
from witnessmark.read.dates.discourse import Read, read_phrases, tell_alone
from witnessmark.read.dates.parse import SHORT, phrases_in, phrases_of
from witnessmark.records.document import Span
from witnessmark.records.time import Timex, When

_PLAIN = DateContext()


def find_dates(text: str, start: int, end: int, context: DateContext) -> tuple[Timex, ...]:
    """Every date expression in text[start:end], in order, spans in the text's own characters.

    Later expressions lean on earlier ones: "September" after "Sept. 1, 2014" is 2014-09. A text read from
    its head leans on its dateline, where it has one near the context's day. Times of day and durations
    ("three months") are no dates. A relative date without ground is kept with an empty EDTF and the reason.
    """
    return tuple(read.timex for read in read_dates(text, Span(start, end), context))


def read_dates(text: str, span: Span, context: DateContext, *, eager: bool = False) -> list[Read]:
    """The date expressions of text[span] with what they were read from.

    Args:
        text: the whole text.
        span: where to read.
        context: the ground the first date stands on.
        eager: take words for a date that are one only when somebody says so ("in two months", "the day").
    """
    ground = on_dateline(text[: span.end], context) if span.start == 0 and span.end > SHORT else context
    if span.start == 0 and span.end == len(text) and len(text) <= SHORT:
        return list(read_phrases(text, phrases_in(text, context.language, eager), ground))
    return list(read_phrases(text, phrases_of(text, span, context.language, eager=eager), ground))


def read_alone(expression: str, context: DateContext) -> When | None:
    """The meaning of an expression that is one date and nothing else: most are. None where there is more to read."""
    nodes = phrases_in(expression, context.language, False)
    if len(nodes) != 2 or nodes[1].letter != "P":
        return None
    return tell_alone(expression, nodes[1].meaning, context)


def on_dateline(text: str, context: DateContext) -> DateContext:
    """The same ground on the day that the text gives itself at its head, where that is near the context's day."""
    day = dateline_of(text, context.dct, context.language) if context.dct else ""
    return context._replace(dct=day) if day else context


def resolve_date(expression: str, dct: date | None = None, context: DateContext | None = None) -> When:
    """What one date expression means; EDTF "" with the reason when it means no date or has no ground.

    Args:
        expression: the words, such as "last Thursday" or "through the months of October and November".
        dct: the day they lean on; takes the place of the context's.
        context: the ground, when more than a day is known.
    """
    ground = context or _PLAIN
    if dct is not None:
        ground = ground._replace(dct=dct.isoformat())
    alone = read_alone(expression, ground) if len(expression) <= SHORT else None
    if alone is not None:
        return alone
    whole = Span(0, len(expression))
    found = read_dates(expression, whole, ground) or read_dates(expression, whole, ground, eager=True)
    if len(found) == 1:
        return found[0].timex.when
    if found:
        return max((read.timex for read in found), key=lambda timex: timex.span.end - timex.span.start).when
    return When("", (), reasons=(f'"{expression}" is not read as a date; write it as day, month and year.',))
