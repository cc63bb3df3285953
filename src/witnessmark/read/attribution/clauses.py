"""Cuts a sentence into what it tells: the main statement, events told in clauses, and words that only attribute."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from witnessmark.read.annotate import Sentence
from witnessmark.read.attribution.frames import Frame
from witnessmark.read.attribution.german.turning import turn_of
from witnessmark.read.attribution.grammar import after_dateline
from witnessmark.read.cues import Words
from witnessmark.read.eventwords import find_events
from witnessmark.records import Span

Role = Literal["main", "clause", "publication", "attribution"]
_CLOSE = {"”", '"', "»"}


@dataclass(frozen=True)
class Piece:
    """A stretch of a sentence that becomes one statement.

    Attributes:
        role: what it is; a clause is part of the main piece at index `parent`.
        opener: the word that opens a clause ("after", "which"), for dates and for the kind.
        parent: index of the piece it belongs to, -1 when it stands alone.
    """

    span: Span
    role: Role
    opener: str = ""
    parent: int = -1
    frames: tuple[Frame, ...] = field(default=())


def cut_sentence(
    sentence: Sentence, frames: tuple[Frame, ...], quotes: tuple[Span, ...], words: Words
) -> tuple[Piece, ...]:
    """Pieces of a sentence, each main piece followed by its clauses."""
    if any(frame.points_back for frame in frames):
        return (Piece(sentence.span, "attribution", frames=frames),)
    pieces: list[Piece] = []
    for span, role in _mains(sentence, frames, quotes, words):
        own = tuple(frame for frame in frames if frame.covers(span) > 0) if role == "main" else frames
        clauses = list(_clauses(sentence, span, frames, words)) if role == "main" else []
        inner = _without_edges(sentence, span, [clause for clause in clauses if clause.frames])
        pieces.append(Piece(inner, role, frames=own))
        parent = len(pieces) - 1
        pieces += [Piece(one.span, "clause", one.opener, parent, one.frames) for one in clauses]
    return tuple(pieces)


def _mains(
    sentence: Sentence, frames: tuple[Frame, ...], quotes: tuple[Span, ...], words: Words
) -> Iterator[tuple[Span, Role]]:
    tail = _quote_and_tail(sentence, frames, quotes)
    if tail is not None:
        content, rest, frame = tail
        yield content, "main"
        if frame.work is not None or find_events(sentence, rest, words.language):
            yield rest, "publication"
        return
    start = sentence.tokens[min(after_dateline(sentence), len(sentence.tokens) - 1)].start
    cut = _rival_cut(sentence, frames) or (turn_of(sentence, frames) if words.language == "de" else None)
    if cut is None:
        yield Span(start, sentence.span.end), "main"
        return
    first = sentence.tokens[0]
    opening = first.word in words.grammar["concessives"]
    left = Span(sentence.tokens[1].start if opening else start, cut[0])
    yield left, "main"
    yield Span(cut[1], sentence.span.end), "main"


def _quote_and_tail(
    sentence: Sentence, frames: tuple[Frame, ...], quotes: tuple[Span, ...]
) -> tuple[Span, Span, Frame] | None:
    """A sentence that is one quotation and, before or after it, only the words that attribute it."""
    for frame in frames:
        quote = next(
            (one for one in quotes if len(frame.content) == 1 and _same(frame.content[0], one, sentence)),
            None,
        )
        if quote is None or not _edge(frame, quote, sentence):
            continue
        span = Span(max(quote.start, sentence.span.start), min(quote.end, sentence.span.end))
        after = span.end < frame.cue.start
        rest = Span(frame.clause.start, sentence.span.end) if after else Span(sentence.span.start, span.start)
        return span, rest, frame
    return None


def _same(content: Span, quote: Span, sentence: Sentence) -> bool:
    """Whether content and quotation are the same words, up to two characters of marks."""
    start, end = max(quote.start, sentence.span.start), min(quote.end, sentence.span.end)
    first, last = max(content.start, sentence.span.start), min(content.end, sentence.span.end)
    return abs(first - start) <= 2 and abs(last - end) <= 2


def _edge(frame: Frame, quote: Span, sentence: Sentence) -> bool:
    """Postposed attributions only: "X observes that “A”" stays one statement."""
    return quote.start <= sentence.span.start + 1 and frame.clause.start >= quote.end - 1


def _rival_cut(sentence: Sentence, frames: tuple[Frame, ...]) -> tuple[int, int] | None:
    """Where a second source takes over: end of the first part, start of the second."""
    firsts = [
        frame
        for frame in frames
        if frame.rank == 1 and frame.content and frame.content[-1].end < sentence.span.end - 1
    ]
    for one in firsts:
        later = [
            two
            for two in frames
            if two.rank == 1 and two.clause.start >= one.content[-1].end and not one.holds(two)
        ]
        if later and one.cue.start < one.content[0].start:
            return _past_mark(sentence, one.content[-1].end), later[0].clause.start
    return _turning_cut(sentence, frames)


_TURNS = {"but", "while", "whereas", "although", "though"}


def _turning_cut(sentence: Sentence, frames: tuple[Frame, ...]) -> tuple[int, int] | None:
    """As in "A, X said, while B" and "A, but X says B": one part is X's, the other is not."""
    tokens = sentence.tokens
    for n in range(3, len(tokens) - 4):
        if tokens[n].word not in _TURNS or tokens[n - 1].text != ",":
            continue
        for one in frames:
            after = one.rank == 1 and one.clause.start in {tokens[n].start, tokens[n + 1].start}
            before = (
                one.rank == 1
                and abs(one.clause.end - tokens[n - 1].start) <= 1
                and one.content[0].end < one.cue.start
            )
            apart = not any(
                other.content[0].start < tokens[n].start < other.content[-1].end
                for other in frames
                if other is not one and after
            )
            if (after and apart) or before:
                return tokens[n - 1].start, tokens[n].start if before else one.clause.start
    return None


