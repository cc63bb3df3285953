"""Date expressions whose places in a text are known: each read as a reader meets it, with what stands before it."""

from collections.abc import Sequence

from witnessmark.read.dates.context import DateContext
from witnessmark.read.dates.discourse import Read
from witnessmark.read.dates.find import on_dateline, read_dates, resolve_date
from witnessmark.read.dates.relative import Turn, Weekday
from witnessmark.read.dates.tell import one_of, when_of
from witnessmark.records.document import Span
from witnessmark.records.time import When


def resolve_in_place(text: str, spans: Sequence[Span], context: DateContext) -> tuple[When, ...]:
    """What the expressions at these places mean, in the order given.

    The text is read once, as `find_dates` reads it. A place that is one end of a range or one of a list
    gets that part; a place where nothing is found by itself is read alone, leaning on the dateline, the
    last date told before it and the tense of its sentence.
    """
    ground = on_dateline(text, context)
    reads = read_dates(text, Span(0, len(text)), context)
    return tuple(_resolve(text, span, reads, ground) for span in spans)


def _resolve(text: str, span: Span, reads: Sequence[Read], context: DateContext) -> When:
    over = [read for read in reads if _shared(read.timex.span, span)]
    best = max(over, key=lambda read: _shared(read.timex.span, span), default=None)
    when = _part(best, span, context) if best is not None else None
    if when is not None and when.edtf:
        return when
    before = [read for read in reads if read.timex.span.start < span.start and read.told is not None]
    after = next((read.ground for read in reads if read.timex.span.start > span.start), None)
    day = after.day.edtf if after is not None and after.day is not None else ""
    return _alone(span.of(text), before[-1] if before else None, best, context._replace(day=day))


def _part(read: Read, span: Span, context: DateContext) -> When | None:
    """The meaning of the expression, or of the one item of it that the place covers; None when it cuts an item."""
    whole = read.timex.span
    if span.start <= whole.start and whole.end <= span.end:
        return read.timex.when
    places = read.phrase.places
    covered = [rank for rank, (start, end) in enumerate(places) if span.start <= start and end <= span.end]
    cut = any(start < span.end and span.start < end for start, end in places) and not _is_turned(read)
    if len(covered) == 1 and read.told is not None and len(read.told.stretches) == len(places):
        return when_of(one_of(read.told.stretches[covered[0]]), context.anchor)
    return None if cut else read.timex.when


def _is_turned(read: Read) -> bool:
    """Whether an expression is one day or unit with a word that turns it: the "Tuesday" of "the next Tuesday" is that one."""
    spec = read.phrase.items[0].spec
    return len(read.phrase.items) == 1 and (
        (isinstance(spec, Weekday) and spec.base is None) or (isinstance(spec, Turn) and spec.count == 1)
    )


def _alone(words: str, before: Read | None, around: Read | None, context: DateContext) -> When:
    last = before.timex.when.edtf if before is not None else context.last
    near = around or before
    forward = near.ground.forward if around is not None and near is not None else None
    return resolve_date(words, context=context._replace(last=last, forward=forward))


def _shared(one: Span, two: Span) -> int:
    return max(0, min(one.end, two.end) - max(one.start, two.start))
