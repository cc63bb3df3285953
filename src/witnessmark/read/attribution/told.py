"""A piece of text with the chain of mouths it comes through, before it becomes a record."""

from dataclasses import dataclass

from witnessmark.read.attribution.clauses import Piece
from witnessmark.read.attribution.frames import Frame
from witnessmark.read.attribution.outline import Line
from witnessmark.read.cues import Words
from witnessmark.records import Span, Voice
from witnessmark.records.statement import Mode


@dataclass(frozen=True)
class Told:
    """A piece and who tells it.

    Attributes:
        paragraph: index of its paragraph.
        kind: "headline", "attribution", "publication", "clause" or "main".
        chain: voices, outermost first, the publisher included.
        frames: attributions that hold for this piece, outermost first.
        parent: index of the piece it is a clause of, -1 when none.
        leans_on: words that date the quoted article, on which its own dates lean; None for the document's date.
        is_method: the piece tells how its source came to know.
    """

    piece: Piece
    line: Line
    paragraph: int
    kind: str
    chain: tuple[Voice, ...]
    mode: Mode
    frames: tuple[Frame, ...] = ()
    parent: int = -1
    leans_on: Span | None = None
    is_method: bool = False


def bare_spans(span: Span, frames: tuple[Frame, ...]) -> list[Span]:
    """What is left of a span without the words that only attribute."""
    left, at = [], span.start
    cuts = [
        frame.clause for frame in frames if frame.clause.start < span.end and frame.clause.end > span.start
    ]
    cuts += [
        one.cue for one in frames if not one.clause.start <= one.cue.start < one.clause.end
    ]  # "hat A gefordert"
    for cut in sorted(cuts):
        if at < cut.start:
            left.append(Span(at, cut.start))
        at = max(at, cut.end)
    return [*left, Span(at, span.end)] if at < span.end else left


def frames_over(piece: Piece, frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """Frames whose content is at least half of what the piece says."""
    bare = bare_spans(piece.span, frames)
    size = sum(one.end - one.start for one in bare)
    return tuple(frame for frame in frames if size and 2 * sum(frame.covers(one) for one in bare) >= size)


def spoken(line: Line, frames: tuple[Frame, ...], words: Words) -> tuple[Frame, ...]:
    """Frames without those of a pronoun inside a quotation: whom a speaker means by "they" is not on the page."""
    tokens = line.sentence.tokens

    def is_bare(frame: Frame) -> bool:
        inside = any(
            quote.start <= frame.source.start and frame.cue.end <= quote.end for quote in line.quotes
        )
        at = line.sentence.within(frame.source)
        return (
            inside
            and len(at) == 1
            and tokens[at[0]].word in words.grammar["pronouns"] | words.phrases["resume"]
        )

    return tuple(frame for frame in frames if not is_bare(frame))


def mode_of(piece: Piece, line: Line, frames: tuple[Frame, ...]) -> Mode:
    """Direct quotation when nearly all of it stands in marks, partial when some words do, else paraphrase."""
    bare = bare_spans(piece.span, frames)
    size = sum(one.end - one.start for one in bare)
    quoted = sum(
        max(0, min(one.end, quote.end) - max(one.start, quote.start)) for one in bare for quote in line.quotes
    )
    if size and quoted >= 0.85 * size:
        return "direct_quote"
    return "partial_quote" if quoted >= 8 else "paraphrase"


def has_quote(piece: Piece, line: Line) -> bool:
    """Whether a piece quotes three words or more."""
    inside = [
        Span(max(piece.span.start, q.start), max(piece.span.start, q.start, min(piece.span.end, q.end)))
        for q in line.quotes
    ]
    return any(len(line.sentence.within(span)) >= 5 for span in inside)