def _past_mark(sentence: Sentence, end: int) -> int:
    """Over a closing mark right after the cut, so that a quotation keeps its end."""
    following = [token for token in sentence.tokens if token.start >= end]
    for token in following[:2]:
        if token.text in _CLOSE:
            return token.end
    return end


def _clauses(sentence: Sentence, span: Span, frames: tuple[Frame, ...], words: Words) -> Iterator[Piece]:
    """Clauses of a main piece that tell an event of their own or have a source of their own."""
    at = sentence.within(span)
    opens = words.grammar["relatives"] | words.grammar["with"] | words.grammar["temporal"]
    for n in at:
        opener = sentence.tokens[n].word
        found = _clause_from(sentence, n, at, words) if opener in opens else None
        if found is None:
            continue
        own = tuple(
            frame for frame in frames if frame.rank == 1 and found.start <= frame.cue.start < found.end
        )
        events = [
            event for event in find_events(sentence, found, words.language) if event.event_type != "PUBLISH"
        ]
        in_clause = any(f.clause.start <= found.start < f.clause.end and f.rank != 1 for f in frames)
        if (own and opener in words.grammar["with"]) or (
            events and not own and not in_clause and _adds(found, span)
        ):
            yield Piece(found, "clause", opener, frames=own)


def _adds(clause: Span, span: Span) -> bool:
    """Whether the rest of the sentence tells an event too or is much longer; else the clause is the statement."""
    rest = span.end - span.start - (clause.end - clause.start)
    return rest >= 20 and clause.end - clause.start >= 15


def _clause_from(sentence: Sentence, n: int, at: tuple[int, ...], words: Words) -> Span | None:
    tokens = sentence.tokens
    word, before = tokens[n].word, tokens[n - 1].text if n > at[0] else ""
    if (word in words.grammar["relatives"] - {"that", "who"} and before in {",", "،"}) or (
        word in words.grammar["with"] and before == ","
    ):
        return sentence.covering(n, _clause_end(sentence, n, at))
    if word not in words.grammar["temporal"] or n + 2 > at[-1]:
        return None
    leads = n == at[0] or before in {"“", '"', ","}
    if tokens[n + 1].word.endswith("ing"):
        return sentence.covering(n, _clause_end(sentence, n, at))
    if _has_verb(sentence, n + 1, _clause_end(sentence, n, at), words):
        return sentence.covering(n + 1, _clause_end(sentence, n, at)) if leads or n > at[0] else None
    return None


def _clause_end(sentence: Sentence, n: int, at: tuple[int, ...]) -> int:
    """The last token before the comma that closes a clause, or before the sentence's end mark."""
    tokens = sentence.tokens
    for m in range(n + 2, at[-1] + 1):
        if tokens[m].text in {",", ";", "،"} and not _is_list_comma(sentence, m):
            return m - 1
    last = at[-1]
    while last > n and tokens[last].text in {".", "?", "!", *_CLOSE} and tokens[n - 1].text not in {"“", '"'}:
        if tokens[last].text in _CLOSE and any(tokens[m].text == "“" for m in range(n, last)):
            break
        last -= 1
    return last


def _is_list_comma(sentence: Sentence, m: int) -> bool:
    """A comma inside a date ("Sept. 1, 2014")."""
    tokens = sentence.tokens
    return m + 1 < len(tokens) and tokens[m - 1].text.isdigit() and tokens[m + 1].text.isdigit()


def _has_verb(sentence: Sentence, first: int, last: int, words: Words) -> bool:
    """Whether a clause has a finite verb, and is not only "after the liberation"."""
    inside = sentence.tokens[first : last + 1]
    if sentence.parsed:
        return any(token.tag in {"VERB", "AUX"} and token.dep not in {"amod", "acl"} for token in inside[1:])
    listed = words.grammar["auxiliaries"] | {
        "broke",
        "began",
        "left",
        "took",
        "fell",
        "ended",
        "came",
        "retook",
        "fled",
    }
    return any(token.word in listed or token.word.endswith("ed") for token in inside[1:])


def _without_edges(sentence: Sentence, span: Span, clauses: list[Piece]) -> Span:
    """The main statement without a closing clause that has its own source."""
    for clause in clauses:
        if clause.span.end >= span.end - 2 and clause.span.start - span.start >= 15:
            last = [
                token
                for token in sentence.tokens
                if token.end <= clause.span.start and token.text not in {",", "—", "–"}
            ]
            return Span(span.start, last[-1].end)
    return span
