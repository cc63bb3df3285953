"""Records in a line or two of plain words, for `trace`."""

from collections.abc import Callable, Iterator
from shlex import quote
from typing import Any

from witnessmark.case import Case
from witnessmark.records import (
    Capture,
    CountBound,
    Document,
    Drift,
    Figure,
    FigureValue,
    Finding,
    FireWindow,
    Item,
    Layer,
    MachineText,
    MediaFacts,
    NearDuplicate,
    Origin,
    Overlap,
    Place,
    Reading,
    Record,
    Relay,
    Reuse,
    Scene,
    Segment,
    Statement,
    Tally,
    Unread,
    Worksheet,
)


def record_lines(case: Case, record: Record) -> Iterator[str]:
    """What a record is and says; an item's line ends with its hash and its line in the custody log."""
    writer = WRITERS.get(type(record))
    if writer is None:
        yield f"{type(record).__name__.lower()} {record.id}"
    elif writer in (statement_lines, figure_lines):
        yield from writer(case, record)
    else:
        yield from writer(record)


def statement_lines(case: Case, statement: Any) -> Iterator[str]:
    """The words, the chain, and where they stand: characters of the text, bytes or page of the file."""
    document: Any = case.store.get(statement.document)
    yield f'statement "{statement.text}"'
    yield " <- ".join(voice.name for voice in statement.attribution)
    place = raw_place(document, statement.span)
    yield f"characters {statement.span.start}-{statement.span.end} of {document.name}{place}"
    if page := page_of(document, statement.span):
        words = quote(" ".join(statement.text.split()[:8]))
        yield f"to see it: witnessmark look {quote(str(case.root))} {quote(document.name)} --page {page} --words {words}"


def raw_place(document: Document, span: Any) -> str:
    """Where a span lies in the item itself: ", bytes 821-844" or ", page 3"; "" when the format has neither."""
    touched = [part for part in document.segments if part.start < span.end and part.end > span.start]
    if not touched:
        return ""
    if touched[0].raw_start < 0:
        return f", page {touched[0].page}"
    start, end = (
        byte_of(document, part, at) for part, at in ((touched[0], span.start), (touched[-1], span.end))
    )
    return f", bytes {start}-{end}"


def page_of(document: Document, span: Any) -> int:
    """The page on which a span begins, 0 when the format has none."""
    return next((part.page for part in document.segments if part.start <= span.start < part.end), 0)


def byte_of(document: Document, part: Segment, at: int) -> int:
    """The item's byte at one character of a segment.

    Exact where the file spells the segment as UTF-8; the segment's nearer edge where it is spelt otherwise
    (an entity such as &amp;, an older encoding).
    """
    at = min(max(at, part.start), part.end)
    raw_length = part.raw_end - part.raw_start
    if len(document.text[part.start : part.end].encode()) == raw_length:
        return part.raw_start + len(document.text[part.start : at].encode())
    if part.end - part.start == raw_length:  # one byte a character
        return part.raw_start + at - part.start
    return part.raw_start if at == part.start else part.raw_end


def item_lines(item: Any) -> Iterator[str]:
    """Name, type, size, hash, custody line."""
    yield f"item {item.name} ({item.media_type}, {item.size_bytes} bytes)"
    yield f"sha256 {item.sha256}, custody line {item.log_index}"


def capture_lines(capture: Any) -> Iterator[str]:
    """Address, time and state, then a line for each thing that is not there or that a person should know."""
    yield f"capture of {capture.final_url or capture.url}, {capture.captured}: {capture.state}"
    yield from (f"lacks {lack}" for lack in capture.lacks)
    yield from (f"{flag.kind}: {flag.reason}" for flag in capture.flags)
    yield from (f'"{one.words}": {one.found or "not found in it"}' for one in capture.expected)


def figure_lines(case: Case, figure: Any) -> Iterator[str]:
    """Code and sentence, how many origins, and a line per value."""
    yield f"{figure.code} {figure.sentence}"
    yield f"independent origins: {figure.minimum_origins}; values of unknown basis: {figure.unknown_basis}"
    for value in figure.values:
        yield value_line(case, value)


def value_line(case: Case, value: FigureValue) -> str:
    """One mouth's value: its words, how sure, when, and the chain it came through."""
    told: Any = case.store.get(value.source)
    when = getattr(told, "when", None) or getattr(told, "window", None)
    words = [
        f'"{value.said}"',
        "" if value.hedge == "asserted" else f"({value.hedge})",
        when.edtf if when else "no date",
    ]
    return f"{' '.join(filter(None, words))}: {' <- '.join(value.chain)}"


WRITERS: dict[type, Callable[..., Iterator[str]]] = {
    Statement: statement_lines,
    Item: item_lines,
    Capture: capture_lines,
    Figure: figure_lines,
    Document: lambda it: iter(
        (f"document {it.name}: {it.title or 'no title'} ({it.publisher or 'publisher unknown'})",)
    ),
    Finding: lambda it: iter((f"finding ({it.kind}, {it.verdict}): {it.sentence}",)),
    Drift: lambda it: iter((f"drift ({it.kind}): {it.sentence}",)),
    Origin: lambda it: iter((f"origin {it.name}, {len(it.statements)} statements",)),
    Relay: lambda it: iter((f"relay of {it.relayed}: {', '.join(it.grounds)}",)),
    Reuse: lambda it: iter((f'copied words "{it.text[:120]}"',)),
    Layer: lambda it: iter((f"layer {it.name} by {it.origin}: {it.rows} rows as {it.role}",)),
    Tally: lambda it: iter((f"tally: {it.sentence}",)),
    Overlap: lambda it: iter((f"two layers ({it.kind}): {it.sentence}",)),
    CountBound: lambda it: iter((f"bound: at least {it.at_least} of {it.frame} ({it.level:.0%})",)),
    FireWindow: lambda it: iter(
        (f"fires at {it.place_name}: {it.seen} kept, {it.removed} removed, {it.window.edtf}",)
    ),
    Reading: lambda it: iter((f"reading of {it.structure} in {it.scene} by {it.reader}: {it.verdict}",)),
    Scene: lambda it: iter((f"scene {it.name} of {it.start_datetime}, {it.gsd_m:g} m",)),
    Place: lambda it: iter((f"place {it.name} ({it.lon:.4f}, {it.lat:.4f}), by {it.source}",)),
    MediaFacts: lambda it: iter(
        (
            f"{it.kind} {it.name}: {it.width_px} x {it.height_px} px, {len(it.claims)} claims of its own, not checked",
        )
    ),
    NearDuplicate: lambda it: iter(
        (f"two pictures that look alike ({it.turn}): {it.distance} of 256 bits differ",)
    ),
    MachineText: lambda it: iter(
        (f"page {it.page} read by machine ({it.languages}): a search aid, no statement",)
    ),
    Worksheet: lambda it: iter(
        (f"worksheet: {len(it.answers)} of 6 answered; best information grade {it.best_grade}",)
    ),
    Unread: lambda it: iter((f"unread: {it.reason}",)),
}
